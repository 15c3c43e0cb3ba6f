"""The ways of many statements, put together where they went the same way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.recommendations import (
    EvidenceSide,
    Outcome,
    Recommendation,
    Traced,
    TracedLine,
    TracedPoint,
)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Statements that came to the same key point, and by it to the same end."""

    outcome: Outcome
    point: TracedPoint | None
    aside: str
    traced: Sequence[Traced]

    @property
    def bearing(self) -> Sequence[tuple[Recommendation, EvidenceSide]]:
        """All that they came to bear on, and which way they speak there."""
        found = {
            (each.id, side): (each, side)
            for one in self.traced
            for each, side in one.list_bearing()
        }
        return sorted(found.values(), key=lambda pair: (pair[0].number, pair[1]))

    @property
    def lines(self) -> Sequence[TracedLine]:
        return list(dict.fromkeys(line for one in self.traced for line in one.lines))


def count_outcomes(traced: Iterable[Traced]) -> Mapping[Outcome, int]:
    """They add up to all statements."""
    outcomes = [each.outcome for each in traced]
    return {outcome: outcomes.count(outcome) for outcome in Outcome}


def gather_ways(traced: Iterable[Traced]) -> list[Way]:
    """In the order of the outcomes; the way that most went first."""
    found: dict[tuple[str, ...], list[Traced]] = {}
    points: dict[tuple[str, ...], TracedPoint | None] = {}
    for each in traced:
        point = _choose_point(each)
        about = (point.key_point, point.side) if point else (each.aside, "")
        key = (each.outcome, *about)
        found.setdefault(key, []).append(each)
        points.setdefault(key, point)
    order = list(Outcome)
    ways = [
        Way(
            outcome=Outcome(key[0]),
            point=points[key],
            aside="" if points[key] else key[1],
            traced=some,
        )
        for key, some in found.items()
    ]
    return sorted(ways, key=lambda way: (order.index(way.outcome), -len(way.traced)))


def _choose_point(traced: Traced) -> TracedPoint | None:
    """The key point by which it came to its end; else the first that it stands at."""
    for point in traced.points:
        sides = {side for _, side in point.list_bearing()}
        if traced.outcome is Outcome.FOLLOWED and EvidenceSide.FOR in sides:
            return point
        if traced.outcome is Outcome.NOT_FOLLOWED and point.not_followed:
            return point
        if traced.outcome is Outcome.AGAINST and sides:
            return point
    is_own = traced.outcome in (Outcome.FOLLOWED, Outcome.AGAINST)
    return traced.points[0] if traced.points and not is_own else None
