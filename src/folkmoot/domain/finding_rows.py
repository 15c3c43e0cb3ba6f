"""The findings as tables: what is frozen, exported, and read by other programs.

A row has ids, texts and numbers only, so that it is the same in JSON, CSV and Parquet.
What only the machine suggests is in none of them. A column is documented in
`docs/reference/api.md`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingRow:
    """A meeting, a survey or a round of written submissions."""

    id: str
    title: str
    kind: str
    date: str
    groups: int
    respondents: int
    statements: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FocusAreaRow:
    """What groups discussed."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementRow:
    """What was said, word for word, and where it stands.

    `number` is the order things were received in within the meeting.
    """

    id: str
    meeting: str
    focus_area: str | None
    group: str | None
    respondent: str | None
    number: int
    place: str
    marked: bool
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyPointRow:
    """A key point with its parts counted in, and who stands on each side of it."""

    id: str
    text: str
    heading: str
    meeting: str | None
    first_meeting: str | None
    focus_areas: tuple[str, ...]
    parts: tuple[str, ...]
    groups_asked: int
    meetings_asked: int
    respondents_asked: int
    submissions_asked: int
    supports_statements: int
    supports_groups: int
    supports_meetings: int
    supports_respondents: int
    supports_submissions: int
    opposes_statements: int
    opposes_groups: int
    opposes_meetings: int
    opposes_respondents: int
    opposes_submissions: int
    unresolved: int


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchRow:
    """That a statement stands on a side of a key point, and who said it where."""

    key_point: str
    statement: str
    side: str
    meeting: str
    group: str | None
    respondent: str | None
    focus_area: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DilemmaRow:
    """Two key points, or the two sides of one, that pull against each other."""

    one: str
    other: str | None
    state: str
    text: str
    groups: int
    respondents: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SingleVoiceRow:
    """What one group or respondent said and nobody else."""

    statement: str
    key_point: str | None
    is_seen: bool


@dataclass(frozen=True, kw_only=True)
class FindingTables:
    """All rows of a consultation, in an order that its contents settle."""

    consultation: str
    name: str
    meetings: tuple[MeetingRow, ...]
    focus_areas: tuple[FocusAreaRow, ...]
    statements: tuple[StatementRow, ...]
    key_points: tuple[KeyPointRow, ...]
    matches: tuple[MatchRow, ...]
    dilemmas: tuple[DilemmaRow, ...]
    single_voices: tuple[SingleVoiceRow, ...]
