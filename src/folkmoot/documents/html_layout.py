"""Lay the tags and words of HTML out as blocks, as a browser would on a page.

The stack of open elements is ours: each element knows how the words in it are set, so
that depth is no limit and a missing or misplaced end tag loses no word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from folkmoot.documents.block_queue import BlockQueue, Setting
from folkmoot.documents.blocks import PICTURE, BlockKind, Cell
from folkmoot.documents.html_asides import (
    TITLE,
    Aside,
    find_reason,
    is_speck,
    read_input,
)
from folkmoot.documents.html_elements import (
    BARRIERS,
    BLOCKS,
    BOLD,
    CELLS,
    HEADINGS,
    LISTS,
    PREFORMATTED,
    ROW_GROUPS,
    VOID,
)
from folkmoot.documents.html_footnotes import is_footnote, is_footnote_sign
from folkmoot.documents.html_style import Look, find_look
from folkmoot.documents.html_tables import Grid
from folkmoot.documents.html_tokens import EndTag, StartTag, Text, Token
from folkmoot.documents.list_labels import ListNumbers

_BLANKS = re.compile(r"[\t\n\x0b\f\r]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WORD_LISTS = frozenset(
    f"Mso{name}{place}"
    for name in ("ListParagraph", "ListBullet", "ListNumber")
    for place in ("", "CxSpFirst", "CxSpMiddle", "CxSpLast")
)
_PAGE_PARTS = frozenset(("html", "head", "body"))
# An opening tag of the first ends what is open of the second, up to the barrier.
_IMPLIED_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), LISTS | BARRIERS),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",)) | BARRIERS),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",)) | BARRIERS),
    "option": (frozenset(("option",)), frozenset(("select",)) | BARRIERS),
    "td": (CELLS, frozenset(("table",))),
    "th": (CELLS, frozenset(("table",))),
    "tr": (frozenset(("tr",)), frozenset(("table",))),
    "thead": (ROW_GROUPS, frozenset(("table",))),
    "tbody": (ROW_GROUPS, frozenset(("table",))),
    "tfoot": (ROW_GROUPS, frozenset(("table",))),
}
# The end of these ends all that is open in them; the end of `<b>` ends no paragraph.
_CLOSED_WHOLE = BLOCKS | {"select"}
_ENDED_BY_BLOCKS = frozenset(("p", "title"))
_TABLE_PARTS = CELLS | ROW_GROUPS | frozenset(("tr", "table", "caption"))


# Between these, also within a list item, a new block begins.
_PARTS = (
    _TABLE_PARTS | LISTS | frozenset(HEADINGS) | frozenset(("li", "dl", "dt", "dd"))
)


@dataclass(slots=True)
class _Item:
    """A list item; its label goes with its first words."""

    label: str | None


@dataclass(slots=True, kw_only=True)
class _Element:
    """An open element; all but `name` and `own_bold` is handed down."""

    name: str = ""
    own_bold: bool | None = None
    bold: bool = False
    is_preformatted: bool = False
    is_raised: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    cell: Cell | None = None
    depth: int = 0
    numbers: ListNumbers | None = None
    item: _Item | None = None
    is_word_item: bool = False
    grid: Grid | None = None
    aside: Aside | None = None


class HtmlLayout:
    """Reads tokens one by one and fills a `BlockQueue`.

    `frames` are the positions of the tables that only set out the page.
    """

    def __init__(
        self,
        *,
        class_looks: Mapping[str, Look],
        frames: frozenset[int] = frozenset(),
        first_table: int = 0,
    ) -> None:
        self.queue = BlockQueue()
        self.title = ""
        self.next_table = first_table
        self._class_looks = class_looks
        self._frames = frames
        self._stack = [_Element()]
        self._open_names: Counter[str] = Counter()

    def read(self, tokens: Iterable[Token]) -> None:
        """Lay out a whole page."""
        for position, token in enumerate(tokens):
            if isinstance(token, Text):
                self._add_text(token.text)
            elif isinstance(token, EndTag):
                self._end(token.name)
            elif token.name in VOID:
                self._add_void(token)
            elif token.name in _PAGE_PARTS:
                self._end_block()
            else:
                self._start(token, is_frame=position in self._frames)
        while len(self._stack) > 1:
            self._pop()
        self._end_block()

    @property
    def _top(self) -> _Element:
        return self._stack[-1]

    def _add_text(self, text: str) -> None:
        top = self._top
        if top.aside:
            top.aside.parts.append(text)
            return
        if top.is_raised and text[:1].isdigit() and self.queue.ends_in_word():
            self.queue.add_text(" ")
        if not top.is_preformatted:
            self.queue.add_text(_BLANKS.sub(" ", text), bold=top.bold)
            return
        for position, part in enumerate(_BLANK_LINE.split(text)):
            if position:
                self._end_block()
            self.queue.add_text(part, bold=top.bold)

    def _add_void(self, tag: StartTag) -> None:
        if tag.name == "br":
            self._break_line()
        elif tag.name == "hr":
            self._end_block()
        elif tag.name in ("img", "embed") and not is_speck(tag):
            said = tag.attributes.get("alt") or tag.attributes.get("title", "")
            self._set_aside(said, PICTURE)
        elif tag.name == "input":
            value, reason = read_input(tag)
            if reason:
                self._set_aside(value, reason)
            elif value:
                self._add_text(f" {value} ")

    def _set_aside(self, text: str, reason: str) -> None:
        if self._top.aside:
            self._top.aside.parts.append(f" {text} ")
            return
        self.queue.add_text(" ")
        self.queue.add_aside(" ".join(text.split()), reason)

    def _break_line(self) -> None:
        """A line break; the second of two ends the paragraph, though not the item."""
        if self._top.aside:
            self._top.aside.parts.append(" ")
        elif self.queue.is_line_blank and self._top.kind is not BlockKind.LIST_ITEM:
            self._end_block()
        else:
            self.queue.add_text("\n")

    def _start(self, tag: StartTag, *, is_frame: bool) -> None:
        self._close_implied(tag.name)
        if tag.name in BLOCKS:
            self._end_block(name=tag.name)
        look = find_look(tag.attributes, self._class_looks)
        parent = self._top
        own_bold = True if look.bold is None and tag.name in BOLD else look.bold
        element = replace(
            parent,
            name=tag.name,
            own_bold=own_bold,
            bold=parent.bold if own_bold is None else own_bold,
        )
        if parent.aside is None:
            reason = find_reason(tag, look)
            if reason:
                element.aside = Aside(reason)
            elif not is_frame:
                self._set_element(element, tag, look)
            else:
                element.grid = None
        self._stack.append(element)
        self._open_names[tag.name] += 1

    def _set_element(self, element: _Element, tag: StartTag, look: Look) -> None:
        """What the element says about the words in it."""
        name = tag.name
        if name in BLOCKS and is_footnote(tag):
            element.kind, element.item = BlockKind.FOOTNOTE, None
        elif name in HEADINGS:
            element.kind, element.level = BlockKind.HEADING, HEADINGS[name]
        elif name in LISTS or name == "li":
            self._set_list(element, tag, look)
        elif name in ("table", "dl"):
            element.grid = Grid(self.next_table)
            self.next_table += 1
        elif name in _TABLE_PARTS or name in ("dt", "dd"):
            _set_table_part(element, tag)
        elif look.word_level or tag.attributes.get("class") in _WORD_LISTS:
            element.kind, element.item = BlockKind.LIST_ITEM, _Item(None)
            element.level = (look.word_level or 1) - 1
            element.is_word_item = True
        else:
            element.is_preformatted |= name in PREFORMATTED
            element.is_raised |= name == "sup" or is_footnote_sign(tag)

    def _set_list(self, element: _Element, tag: StartTag, look: Look) -> None:
        if tag.name in LISTS:
            element.depth += 1
            element.numbers = ListNumbers(
                is_ordered=tag.name == "ol",
                attributes=tag.attributes,
                style=look.list_style,
            )
            return
        numbers = element.numbers
        element.kind = BlockKind.LIST_ITEM
        element.level = max(element.depth - 1, 0)
        element.item = _Item(numbers.take_label(tag.attributes) if numbers else None)

    def _close_implied(self, name: str) -> None:
        """End what the tag ends by beginning, such as `<p>` a `<p>` before it."""
        if name in BLOCKS:
            self._pop_to(self._find(_ENDED_BY_BLOCKS, BARRIERS))
        if name in _IMPLIED_ENDS:
            self._pop_to(self._find(*_IMPLIED_ENDS[name]))
        elif name in HEADINGS and self._top.name in HEADINGS:
            self._pop()

    def _end(self, name: str) -> None:
        index = self._find(frozenset((name,)), _find_barriers(name))
        if index is None:
            if name == "br":
                self._break_line()
            elif name in BLOCKS or name in _PAGE_PARTS:
                self._end_block()
        elif name not in _CLOSED_WHOLE and self._has_block_above(index):
            self._remove(index)
        else:
            self._pop_to(index)

    def _find(self, names: frozenset[str], barriers: frozenset[str]) -> int | None:
        """Where the innermost open element of these is, if no barrier hides it."""
        if not any(self._open_names[name] for name in names):
            return None
        for index in range(len(self._stack) - 1, 0, -1):
            if self._stack[index].name in names:
                return index
            if self._stack[index].name in barriers:
                return None
        return None

    def _has_block_above(self, index: int) -> bool:
        return any(element.name in BLOCKS for element in self._stack[index + 1 :])

    def _pop_to(self, index: int | None) -> None:
        while index is not None and len(self._stack) > index:
            self._pop()

    def _pop(self) -> None:
        if self._top.name in BLOCKS:
            self._end_block(name=self._top.name)
        element = self._stack.pop()
        self._open_names[element.name] -= 1
        if element.is_raised and self._top.kind is BlockKind.FOOTNOTE:
            self.queue.add_text(" ")
        if element.name == "thead" and element.grid:
            element.grid.is_head = False
        if element.aside and element.aside is not self._top.aside:
            self._finish_aside(element.aside)

    def _remove(self, index: int) -> None:
        """End an element though others within it are open, which then lose its look."""
        element = self._stack.pop(index)
        self._open_names[element.name] -= 1
        parent = self._stack[index - 1]
        for inner in self._stack[index:]:
            if inner.aside is element.aside:
                inner.aside = parent.aside
            inner.bold = parent.bold if inner.own_bold is None else inner.own_bold
            inner.is_raised = parent.is_raised
            parent = inner
        if element.aside and element.aside is not self._stack[index - 1].aside:
            self._finish_aside(element.aside)

    def _finish_aside(self, aside: Aside) -> None:
        if aside.reason == TITLE and not self.title:
            self.title = aside.text
        else:
            self.queue.add_aside(aside.text, aside.reason)

    def _end_block(self, *, name: str = "") -> None:
        """End the block; within a list item a paragraph is only a new line."""
        top = self._top
        if top.aside:
            top.aside.parts.append(" ")
        elif _is_within_item(top, name):
            if not self.queue.is_line_blank:
                self.queue.add_text("\n")
        else:
            label = top.item.label if top.item else None
            setting = Setting(
                kind=top.kind, level=top.level, label=label, cell=top.cell
            )
            if self.queue.end_block(setting) and top.item:
                top.item.label = None


def _is_within_item(element: _Element, name: str) -> bool:
    """Whether a block of this name is but a line of the list item around it."""
    is_item = element.kind is BlockKind.LIST_ITEM and not element.is_word_item
    return is_item and name != "" and name not in _PARTS


def _set_table_part(element: _Element, tag: StartTag) -> None:
    grid = element.grid
    if grid is None:
        return
    if tag.name in ROW_GROUPS:
        grid.is_head = tag.name == "thead"
    elif tag.name == "tr":
        grid.start_row()
    elif tag.name != "caption":
        element.kind, element.item = BlockKind.CELL, None
        element.depth, element.numbers = 0, None
        element.cell = _place_cell(grid, tag)


def _place_cell(grid: Grid, tag: StartTag) -> Cell:
    if tag.name == "dt":
        return grid.place_term()
    if tag.name == "dd":
        return grid.place_definition()
    return grid.place(tag.attributes, is_header=tag.name == "th")


def _find_barriers(name: str) -> frozenset[str]:
    """What the end tag does not reach beyond."""
    if name == "table":
        return frozenset()
    if name in _TABLE_PARTS:
        return frozenset(("table",))
    return LISTS | BARRIERS if name == "li" else BARRIERS
