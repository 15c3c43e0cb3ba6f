"""How often people kept what the machine suggested, by kind and by how sure it was.

A suggestion is held against what people decide now. Where runs repeat it, it counts
once, with the score it had last. What nobody has looked at yet is counted by itself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from folkmoot.web.desk.models import Declined, Suggestion, SuggestionKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import AsideReason, Match, Placement, Side
from folkmoot.web.statements.queries.places import WAITING, annotate_places

# From which score a band begins, surest first.
BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
# Under so many decisions a share says little, and the page says so.
FEW = 20


class Outcome(StrEnum):
    """What became of a suggestion."""

    KEPT = "kept"
    # Gathered at that key point, but on the other side, or left unresolved there.
    OTHER_SIDE = "other_side"
    TURNED_DOWN = "turned_down"
    OPEN = "open"


@dataclass(frozen=True)
class Tally:
    """Suggestions of one kind in one band of scores, by what became of them."""

    kind: SuggestionKind
    low: float
    high: float
    counts: Mapping[str, int]

    @property
    def kept(self) -> int:
        return self.counts.get(Outcome.KEPT, 0)

    @property
    def other_side(self) -> int:
        return self.counts.get(Outcome.OTHER_SIDE, 0)

    @property
    def turned_down(self) -> int:
        return self.counts.get(Outcome.TURNED_DOWN, 0)

    @property
    def open(self) -> int:
        return self.counts.get(Outcome.OPEN, 0)

    @property
    def decided(self) -> int:
        return self.kept + self.other_side + self.turned_down

    @property
    def is_small(self) -> bool:
        return 0 < self.decided < FEW


@dataclass(frozen=True)
class KindTally:
    """All suggestions of one kind, and by band."""

    kind: SuggestionKind
    total: Tally
    bands: Sequence[Tally]


@dataclass
class _Decided:
    """What people decided, as far as suggestions are held against it."""

    sides: dict[tuple[UUID, UUID], set[str]] = field(default_factory=dict)
    # A statement, and the one whose words a key point has at which it was gathered.
    wordings: set[tuple[UUID, UUID]] = field(default_factory=set)
    originals: dict[UUID, UUID] = field(default_factory=dict)
    questions: set[UUID] = field(default_factory=set)
    declined: set[tuple[str, UUID, UUID | None]] = field(default_factory=set)
    waiting: set[UUID] = field(default_factory=set)


def count_kept_suggestions(desk: Desk) -> list[KindTally]:
    """By kind, with its bands; kinds that were never suggested are left out."""
    decided = _read_decided(desk)
    counts: dict[tuple[str, float], Counter[str]] = {}
    for suggestion in _list_latest(desk):
        band = next(low for low in BANDS if suggestion.score >= low or not low)
        counted = counts.setdefault((suggestion.kind, band), Counter())
        counted[_judge(suggestion, decided)] += 1
    return [
        _sum_up(kind, counts)
        for kind in SuggestionKind
        if any(counted_kind == kind for counted_kind, _ in counts)
    ]


def _sum_up(
    kind: SuggestionKind, counts: Mapping[tuple[str, float], Counter[str]]
) -> KindTally:
    highs = (1.0, *BANDS)
    bands = [
        Tally(kind, low, high, counts[kind, low])
        for low, high in zip(BANDS, highs, strict=False)
        if (kind, low) in counts
    ]
    total: Counter[str] = Counter()
    for band in bands:
        total.update(band.counts)
    return KindTally(kind, Tally(kind, 0.0, 1.0, total), bands)


def _list_latest(desk: Desk) -> Iterator[Suggestion]:
    """Each suggestion once: as the last run that made it had it."""
    found = Suggestion.objects.filter(
        statement__in=desk.find_statements().values("id"),
        run__consultation=desk.consultation,
    )
    met = set()
    for suggestion in found.select_related("point").order_by(
        "-run__asked_at", "-score", "id"
    ):
        key = (suggestion.kind, suggestion.statement_id, _find_target(suggestion))
        if key not in met:
            met.add(key)
            yield suggestion


def _find_target(suggestion: Suggestion) -> UUID | None:
    """The key point, or the statement a proposed one has its words from."""
    point = suggestion.point
    if point is None:
        return suggestion.original_id
    return point.key_point_id or point.source_id


def _judge(suggestion: Suggestion, decided: _Decided) -> Outcome:
    if _is_declined(suggestion, decided):
        return Outcome.TURNED_DOWN
    judge = {
        SuggestionKind.MATCH: _judge_match,
        SuggestionKind.DUPLICATE: _judge_duplicate,
        SuggestionKind.QUESTION: _judge_question,
    }[SuggestionKind(suggestion.kind)]
    outcome = judge(suggestion, decided)
    if outcome is not None:
        return outcome
    is_open = suggestion.statement_id in decided.waiting
    return Outcome.OPEN if is_open else Outcome.TURNED_DOWN


def _is_declined(suggestion: Suggestion, decided: _Decided) -> bool:
    source = suggestion.original_id
    if suggestion.point is not None:
        source = suggestion.point.source_id
    if source is None:
        return False
    kind, statement = suggestion.kind, suggestion.statement_id
    of_point = (kind, source, None)
    return (kind, source, statement) in decided.declined or (
        kind == SuggestionKind.MATCH and of_point in decided.declined
    )


def _judge_match(suggestion: Suggestion, decided: _Decided) -> Outcome | None:
    point, statement = suggestion.point, suggestion.statement_id
    if point is None:
        return None
    if point.key_point_id is None:
        is_kept = (statement, point.source_id) in decided.wordings
        return Outcome.KEPT if is_kept else None
    sides = decided.sides.get((statement, point.key_point_id), set())
    if suggestion.side in sides:
        return Outcome.KEPT
    if sides - {Side.NONE}:
        return Outcome.OTHER_SIDE
    return Outcome.TURNED_DOWN if sides else None


def _judge_duplicate(suggestion: Suggestion, decided: _Decided) -> Outcome | None:
    original = decided.originals.get(suggestion.statement_id)
    is_kept = original is not None and original == suggestion.original_id
    return Outcome.KEPT if is_kept else None


def _judge_question(suggestion: Suggestion, decided: _Decided) -> Outcome | None:
    is_kept = suggestion.statement_id in decided.questions
    return Outcome.KEPT if is_kept else None


def _read_decided(desk: Desk) -> _Decided:
    decided = _Decided()
    statements = desk.find_statements()
    within = {"statement__in": statements.values("id")}
    matches = Match.objects.kept().filter(key_point__removed_at=None, **within)
    for statement, point, side, worded_by in matches.values_list(
        "statement_id", "key_point_id", "side", "key_point__worded_by_id"
    ):
        decided.sides.setdefault((statement, point), set()).add(side)
        if worded_by is not None and side != Side.NONE:
            decided.wordings.add((statement, worded_by))
    placed = Placement.objects.kept().filter(**within)
    for statement, original, reason in placed.values_list(
        "statement_id", "original_id", "reason"
    ):
        if original is not None:
            decided.originals[statement] = original
        if reason == AsideReason.QUESTION:
            decided.questions.add(statement)
    declined = Declined.objects.kept().filter(consultation=desk.consultation)
    decided.declined = set(declined.values_list("kind", "source_id", "statement_id"))
    decided.waiting = _list_waiting(desk)
    return decided


def _list_waiting(desk: Desk) -> set[UUID]:
    placed = annotate_places(desk.find_statements()).order_by()
    return {
        id
        for id, place in placed.values_list("id", "desk_place")
        if place in (None, WAITING)
    }
