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

LIMIT = 5
FLOOR = 3

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
    asked: Mapping[K, int | None] | None = None,
    limit: int = LIMIT,
) -> Shown[K]:
    """Withhold counts of people under the limit, and what would give them away.

    `asked` are the published numbers of those who could be counted, None where that
    number is itself withheld: its count is, too.

    Raises:
        ValueError: the limit is under the floor, or the counts do not add up.
    """
    if limit < FLOOR:
        raise ValueError(f"the limit is at least {FLOOR}")
    asked = asked or {}
    small = {
        key
        for key, count in counts.items()
        if count < limit or (key in asked and asked[key] is None)
    }
    bounds = {key: bound for key, bound in asked.items() if bound is not None}
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
    return _withhold(counts, set(hidden), total=total, bounds=asked, room=1)


def _withhold(
    counts: Mapping[K, int],
    hidden: set[K],
    *,
    total: int,
    bounds: Mapping[K, int],
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
    counts: Mapping[K, int], hidden: set[K], bounds: Mapping[K, int], room: int
) -> bool:
    """Whether each withheld count may lie so far from what it could be else."""
    rest = sum(counts[key] for key in hidden)
    most = {key: min(bounds.get(key, rest), rest) for key in hidden}
    together = sum(most.values())
    return all(
        most[key] - max(0, rest - (together - most[key])) >= room for key in hidden
    )
