"""Where the cells of an HTML table stand, spans counted in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import Cell
from folkmoot.documents.html_elements import HEADINGS
from folkmoot.documents.html_tokens import EndTag, StartTag, Token

# A span beyond these is a mistake or an attack; browsers cut the columns at 1000.
_MOST_COLUMNS = 100
_MOST_ROWS = 10_000


@dataclass(slots=True)
class Grid:
    """The cells of one table as they are met; all counted from 0."""

    table: int
    row: int = -1
    column: int = 0
    is_head: bool = False
    _spans: dict[int, int] = field(default_factory=dict)

    def start_row(self) -> None:
        """Go to the next row; cells that reach down into it keep their columns."""
        self._spans = {
            column: rows - 1 for column, rows in self._spans.items() if rows > 1
        }
        self.row += 1
        self.column = 0

    def place(self, attributes: Mapping[str, str], *, is_header: bool) -> Cell:
        """The place of the next cell of the row."""
        if self.row < 0:
            self.start_row()
        while self.column in self._spans:
            self.column += 1
        cell = Cell(
            table=self.table,
            row=self.row,
            column=self.column,
            is_header=is_header or self.is_head,
        )
        columns = _read_span(attributes.get("colspan"), _MOST_COLUMNS)
        rows = _read_span(attributes.get("rowspan"), _MOST_ROWS)
        for _ in range(columns):
            if rows > 1:
                self._spans[self.column] = rows
            self.column += 1
        return cell

    def place_term(self) -> Cell:
        """A term of a definition list: the head of a row of its own."""
        self.start_row()
        return Cell(table=self.table, row=self.row, column=0, is_header=True)

    def place_definition(self) -> Cell:
        """What stands beside the term; several are one cell."""
        if self.row < 0:
            self.start_row()
        return Cell(table=self.table, row=self.row, column=1)


def _read_span(value: str | None, most: int) -> int:
    value = (value or "").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    return max(1, min(int(value[:9]), most))


@dataclass(slots=True)
class _Shape:
    start: int
    is_for_looks: bool
    rows: int = 0
    columns: int = 0
    most_columns: int = 0
    has_parts: bool = False

    @property
    def is_frame(self) -> bool:
        is_single = self.most_columns <= 1 and (self.rows <= 1 or self.has_parts)
        return self.is_for_looks or is_single


def find_frames(tokens: Sequence[Token]) -> frozenset[int]:
    """The tables, by position in `tokens`, that only set out a page.

    Such a table has one column, and one row or whole parts of a page in it. Words in
    it are read as if the table were not there.
    """
    shapes: list[_Shape] = []
    open_tables: list[_Shape] = []
    for position, token in enumerate(tokens):
        if isinstance(token, EndTag):
            if token.name == "table" and open_tables:
                open_tables.pop()
        elif isinstance(token, StartTag):
            if open_tables:
                _measure(open_tables[-1], token.name)
            if token.name == "table":
                role = token.attributes.get("role")
                open_tables.append(_Shape(position, role in ("presentation", "none")))
                shapes.append(open_tables[-1])
    return frozenset(shape.start for shape in shapes if shape.is_frame)


def _measure(shape: _Shape, name: str) -> None:
    if name == "tr":
        shape.rows += 1
        shape.columns = 0
    elif name in ("td", "th"):
        shape.columns += 1
        shape.most_columns = max(shape.most_columns, shape.columns)
    elif name == "table" or name in HEADINGS:
        shape.has_parts = True
