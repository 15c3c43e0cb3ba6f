"""The record: what was said at meetings and in surveys, and where each word stands.

The fields carry the names of the `folkmoot-record/1` JSON, so that the file format and
the values cannot drift apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from folkmoot.domain.ids import (
    DocumentId,
    MeetingId,
    QuestionId,
    SectionId,
    StatementId,
    SurveyId,
)

RECORD_SCHEMA = "folkmoot-record/1"


class SectionKind(StrEnum):
    """What the words of a section are to the meeting."""

    THEME = "theme"
    FOCUS_AREA = "focus_area"
    PLENARY = "plenary"
    SUMMARY = "summary"
    INFORMATION = "information"
    SURVEY = "survey"


INPUT_KINDS = frozenset(
    {SectionKind.FOCUS_AREA, SectionKind.PLENARY, SectionKind.SURVEY}
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a statement stands: code points in its document's text, half-open.

    `page` counts from 1 where the document has pages. `line` is the line of the
    document's text, or the row of the sheet, counted from 1.
    """

    document: DocumentId
    page: int | None = None
    line: int | None = None
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One unit of input in its author's own words, white space folded."""

    id: StatementId
    text: str
    group: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    question: bool = False
    opposed_cue: str | None = None
    source: Source


@dataclass(frozen=True, kw_only=True)
class Section:
    """Statements under one heading; `focus_area` is the area's name across meetings."""

    id: SectionId
    heading: str | None = None
    kind: SectionKind
    focus_area: str | None = None
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Host:
    """A host or chair, as far as the source tells."""

    name: str | None = None
    function: str | None = None
    organisation: str | None = None
    text: str


@dataclass(frozen=True, kw_only=True)
class Participant:
    """A person, a body or a counted crowd that took part."""

    text: str
    count: int | None = None
    function: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Alias:
    """Two names in one document for the same focus area."""

    name: str
    same_as: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One meeting as its minutes tell it. What is missing stays missing."""

    id: MeetingId
    document: DocumentId
    title: str | None = None
    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    hosts: tuple[Host, ...] = ()
    prepared_by: str | None = None
    participants: tuple[Participant, ...] = ()
    commission: tuple[Participant, ...] = ()
    programme: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """An open question of a survey."""

    id: QuestionId
    text: str


@dataclass(frozen=True, kw_only=True)
class Survey:
    """Answers to open questions; `empty` counts respondents who left one unanswered.

    For each question, its statements and its empty answers add up to `respondents`.
    """

    id: SurveyId
    document: DocumentId
    title: str | None = None
    questions: tuple[Question, ...] = ()
    respondents: int = 0
    empty: Mapping[str, int] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file that was read: `text` is its words with mark-up removed."""

    id: DocumentId
    name: str
    sha256: str
    media_type: str
    text: str
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A part of a summary line, as code points in the document's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A clause of a summary line restates a statement; `reason` is the shared words."""

    from_: StatementId
    clause: Clause
    to: StatementId
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Unlinked:
    """A clause of a summary line that restates nothing: new in the plenary."""

    from_: StatementId
    clause: Clause


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """Words that are not in the record, and why."""

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Every word of a document: recorded, or set aside with a reason."""

    document: DocumentId
    words: int
    recorded: int
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReadError:
    """A file that was refused; `message` is in the user's language."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """All that was read, and what was left over."""

    documents: tuple[Document, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    surveys: tuple[Survey, ...] = ()
    links: tuple[Link, ...] = ()
    unlinked: tuple[Unlinked, ...] = ()
    not_restated: tuple[StatementId, ...] = ()
    balance: tuple[Balance, ...] = ()
    errors: tuple[ReadError, ...] = ()


def iterate_sections(record: Record) -> Iterator[Section]:
    """All sections, meetings first, in document order."""
    for meeting in record.meetings:
        yield from meeting.sections
    for survey in record.surveys:
        yield from survey.sections


def iterate_input(record: Record) -> Iterator[Statement]:
    """What participants said: the statements that are gathered and counted."""
    for section in iterate_sections(record):
        if section.kind in INPUT_KINDS:
            yield from section.statements
