"""Pairs of statements that say the same, say the contrary, or are left open.

Made of the gold sets of matching and of gathering, of ArgKP-2021 and of the statements
the encoder was trained on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "evaluation" / name) for name in ("gathering", "key_points")]
sys.path.append(str(ROOT / "training"))

import gathering_gold  # noqa: E402
import gold  # noqa: E402

import corpus  # noqa: E402


class Truth(Enum):
    """What the gold says of two statements."""

    SAME = "same"
    OPPOSED = "opposed"
    OTHER = "other"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Area:
    """Statements of one focus area in their order, and what the gold says of pairs."""

    name: str
    texts: Sequence[str]
    voices: Sequence[str]
    tell: Callable[[int, int], Truth] = field(repr=False)

    def count_same(self) -> int:
        pairs = combinations(range(len(self.texts)), 2)
        return sum(self.tell(*pair) is Truth.SAME for pair in pairs)


_Sides = Sequence[tuple[frozenset[str], frozenset[str], frozenset[str]]]


def _make_area(
    name: str,
    texts: Sequence[str],
    voices: Sequence[str],
    sides: _Sides,
    *,
    is_exhaustive: bool,
) -> Area:
    """`sides` are what each supports, opposes and perhaps supports.

    Who is in no point may still say the same as another who is in none, unless the gold
    was made to find every point (`is_exhaustive`).
    """

    def tell(one: int, other: int) -> Truth:
        (for_a, against_a, open_a), (for_b, against_b, open_b) = (
            sides[one],
            sides[other],
        )
        if for_a & for_b or against_a & against_b:
            return Truth.SAME
        if for_a & against_b or against_a & for_b:
            return Truth.OPPOSED
        if (for_a | open_a) & (for_b | open_b):
            return Truth.OPEN
        is_unknown = not (is_exhaustive or any(sides[one]) or any(sides[other]))
        return Truth.OPEN if is_unknown else Truth.OTHER

    return Area(name=name, texts=texts, voices=voices, tell=tell)


def load_gathering(folder: str) -> list[Area]:
    """Areas in the shape of a real one; a set of several areas is parted."""
    return [
        _read_gathering(found, area)
        for found in gathering_gold.load(folder)
        for area in dict.fromkeys(voice.focus_area for voice in found.voices)
        if _is_an_area(found, area)
    ]


def _is_an_area(found: gathering_gold.GoldSet, area: str | None) -> bool:
    several = len({voice.focus_area for voice in found.voices}) > 1
    return area is not None or not several


def _read_gathering(found: gathering_gold.GoldSet, area: str | None) -> Area:
    voices = [voice for voice in found.voices if voice.focus_area == area]
    sides = [
        (
            _name_points(found, lambda p, v=voice: v.statement in p.supports),
            _name_points(found, lambda p, v=voice: v.statement in p.opposes),
            _name_points(found, lambda p, v=voice: v.statement in p.perhaps),
        )
        for voice in voices
    ]
    return _make_area(
        f"{found.name}: {area}" if area else found.name,
        [voice.text for voice in voices],
        [voice.group or voice.statement for voice in voices],
        sides,
        is_exhaustive=True,
    )


def _name_points(
    found: gathering_gold.GoldSet, test: Callable[[gathering_gold.GoldPoint], bool]
) -> frozenset[str]:
    numbered = enumerate(found.points)
    return frozenset(str(number) for number, point in numbered if test(point))


def load_matching(folders: Sequence[str]) -> list[Area]:
    """Topics of the matching gold; which statements share no key point is open."""
    return [_read_matching(topic) for topic in gold.load_made_up(folders)]


def load_argkp(data: Path, split: str) -> list[Area]:
    """A part of ArgKP-2021, by topic and stance."""
    return [_read_matching(topic) for topic in gold.load_argkp(data, split)]


def _read_matching(topic: gold.Topic) -> Area:
    def pick(statement: str, relation: str) -> frozenset[str]:
        points = (point.id for point in topic.key_points)
        return frozenset(
            one for one in points if topic.find_relation(statement, one) == relation
        )

    return _make_area(
        topic.name,
        [one.text for one in topic.statements],
        [one.id for one in topic.statements],
        [
            tuple(pick(one.id, r) for r in ("supports", "opposes", gold.UNDECIDED))
            for one in topic.statements
        ],
        is_exhaustive=False,
    )


def load_training() -> list[Area]:
    """The hundred topics the encoder was trained on, oblique by intent."""
    return [_read_training(topic) for topic in corpus.load_statements()]


def _read_training(topic: corpus.Topic) -> Area:
    def pick(row: Iterable[float], side: int) -> frozenset[str]:
        return frozenset(str(n) for n, label in enumerate(row) if label == side)

    return _make_area(
        topic.name,
        topic.statements,
        [str(number) for number in range(len(topic.statements))],
        [(pick(row, 1), pick(row, -1), frozenset()) for row in topic.labels],
        is_exhaustive=False,
    )
