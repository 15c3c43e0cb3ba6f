"""How an area begins: how much was said, by whom, where, under what other names."""

from collections.abc import Iterator, Sequence

from folkmoot.documents.report_sources import Sources
from folkmoot.documents.report_tree import Paragraph, Run
from folkmoot.domain.key_points import LedgerRow
from folkmoot.domain.record import SectionKind


def introduce(name: str, rows: Sequence[LedgerRow], sources: Sources) -> Paragraph:
    """A few sentences on the area of this name, whose statements are the rows."""
    sentences = (
        _tell_voices(rows, sources),
        *_tell_kind(rows, sources),
        *_tell_aliases(name, rows, sources),
    )
    return Paragraph(runs=(Run(text=" ".join(sentences)),))


def _tell_voices(rows: Sequence[LedgerRow], sources: Sources) -> str:
    say = sources.say
    voices = {sources.find_voice(row.statement_id) for row in rows}
    groups, respondents = (
        sum(voice[0] == kind for voice in voices if voice)
        for kind in ("group", "respondent")
    )
    who = [say.count("groups", groups)] if groups else []
    if respondents:
        who.append(_tell_respondents(respondents, rows, sources))
    at = len({row.meeting for row in rows if row.meeting})
    phrase = "area said"
    if at:
        phrase = "area said at" if who else "area said somewhere"
    return say(
        phrase,
        statements=say.count("statements", len(rows)),
        who=say.join(who),
        meetings=say.count("meetings", at),
    )


def _tell_respondents(count: int, rows: Sequence[LedgerRow], sources: Sources) -> str:
    """How many said something, of those who answered the survey."""
    spoken = (sources.spoken[row.statement_id] for row in rows)
    surveys = {one.survey.id: one.survey for one in spoken if one.survey}
    # A person may have added answers to the record without counting them.
    asked = max(count, sum(survey.respondents for survey in surveys.values()))
    say = sources.say
    noun = say.count("respondents", asked)
    return say("some respondents", count=say.number(count), asked=noun)


def _tell_kind(rows: Sequence[LedgerRow], sources: Sources) -> Iterator[str]:
    say = sources.say
    nameless = sum(sources.find_voice(row.statement_id) is None for row in rows)
    if sources.spoken[rows[0].statement_id].section.kind is SectionKind.PLENARY:
        yield say("plenary is")
    elif nameless == len(rows):
        yield say("groups not recorded sentence")
    elif nameless:
        yield say("some without group", count=say.count("statements", nameless))


def _tell_aliases(
    name: str, rows: Sequence[LedgerRow], sources: Sources
) -> Iterator[str]:
    """The names that the area has at single meetings, which the machine held for it."""
    here = {row.meeting for row in rows if row.meeting}
    found = dict.fromkeys(
        f"{sources.say.quote(alias.name)} ({sources.meetings[meeting.id]})"
        for meeting in sources.record.meetings
        if meeting.id in here
        for alias in meeting.aliases
        if alias.same_as == name
    )
    if found:
        yield sources.say("also called", names=sources.say.join(list(found)))
