"""What a PDF says, in reading order over all pages: lines, tables, notes and asides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import OUTSIDE_PAGE, PICTURE
from folkmoot.documents.pdf_columns import (
    Column,
    Gutters,
    Part,
    measure_extent,
    order_parts,
)
from folkmoot.documents.pdf_footnotes import Footnote, drop_marks, part_footnotes
from folkmoot.documents.pdf_grid import find_grids
from folkmoot.documents.pdf_lines import Line, build_rows, part_row, part_rows
from folkmoot.documents.pdf_margins import Margins, measure_margins
from folkmoot.documents.pdf_pages import PdfPage
from folkmoot.documents.pdf_running import PageRows, part_running
from folkmoot.documents.pdf_tables import Table, fill_grid, find_cell
from folkmoot.documents.pdf_type import count_body_size
from folkmoot.documents.pdf_words import Word

# A picture smaller than this, in points, is a sign or a line.
_SMALLEST_PICTURE = 24.0
_BACKGROUND_PART = 0.5


@dataclass(frozen=True, kw_only=True)
class FlowLine:
    """A line in its column. Lengths in points.

    `indent` and `room` are the white to its left and right in the column, `gap` is
    the way down from the line before it: None where it is the first in the column.
    """

    line: Line
    page: int
    indent: float
    room: float
    gap: float | None

    @property
    def text(self) -> str:
        """Its letters."""
        return self.line.text

    @property
    def size(self) -> float:
        """Its type size."""
        return self.line.size


@dataclass(frozen=True, kw_only=True)
class FlowAside:
    """What interrupts the text and is no part of it; `reason` is one of blocks.py."""

    text: str
    reason: str
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowNote:
    """A footnote."""

    note: Footnote
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowTable:
    """A table, or the part of one that stands on a page."""

    table: Table
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowSide:
    """Lines of a column beside the text, to be read after what they interrupt."""

    lines: tuple[FlowLine, ...]


FlowItem = FlowLine | FlowAside | FlowNote | FlowTable | FlowSide


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
    for _ in range(2):
        for one in made:
            extent = measure_extent(one.parts, one.page.frame.width)
            one.columns = order_parts(one.parts, extent, gutters)
    return Flow(
        items=tuple(_list_items(made, body_size)),
        body_size=body_size,
        unread_pages=tuple(one.page.number for one in made if _is_unread(one)),
    )


def _read_rows(page: PdfPage) -> PageRows:
    rows = [tuple(part_row(row)) for row in build_rows(page.words)]
    return PageRows(number=page.number, height=page.frame.height, rows=tuple(rows))


def _place_tables(page: PdfPage, lines: Sequence[Line]) -> list[Part]:
    """The page's lines with tables in place of the words that stand in them."""
    grids = find_grids([*page.drawings.rules])
    if not grids:
        return list(lines)
    tables: list[Part] = []
    left = [word for line in lines for word in line.words]
    for grid in grids:
        table = fill_grid(grid, left, page.drawings.shades)
        if table is not None:
            tables.append(table)
            left = [word for word in left if find_cell(grid, word) is None]
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
    seen: set[tuple[int, ...]] = set()
    for one in made:
        page = one.page
        yield from _list_page(one, margins, body_size)
        yield from _list_pictures(one, seen)
        yield from one.asides
        if page.outside:
            text = " ".join(line.text for line in part_rows(page.outside))
            yield FlowAside(text=text, reason=OUTSIDE_PAGE, page=page.number)


def _list_page(
    one: _PageParts, margins: Margins, body_size: float
) -> Iterator[FlowItem]:
    notes: list[FlowNote] = []
    number = one.page.number
    for column in one.columns:
        own, found = part_footnotes(column.lines, body_size=body_size)
        notes += [FlowNote(note=note, page=number) for note in found]
        labels = {note.label for note in found}
        kept = {id(line) for line in own}
        parts = [
            drop_marks(part, labels) if isinstance(part, Line) else part
            for part in column.parts
            if not isinstance(part, Line) or id(part) in kept
        ]
        items = list(_measure_items(parts, column, number, margins))
        if column.is_aside:
            lines = tuple(item for item in items if isinstance(item, FlowLine))
            yield FlowSide(lines=lines)
            items = [item for item in items if not isinstance(item, FlowLine)]
        yield from items
    for words in one.page.aslant:
        yield FlowSide(lines=tuple(_list_aslant(words, number)))
    yield from notes


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


def _list_aslant(words: Sequence[Word], page: int) -> Iterator[FlowLine]:
    for line in part_rows(words):
        yield FlowLine(line=line, page=page, indent=0.0, room=0.0, gap=None)


def _list_pictures(one: _PageParts, seen: set[tuple[int, ...]]) -> Iterator[FlowAside]:
    """Pictures that hold no text of the page; a picture on every page is named once."""
    page = one.page
    if _is_unread(one):
        yield FlowAside(text="", reason=PICTURE, page=page.number)
        return
    whole = page.frame.width * page.frame.height
    for picture in page.drawings.pictures:
        name = tuple(round(edge) for edge in picture)
        is_small = min(picture.width, picture.height) < _SMALLEST_PICTURE
        is_ground = picture.area > _BACKGROUND_PART * whole and bool(page.words)
        if is_small or is_ground or name in seen:
            continue
        seen.add(name)
        yield FlowAside(text="", reason=PICTURE, page=page.number)
