"""The walk through the body of an OpenDocument text: paragraphs, lists, tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import ClassVar

from folkmoot.documents.block_queue import Setting
from folkmoot.documents.blocks import CONTENTS, HIDDEN, BlockKind, Cell
from folkmoot.documents.odf_xml import attribute, name_of, number
from folkmoot.documents.odt_lists import ListCount, ListLabel, OdtLists
from folkmoot.documents.odt_paragraph import OdtParagraphReader
from folkmoot.documents.odt_styles import OdtStyle, OdtStyles
from folkmoot.documents.odt_tables import (
    RepeatLimit,
    is_frame,
    list_rows,
    place_cells,
)
from folkmoot.documents.office_flow import Flow, ParagraphText, Place, lay_row
from folkmoot.documents.office_package import Element
from folkmoot.documents.page_count import PageCount

_SKIPPED = frozenset(
    "text:tracked-changes text:number office:forms office:annotation table:shapes "
    "office:annotation-end text:sequence-decls text:variable-decls text:note-citation "
    "text:user-field-decls text:dde-connection-decls text:table-of-content-source "
    "text:illustration-index-source text:table-index-source text:object-index-source "
    "text:user-index-source text:alphabetical-index-source text:bibliography-source "
    "table:table-column table:table-columns table:table-source svg:title svg:desc "
    "text:alphabetical-index-auto-mark-file office:event-listeners".split()
)

_DEEPEST = 10
_NO_LABEL = ListLabel()


@dataclass(kw_only=True)
class _Item:
    """A list item being read; its label goes with its first words."""

    count: ListCount
    style: str | None
    level: int
    start: int | None = None
    awaits_label: bool = True


@dataclass(kw_only=True)
class OdtWalk:
    """Lays what a part of the document shows in the flow.

    `notes` holds the notes that were met, with the page each is on.
    """

    flow: Flow
    styles: OdtStyles
    lists: OdtLists
    reader: OdtParagraphReader
    pages: PageCount
    notes: list[tuple[Element, int]] = field(default_factory=list)
    limit: RepeatLimit = field(default_factory=RepeatLimit)

    def read_blocks(
        self, container: Element, place: Place, item: _Item | None = None
    ) -> None:
        """Read paragraphs, lists and tables; what is not known is looked into."""
        for element in container:
            name = name_of(element)
            handle = self._HANDLERS.get(name)
            if handle:
                handle(self, element, place, item)
            elif name.startswith("draw:"):
                self._read_drawn(element, place)
            elif name not in _SKIPPED:
                self.read_blocks(element, place, item)

    def _read_drawn(self, element: Element, place: Place) -> None:
        """What is drawn on the page, not in a paragraph."""
        content = ParagraphText(page=self.pages.page)
        self.reader.read_frame(element, content)
        self._lay(content, Setting(kind=place.kind, cell=place.cell), place)

    # Paragraphs

    def _style_of(self, paragraph: Element) -> OdtStyle:
        return self.styles.find("paragraph", attribute(paragraph, "text:style-name"))

    def _read_lines(self, paragraphs: Iterable[Element]) -> ParagraphText:
        """Paragraphs as the lines of one."""
        content = ParagraphText(page=self.pages.page)
        for position, paragraph in enumerate(paragraphs):
            if position:
                content.add_text("\n")
            style = self._style_of(paragraph)
            if style.begins_page:
                self.pages.start_page_unless_new()
            self.reader.read(paragraph, style, content)
            if style.ends_page:
                self.pages.start_page()
        return content

    def _read_paragraph(
        self, paragraph: Element, place: Place, item: _Item | None
    ) -> None:
        content = self._read_lines([paragraph])
        style = self._style_of(paragraph)
        if style.is_contents:
            place = replace(place, reason=CONTENTS)
        label = ListLabel()
        level = self._find_level(paragraph, style)
        setting = Setting(kind=place.kind, cell=place.cell)
        if place.kind is BlockKind.FOOTNOTE:
            setting = Setting(kind=place.kind)
        elif level:
            label = self._number_heading(paragraph, content, level, item)
            setting = replace(setting, kind=BlockKind.HEADING, level=level)
        elif style.list_level is not None:
            setting = replace(setting, kind=BlockKind.LIST_ITEM, level=style.list_level)
        self._lay(content, setting, place, label)

    def _find_level(self, paragraph: Element, style: OdtStyle) -> int | None:
        if name_of(paragraph) != "text:h":
            return style.heading_level
        told = number(attribute(paragraph, "text:outline-level"))
        return min(told or style.heading_level or 1, _DEEPEST)

    def _number_heading(
        self,
        heading: Element,
        content: ParagraphText,
        level: int,
        item: _Item | None,
    ) -> ListLabel:
        """A heading is numbered by the list it stands in, else by the outline."""
        if item:
            return self._take_label(item)
        is_unnumbered = attribute(heading, "text:is-list-header") == "true"
        if name_of(heading) != "text:h" or is_unnumbered or content.is_blank:
            return ListLabel()
        start = number(attribute(heading, "text:start-value"))
        return self.lists.count_heading(level - 1, start=start)

    def _lay(
        self,
        content: ParagraphText,
        setting: Setting,
        place: Place,
        label: ListLabel = _NO_LABEL,
    ) -> None:
        if label.words and not content.is_blank:
            content.runs.insert(0, (f"{label.words} ", False))
        setting = replace(setting, label=label.text)
        self.flow.lay_paragraph(content, setting, reason=place.reason)
        page = content.page or self.pages.page
        self.notes += [(note, page) for note in content.notes]
        mark = self.pages.mark
        for box in content.boxes:
            self.read_blocks(box, place)
        self.pages.mark = mark

    # Lists

    def _read_list(self, element: Element, place: Place, item: _Item | None) -> None:
        style = attribute(element, "text:style-name")
        if item:
            count, level, style = item.count, item.level + 1, style or item.style
            self.lists.open_sublist(element, count, level)
        else:
            count, level = self.lists.open_list(element, style), 0
        for part in element:
            name = name_of(part)
            if name not in ("text:list-item", "text:list-header"):
                continue
            self._read_item(
                part,
                place,
                _Item(
                    count=count,
                    style=style or count.style,
                    level=level,
                    start=number(attribute(part, "text:start-value")),
                    awaits_label=name == "text:list-item",
                ),
            )

    def _read_item(self, element: Element, place: Place, item: _Item) -> None:
        """An item's paragraphs are its lines; lists and tables in it part them."""
        for is_plain, parts in groupby(element, self._is_plain):
            if not is_plain:
                for part in parts:
                    self._HANDLERS.get(name_of(part), OdtWalk.read_blocks)(
                        self, part, place, item
                    )
                continue
            content = self._read_lines(parts)
            setting = Setting(
                kind=BlockKind.LIST_ITEM, level=item.level, cell=place.cell
            )
            if place.kind is BlockKind.FOOTNOTE:
                setting = Setting(kind=place.kind)
            self._lay(content, setting, place, self._take_label(item))

    def _is_plain(self, element: Element) -> bool:
        if name_of(element) != "text:p":
            return False
        style = self._style_of(element)
        return style.heading_level is None and not style.is_contents

    def _take_label(self, item: _Item) -> ListLabel:
        if not item.awaits_label:
            return ListLabel()
        item.awaits_label = False
        return self.lists.count_item(
            item.count, item.level, style=item.style, start=item.start
        )

    def _read_numbered(
        self, element: Element, place: Place, item: _Item | None
    ) -> None:
        """A paragraph that is an item without a list around it."""
        style = attribute(element, "text:style-name")
        level = min(number(attribute(element, "text:level")) or 1, _DEEPEST) - 1
        count = self.lists.open_list(element, style)
        start = number(attribute(element, "text:start-value"))
        self._read_item(
            element,
            place,
            _Item(count=count, style=style, level=level, start=start),
        )

    # Tables, sections and indexes

    def _read_table(self, table: Element, place: Place, item: _Item | None) -> None:
        style = self.styles.find("table", attribute(table, "table:style-name"))
        if style.begins_page:
            self.pages.start_page_unless_new()
        rows = list(list_rows(table))
        if is_frame(table, rows):
            self.read_blocks(table, place)
            return
        table_number = self.flow.take_table()
        position = 0
        for row in rows:
            if row.is_break:
                self.pages.note_layout()
                continue
            told = attribute(row.element, "table:number-rows-repeated")
            times = self.limit.allow(row.element, told)
            for offset in range(times):
                first = Cell(
                    table=table_number,
                    row=position + offset,
                    column=0,
                    is_header=row.is_header,
                )
                self._read_row(row.element, first, place)
            position += max(times, number(told) or 1)

    def _read_row(self, row: Element, first: Cell, place: Place) -> None:
        def read(element: Element, cell: Cell) -> None:
            is_covered = name_of(element) == "table:covered-table-cell"
            reason = HIDDEN if is_covered else place.reason
            self.read_blocks(element, replace(place.in_cell(cell), reason=reason))

        cells = place_cells(row, first, self.limit)
        lay_row(cells, flow=self.flow, pages=self.pages, read=read)

    def _read_section(self, section: Element, place: Place, item: _Item | None) -> None:
        if attribute(section, "text:display") == "none":
            place = replace(place, reason=HIDDEN)
        self.read_blocks(section, place)

    def _read_contents(self, index: Element, place: Place, item: _Item | None) -> None:
        self.read_blocks(index, replace(place, reason=CONTENTS))

    def _note_layout(self, element: Element, place: Place, item: _Item | None) -> None:
        self.pages.note_layout()

    _HANDLERS: ClassVar[
        dict[str, Callable[["OdtWalk", Element, Place, _Item | None], None]]
    ] = {
        "text:p": _read_paragraph,
        "text:h": _read_paragraph,
        "text:list": _read_list,
        "text:numbered-paragraph": _read_numbered,
        "table:table": _read_table,
        "text:section": _read_section,
        "text:table-of-content": _read_contents,
        "text:soft-page-break": _note_layout,
    }
