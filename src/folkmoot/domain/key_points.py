"""Key points, what stands behind them, and where every statement is.

The fields carry the names of `key_points.json`, `ledger.csv` and `saturation.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.record import Record

KeyPointId = NewType("KeyPointId", str)


class Relation(StrEnum):
    """How a statement stands to a key point. `UNRESOLVED` is never counted."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    UNRESOLVED = "unresolved"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One idea within a statement: code points in its document's text, half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What a judge holds of a pair: the relation and the probability of support.

    `reason` names what a person can check: the shared words, the cue, the method.
    """

    relation: Relation
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class Match:
    """A segment of a statement stands to a key point, suggested or decided."""

    statement: StatementId
    segment: Segment
    relation: Relation
    score: float
    reason: str
    decided_by: str = "machine"


@dataclass(frozen=True, kw_only=True)
class Prevalence:
    """Who stands behind a key point, as counts of those asked.

    A group that repeats itself is heard once. `groups_asked` counts the groups that
    were given a focus area in which the key point was raised; it is 0 where the
    minutes name no groups. `by` holds, per attribute and value, how many respondents
    with that value support it, of how many asked.
    """

    groups: int
    groups_asked: int
    meetings: int
    meetings_asked: int
    respondents: int
    respondents_asked: int
    by: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class KeyPoint:
    """What several statements say, in the words of one of them.

    `focus_areas` are those in which it was raised, most matches first. `prevalence`
    counts supporting statements only; `matches` hold opposing and unresolved ones too.
    """

    id: KeyPointId
    text: str
    source_statement: StatementId
    focus_areas: tuple[str, ...]
    matches: tuple[Match, ...]
    prevalence: Prevalence


@dataclass(frozen=True, kw_only=True)
class QuestionRaised:
    """A question that participants asked, once or in several wordings."""

    id: KeyPointId
    text: str
    source_statement: StatementId
    statements: tuple[StatementId, ...]


class InputRole(StrEnum):
    """What a statement is to the analysis; only `INPUT` is gathered and counted."""

    INPUT = "input"
    THEME = "theme"
    SUMMARY = "summary"
    INFORMATION = "information"


class Place(StrEnum):
    """Where a statement is: at all times in exactly one place."""

    WAITING = "waiting"
    GATHERED = "gathered"
    ALONE = "alone"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, kw_only=True)
class LedgerRow:
    """A whole statement as handed in, and what became of it.

    `place` is None for what is not input. `key_points` are those that one of its
    segments supports or opposes. `reason` is a code: see `domain.messages`.
    """

    statement_id: StatementId
    role: InputRole
    place: Place | None
    key_points: tuple[KeyPointId, ...] = ()
    duplicate_of: StatementId | None = None
    reason: str = ""
    meeting: MeetingId | None = None
    focus_area: str | None = None
    group: str | None = None
    text: str


@dataclass(frozen=True, kw_only=True)
class SaturationStep:
    """What one further meeting brought: key points first heard there, or heard again.

    A key point is heard where a statement supports or opposes it.
    """

    meeting: MeetingId
    date: str | None
    statements: int
    new: tuple[KeyPointId, ...]
    repeated: tuple[KeyPointId, ...]
    heard_so_far: int


@dataclass(frozen=True, kw_only=True)
class Saturation:
    """How much new each further meeting brought (Guest, Namey & Chen 2020).

    The share of new key points in the last `run` meetings, over those of the first
    `base` meetings. `ratio` and `reached` are None where there are too few meetings to
    tell or where their order is not known.
    """

    base: int
    run: int
    threshold: float
    steps: tuple[SaturationStep, ...]
    ratio: float | None
    reached: bool | None


@dataclass(frozen=True, kw_only=True)
class Method:
    """How a run was made, for its report and manifest."""

    model: str
    model_fingerprint: str
    judge: str
    code_version: str
    parameters: Mapping[str, float | int | str]


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """One run: the record, its key points, and what became of every statement.

    `ledger` has a row for every statement of the record, in document order.
    `key_points` stand most widely carried first.
    """

    record: Record
    key_points: tuple[KeyPoint, ...]
    questions: tuple[QuestionRaised, ...]
    ledger: tuple[LedgerRow, ...]
    saturation: Saturation
    method: Method
