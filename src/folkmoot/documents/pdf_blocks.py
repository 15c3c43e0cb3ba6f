"""Blocks in the making from a PDF's lines; what interrupts one waits for its end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from folkmoot.documents.pdf_items import (
    FlowAside,
    FlowItem,
    FlowLine,
    FlowNote,
    FlowSide,
    FlowTable,
)
from folkmoot.documents.pdf_paragraphs import Draft, goes_on, start_draft
from folkmoot.documents.pdf_tables import (
    Table,
    TableCell,
    continues_row,
    count_repeated_rows,
    find_header_rows,
)
from folkmoot.documents.pdf_tables import (
    goes_on as table_goes_on,
)
from folkmoot.documents.pdf_type import Leadings

_SAME_INDENT = 0.5
_LEAST_PADDING, _MOST_PADDING = 1.0, 9.0


@dataclass(kw_only=True)
class DraftRow:
    """A table's row: lines by column, and what interrupts the table after it."""

    cells: dict[int, list[FlowLine]]
    ends: Sequence[TableCell]
    asides: list["Entry"] = field(default_factory=list)


@dataclass(kw_only=True)
class DraftTable:
    """A table, whichever pages it stands on."""

    last: Table
    rows: list[DraftRow]
    headers: int


Entry = Draft | DraftTable | FlowAside | FlowNote


class BlockReader:
    """Joins lines to blocks, in the order in which they are given."""

    def __init__(self, leadings: Leadings) -> None:
        self._leadings = leadings
        self._entries: list[Entry] = []
        self._waiting: list[Entry] = []
        self._open: Draft | None = None
        self._hangs = False

    def read(self, items: Iterable[FlowItem]) -> list[Entry]:
        """All blocks, each followed by what interrupted it."""
        for item in items:
            if isinstance(item, FlowLine):
                self._add_line(item)
            elif isinstance(item, FlowTable):
                self._add_table(item)
            elif isinstance(item, FlowSide):
                self._waiting += BlockReader(self._leadings).read(item.lines)
            else:
                self._waiting.append(item)
        self._close()
        return self._entries

    def _add_line(self, line: FlowLine) -> None:
        draft = self._open
        if draft and goes_on(draft, line, self._leadings, hangs=self._hangs):
            self._note_hanging(draft, line)
            draft.lines.append(line)
            return
        self._close()
        self._open = start_draft(line)
        if self._open.marker is None:
            self._hangs = False

    def _note_hanging(self, draft: Draft, line: FlowLine) -> None:
        under = draft.text_indent - _SAME_INDENT * line.size
        if draft.marker and line.indent >= under > draft.indent:
            self._hangs = True

    def _close(self) -> None:
        if self._open:
            self._entries.append(self._open)
            self._open = None
        self._entries += self._waiting
        self._waiting = []

    def _add_table(self, item: FlowTable) -> None:
        last = self._entries[-1] if self._entries and self._open is None else None
        if isinstance(last, DraftTable) and table_goes_on(last.last, item.table):
            self._continue_table(last, item)
            return
        if len(item.table.cells) == 1:
            self._add_box(item)
            return
        self._close()
        self._entries.append(
            DraftTable(
                last=item.table,
                rows=[_draft_row(row, item.page) for row in item.table.rows],
                headers=find_header_rows(item.table),
            )
        )

    def _add_box(self, item: FlowTable) -> None:
        """A frame around words is no table."""
        lines: list[FlowLine] = []
        place_lines(lines, item.table.cells[0], item.page)
        for position, line in enumerate(lines):
            self._add_line(line if position else replace(line, gap=float("inf")))

    def _continue_table(self, draft: DraftTable, item: FlowTable) -> None:
        """Go on with a table on the next page; a repeated header stands aside."""
        rows = item.table.rows
        repeated = count_repeated_rows(draft.last, item.table)
        asides, self._waiting = self._waiting, []
        asides += [_set_aside(row, item.page) for row in rows[:repeated]]
        last = draft.rows[-1]
        last.asides += asides
        rows = rows[repeated:]
        if rows and continues_row(last.ends, rows[0]):
            for cell in rows[0]:
                place_lines(last.cells.setdefault(cell.column, []), cell, item.page)
            rows = rows[1:]
        draft.rows += [_draft_row(row, item.page) for row in rows]
        draft.last = replace(item.table, cells=draft.last.cells)


def _draft_row(row: Sequence[TableCell], page: int) -> DraftRow:
    cells: dict[int, list[FlowLine]] = {}
    for cell in row:
        place_lines(cells.setdefault(cell.column, []), cell, page)
    return DraftRow(cells=cells, ends=row)


def _set_aside(row: Sequence[TableCell], page: int) -> FlowAside:
    from folkmoot.documents.blocks import RUNNING_HEAD

    text = " ".join(cell.text for cell in row)
    return FlowAside(text=text, reason=RUNNING_HEAD, page=page)


def place_lines(placed: list[FlowLine], cell: TableCell, page: int) -> None:
    """Add a cell's lines as in a column as wide as the cell without its padding."""
    left = min(line.left for line in cell.lines)
    padding = min(_MOST_PADDING, max(_LEAST_PADDING, left - cell.box.left))
    right = max(cell.box.right - padding, *(line.right for line in cell.lines))
    base: float | None = None
    for line in cell.lines:
        placed.append(
            FlowLine(
                line=line,
                page=page,
                indent=line.left - left,
                room=right - line.right,
                gap=None if base is None else line.base - base,
            )
        )
        base = line.base


def assign_levels(drafts: Iterable[Draft | None]) -> None:
    """Give list items their depth by indentation; None stands for what ends a list."""
    outer: list[Draft] = []
    for draft in drafts:
        if draft is None:
            outer = []
        elif draft.marker is None:
            outer = [item for item in outer if item.indent < draft.indent - 1]
        else:
            while outer and not _is_deeper(draft, outer[-1]):
                outer.pop()
            draft.level = len(outer)
            outer.append(draft)


def _is_deeper(draft: Draft, item: Draft) -> bool:
    """Whether marker and words begin farther in; numbers may be set to the right."""
    step = _SAME_INDENT * draft.first.size
    marker = draft.indent > item.indent + step
    return marker and draft.text_indent > item.text_indent + step
