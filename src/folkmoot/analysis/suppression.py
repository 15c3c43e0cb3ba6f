"""Keep small counts of people out of what is published, so that no sum gives them back.

A count under the limit is withheld, and so are as many others beside it as it takes for
the sum to leave room: whoever subtracts all that is shown from the total must find each
withheld count to be one of several still. Where even that is not enough, the total is
withheld too. No count of nobody is told: that all of a kind said nothing is as much
about them as that one of them spoke.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from folkmoot.domain.public_answer import FLOOR, LIMIT

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Shown(Generic[K]):
    """Counts as they may be published, in their order; None where one is withheld."""

    counts: Mapping[K, int | None]
    total: int | None


def suppress_small(
    counts: Mapping[K, int],
    *,
    total: int,
    asked: Shown[K] | None = None,
    limit: int = LIMIT,
) -> Shown[K]:
    """Withhold counts of people under the limit, and what would give them away.

    `asked` is the published table of those who could be counted. Where a number of it
    is withheld, so is its count; and those withheld in it bound their counts together.

    Raises:
        ValueError: the limit is under the floor, or the counts do not add up.
    """
    if limit < FLOOR:
        raise ValueError(f"the limit is at least {FLOOR}")
    bounds = _Bounds.of(asked)
    small = {key for key, count in counts.items() if count < limit}
    if asked is not None:
        small |= {key for key in counts if asked.counts.get(key) is None}
    if total < limit:
        return Shown(counts=dict.fromkeys(counts), total=None)
    return _withhold(counts, small, total=total, bounds=bounds, room=limit - 1)


def withhold(
    counts: Mapping[K, int],
    hidden: Collection[K],
    *,
    total: int,
    asked: Mapping[K, int],
) -> Shown[K]:
    """Withhold the named counts whatever their size, and what would give them away."""
    bounds = _Bounds(each=asked, together=None)
    return _withhold(counts, set(hidden), total=total, bounds=bounds, room=1)


@dataclass(frozen=True)
class _Bounds(Generic[K]):
    """How large counts can be at most: each by itself, and those not named together."""

    each: Mapping[K, int]
    together: int | None

    @classmethod
    def of(cls, asked: Shown[K] | None) -> "_Bounds[K]":
        if asked is None:
            return cls(each={}, together=None)
        each = {key: most for key, most in asked.counts.items() if most is not None}
        rest = None if asked.total is None else asked.total - sum(each.values())
        return cls(each=each, together=rest)

    def add(self, keys: Collection[K], rest: int) -> int:
        """What these come to at most, where all withheld come to `rest`."""
        known = sum(min(self.each[key], rest) for key in keys if key in self.each)
        unknown = sum(key not in self.each for key in keys) * rest
        if self.together is not None:
            unknown = min(unknown, self.together)
        return min(known + unknown, rest)


def _withhold(
    counts: Mapping[K, int],
    hidden: set[K],
    *,
    total: int,
    bounds: "_Bounds[K]",
    room: int,
) -> Shown[K]:
    if sum(counts.values()) != total:
        raise ValueError("the counts do not add up to the total")
    # The smallest first: the least is lost. The order of the keys settles ties.
    others = sorted(
        (key for key in counts if key not in hidden), key=counts.__getitem__
    )
    hidden = set(hidden)
    while hidden and not _has_room(counts, hidden, bounds, room):
        if not others:
            return Shown(counts=dict.fromkeys(counts), total=None)
        hidden.add(others.pop(0))
    shown = {key: None if key in hidden else count for key, count in counts.items()}
    return Shown(counts=shown, total=total)


def _has_room(
    counts: Mapping[K, int], hidden: set[K], bounds: "_Bounds[K]", room: int
) -> bool:
    """Whether each withheld count may lie so far from what it could be else."""
    rest = sum(counts[key] for key in hidden)
    return all(
        bounds.add({key}, rest) - (rest - bounds.add(hidden - {key}, rest)) >= room
        for key in hidden
    )
