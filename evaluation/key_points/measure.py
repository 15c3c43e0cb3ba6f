"""Figures for matching and grouping, with bootstrap intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gold import UNDECIDED, Topic

ROUNDS = 1000
Unit = TypeVar("Unit")
Judged = Mapping[tuple[str, str], tuple[str, float]]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Pairs in support that are right, made and wanted; `opposed…`: opposing ones."""

    right: int = 0
    made: int = 0
    wanted: int = 0
    opposed: int = 0
    opposed_as_support: int = 0
    opposed_as_opposes: int = 0
    opposed_as_unresolved: int = 0
    called_opposes: int = 0
    wrongly_called_opposes: int = 0

    def __add__(self, other: Counts) -> Counts:
        mine, others = vars(self), vars(other)
        return Counts(**{name: mine[name] + others[name] for name in mine})

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.made + self.wanted or 1)

    @property
    def opposed_share(self) -> float:
        """The share of opposing pairs that were called support."""
        return self.opposed_as_support / self.opposed if self.opposed else 0.0


def count_statements(topic: Topic, judged: Judged) -> list[Counts]:
    """For each statement its pairs: the unit that is drawn in the bootstrap."""
    return [
        sum(
            (
                _count(
                    topic.find_relation(one.id, point.id),
                    judged.get((one.id, point.id)),
                )
                for point in topic.key_points
            ),
            Counts(),
        )
        for one in topic.statements
    ]


def _count(gold: str, judged: tuple[str, float] | None) -> Counts:
    told = judged[0] if judged else "none"
    opposed = gold == "opposes"
    return Counts(
        right=gold == told == "supports",
        made=told == "supports",
        wanted=gold == "supports",
        opposed=opposed,
        opposed_as_support=opposed and told == "supports",
        opposed_as_opposes=opposed and told == "opposes",
        opposed_as_unresolved=opposed and told == "unresolved",
        called_opposes=told == "opposes",
        wrongly_called_opposes=told == "opposes" and not opposed,
    )


def draw_interval(
    units: Sequence[Unit], value: Callable[[Sequence[Unit]], float]
) -> tuple[float, float]:
    """95 % interval by drawing units with replacement."""
    dice = random.Random(1)
    values = sorted(value(dice.choices(units, k=len(units))) for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]


BINS = 10


def list_chances(topic: Topic, judged: Judged) -> list[list[tuple[float, bool]]]:
    """Per statement: the probability told of each pair, and whether it supports."""
    return [
        [
            (
                judged[one.id, point.id][1],
                topic.find_relation(one.id, point.id) == "supports",
            )
            for point in topic.key_points
        ]
        for one in topic.statements
    ]


def measure_calibration(units: Sequence[Sequence[tuple[float, bool]]]) -> float:
    """Expected calibration error over all pairs, in ten bins of equal width.

    Naeini, Cooper & Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian
    Binning, 2015. Most pairs say nothing of each other, and are easily told; see
    `measure_likely_calibration` for those that matter.
    """
    pairs = [pair for unit in units for pair in unit]
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for pair in pairs:
        bins[min(BINS - 1, int(pair[0] * BINS))].append(pair)
    return sum(abs(sum(s - t for s, t in one)) for one in bins) / max(1, len(pairs))


def measure_likely_calibration(
    units: Sequence[Sequence[tuple[float, bool]]],
) -> float:
    """The same over each statement's likeliest key point only."""
    return measure_calibration([[max(unit)] for unit in units if unit])


@dataclass(frozen=True, kw_only=True)
class Precision:
    """Average precision of the more certain half: as published, and over the half.

    `published` is the shared task's own figure (Friedman et al., Overview of the 2021
    Key Point Analysis Shared Task, 2021): it divides by the right pairs among the half.
    `over_half` divides by all pairs of the half, so that it falls with each wrong one.
    """

    published: float
    over_half: float


def measure_precision(topic: Topic, scores: Judged, *, relaxed: bool) -> Precision:
    """Each argument with its best key point, the more certain half of them.

    A pair that annotators did not agree on is wrong, or right where `relaxed`.
    """
    best = [
        max((scores[one.id, point.id][1], point.id) for point in topic.key_points)
        for one in topic.statements
    ]
    told = sorted(
        (-score, topic.find_relation(one.id, point))
        for one, (score, point) in zip(topic.statements, best, strict=True)
    )[: len(best) // 2]
    right, total = 0, 0.0
    for rank, (_, relation) in enumerate(told, 1):
        if relation == "supports" or (relaxed and relation == UNDECIDED):
            right += 1
            total += right / rank
    return Precision(
        published=total / right if right else 0.0, over_half=total / len(told)
    )


def compare_groups(topic: Topic, groups: Mapping[str, str | None]) -> float:
    """Adjusted Rand index against the gold key points, over statements that have one.

    A statement with several is counted where most others of its own key points are,
    as in the project's study: its first. One that stands alone is a group of its own.
    """
    from sklearn.metrics import adjusted_rand_score

    gold, found = [], []
    for one in topic.statements:
        points = [
            point.id
            for point in topic.key_points
            if topic.find_relation(one.id, point.id) in ("supports", "opposes")
        ]
        if points:
            gold.append(points[0])
            found.append(groups.get(one.id) or f"alone {one.id}")
    return float(adjusted_rand_score(gold, found))


def tally(groups: Mapping[str, str | None]) -> Counter[str]:
    """How many statements each group has."""
    return Counter(group for group in groups.values() if group)
