"""Ruled tables: the cells that ruling lines part a place of the page into."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from folkmoot.documents.pdf_geometry import Box

# In points: lines nearer than this are one line, and ends nearer than this meet.
_SAME_LINE = 3.0
_MEETING = 4.0
_NARROWEST_CELL = 5.0
_MOST_LINES = 3_000
_MOST_CELLS = 20_000


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """A cell's place; `row` and `column` are of its upper left corner, from 0."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Cells that hang together, row after row."""

    cells: tuple[GridCell, ...]

    @cached_property
    def box(self) -> Box:
        """The place that all cells take up."""
        return Box(
            min(cell.box.left for cell in self.cells),
            min(cell.box.top for cell in self.cells),
            max(cell.box.right for cell in self.cells),
            max(cell.box.bottom for cell in self.cells),
        )


@dataclass(frozen=True)
class _Edge:
    """A lying or standing line: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


def find_grids(rules: Iterable[Box]) -> list[Grid]:
    """The tables of two or more columns that the ruling lines draw, from the top."""
    rules = list(rules)
    if len(rules) > _MOST_LINES:
        return []
    lying = _merge(
        _Edge((rule.top + rule.bottom) / 2, rule.left, rule.right)
        for rule in rules
        if rule.width >= rule.height
    )
    standing = _merge(
        _Edge((rule.left + rule.right) / 2, rule.top, rule.bottom)
        for rule in rules
        if rule.width < rule.height
    )
    grids = [_make_grid(*part) for part in _connect(lying, standing)]
    found = [grid for grid in grids if grid and _has_columns(grid)]
    return sorted(found, key=lambda grid: (grid.box.top, grid.box.left))


def _has_columns(grid: Grid) -> bool:
    return len({cell.column for cell in grid.cells}) > 1


def _merge(edges: Iterable[_Edge]) -> list[_Edge]:
    """Edges on the same line that touch or overlap as one; dashes become a line."""
    merged: list[_Edge] = []
    for group in _group_lines(edges):
        at = sum(edge.at for edge in group) / len(group)
        start, end = group[0].start, group[0].end
        for edge in group[1:]:
            if edge.start > end + _MEETING:
                merged.append(_Edge(at, start, end))
                start = edge.start
            end = max(end, edge.end) if edge.start <= end + _MEETING else edge.end
        merged.append(_Edge(at, start, end))
    return merged


def _group_lines(edges: Iterable[_Edge]) -> list[list[_Edge]]:
    groups: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if groups and edge.at - groups[-1][0].at <= _SAME_LINE:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [sorted(group, key=lambda edge: edge.start) for group in groups]


def _connect(
    lying: list[_Edge], standing: list[_Edge]
) -> list[tuple[list[_Edge], list[_Edge]]]:
    """The lines parted into those that hang together by crossing or touching."""
    parents = list(range(len(lying) + len(standing)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for row, across in enumerate(lying):
        for column, down in enumerate(standing, len(lying)):
            if _touch(across, down):
                parents[root(row)] = root(column)
    parts: dict[int, tuple[list[_Edge], list[_Edge]]] = {}
    for index, edge in enumerate([*lying, *standing]):
        part = parts.setdefault(root(index), ([], []))
        part[0 if index < len(lying) else 1].append(edge)
    return [part for part in parts.values() if part[0] and part[1]]


def _touch(across: _Edge, down: _Edge) -> bool:
    return (
        across.start - _MEETING <= down.at <= across.end + _MEETING
        and down.start - _MEETING <= across.at <= down.end + _MEETING
    )


def _make_grid(lying: list[_Edge], standing: list[_Edge]) -> Grid | None:
    """Part the place by all lines, then join what no line parts."""
    ys = _spread([edge.at for edge in lying], standing)
    xs = _spread([edge.at for edge in standing], lying)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > _MOST_CELLS:
        return None
    across, down = _Walls(lying, ys), _Walls(standing, xs)
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        for column in range(columns):
            y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
            owner = (row, column)
            if row and not across.stands_at(row, x):
                owner = owners[row - 1, column]
            elif column and not down.stands_at(column, y):
                owner = owners[row, column - 1]
            owners[row, column] = owner
    return Grid(cells=tuple(_join_cells(owners, xs, ys)))


def _spread(places: list[float], others: list[_Edge]) -> list[float]:
    """The lines' places, and the others' ends where the outer line is left out."""
    found = sorted(places)
    start = min(edge.start for edge in others)
    end = max(edge.end for edge in others)
    if start < found[0] - _NARROWEST_CELL:
        found.insert(0, start)
    if end > found[-1] + _NARROWEST_CELL:
        found.append(end)
    kept = found[:1]
    for place in found[1:]:
        if place - kept[-1] >= _NARROWEST_CELL:
            kept.append(place)
    return kept


class _Walls:
    """Which parts of each line of a grid are drawn."""

    def __init__(self, edges: Sequence[_Edge], places: Sequence[float]) -> None:
        self._edges: dict[int, list[_Edge]] = {}
        for edge in edges:
            index = bisect_right(places, edge.at + _NARROWEST_CELL / 2) - 1
            self._edges.setdefault(max(0, index), []).append(edge)

    def stands_at(self, index: int, place: float) -> bool:
        """Whether the line is drawn at that place."""
        return any(
            edge.start <= place <= edge.end for edge in self._edges.get(index, [])
        )


def _join_cells(
    owners: dict[tuple[int, int], tuple[int, int]], xs: list[float], ys: list[float]
) -> list[GridCell]:
    boxes: dict[tuple[int, int], Box] = {}
    for (row, column), owner in owners.items():
        box = Box(xs[column], ys[row], xs[column + 1], ys[row + 1])
        known = boxes.get(owner, box)
        boxes[owner] = Box(
            min(known.left, box.left),
            min(known.top, box.top),
            max(known.right, box.right),
            max(known.bottom, box.bottom),
        )
    return [
        GridCell(row=row, column=column, box=box)
        for (row, column), box in sorted(boxes.items())
    ]


def measure_columns(grid: Grid) -> tuple[float, ...]:
    """Where the columns begin and end, so that tables can be told to go on."""
    edges = sorted(
        {edge for cell in grid.cells for edge in (cell.box.left, cell.box.right)}
    )
    kept = edges[:1]
    for before, edge in pairwise(edges):
        if edge - before > _SAME_LINE:
            kept.append(edge)
    return tuple(kept)
