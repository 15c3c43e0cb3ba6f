"""Tables of a PDF page with the words in their cells, and tables that go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_grid import Grid, GridCell, measure_columns
from folkmoot.documents.pdf_lines import Line, build_rows
from folkmoot.documents.pdf_words import Word

# In points: how far the columns of a table may stand off on the next page.
_SAME_COLUMN = 4.0
_PADDING = 3.0
_SHADED_PART = 0.8
# A row of no more words than this in each cell may be a header.
_SHORT_CELL = 4


@dataclass(frozen=True, kw_only=True)
class TableCell:
    """The lines of one cell; `box` is where they may stand."""

    row: int
    column: int
    lines: tuple[Line, ...]
    box: Box
    is_shaded: bool = False

    @property
    def text(self) -> str:
        """The words of the cell."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether all its lines are bold."""
        return bool(self.lines) and all(line.is_bold for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class Table:
    """Cells with words, row after row; `columns` are the edges between them."""

    box: Box
    cells: tuple[TableCell, ...]
    columns: tuple[float, ...]
    is_ruled: bool = True

    @property
    def left(self) -> float:
        """Where its first column begins."""
        return self.box.left

    @property
    def right(self) -> float:
        """Where its last column ends."""
        return self.box.right

    @property
    def base(self) -> float:
        """Its place between lines above and below."""
        return self.box.top

    @property
    def order(self) -> int:
        """How early its first words were drawn."""
        return min(line.order for cell in self.cells for line in cell.lines)

    @property
    def rows(self) -> list[list[TableCell]]:
        """Its cells row by row."""
        rows: dict[int, list[TableCell]] = {}
        for cell in self.cells:
            rows.setdefault(cell.row, []).append(cell)
        return [rows[row] for row in sorted(rows)]


def fill_grid(
    grid: Grid, words: Iterable[Word], shades: Sequence[Box]
) -> tuple[Table | None, list[Word]]:
    """The grid with the words that stand in it, if any, and the other words."""
    by_cell: dict[GridCell, list[Word]] = {}
    others: list[Word] = []
    for word in words:
        cell = _find_cell(grid, word)
        if cell is None:
            others.append(word)
        else:
            by_cell.setdefault(cell, []).append(word)
    return (_make_table(grid, by_cell, shades) if by_cell else None), others


def _make_table(
    grid: Grid, by_cell: dict[GridCell, list[Word]], shades: Sequence[Box]
) -> Table:
    rows = {row: index for index, row in enumerate(sorted({c.row for c in by_cell}))}
    columns = sorted({cell.column for cell in grid.cells})
    cells = [
        TableCell(
            row=rows[cell.row],
            column=columns.index(cell.column),
            lines=tuple(Line(tuple(row)) for row in build_rows(by_cell[cell])),
            box=cell.box,
            is_shaded=_is_shaded(cell.box, shades),
        )
        for cell in sorted(by_cell, key=lambda cell: (cell.row, cell.column))
    ]
    return Table(box=grid.box, cells=tuple(cells), columns=measure_columns(grid))


def _find_cell(grid: Grid, word: Word) -> GridCell | None:
    """The cell that the middle of the word stands in."""
    x, y = (word.left + word.right) / 2, word.base - 0.3 * word.size
    if not grid.box.holds(x, y):
        return None
    return next((cell for cell in grid.cells if cell.box.holds(x, y)), None)


def _is_shaded(box: Box, shades: Sequence[Box]) -> bool:
    """Whether a filled shape lies under the cell and not under a whole page."""
    return any(
        shade.meet(box).area >= _SHADED_PART * box.area
        and shade.height < 3 * box.height
        for shade in shades
    )


def goes_on(table: Table, following: Table) -> bool:
    """Whether the table at the top of a page has the columns of the one before."""
    if len(table.columns) != len(following.columns):
        return False
    shift = following.columns[0] - table.columns[0]
    return all(
        abs(after - before - shift) <= _SAME_COLUMN
        for before, after in zip(table.columns, following.columns, strict=True)
    )


def count_repeated_rows(table: Table, following: Table) -> int:
    """How many rows at the top are those that the table before began with."""
    repeated = 0
    for row, other in zip(table.rows[:3], following.rows[:3], strict=False):
        if [cell.text for cell in row] != [cell.text for cell in other]:
            break
        repeated += 1
    return repeated if repeated < len(following.rows) or len(table.rows) > 1 else 0


def continues_row(last: Sequence[TableCell], first: Sequence[TableCell]) -> bool:
    """Whether a row that was cut by a page break goes on in the first row after it.

    It does where its first cell is empty though others are not, or where words go on
    in small letters in every cell that has any.
    """
    columns = {cell.column for cell in first}
    has_label = any(cell.column == 0 for cell in last)
    if not columns <= {cell.column for cell in last}:
        return False
    if has_label and 0 not in columns and columns:
        return True
    return bool(first) and all(cell.text[:1].islower() for cell in first)


def find_header_rows(table: Table) -> int:
    """How many rows at the top head the columns: by weight, shading, or brevity."""
    rows = table.rows
    if len(rows) < 2:
        return 0
    if _is_set_off(rows[0]) and not _is_set_off(rows[1]):
        return 1
    return int(_reads_as_header(rows))


def _is_set_off(row: Sequence[TableCell]) -> bool:
    return len(row) > 1 and (
        all(cell.is_bold for cell in row) or all(cell.is_shaded for cell in row)
    )


def _reads_as_header(rows: Sequence[Sequence[TableCell]]) -> bool:
    """Whether few words stand over longer texts in all columns, none with a number."""
    first = rows[0]
    if len(first) < 2 or any(_count(cell) > _SHORT_CELL for cell in first):
        return False
    if any(map(str.isdigit, first[0].text)):
        return False
    for head in first:
        below = [
            _count(cell)
            for row in rows[1:]
            for cell in row
            if cell.column == head.column
        ]
        if not below or sorted(below)[len(below) // 2] <= _count(head):
            return False
    return True


def _count(cell: TableCell) -> int:
    return len(cell.text.split())
