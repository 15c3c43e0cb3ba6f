"""The readable account of a record: what a secretary checks before going on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import TextIO

from folkmoot.cli.wording import Wording
from folkmoot.domain.record import (
    INPUT_KINDS,
    Balance,
    Host,
    Meeting,
    Record,
    Section,
    SectionKind,
    Statement,
    Survey,
    iterate_input,
    iterate_sections,
)

WIDTH = 88
_LONGEST_TAIL = 12


def print_account(record: Record, language: str, file: TextIO) -> None:
    """Print what was read: meetings, surveys, links and the balance of words."""
    for line in tell_record(record, Wording(language)):
        print(line, file=file)


def print_balance(record: Record, language: str, file: TextIO) -> None:
    """Print only the balance of words and how much there is in all."""
    say = Wording(language)
    for line in (*_tell_balance(record, say), *tell_sum(record, say)):
        print(line, file=file)


def tell_record(record: Record, say: Wording) -> Iterator[str]:
    """The account, line by line."""
    for meeting in record.meetings:
        yield from _tell_meeting(meeting, record, say)
    for survey in record.surveys:
        yield from _tell_survey(survey, record, say)
    yield from _tell_links(record, say)
    yield from _tell_balance(record, say)
    yield from tell_sum(record, say)


def _tell_meeting(meeting: Meeting, record: Record, say: Wording) -> Iterator[str]:
    title = meeting.title or say("untitled meeting")
    yield title
    yield "═" * min(len(title), WIDTH)
    for label, value in _list_facts(meeting, record, say):
        yield from indent(f"{label}: {value}", first="  ", rest="      ")
    for section in meeting.sections:
        yield from _tell_section(section, say)
    for alias in meeting.aliases:
        yield ""
        yield from indent(say("alias", name=alias.name, same_as=alias.same_as))
    yield ""


def _list_facts(
    meeting: Meeting, record: Record, say: Wording
) -> Iterator[tuple[str, str]]:
    names = {document.id: document.name for document in record.documents}
    yield say("file"), names[meeting.document]
    yield say("date"), say.date(meeting.date)
    if meeting.start or meeting.end:
        yield say("time"), "–".join(t or "?" for t in (meeting.start, meeting.end))
    if meeting.place:
        yield say("place"), meeting.place
    if meeting.hosts:
        yield say("host"), "; ".join(_tell_host(host) for host in meeting.hosts)
    if meeting.prepared_by:
        yield say("prepared by"), meeting.prepared_by
    for label, people in (
        ("participants", meeting.participants),
        ("commission", meeting.commission),
    ):
        if people:
            yield say(label), "; ".join(person.text for person in people)
    if meeting.programme:
        yield say("programme"), " · ".join(meeting.programme)


def _tell_host(host: Host) -> str:
    known = [host.name, host.function, host.organisation]
    return ", ".join(part for part in known if part) or host.text


def _tell_section(section: Section, say: Wording) -> Iterator[str]:
    if not section.statements:
        return
    yield ""
    heading = section.heading or section.focus_area
    kind = say(section.kind)
    yield from indent(f"{kind}: {heading}" if heading else kind, first="  ", rest="  ")
    group: str | None = None
    for statement in section.statements:
        if statement.group != group:
            group = statement.group
            yield f"    {group or say('no group')}"
        yield from _tell_statement(statement, section.kind)


def _tell_statement(statement: Statement, kind: SectionKind) -> Iterator[str]:
    sign = "·" if kind is SectionKind.INFORMATION else "–"
    yield from indent(f"{sign} {statement.text}", first="    ", rest="      ")


def _tell_survey(survey: Survey, record: Record, say: Wording) -> Iterator[str]:
    names = {document.id: document.name for document in record.documents}
    title = survey.title or names[survey.document]
    yield title
    yield "═" * min(len(title), WIDTH)
    yield f"  {say('file')}: {names[survey.document]}"
    yield f"  {say.count('respondents', survey.respondents)}"
    for question, section in zip(survey.questions, survey.sections, strict=False):
        yield ""
        yield from indent(question.text, first="  ", rest="  ")
        answers = len(section.statements)
        empty = survey.empty.get(question.id, 0)
        yield f"    {say('answers', answers=answers, empty=empty)}"
        for statement in section.statements[:3]:
            yield from _tell_statement(statement, section.kind)
        if answers > 3:
            yield f"      {say('more answers', count=answers - 3)}"
    attributes = Counter(
        name
        for section in survey.sections
        for statement in section.statements
        for name in statement.attributes
    )
    if attributes:
        yield ""
        yield from indent(f"{say('attributes')}: {', '.join(sorted(attributes))}")
    yield ""


def _tell_links(record: Record, say: Wording) -> Iterator[str]:
    lines = _statements_by_id(record)
    if not record.links and not record.unlinked:
        return
    yield say("links heading")
    yield "─" * len(say("links heading"))
    shown: str | None = None
    for link in record.links:
        if link.clause.text != shown:
            shown = link.clause.text
            yield from indent(f"“{shown}”", first="  ", rest="  ")
        statement = lines[link.to]
        group = f"{statement.group}: " if statement.group else ""
        yield from indent(
            f"← {group}{statement.text}  ({say.reason(link.reason)}; {link.score:.2f})",
            first="    ",
            rest="      ",
        )
    yield from _list_tail(
        say("new in the plenary", count=len(record.unlinked)),
        (entry.clause.text for entry in record.unlinked),
        len(record.unlinked),
        say,
    )
    at_meetings = _list_input_of_meetings(record)
    left_out = [s for s in record.not_restated if s in at_meetings]
    yield from _list_tail(
        say("not restated", count=len(left_out), of=len(at_meetings)),
        (lines[statement_id].text for statement_id in left_out),
        len(left_out),
        say,
    )
    yield ""


def _list_input_of_meetings(record: Record) -> set[str]:
    """Only they can be restated: a survey has no summary."""
    return {
        statement.id
        for meeting in record.meetings
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
    }


def _list_tail(
    heading: str, texts: Iterable[str], count: int, say: Wording
) -> Iterator[str]:
    yield ""
    yield f"  {heading}"
    for number, text in enumerate(texts):
        if number == _LONGEST_TAIL:
            yield f"      {say('and more', count=count - number)}"
            return
        yield from indent(f"– {text}", first="    ", rest="      ")


def _statements_by_id(record: Record) -> Mapping[str, Statement]:
    return {
        statement.id: statement
        for section in iterate_sections(record)
        for statement in section.statements
    }


def _tell_balance(record: Record, say: Wording) -> Iterator[str]:
    if not record.balance:
        return
    names = {document.id: document.name for document in record.documents}
    yield say("balance heading")
    yield "─" * len(say("balance heading"))
    for balance in record.balance:
        yield f"  {names[balance.document]}: {_tell_words(balance, say)}"
        for part in balance.set_aside:
            text = f" “{_shorten(part.text)}”" if part.text else ""
            yield from indent(f"– {say.reason(part.reason)}{text}", first="      ")
    for document in record.documents:
        for page in document.unread_pages:
            yield f"  {say('unread page', name=document.name, page=page)}"
    yield ""


def _tell_words(balance: Balance, say: Wording) -> str:
    aside = balance.words - balance.recorded
    return say(
        "balance", words=balance.words, recorded=balance.recorded, set_aside=aside
    )


def tell_sum(record: Record, say: Wording) -> Iterator[str]:
    """How much there is in all, on one line."""
    groups = {
        (meeting.id, statement.group)
        for meeting in record.meetings
        for section in meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
        if statement.group
    }
    counts = {
        "documents": len(record.documents),
        "meetings": len(record.meetings),
        "surveys": len(record.surveys),
        "groups": len(groups),
        "statements": sum(1 for _ in iterate_input(record)),
    }
    yield " · ".join(say.count(noun, number) for noun, number in counts.items())


def _shorten(text: str, *, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def indent(text: str, *, first: str = "  ", rest: str = "    ") -> list[str]:
    """The text on lines that fit a page; `rest` begins all but the first."""
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
