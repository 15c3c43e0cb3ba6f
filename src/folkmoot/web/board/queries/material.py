"""What stands on the board, as it is picked for key points: alike together, by area."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Match


@dataclass(frozen=True, kw_only=True)
class Said:
    """One statement on the board, and of how many key points it is part."""

    id: str
    text: str
    group: str
    is_marked: bool
    used: int


@dataclass(frozen=True, kw_only=True)
class Heap:
    """Statements the machine suggests are alike; the first speaks. Often only one."""

    statements: Sequence[Said]
    groups: int

    @property
    def ids(self) -> str:
        return " ".join(each.id for each in self.statements)

    @property
    def first(self) -> Said:
        return self.statements[0]

    @property
    def others(self) -> Sequence[Said]:
        return self.statements[1:]


@dataclass(frozen=True, kw_only=True)
class AreaMaterial:
    id: str
    title: str
    heaps: Sequence[Heap]
    is_open: bool

    @property
    def count(self) -> int:
        return sum(len(heap.statements) for heap in self.heaps)


@dataclass(frozen=True, kw_only=True)
class Material:
    areas: Sequence[AreaMaterial]

    @property
    def count(self) -> int:
        return sum(area.count for area in self.areas)


# With so few, all areas are unfolded at once.
_FEW = 40


def read_material(meeting: Meeting) -> Material:
    """The same as the board shows, in the same order of areas."""
    frame = read_frame(meeting, after=None)
    used = _count_uses(meeting)
    groups = {each["id"]: _name(each) for each in frame["groups"]}
    said: defaultdict[str, dict[str, Said]] = defaultdict(dict)
    for each in frame["statements"]:
        said[each["area"]][each["id"]] = Said(
            id=each["id"],
            text=each["text"],
            group=groups.get(each["group"], ""),
            is_marked=each["marked"],
            used=used.get(each["id"], 0),
        )
    alike = {each["area"]: each for each in frame["likeness"]}
    shows_all = len(frame["statements"]) <= _FEW
    areas = [area for area in frame["areas"] if said[area["id"]]]
    return Material(
        areas=[
            AreaMaterial(
                id=area["id"],
                title=area["title"],
                heaps=_heap_up(said[area["id"]], alike.get(area["id"])),
                is_open=shows_all or area["id"] == frame["board"]["area"],
            )
            for area in areas
        ]
    )


def _heap_up(said: Mapping[str, Said], alike: Mapping[str, Any] | None) -> list[Heap]:
    """What most groups say first; then what stands by itself, as it was received."""
    clusters = alike["clusters"] if alike else []
    counted = list(zip(clusters, alike["groups"], strict=True)) if alike else []
    counted.sort(key=lambda each: (-each[1], -len(each[0])))
    heaps = [
        Heap(statements=[said[each] for each in cluster], groups=groups)
        for cluster, groups in counted
    ]
    drawn = {each for cluster in clusters for each in cluster}
    singles = [each for key, each in said.items() if key not in drawn]
    return [*heaps, *(Heap(statements=[each], groups=1) for each in singles)]


def _count_uses(meeting: Meeting) -> Mapping[str, int]:
    used: defaultdict[str, int] = defaultdict(int)
    kept = Match.objects.kept().filter(meeting=meeting, key_point__removed_at=None)
    for statement in kept.values_list("statement", flat=True):
        used[str(statement)] += 1
    return used


def _name(group: Mapping[str, Any]) -> str:
    return str(Group(number=group["number"], name=group["name"]))
