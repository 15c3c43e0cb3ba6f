"""What stands in the line of a Word document: runs, breaks, signs, fields, shapes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from folkmoot.documents.blocks import HIDDEN, PICTURE, PLACEHOLDER, STRUCK_OUT
from folkmoot.documents.docx_shapes import (
    FindPart,
    find_boxes,
    find_drawn_texts,
    find_pictures,
)
from folkmoot.documents.docx_styles import Style, StyleSheet, is_struck
from folkmoot.documents.office_flow import ParagraphText
from folkmoot.documents.office_package import Element
from folkmoot.documents.page_count import PageCount
from folkmoot.documents.word_symbols import read_symbol
from folkmoot.documents.word_xml import (
    attribute,
    child,
    name_of,
    switch,
    value,
)

_SPACES = re.compile(r"[\t\n\r ]+")
_SKIPPED = frozenset(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:sectPr w:tblPr w:tblGrid w:trPr w:tcPr w:delText "
    "w:instrText w:delInstrText w:fldData w:ffData".split()
)
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:softHyphen": "\u00ad",
    "m:den": "/",
    "m:sup": "^",
    "m:sub": "_",
}


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How words are set; with a `reason` they are set aside."""

    bold: bool = False
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class ParagraphReader:
    """Reads paragraphs, and notes where pages break.

    `prompts` are the runs that nobody filled in; `find_part` finds charts and diagrams.
    """

    styles: StyleSheet
    prompts: frozenset[Element]
    pages: PageCount
    find_part: FindPart

    def read(self, elements: Iterable[Element], style: Style) -> ParagraphText:
        """What the elements of a paragraph in that style say."""
        content = ParagraphText(page=self.pages.page)
        reading = _Reading(self, content, style)
        reading.read_all(elements, reading.look_of(None))
        return content


class _Reading:
    """One paragraph being read."""

    def __init__(
        self, reader: ParagraphReader, content: ParagraphText, style: Style
    ) -> None:
        self._reader = reader
        self._content = content
        self._style = style

    def read_all(self, elements: Iterable[Element], look: _Look) -> None:
        """Read elements in the line; what is not known is looked into."""
        for element in elements:
            name = name_of(element)
            if name in _SKIPPED:
                continue
            handle = self._HANDLERS.get(name)
            if handle:
                handle(self, element, look)
                continue
            if name in _SIGNS:
                self._add(_SIGNS[name], look)
            self.read_all(element, look)

    def look_of(self, properties: Element | None) -> _Look:
        """How a run with these properties is set in the paragraph's style."""
        style = self._reader.styles.find(value(properties, "w:rStyle"))
        bold = switch(properties, "w:b")
        if bold is None:
            default = self._reader.styles.default_bold
            bold = default or bool(self._style.bold) != bool(style.bold)
        hidden = _first(
            switch(properties, "w:vanish"), style.hidden, self._style.hidden
        )
        struck = _first(is_struck(properties), style.struck, self._style.struck)
        reason = HIDDEN if hidden else STRUCK_OUT if struck else None
        return _Look(bold=bold, reason=reason)

    def _read_run(self, run: Element, look: _Look) -> None:
        own = self.look_of(child(run, "w:rPr"))
        if run in self._reader.prompts:
            own = replace(own, reason=PLACEHOLDER)
        self.read_all(run, own)

    def _read_text(self, element: Element, look: _Look) -> None:
        self._add(_SPACES.sub(" ", element.text or ""), look)

    def _read_symbol(self, element: Element, look: _Look) -> None:
        font, code = attribute(element, "w:font"), attribute(element, "w:char")
        self._add(read_symbol(font, code), look)

    def _read_break(self, element: Element, look: _Look) -> None:
        self._add("\n", look)
        if attribute(element, "w:type") == "page":
            self._reader.pages.start_page()

    def _note_layout(self, element: Element, look: _Look) -> None:
        self._reader.pages.note_layout()

    def _read_shape(self, element: Element, look: _Look) -> None:
        self._content.boxes += find_boxes(element)
        for text in find_drawn_texts(element):
            self._add(f" {text} ", look)
        for description in find_pictures(element, self._reader.find_part):
            self._content.add_aside(description, PICTURE)

    def _note_reference(self, element: Element, look: _Look) -> None:
        self._content.notes.append(element)

    def _add(self, text: str, look: _Look) -> None:
        if not text:
            return
        if text.strip():
            if self._content.is_blank:
                self._content.page = self._reader.pages.page
            self._reader.pages.note_words()
        if look.reason:
            self._content.add_aside(text, look.reason)
        else:
            self._content.add_text(text, bold=look.bold)

    _HANDLERS: ClassVar[dict[str, Callable[["_Reading", Element, _Look], None]]] = {
        "w:r": _read_run,
        "w:t": _read_text,
        "m:t": _read_text,
        "w:sym": _read_symbol,
        "w:br": _read_break,
        "w:lastRenderedPageBreak": _note_layout,
        "w:drawing": _read_shape,
        "w:pict": _read_shape,
        "w:object": _read_shape,
        "w:footnoteReference": _note_reference,
        "w:endnoteReference": _note_reference,
    }


def _first(*values: bool | None) -> bool:
    return next((value for value in values if value is not None), False)
