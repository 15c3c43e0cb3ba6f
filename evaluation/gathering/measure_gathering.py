"""How much of what a gathering claims is true, and how much of the truth it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gathering_gold import GoldSet

from folkmoot.analysis.gathering import DraftKeyPoint, Gathering
from folkmoot.domain.key_points import Match, Relation


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts over the key points found.

    A claim is a supporting match beside the key point's own statement. `open` are
    claims on which careful readers would differ: they count neither way.
    """

    key_points: int = 0
    claims: int = 0
    true: int = 0
    open: int = 0
    opposed: int = 0
    opposing: int = 0
    truly_opposing: int = 0
    unresolved: int = 0
    shared: int = 0
    gathered: int = 0

    def __add__(self, other: Tally) -> Tally:
        mine, others = vars(self), vars(other)
        return Tally(**{name: mine[name] + others[name] for name in mine})

    @property
    def precision(self) -> float:
        """The share of claims that are true."""
        counted = self.claims - self.open
        return self.true / counted if counted else 1.0

    @property
    def recall(self) -> float:
        """The share of statements with company that truly stand in a key point."""
        return self.gathered / self.shared if self.shared else 1.0


def tally_key_points(gold: GoldSet, gathering: Gathering) -> list[Tally]:
    """One tally per key point: the unit that is drawn in the bootstrap."""
    return [_tally(gold, point) for point in gathering.key_points]


def _tally(gold: GoldSet, point: DraftKeyPoint) -> Tally:
    source = point.source_statement
    others = [match for match in point.matches if match.statement != source]
    claims = _pick(others, Relation.SUPPORTS)
    same = [gold.say_the_same(source, one) for one in claims]
    opposing = _pick(others, Relation.OPPOSES)
    return Tally(
        key_points=1,
        claims=len(claims),
        true=sum(one is True for one in same),
        open=sum(one is None for one in same),
        opposed=sum(gold.are_opposed(source, one) for one in claims),
        opposing=len(opposing),
        truly_opposing=sum(gold.are_opposed(source, one) for one in opposing),
        unresolved=len(_pick(others, Relation.UNRESOLVED)),
    )


def _pick(matches: Sequence[Match], relation: Relation) -> set[str]:
    return {match.statement for match in matches if match.relation is relation}


def tally_statements(gold: GoldSet, gathering: Gathering) -> Tally:
    """Of the statements that share a point with others, those truly gathered."""
    shared = {one for point in gold.points for one in point.supports}
    gathered: set[str] = set()
    for point in gathering.key_points:
        supports = _pick(point.matches, Relation.SUPPORTS)
        true = {
            one
            for one in supports
            if any(gold.say_the_same(one, other) for other in supports - {one})
        }
        gathered |= true & shared
    return Tally(shared=len(shared), gathered=len(gathered))
