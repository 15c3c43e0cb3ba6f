"""What is typical of a group of people who answered, as Polis measures it.

Of those in the group who answered, how many took a side, against half of them (a test
of one proportion) and against all others (the ratio, and a test of two proportions),
each with one added to every count, so that small numbers claim little.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.opinion_groups import Tally, Typical

MOST_TYPICAL = 5
# One-sided, at 90 %.
_SIGNIFICANT = 1.2816


def find_typical(
    points: Sequence[KeyPointId], group: Iterable[Tally], everybody: Iterable[Tally]
) -> tuple[Typical, ...]:
    """Up to five sides, the most typical first; none where no test tells them apart."""
    found = [
        typical
        for point, own, total in zip(points, group, everybody, strict=True)
        for typical in _weigh(point, own, _subtract(total, own))
    ]
    found.sort(key=lambda each: (-each.metric, each.key_point))
    return tuple(found[:MOST_TYPICAL])


def weigh_share(successes: int, trials: int) -> float:
    """The z of a share against one half, with one added to both counts."""
    share = (successes + 1) / (trials + 1)
    return 2 * math.sqrt(trials + 1) * (share - 0.5)


def weigh_two_shares(
    successes: int, others: int, trials: int, other_trials: int
) -> float:
    """The z of a share against another's, with one added to all counts."""
    one, two = successes + 1, others + 1
    many, more = trials + 1, other_trials + 1
    pooled = (one + two) / (many + more)
    if pooled >= 1:
        return 0.0
    error = math.sqrt(pooled * (1 - pooled) * (1 / many + 1 / more))
    return (one / many - two / more) / error


def _weigh(point: KeyPointId, own: Tally, others: Tally) -> Iterator[Typical]:
    sides = (
        (Relation.SUPPORTS, own.agree, others.agree),
        (Relation.OPPOSES, own.disagree, others.disagree),
    )
    for side, taken, taken_by_others in sides:
        against_half = weigh_share(taken, own.answered)
        against_others = weigh_two_shares(
            taken, taken_by_others, own.answered, others.answered
        )
        if min(against_half, against_others) <= _SIGNIFICANT:
            continue
        share = (taken + 1) / (own.answered + 2)
        ratio = share / ((taken_by_others + 1) / (others.answered + 2))
        metric = ratio * against_others * share * against_half
        yield Typical(
            key_point=point,
            side=side,
            own=own,
            others=others,
            metric=round(metric, 6),
        )


def _subtract(total: Tally, own: Tally) -> Tally:
    return Tally(
        agree=total.agree - own.agree,
        disagree=total.disagree - own.disagree,
        answered=total.answered - own.answered,
    )
