"""Tables in an OpenDocument text: where the cells stand, repeats counted in."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.documents.blocks import Cell
from folkmoot.documents.odf_xml import attribute, find_all, name_of, number, text_of
from folkmoot.documents.office_package import Element

_CELLS = frozenset(("table:table-cell", "table:covered-table-cell"))
_GROUPS = frozenset(
    ("table:table-header-rows", "table:table-rows", "table:table-row-group")
)
# What is repeated beyond this is a mistake or an attack: it is read once.
_MOST_REPEATED = 200_000
_COST_OF_ELEMENT = 20


@dataclass
class RepeatLimit:
    """How much of a document may still be read again where it is repeated."""

    left: int = _MOST_REPEATED

    def allow(self, element: Element, told: str | None) -> int:
        """How often a row or cell is read; a blank one is never read again."""
        times = number(told) or 1
        if times == 1 or not text_of(element):
            return 1
        parts = sum(1 for _ in element.iter())
        cost = (len(text_of(element)) + parts * _COST_OF_ELEMENT) * (times - 1)
        if cost > self.left:
            return 1
        self.left -= cost
        return times


@dataclass(frozen=True, kw_only=True)
class OdtRow:
    """A row of a table, or a page break between rows."""

    element: Element
    is_header: bool = False
    is_break: bool = False


def list_rows(table: Element, *, is_header: bool = False) -> Iterator[OdtRow]:
    """The rows of a table in order, also those in groups."""
    for part in table:
        name = name_of(part)
        if name == "table:table-row":
            yield OdtRow(element=part, is_header=is_header)
        elif name == "text:soft-page-break":
            yield OdtRow(element=part, is_break=True)
        elif name in _GROUPS:
            in_header = is_header or name == "table:table-header-rows"
            yield from list_rows(part, is_header=in_header)


def list_cells(row: Element) -> list[Element]:
    """The cells of a row, covered ones included."""
    return [cell for cell in row if name_of(cell) in _CELLS]


def place_cells(
    row: Element, first: Cell, limit: RepeatLimit
) -> Iterator[tuple[Element, Cell]]:
    """The cells of a row with their columns; one that spans several is in the first."""
    column = 0
    for cell in list_cells(row):
        told = attribute(cell, "table:number-columns-repeated")
        times = limit.allow(cell, told)
        for offset in range(times):
            place = Cell(
                table=first.table,
                row=first.row,
                column=column + offset,
                is_header=first.is_header,
            )
            yield cell, place
        column += max(times, number(told) or 1)


def is_frame(table: Element, rows: list[OdtRow]) -> bool:
    """Whether a table of one column only frames text or parts of the page."""
    filled = [row.element for row in rows if not row.is_break]
    if any(len(list_cells(row)) > 1 for row in filled):
        return False
    parts = find_all(table, "text:h", "table:table")
    return len(filled) <= 1 or len(parts) > 1
