"""Who said a statement and where it stands, as the report tells it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from folkmoot.documents.report_tree import Run, Voice
from folkmoot.documents.report_words import ReportWords
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import Analysis, InputRole, LedgerRow, Match
from folkmoot.domain.record import (
    INPUT_KINDS,
    Document,
    Meeting,
    Record,
    Section,
    SectionKind,
    Statement,
    Survey,
)

# "group" or "respondent", and what tells it from others of its kind.
Speaker = tuple[object, ...]
# How the text of a sheet ends a row: see `documents.sheets`.
_ROW_END = "\t\n"
_LONGEST_NAME = 60


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A statement with the section, and the meeting or survey, it stands in."""

    statement: Statement
    section: Section
    document: Document
    meeting: Meeting | None = None
    survey: Survey | None = None


class Sources:
    """Looks up what the report tells of statements: who, where, under what."""

    def __init__(self, analysis: Analysis, say: ReportWords) -> None:
        self.say = say
        self.record = analysis.record
        self.spoken: Mapping[StatementId, Spoken] = {
            one.statement.id: one for one in _list_spoken(analysis.record)
        }
        self.rows: Mapping[StatementId, LedgerRow] = {
            row.statement_id: row for row in analysis.ledger
        }
        self.meetings: Mapping[MeetingId, str] = _name_meetings(analysis.record, say)
        self.order = {name: place for place, name in enumerate(self.meetings.values())}
        input_rows = [row for row in analysis.ledger if row.role is InputRole.INPUT]
        heard = {row.meeting for row in input_rows}
        self.heard_at: Mapping[MeetingId, str] = {
            meeting: name for meeting, name in self.meetings.items() if meeting in heard
        }
        self._with_groups = {row.meeting for row in input_rows if row.group}
        self._row_ends: dict[str, list[int]] = {}

    def name_area(self, statement: StatementId) -> str:
        """The focus area, the plenary or the survey's question it stands under."""
        section = self.spoken[statement].section
        if section.focus_area:
            return section.focus_area
        if section.kind is SectionKind.PLENARY:
            return self.say("plenary")
        return section.heading or self.say("no area")

    def name_voice(self, statement: StatementId) -> str:
        """Who said it: the group and its meeting, or a respondent of the survey."""
        one = self.spoken[statement]
        if one.meeting:
            meeting = self.meetings[one.meeting.id]
            speaker = self.name_speaker(statement)
            return f"{speaker}, {meeting}" if speaker else meeting
        title = one.survey and name_survey(one.survey)
        return self.say("respondent", survey=title or _shorten(one.document.name))

    def name_speaker(self, statement: StatementId) -> str | None:
        """The group, or that it was said in plenary or that no group is named.

        None for what no participant said, for surveys, and where a meeting names no
        groups at all.
        """
        one = self.spoken[statement]
        if one.statement.group:
            return one.statement.group
        if one.section.kind is SectionKind.PLENARY:
            return self.say("plenary")
        is_spoken = one.section.kind in INPUT_KINDS and one.meeting
        has_groups = one.meeting and one.meeting.id in self._with_groups
        return self.say("no group") if is_spoken and has_groups else None

    def find_voice(self, statement: StatementId) -> Speaker | None:
        """What tells groups and respondents apart; None where no group is named."""
        one = self.spoken[statement]
        if one.meeting:
            group = one.statement.group
            return ("group", one.meeting.id, group) if group else None
        source = one.statement.source
        if source.line is None:
            return ("respondent", one.document.id, statement)
        sheet = bisect_left(self._find_row_ends(one.document), source.start)
        return ("respondent", one.document.id, source.line, sheet)

    def count_voices(self, matches: Iterable[Match], kind: str) -> int:
        """How many groups, or respondents, are behind the matches, each once."""
        return sum(voice[0] == kind for voice in self.list_voices(matches))

    def list_voices(self, matches: Iterable[Match]) -> set[Speaker]:
        """The groups and respondents behind the matches."""
        voices = (self.find_voice(match.statement) for match in matches)
        return {voice for voice in voices if voice}

    def tell_where(self, statement: StatementId) -> str:
        """Document, page and line, as far as they are known."""
        name = self.spoken[statement].document.name
        return ", ".join(filter(None, (name, self.tell_position(statement))))

    def tell_position(self, statement: StatementId) -> str:
        """Page and line, as far as they are known, within the document."""
        one = self.spoken[statement]
        source = one.statement.source
        line = "row" if one.survey else "line"
        parts = []
        if source.page is not None:
            parts.append(self.say("page", number=source.page))
        if source.line is not None:
            parts.append(self.say(line, number=source.line))
        return ", ".join(parts)

    def link_where(self, statement: StatementId) -> Run:
        """A link to the statement in the register, which tells where it stands."""
        return Run(
            text=self.tell_where(statement),
            target=f"s-{statement}",
            voice=Voice.QUIET,
        )

    def _find_row_ends(self, document: Document) -> list[int]:
        if document.id not in self._row_ends:
            ends, found = [], document.text.find(_ROW_END)
            while found >= 0:
                ends.append(found)
                found = document.text.find(_ROW_END, found + len(_ROW_END))
            self._row_ends[document.id] = ends
        return self._row_ends[document.id]


def _list_spoken(record: Record) -> Iterator[Spoken]:
    documents = {document.id: document for document in record.documents}
    for meeting in record.meetings:
        document = documents[meeting.document]
        for section in meeting.sections:
            for one in section.statements:
                yield Spoken(
                    statement=one, section=section, document=document, meeting=meeting
                )
    for survey in record.surveys:
        document = documents[survey.document]
        for section in survey.sections:
            for one in section.statements:
                yield Spoken(
                    statement=one, section=section, document=document, survey=survey
                )


def _name_meetings(record: Record, say: ReportWords) -> dict[MeetingId, str]:
    """A short name per meeting; the date, then a number, tells equal names apart."""
    names = {one.id: _name_meeting(one, say) for one in record.meetings}
    for how in ("date", "number"):
        double = {name for name, times in Counter(names.values()).items() if times > 1}
        for number, meeting in enumerate(record.meetings, 1):
            if names[meeting.id] in double:
                extra = say.date(meeting.date) if how == "date" else f"{number}"
                names[meeting.id] += f" ({extra})"
    return names


def name_survey(survey: Survey) -> str:
    """The title up to its first full stop, for what follows is a note."""
    return _shorten((survey.title or "").partition(". ")[0])


def _name_meeting(meeting: Meeting, say: ReportWords) -> str:
    name = meeting.place or meeting.title or say("untitled meeting")
    return _shorten(name.partition(",")[0] if meeting.place else name)


def _shorten(text: str) -> str:
    """Cut before a word where one begins, else within it."""
    if len(text) <= _LONGEST_NAME:
        return text
    cut = text[:_LONGEST_NAME]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:–-") + "…"
