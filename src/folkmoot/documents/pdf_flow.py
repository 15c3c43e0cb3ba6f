"""What a PDF says, in reading order over all pages: lines, tables, notes and asides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from folkmoot.documents.blocks import OUTSIDE_PAGE, RUNNING_HEAD
from folkmoot.documents.pdf_columns import (
    Column,
    Gutters,
    Part,
    measure_extent,
    order_parts,
)
from folkmoot.documents.pdf_dots import add_bullets
from folkmoot.documents.pdf_footnotes import (
    Footnote,
    NoteSigns,
    drop_marks,
    find_marks,
    part_footnotes,
)
from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_grid import find_grids
from folkmoot.documents.pdf_items import (
    FlowAside,
    FlowItem,
    FlowLine,
    FlowNote,
    FlowSide,
    FlowTable,
)
from folkmoot.documents.pdf_lines import Line, build_rows, part_row, part_rows
from folkmoot.documents.pdf_margins import Margins, measure_margins
from folkmoot.documents.pdf_pages import PdfPage
from folkmoot.documents.pdf_pictures import choose_pictures, mix_pictures
from folkmoot.documents.pdf_running import PageRows, part_running
from folkmoot.documents.pdf_tables import Table, fill_grid
from folkmoot.documents.pdf_type import count_body_size
from folkmoot.documents.pdf_underlines import embolden_underlined


@dataclass(frozen=True, kw_only=True)
class Flow:
    """All items in reading order, the body's type size, and pages without words."""

    items: tuple[FlowItem, ...]
    body_size: float
    unread_pages: tuple[int, ...]


@dataclass(kw_only=True)
class _PageParts:
    """A page in the making."""

    page: PdfPage
    parts: list[Part]
    asides: list[FlowAside]
    columns: list[Column] = field(default_factory=list)


def build_flow(pages: Sequence[PdfPage]) -> Flow:
    """Find heads and feet, tables and columns, and put all in reading order."""
    rows = [_read_rows(page) for page in pages]
    lines = [line for page in rows for row in page.rows for line in row]
    body_size = count_body_size(lines)
    pared = part_running(rows, body_size=body_size)
    made: list[_PageParts] = []
    for page, own in zip(pages, pared, strict=True):
        asides = [
            FlowAside(text=part.text, reason=part.reason, page=page.number)
            for part in own.parts
        ]
        parts = _place_tables(page, [line for row in own.rows for line in row])
        made.append(_PageParts(page=page, parts=parts, asides=asides))
    gutters = Gutters()
    _order(made, gutters)
    if gutters.places or gutters.tables:
        _order(made, gutters)
    return Flow(
        items=tuple(_list_items(made, body_size)),
        body_size=body_size,
        unread_pages=tuple(one.page.number for one in made if _is_unread(one)),
    )


def _order(made: Sequence[_PageParts], gutters: Gutters) -> None:
    for one in made:
        extent = measure_extent(one.parts, one.page.frame.width)
        one.columns = order_parts(one.parts, extent, gutters)


def _read_rows(page: PdfPage) -> PageRows:
    words = add_bullets(page.words, page.drawings.dots)
    parted = [part_row(row) for row in build_rows(words)]
    rows = embolden_underlined(parted, page.drawings.rules)
    return PageRows(
        number=page.number,
        height=page.frame.height,
        rows=tuple(tuple(row) for row in rows),
    )


def _place_tables(page: PdfPage, lines: Sequence[Line]) -> list[Part]:
    """The page's lines with tables in place of the words that stand in them."""
    grids = find_grids([*page.drawings.rules])
    if not grids:
        return list(lines)
    tables: list[Part] = []
    left = [word for line in lines for word in line.words]
    for grid in grids:
        table, left = fill_grid(grid, left, page.drawings.shades)
        if table is not None:
            tables.append(table)
    return [*part_rows(left), *tables]


def _is_unread(one: _PageParts) -> bool:
    """Whether the page is a picture of text, but for its head and foot."""
    words = [
        word for part in one.parts if isinstance(part, Line) for word in part.words
    ]
    has_tables = any(isinstance(part, Table) for part in one.parts)
    return not has_tables and one.page.is_scanned(words)


def _list_items(made: Sequence[_PageParts], body_size: float) -> Iterator[FlowItem]:
    margins = measure_margins([(one.page.number, one.columns) for one in made])
    stamps = Counter(text for one in made for text in _write_aslant(one.page))
    seen: set[Box] = set()
    for one in made:
        page = one.page
        pictures = choose_pictures(page, seen, is_unread=_is_unread(one))
        yield from mix_pictures(_list_page(one, margins, body_size), pictures)
        yield from _list_aslant(page, stamps)
        yield from one.asides
        if page.outside:
            text = " ".join(line.text for line in part_rows(page.outside))
            yield FlowAside(text=text, reason=OUTSIDE_PAGE, page=page.number)


def _list_page(
    one: _PageParts, margins: Margins, body_size: float
) -> Iterator[FlowItem]:
    number = one.page.number
    columns, notes = _take_notes(one, body_size)
    labels = {note.label for note in notes}
    for column in columns:
        parts = [
            drop_marks(part, labels) if isinstance(part, Line) else part
            for part in column.parts
        ]
        items = list(_measure_items(parts, column, number, margins))
        if column.is_aside:
            lines = tuple(item for item in items if isinstance(item, FlowLine))
            yield FlowSide(lines=lines)
            items = [item for item in items if not isinstance(item, FlowLine)]
        yield from items
    for note in notes:
        yield FlowNote(note=note, page=number)


def _take_notes(
    one: _PageParts, body_size: float
) -> tuple[list[Column], list[Footnote]]:
    """The columns without the footnotes that end them, and the footnotes."""
    signs = NoteSigns(
        marks=find_marks(line for column in one.columns for line in column.lines),
        rules=one.page.drawings.rules,
        body_size=body_size,
    )
    left: list[Column] = []
    notes: list[Footnote] = []
    for column in one.columns:
        own, found = part_footnotes(column.lines, signs, is_first=not left)
        notes += found
        kept = {id(line) for line in own}
        parts = (
            part
            for part in column.parts
            if not isinstance(part, Line) or id(part) in kept
        )
        left.append(replace(column, parts=tuple(parts)))
    return left, notes


def _measure_items(
    parts: Iterable[Part],
    column: Column,
    page: int,
    margins: Margins,
) -> Iterator[FlowLine | FlowTable]:
    right = margins.right_of(column)
    before: Part | None = None
    for part in parts:
        if isinstance(part, Table):
            yield FlowTable(table=part, page=page)
        else:
            yield FlowLine(
                line=part,
                page=page,
                indent=part.left - margins.left_of(column, page),
                room=right - part.right,
                gap=_measure_gap(before, part),
            )
        before = part


def _measure_gap(before: Part | None, line: Line) -> float | None:
    if before is None:
        return None
    if isinstance(before, Table):
        return float("inf")
    return line.base - before.base


def _list_aslant(page: PdfPage, stamps: Counter[str]) -> Iterator[FlowItem]:
    """Words that run in other directions; a stamp on several pages is set aside."""
    for words, text in zip(page.aslant, _write_aslant(page), strict=True):
        if stamps[text] > 1:
            yield FlowAside(text=text, reason=RUNNING_HEAD, page=page.number)
            continue
        lines = (
            FlowLine(
                line=line,
                page=page.number,
                indent=0.0,
                room=0.0,
                gap=None,
                is_aslant=True,
            )
            for line in part_rows(words)
        )
        yield FlowSide(lines=tuple(lines))


def _write_aslant(page: PdfPage) -> list[str]:
    return [" ".join(line.text for line in part_rows(words)) for words in page.aslant]
