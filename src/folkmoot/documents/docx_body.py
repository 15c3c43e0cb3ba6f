"""The walk through the body of a Word document: paragraphs, lists, tables, notes."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import ClassVar

from folkmoot.documents.block_queue import Setting
from folkmoot.documents.blocks import CONTENTS, BlockKind, Cell
from folkmoot.documents.docx_numbering import Label, Numbering
from folkmoot.documents.docx_paragraph import ParagraphReader
from folkmoot.documents.docx_styles import Style, StyleSheet
from folkmoot.documents.office_flow import Flow, ParagraphText, Place, lay_row
from folkmoot.documents.office_package import Element
from folkmoot.documents.page_count import PageCount
from folkmoot.documents.word_xml import (
    attribute,
    child,
    find_all,
    name_of,
    number,
    switch,
    value,
)

_BODY_TEXT = 9
_IN_LINE = frozenset(
    "w:r w:hyperlink w:fldSimple w:smartTag w:t m:oMath m:oMathPara".split()
)
_SKIPPED = frozenset(
    "w:sectPr w:sdtPr w:sdtEndPr w:tblPr w:tblGrid w:trPr w:tcPr".split()
)


@dataclass(kw_only=True)
class BodyWalk:
    """Lays what a part of the document shows in the flow.

    `embed` is given the relationship of a file that is embedded as text. `notes` holds
    the references that were met, with the page each is on.
    """

    flow: Flow
    styles: StyleSheet
    numbering: Numbering
    reader: ParagraphReader
    pages: PageCount
    embed: Callable[[str | None], None]
    starts_page: deque[bool] = field(default_factory=deque)
    notes: list[tuple[Element, int]] = field(default_factory=list)

    def read_blocks(self, container: Element, place: Place) -> None:
        """Read paragraphs and tables; what is not known is looked into."""
        for element in container:
            name = name_of(element)
            handle = self._HANDLERS.get(name)
            if handle:
                handle(self, element, place)
            elif name in _IN_LINE:
                content = self.reader.read([element], Style())
                self._lay(content, Setting(kind=place.kind, cell=place.cell), place)
            elif name not in _SKIPPED:
                self.read_blocks(element, place)

    def _read_paragraph(self, paragraph: Element, place: Place) -> None:
        properties = child(paragraph, "w:pPr")
        if switch(properties, "w:pageBreakBefore"):
            self.pages.start_page_unless_new()
        style_id = value(properties, "w:pStyle")
        style = self.styles.find_for_paragraph(style_id)
        label = self._count(properties, style, style_id)
        content = self.reader.read(paragraph, style)
        if label and label.words and not content.is_blank:
            content.runs.insert(0, (f"{label.words} ", False))
        if style.is_contents:
            place = replace(place, reason=CONTENTS)
        self._lay(content, _set(properties, style, label, place), place)
        if child(properties, "w:sectPr") is not None:
            self._end_section()

    def _count(
        self, properties: Element | None, style: Style, style_id: str | None
    ) -> Label | None:
        own = child(properties, "w:numPr")
        number_id = value(own, "w:numId")
        level = number(value(own, "w:ilvl"))
        if number_id is None:
            number_id = style.numbering
        if level is None:
            level = style.numbering_level
        numbered = style.numbering_style or style_id
        return self.numbering.count(number_id, level, style=numbered)

    def _lay(self, content: ParagraphText, setting: Setting, place: Place) -> None:
        self.flow.lay_paragraph(content, setting, reason=place.reason)
        page = self.pages.page
        self.notes += [(note, content.page or page) for note in content.notes]
        mark = self.pages.mark
        for box in content.boxes:
            self.read_blocks(box, place)
        self.pages.mark = mark

    def _end_section(self) -> None:
        if self.starts_page and self.starts_page.popleft():
            self.pages.start_page()

    def _read_control(self, control: Element, place: Place) -> None:
        gallery = value(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
        if gallery == "Table of Contents":
            place = replace(place, reason=CONTENTS)
        self.read_blocks(control, place)

    def _read_embedded(self, chunk: Element, place: Place) -> None:
        self.embed(attribute(chunk, "r:id"))

    def _read_table(self, table: Element, place: Place) -> None:
        rows = list(_find_parts(table, "w:tr"))
        cells = [list(_find_parts(row, "w:tc")) for row in rows]
        if self._is_frame(table, cells):
            for cell in chain.from_iterable(cells):
                self.read_blocks(cell, place)
            return
        number_of_table = self.flow.take_table()
        for position, (row, in_row) in enumerate(zip(rows, cells, strict=True)):
            is_header = bool(switch(child(row, "w:trPr"), "w:tblHeader"))
            first = Cell(
                table=number_of_table, row=position, column=0, is_header=is_header
            )
            lay_row(
                _place_cells(row, in_row, first),
                flow=self.flow,
                pages=self.pages,
                read=partial(self._read_cell, place),
            )

    def _is_frame(self, table: Element, rows: list[list[Element]]) -> bool:
        """Whether a table of one column only frames text or parts of the page."""
        if any(len(cells) > 1 for cells in rows):
            return False
        return len(rows) <= 1 or any(
            part is not table
            and (
                name_of(part) == "w:tbl"
                or self.styles.find(value(part, "w:pPr", "w:pStyle")).heading_level
            )
            for part in find_all(table, "w:tbl", "w:p")
        )

    def _read_cell(self, place: Place, element: Element, cell: Cell) -> None:
        self.read_blocks(element, place.in_cell(cell))

    _HANDLERS: ClassVar[dict[str, Callable[["BodyWalk", Element, Place], None]]] = {
        "w:p": _read_paragraph,
        "w:tbl": _read_table,
        "w:sdt": _read_control,
        "w:altChunk": _read_embedded,
    }


def _set(
    properties: Element | None, style: Style, label: Label | None, place: Place
) -> Setting:
    """How a paragraph is set; in notes all are alike."""
    outline = number(value(properties, "w:outlineLvl"))
    level = style.heading_level
    if outline is not None and 0 <= outline < _BODY_TEXT:
        level = level or outline + 1
    if place.kind is BlockKind.FOOTNOTE:
        return Setting(kind=place.kind)
    text = label.text if label else None
    if level:
        return Setting(kind=BlockKind.HEADING, level=level, label=text, cell=place.cell)
    if label or _is_list_style(properties, style):
        depth = max(label.level if label else 0, style.list_level or 0)
        return Setting(
            kind=BlockKind.LIST_ITEM, level=depth, label=text, cell=place.cell
        )
    return Setting(kind=place.kind, cell=place.cell)


def _is_list_style(properties: Element | None, style: Style) -> bool:
    """A list by name; a paragraph may say that it is taken out of the list."""
    is_taken_out = value(properties, "w:numPr", "w:numId") == "0"
    return style.list_level is not None and not is_taken_out


def _find_parts(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also within content controls."""
    for part in element:
        if name_of(part) == name:
            yield part
        elif name_of(part) not in _SKIPPED:
            yield from _find_parts(part, name)


def _place_cells(
    row: Element, cells: Iterable[Element], first: Cell
) -> Iterator[tuple[Element, Cell]]:
    """The cells with their columns; one that spans columns stands in the first."""
    column = max(0, number(value(row, "w:trPr", "w:gridBefore")) or 0)
    for element in cells:
        yield element, replace(first, column=column)
        column += max(1, number(value(element, "w:tcPr", "w:gridSpan")) or 1)
