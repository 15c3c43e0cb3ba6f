"""How often people kept what the machine suggested, by kind and by how sure it was.

A suggestion is held against what people decide now. Where runs repeat it, it counts
once, with the score it had last. What nobody has looked at yet is counted by itself.

What is suggested for a statement is told apart by its *target*: of a duplicate its
original; of a match the statement whose words the key point has, so that a key point
that was proposed and the one that people made of it are the same; else the key point.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from folkmoot.web.desk.models import Declined, Suggestion, SuggestionKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import (
    AsideReason,
    KeyPoint,
    Match,
    Placement,
    Side,
)
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

    # By statement and target.
    sides: dict[tuple[UUID, UUID], set[str]] = field(default_factory=dict)
    originals: dict[UUID, UUID] = field(default_factory=dict)
    questions: set[UUID] = field(default_factory=set)
    declined: set[tuple[str, UUID, UUID | None]] = field(default_factory=set)
    waiting: set[UUID] = field(default_factory=set)


class _Targets:
    """Finds the target of a key point; of one that was merged, where it is now."""

    def __init__(self, desk: Desk) -> None:
        points = KeyPoint.objects.filter(consultation=desk.consultation)
        rows = points.values_list("id", "merged_into_id", "worded_by_id", "removed_at")
        self._merged: dict[UUID, UUID] = {
            id: into for id, into, _, gone in rows if into and gone
        }
        self._words: dict[UUID, UUID] = {id: words for id, _, words, _ in rows if words}

    def find(self, key_point: UUID) -> UUID:
        met = {key_point}
        while (into := self._merged.get(key_point)) and into not in met:
            met.add(into)
            key_point = into
        return self._words.get(key_point, key_point)

    def find_of(self, suggestion: Suggestion) -> UUID | None:
        point = suggestion.point
        if point is None:
            return suggestion.original_id
        if point.key_point_id is None:
            return point.source_id
        return self.find(point.key_point_id)


def count_kept_suggestions(desk: Desk) -> list[KindTally]:
    """By kind, with its bands; kinds that were never suggested are left out."""
    targets = _Targets(desk)
    decided = _read_decided(desk, targets)
    counts: dict[tuple[str, float], Counter[str]] = {}
    for suggestion, target in _list_latest(desk, targets):
        band = next(low for low in BANDS if suggestion.score >= low or not low)
        counted = counts.setdefault((suggestion.kind, band), Counter())
        counted[_judge(suggestion, target, decided)] += 1
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


def _list_latest(
    desk: Desk, targets: _Targets
) -> Iterator[tuple[Suggestion, UUID | None]]:
    """Each suggestion once, as the last run that made it had it; with its target."""
    found = Suggestion.objects.filter(
        statement__in=desk.find_statements().values("id"),
        run__consultation=desk.consultation,
    )
    met = set()
    for suggestion in found.select_related("point").order_by(
        "-run__asked_at", "-score", "id"
    ):
        target = targets.find_of(suggestion)
        key = (suggestion.kind, suggestion.statement_id, target)
        if key not in met:
            met.add(key)
            yield suggestion, target


def _judge(suggestion: Suggestion, target: UUID | None, decided: _Decided) -> Outcome:
    statement = suggestion.statement_id
    if suggestion.kind == SuggestionKind.MATCH:
        sides = decided.sides.get((statement, target), set()) if target else set()
        if suggestion.side in sides:
            return Outcome.KEPT
        if sides:
            is_there = sides - {Side.NONE}
            return Outcome.OTHER_SIDE if is_there else Outcome.TURNED_DOWN
    elif suggestion.kind == SuggestionKind.DUPLICATE:
        if target is not None and decided.originals.get(statement) == target:
            return Outcome.KEPT
    elif statement in decided.questions:
        return Outcome.KEPT
    is_open = statement in decided.waiting and not _is_declined(suggestion, decided)
    return Outcome.OPEN if is_open else Outcome.TURNED_DOWN


def _is_declined(suggestion: Suggestion, decided: _Decided) -> bool:
    """Only what people do not have is declined; a match to a key point is ruled out."""
    point, kind = suggestion.point, suggestion.kind
    if point is None:
        source = suggestion.original_id
    else:
        is_new = point.key_point_id in (None, point.id)
        source = point.source_id if is_new else None
    if source is None:
        return False
    of_point = kind == SuggestionKind.MATCH and (kind, source, None) in decided.declined
    return of_point or (kind, source, suggestion.statement_id) in decided.declined


def _read_decided(desk: Desk, targets: _Targets) -> _Decided:
    decided = _Decided(waiting=_list_waiting(desk))
    within = {"statement__in": desk.find_statements().values("id")}
    matches = Match.objects.kept().filter(key_point__removed_at=None, **within)
    for statement, point, side in matches.values_list(
        "statement_id", "key_point_id", "side"
    ):
        key = (statement, targets.find(point))
        decided.sides.setdefault(key, set()).add(side)
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
    return decided


def _list_waiting(desk: Desk) -> set[UUID]:
    placed = annotate_places(desk.find_statements()).order_by()
    return {
        id
        for id, place in placed.values_list("id", "desk_place")
        if place in (None, WAITING)
    }
