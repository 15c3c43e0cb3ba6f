"""What a draft of minutes is made from: the meeting, its programme, and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from folkmoot.domain.key_points import KeyPoint, KeyPointId, LedgerRow
from folkmoot.domain.record import Meeting


class StepKind(StrEnum):
    """The kinds of step in a programme."""

    OPENING = "opening"
    THEMES = "themes"
    GROUP_WORK = "group_work"
    REPORT_BACK = "report_back"
    PLENARY = "plenary"
    CLOSING = "closing"
    BREAK = "break"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the programme.

    `notes` are the considerations of an opening or the themes of a discussion; `areas`
    are the focus areas of group work. A step that `is_told` is told by its own
    sentences, `told`, under its title, and not by a text block.
    """

    kind: StepKind
    title: str = ""
    start: str = ""
    end: str = ""
    presenter: str = ""
    notes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    is_told: bool = False
    told: tuple[str, ...] = ()
    is_after_summary: bool = False


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the hall answered to a key point in plenary."""

    agree: int
    disagree: int
    dont_know: int
    most_important: int = 0


@dataclass(frozen=True, kw_only=True)
class LineClause:
    """A part of a summary line with the anchors of what it rests on; perhaps none."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """A summary line, picked or written by the secretary; its clauses make it whole."""

    id: str
    clauses: tuple[LineClause, ...]


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What became of the meeting's statements. Ledger rows of others do no harm."""

    key_points: tuple[KeyPoint, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The meeting as it went. `groups_asked` counts the groups given each area.

    `questions` has what each focus area was given to discuss. Earlier minutes may bring
    other steps than were `planned`, a title for the summary and the programme's lines.
    """

    meeting: Meeting
    steps: tuple[Step, ...]
    groups_asked: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[KeyPointId, Answers] = field(default_factory=dict)
    lines: tuple[SummaryLine, ...] = ()
    next_steps: tuple[str, ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    planned: tuple[Step, ...] = ()
    summary_title: str = ""
    programme: tuple[str, ...] = ()
