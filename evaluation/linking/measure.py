"""Precision, recall and F1 of links, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gold import GoldSet, is_found, is_right

from folkmoot.domain.ids import StatementId
from folkmoot.domain.record import Link

Pair = tuple[StatementId, StatementId]
ROUNDS = 1000


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Links that were right, links made, and links wanted and found."""

    right: int = 0
    made: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            right=self.right + other.right,
            made=self.made + other.made,
            found=self.found + other.found,
            wanted=self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return (
            f"F1 {self.f1:.3f}  precision {self.precision:.3f}  "
            f"recall {self.recall:.3f}  made {self.made}  wanted {self.wanted}"
        )


def count_pairs(pairs: Iterable[Pair], gold: GoldSet) -> Counts:
    """Summary lines and statements, whichever clause made the link."""
    made = set(pairs) - gold.perhaps
    right = len(made & gold.wanted)
    return Counts(right=right, made=len(made), found=right, wanted=len(gold.wanted))


def count_lines(links: Sequence[Link], gold: GoldSet) -> list[Counts]:
    """For each summary line its pairs: the unit that is drawn in the bootstrap."""
    by_line: dict[StatementId, Counts] = {}
    for line in dict.fromkeys(part.line for part in gold.parts):
        made = {(link.from_, link.to) for link in links if link.from_ == line}
        wanted = {pair for pair in gold.wanted if pair[0] == line}
        made -= gold.perhaps
        right = len(made & wanted)
        by_line[line] = Counts(
            right=right, made=len(made), found=right, wanted=len(wanted)
        )
    return list(by_line.values())


def count_clauses(links: Sequence[Link], gold: GoldSet) -> Counts:
    """Links whose own clause is where the line restates the statement."""
    counted = [
        link
        for link in links
        if is_right(link, gold) or (link.from_, link.to) not in gold.perhaps
    ]
    wanted = [(part, to) for part in gold.parts for to in sorted(part.restates)]
    return Counts(
        right=sum(is_right(link, gold) for link in counted),
        made=len(counted),
        found=sum(is_found(part, to, links) for part, to in wanted),
        wanted=len(wanted),
    )


def draw_interval(
    units: Sequence[Counts], value: Callable[[Counts], float] = lambda c: c.f1
) -> tuple[float, float]:
    """95 % interval by drawing summary lines with replacement."""
    dice = random.Random(1)
    values = sorted(
        value(sum(dice.choices(units, k=len(units)), Counts())) for _ in range(ROUNDS)
    )
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]
