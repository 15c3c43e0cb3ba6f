"""Tables without ruling lines: words that stand in columns, row by row."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_lines import Line, join_rows
from folkmoot.documents.pdf_tables import Table, TableCell

# In points.
_SAME_LEFT = 2.5
_NARROWEST_GUTTER = 6.0
_PADDING = 1.0
# A column is filled where a line reaches over this part of it.
_FILLED_PART = 0.7
_LEAST_ROWS = 3
# In parts of the type size: white space that parts rows, and that cells have inside.
_ROW_GAP = 1.0
_CELL_GAP = 0.75

_Row = dict[int, list[Line]]


def is_plain_table(lines: Sequence[Line], lefts: Sequence[float]) -> bool:
    """Whether the lines are cells and not lines with tabs, or labels with values.

    They are where cells have several lines or the first row is bold; "Sted:  Kolding"
    is one line.
    """
    if len(lefts) < 2 or not _is_aligned(lines, lefts):
        return False
    rows = _build_rows(lines, lefts)
    full = [row for row in rows if len(row) > 1]
    if len(full) < _LEAST_ROWS:
        return False
    labels = [row[0][0].text for row in rows if 0 in row]
    if 2 * sum(label.rstrip().endswith(":") for label in labels) >= len(labels):
        return False
    is_headed = all(line.is_bold for cell in rows[0].values() for line in cell)
    has_long_cells = sum(len(cell) > 1 for row in rows for cell in row.values()) > 1
    return (is_headed and len(rows[0]) > 1) or has_long_cells


def _is_aligned(lines: Sequence[Line], lefts: Sequence[float]) -> bool:
    """Whether nearly all lines begin where a column does, or hang in a list there."""
    on_edge = sum(
        any(abs(line.left - left) <= _SAME_LEFT for left in lefts) for line in lines
    )
    return on_edge >= 0.6 * len(lines)


def build_plain_table(lines: Sequence[Line], lefts: Sequence[float]) -> Table:
    """The lines as a table with the columns that begin at `lefts`."""
    box = Box(
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
    )
    ends = [*_find_ends(lines, lefts), box.right]
    cells = [
        TableCell(
            row=number,
            column=column,
            lines=tuple(join_rows(row[column])),
            box=_bound_cell(row[column], lefts[column], ends[column]),
        )
        for number, row in enumerate(_build_rows(lines, lefts))
        for column in sorted(row)
    ]
    return Table(box=box, cells=tuple(cells), columns=tuple(lefts), is_ruled=False)


def _find_ends(lines: Sequence[Line], lefts: Sequence[float]) -> list[float]:
    """How far words reach in each column but the last."""
    ends = []
    for column, (left, following) in enumerate(pairwise(lefts)):
        own = [line for line in lines if _find_column(line, lefts) == column]
        reach = max((line.right for line in own), default=left)
        is_filled = reach >= left + _FILLED_PART * (following - left)
        ends.append(reach if is_filled else following - _NARROWEST_GUTTER)
    return ends


def _find_column(line: Line, lefts: Sequence[float]) -> int:
    return max(0, bisect_right(lefts, line.left + _SAME_LEFT) - 1)


def _bound_cell(lines: Sequence[Line], left: float, right: float) -> Box:
    return Box(
        left - _PADDING,
        min(line.top for line in lines),
        max(right, max(line.right for line in lines)) + _PADDING,
        max(line.bottom for line in lines),
    )


def _build_rows(lines: Sequence[Line], lefts: Sequence[float]) -> list[_Row]:
    rows: list[_Row] = []
    for across in _group_by_base(lines):
        placed: _Row = {}
        for line in across:
            placed.setdefault(_find_column(line, lefts), []).append(line)
        if rows and not _starts_row(rows[-1], placed):
            for column, added in placed.items():
                rows[-1].setdefault(column, []).extend(added)
        else:
            rows.append(placed)
    return rows


def _group_by_base(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        if groups and line.base - groups[-1][0].base <= 0.3 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _starts_row(row: _Row, following: _Row) -> bool:
    """Whether a line across begins a row: after white, or drawn after all cells."""
    above = [line for cell in row.values() for line in cell]
    lines = [line for cell in following.values() for line in cell]
    blank = min(line.top for line in lines) - max(line.bottom for line in above)
    if blank > _ROW_GAP * lines[0].size:
        return True
    if 0 not in following:
        return blank > _CELL_GAP * lines[0].size and len(following) > 1
    if len(row) == 1 and 0 in row:
        return blank > _CELL_GAP * lines[0].size
    return following[0][0].order > max(line.order for line in above)
