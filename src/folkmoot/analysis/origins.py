"""Who said a statement, and where: its section, meeting, group or respondent."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.domain.ids import MeetingId, StatementId, SurveyId
from folkmoot.domain.record import (
    INPUT_KINDS,
    Document,
    Meeting,
    Record,
    Section,
    Statement,
    Survey,
)

# How the text of a sheet ends a row: see `documents.sheets`.
_ROW_END = "\t\n"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group at its meeting: "Group 1" of two meetings are two groups."""

    meeting: MeetingId
    label: str


@dataclass(frozen=True, kw_only=True)
class Respondent:
    """A row of a survey; `row` tells rows of several sheets apart."""

    survey: SurveyId
    row: tuple[int, int] | StatementId


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a statement comes from; a voice is the group or respondent that said it."""

    statement: Statement
    section: Section
    meeting: Meeting | None = None
    survey: Survey | None = None
    voice: Group | Respondent | None = None

    @property
    def is_input(self) -> bool:
        """Whether participants said it."""
        return self.section.kind in INPUT_KINDS


def find_origins(record: Record) -> Mapping[StatementId, Origin]:
    """The origin of every statement, meetings first, in document order."""
    origins = [*_walk_meetings(record), *_walk_surveys(record)]
    return {origin.statement.id: origin for origin in origins}


def _walk_meetings(record: Record) -> Iterator[Origin]:
    for meeting in record.meetings:
        for section in meeting.sections:
            for statement in section.statements:
                group = statement.group
                yield Origin(
                    statement=statement,
                    section=section,
                    meeting=meeting,
                    voice=Group(meeting=meeting.id, label=group) if group else None,
                )


def _walk_surveys(record: Record) -> Iterator[Origin]:
    documents = {document.id: document for document in record.documents}
    for survey in record.surveys:
        row_ends = _find_row_ends(documents[survey.document])
        for section in survey.sections:
            for statement in section.statements:
                yield Origin(
                    statement=statement,
                    section=section,
                    survey=survey,
                    voice=_find_respondent(survey, statement, row_ends),
                )


def _find_respondent(
    survey: Survey, statement: Statement, row_ends: list[int]
) -> Respondent:
    """The respondent of a row; the same row number may stand in several sheets."""
    source = statement.source
    if source.line is None:
        return Respondent(survey=survey.id, row=statement.id)
    row = (source.line, bisect_left(row_ends, source.start))
    return Respondent(survey=survey.id, row=row)


def _find_row_ends(document: Document) -> list[int]:
    ends: list[int] = []
    found = document.text.find(_ROW_END)
    while found >= 0:
        ends.append(found)
        found = document.text.find(_ROW_END, found + len(_ROW_END))
    return ends
