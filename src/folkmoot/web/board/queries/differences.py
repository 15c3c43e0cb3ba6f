"""Where groups answer a key point most differently, in whole people."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

# Less than this apart, groups are said to answer alike.
_LEAST_GAP = Fraction(1, 3)


@dataclass(frozen=True, kw_only=True)
class Leaning:
    """How many of a group agree, of those in it who answered."""

    group: uuid.UUID
    agree: int
    answered: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.agree, self.answered)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """The group in which most agree, and the one in which fewest do."""

    most: Leaning
    fewest: Leaning

    @property
    def gap(self) -> Fraction:
        return self.most.share - self.fewest.share


def find_difference(groups: Iterable[Mapping[str, Any]] | None) -> Difference | None:
    """The largest gap between two groups in the share that agrees.

    None where it is under a third, or where fewer than two groups are told. Only groups
    that may be told by themselves are given here (`counts.find_tellable`). "Don't know"
    is an answer, so it counts in what a share is of. Of groups with equal shares the
    one with more answers speaks.
    """
    leanings = [_read(group) for group in groups or ()]
    if len(leanings) < 2:
        return None
    leanings.sort(key=lambda each: (-each.answered, str(each.group)))
    found = Difference(
        most=max(leanings, key=lambda each: each.share),
        fewest=min(leanings, key=lambda each: each.share),
    )
    return found if found.gap >= _LEAST_GAP else None


def _read(group: Mapping[str, Any]) -> Leaning:
    answered = group["agree"] + group["disagree"] + group["unsure"]
    return Leaning(
        group=uuid.UUID(group["group"]), agree=group["agree"], answered=answered
    )
