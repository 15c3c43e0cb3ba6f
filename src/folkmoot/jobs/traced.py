"""What a trace shows: a claim with what was said behind it, or the other way round."""

from dataclasses import dataclass

from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    InputRole,
    KeyPointId,
    Place,
    Prevalence,
    Relation,
)
from folkmoot.domain.record import SectionKind


@dataclass(frozen=True, kw_only=True)
class TracedStatement:
    """A statement in its own words, with who said it and where it stands."""

    id: StatementId
    text: str
    kind: SectionKind
    heading: str | None
    focus_area: str | None
    group: str | None
    meeting: str | None
    date: str | None
    survey: str | None
    document: str
    page: int | None
    line: int | None


@dataclass(frozen=True, kw_only=True)
class TracedMatch:
    """A statement behind a key point; `segment` is the part of it that counts."""

    statement: TracedStatement
    segment: str
    score: float
    reason: str
    decided_by: str
    duplicate_of: StatementId | None


@dataclass(frozen=True, kw_only=True)
class KeyPointTrace:
    """The way down from a key point; `rejected` is what people ruled out."""

    kind: str = "key_point"
    id: KeyPointId
    text: str
    source_statement: StatementId
    focus_areas: tuple[str, ...]
    prevalence: Prevalence
    supports: tuple[TracedMatch, ...]
    opposes: tuple[TracedMatch, ...]
    unresolved: tuple[TracedMatch, ...]
    rejected: tuple[TracedMatch, ...]


@dataclass(frozen=True, kw_only=True)
class QuestionTrace:
    """The way down from a question raised."""

    kind: str = "question"
    id: KeyPointId
    text: str
    source_statement: StatementId
    statements: tuple[TracedStatement, ...]


@dataclass(frozen=True, kw_only=True)
class TracedLink:
    """A statement that a clause restates."""

    statement: TracedStatement
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class TracedClause:
    """A clause of a summary line; it is new where it restates nothing."""

    text: str
    is_new: bool
    restates: tuple[TracedLink, ...]


@dataclass(frozen=True, kw_only=True)
class SummaryTrace:
    """The way down from a summary line."""

    kind: str = "summary_line"
    line: TracedStatement
    clauses: tuple[TracedClause, ...]


@dataclass(frozen=True, kw_only=True)
class TracedStand:
    """How a statement stands to a key point."""

    key_point: KeyPointId
    text: str
    segment: str
    relation: Relation
    score: float
    reason: str
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class TracedQuestion:
    """A question raised that a statement asks."""

    id: KeyPointId
    text: str


@dataclass(frozen=True, kw_only=True)
class TracedRestatement:
    """A clause of a summary line that restates a statement."""

    line: TracedStatement
    clause: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True)
class StatementTrace:
    """The way up from a statement, and where it is in the ledger."""

    kind: str = "statement"
    statement: TracedStatement
    role: InputRole
    place: Place | None
    reason: str
    duplicate_of: StatementId | None
    duplicates: tuple[StatementId, ...]
    key_points: tuple[TracedStand, ...]
    questions: tuple[TracedQuestion, ...]
    restated_by: tuple[TracedRestatement, ...]


Trace = KeyPointTrace | QuestionTrace | SummaryTrace | StatementTrace
