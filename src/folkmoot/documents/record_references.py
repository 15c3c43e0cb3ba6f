"""What must hold between the parts of a record, beyond the form of each."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TypeVar

from folkmoot.documents.dates import is_edtf
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import (
    Link,
    Meeting,
    Record,
    Section,
    Statement,
    Survey,
    Unlinked,
)

_Item = TypeVar("_Item")
_CLOCK_TIME = re.compile(r"(?:[01]\d|2[0-4]):[0-5]\d")


def check_references(record: Record) -> None:
    """Refuse a record whose ids are double or point at nothing.

    Raises:
        UnreadableDocumentError: "bad_record", with the first fault and its `place`.
    """
    _check_ids(record)
    lengths: dict[str, int] = {d.id: len(d.text) for d in record.documents}
    for place, meeting in _number("meetings", record.meetings):
        _check_known(f"{place}.document", meeting.document, lengths)
        _check_times(place, meeting)
    for place, survey in _number("surveys", record.surveys):
        _check_known(f"{place}.document", survey.document, lengths)
        _check_questions(place, survey)
    documents: dict[str, str] = {}
    for place, statement in _list_statements(record):
        source = statement.source
        _check_known(f"{place}.source.document", source.document, lengths)
        _check_span(
            f"{place}.source", source.start, source.end, lengths[source.document]
        )
        documents[statement.id] = source.document
    _check_links(record, documents, lengths)
    _check_balance(record, lengths)


def _check_ids(record: Record) -> None:
    seen: set[str] = set()
    for place, name in _list_ids(record):
        if not name:
            raise _refuse(f"{place}.id", "empty_id")
        if name in seen:
            raise _refuse(f"{place}.id", "double_id", id=name)
        seen.add(name)


def _list_ids(record: Record) -> Iterator[tuple[str, str]]:
    for place, document in _number("documents", record.documents):
        yield place, document.id
    for place, meeting in _number("meetings", record.meetings):
        yield place, meeting.id
    for place, survey in _number("surveys", record.surveys):
        yield place, survey.id
        for inner, question in _number(f"{place}.questions", survey.questions):
            yield inner, question.id
    for place, section in _list_sections(record):
        yield place, section.id
    for place, statement in _list_statements(record):
        yield place, statement.id


def _list_sections(record: Record) -> Iterator[tuple[str, Section]]:
    for place, meeting in _number("meetings", record.meetings):
        yield from _number(f"{place}.sections", meeting.sections)
    for place, survey in _number("surveys", record.surveys):
        yield from _number(f"{place}.sections", survey.sections)


def _list_statements(record: Record) -> Iterator[tuple[str, Statement]]:
    for place, section in _list_sections(record):
        yield from _number(f"{place}.statements", section.statements)


def _number(name: str, items: Iterable[_Item]) -> Iterator[tuple[str, _Item]]:
    for number, item in enumerate(items):
        yield f"{name}[{number}]", item


def _check_times(place: str, meeting: Meeting) -> None:
    if meeting.date is not None and not is_edtf(meeting.date):
        raise _refuse(f"{place}.date", "no_edtf", date=meeting.date)
    for name, time in (("start", meeting.start), ("end", meeting.end)):
        if time is not None and not _CLOCK_TIME.fullmatch(time):
            raise _refuse(f"{place}.{name}", "no_clock_time", time=time)


def _check_questions(place: str, survey: Survey) -> None:
    known = {question.id for question in survey.questions}
    for name in survey.empty:
        if name not in known:
            raise _refuse(f"{place}.empty", "unknown_id", id=name)


def _check_links(
    record: Record, documents: Mapping[str, str], lengths: Mapping[str, int]
) -> None:
    """`documents` maps each statement to its document."""
    entries: list[tuple[str, Link | Unlinked]] = [
        *_number("links", record.links),
        *_number("unlinked", record.unlinked),
    ]
    for place, entry in entries:
        _check_known(f"{place}.from", entry.from_, documents)
        clause, length = entry.clause, lengths[documents[entry.from_]]
        _check_span(f"{place}.clause", clause.start, clause.end, length)
    for place, link in _number("links", record.links):
        _check_known(f"{place}.to", link.to, documents)
    for place, statement in _number("not_restated", record.not_restated):
        _check_known(place, statement, documents)


def _check_balance(record: Record, lengths: Mapping[str, int]) -> None:
    for place, balance in _number("balance", record.balance):
        _check_known(f"{place}.document", balance.document, lengths)
        for inner, part in _number(f"{place}.set_aside", balance.set_aside):
            _check_span(inner, part.start, part.end, lengths[balance.document])


def _check_known(place: str, name: str, known: Container[str]) -> None:
    if name not in known:
        raise _refuse(place, "unknown_id", id=name)


def _check_span(place: str, start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise _refuse(place, "outside_document", start=start, end=end, length=length)


def _refuse(place: str, fault: str, **details: object) -> UnreadableDocumentError:
    return UnreadableDocumentError("bad_record", place=place, fault=fault, **details)
