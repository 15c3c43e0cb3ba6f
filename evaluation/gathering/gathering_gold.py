"""Gold sets for gathering: statements, and the points that several of them make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from folkmoot.analysis.segmentation import split_ideas
from folkmoot.analysis.voices import Voice
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import Segment

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class GoldPoint:
    """Who is counted as saying it, who says the contrary, and who is left open."""

    supports: frozenset[str]
    opposes: frozenset[str]
    perhaps: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class GoldSet:
    """Voices and the points of one consultation or area."""

    name: str
    voices: Sequence[Voice]
    points: Sequence[GoldPoint]

    def say_the_same(self, one: str, other: str) -> bool | None:
        """Whether both support one point; None where readers would differ."""
        if any({one, other} <= point.supports for point in self.points):
            return True
        known = (
            {one, other} <= point.supports | point.perhaps for point in self.points
        )
        return None if any(known) else False

    def are_opposed(self, one: str, other: str) -> bool:
        """Whether one supports what the other opposes."""
        return any(
            (one in point.supports and other in point.opposes)
            or (other in point.supports and one in point.opposes)
            for point in self.points
        )


def load(folder: str) -> list[GoldSet]:
    """The sets of `tuned` or `held_out`."""
    return [_read(path) for path in sorted((FOLDER / folder).glob("*.json"))]


def _read(path: Path) -> GoldSet:
    content = json.loads(path.read_text("utf-8"))
    return GoldSet(
        name=path.stem,
        voices=[_read_voice(one) for one in content["statements"]],
        points=[
            GoldPoint(
                supports=_pick(one, "supports"),
                opposes=_pick(one, "opposes"),
                perhaps=_pick(one, "perhaps"),
            )
            for one in content["points"]
        ],
    )


def _pick(point: Mapping[str, Iterable[str]], name: str) -> frozenset[str]:
    return frozenset(point.get(name, ()))


def _read_voice(content: Mapping[str, str]) -> Voice:
    text = " ".join(content["text"].split())
    return Voice(
        statement=StatementId(content["id"]),
        text=text,
        segments=tuple(
            Segment(start=start, end=end, text=text[start:end])
            for start, end in split_ideas(text)
        ),
        focus_area=content.get("area"),
        group=content.get("group"),
    )
