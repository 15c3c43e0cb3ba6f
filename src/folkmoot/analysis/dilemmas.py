"""What pulls against each other: key points whose voices stand on opposite sides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from folkmoot.domain.key_points import KeyPointId, Relation

# One voice on the other side is a single voice, and shown as one.
FEWEST_VOICES = 2


class Stand(NamedTuple):
    """That a voice, a group or a respondent, takes a side on a key point."""

    key_point: KeyPointId
    side: Relation
    voice: str


@dataclass(frozen=True, kw_only=True)
class Tension:
    """Two key points, or the two sides of one where `other` is None.

    `pulling` are the voices for one and against the other; of one key point, those of
    its smaller side. `within` are the voices that stand on both sides themselves.
    """

    one: KeyPointId
    other: KeyPointId | None
    pulling: tuple[str, ...]
    within: tuple[str, ...]


def suggest_dilemmas(
    stands: Iterable[Stand], *, fewest: int = FEWEST_VOICES
) -> list[Tension]:
    """The tensions that the sides people took show, the strongest first.

    A key point is one where at least `fewest` voices are for it and as many against;
    two are one where at least `fewest` voices are for the one and against the other.
    """
    sides = _gather(stands)
    found = [
        *(_find_inner(point, own) for point, own in sides.items()),
        *(
            _find_between(one, other, sides)
            for one, other in combinations(sorted(sides), 2)
        ),
    ]
    strong = [each for each in found if len(each.pulling) >= fewest]
    return sorted(strong, key=_rank)


class _Sides(NamedTuple):
    supports: set[str]
    opposes: set[str]


def _gather(stands: Iterable[Stand]) -> Mapping[KeyPointId, _Sides]:
    sides: defaultdict[KeyPointId, _Sides] = defaultdict(lambda: _Sides(set(), set()))
    for stand in stands:
        if stand.side is Relation.SUPPORTS:
            sides[stand.key_point].supports.add(stand.voice)
        elif stand.side is Relation.OPPOSES:
            sides[stand.key_point].opposes.add(stand.voice)
    return sides


def _find_inner(point: KeyPointId, own: _Sides) -> Tension:
    smaller = min(own.opposes, own.supports, key=len)
    return Tension(
        one=point,
        other=None,
        pulling=tuple(sorted(smaller)),
        within=tuple(sorted(own.supports & own.opposes)),
    )


def _find_between(
    one: KeyPointId, other: KeyPointId, sides: Mapping[KeyPointId, _Sides]
) -> Tension:
    first, second = sides[one], sides[other]
    pulling = (first.supports & second.opposes) | (first.opposes & second.supports)
    within = pulling & (first.supports & second.supports)
    return Tension(
        one=one,
        other=other,
        pulling=tuple(sorted(pulling)),
        within=tuple(sorted(within)),
    )


def _rank(tension: Tension) -> tuple[int, int, KeyPointId, KeyPointId]:
    return (
        -len(tension.pulling),
        -len(tension.within),
        tension.one,
        tension.other or KeyPointId(""),
    )
