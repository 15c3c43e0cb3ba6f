"""What stands in the line of an OpenDocument text: spans, signs, fields, frames."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from folkmoot.documents.blocks import HIDDEN, PICTURE, PLACEHOLDER, SCRIPT, STRUCK_OUT
from folkmoot.documents.odf_xml import attribute, children, name_of, text_of
from folkmoot.documents.odt_frames import FindObject, read_frame
from folkmoot.documents.odt_styles import OdtStyle, OdtStyles
from folkmoot.documents.office_flow import ParagraphText
from folkmoot.documents.office_package import Element
from folkmoot.documents.page_count import PageCount
from folkmoot.documents.prompts import is_standard_prompt

_SPACES = re.compile(r"[\t\n\r ]+")
_SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_ASIDES = {
    "text:placeholder": PLACEHOLDER,
    "text:hidden-text": HIDDEN,
    "text:script": SCRIPT,
}
# Labels that were written out, and what is told of the text in other places.
_SKIPPED = frozenset(
    "text:number text:note-citation office:annotation office:annotation-end "
    "text:tracked-changes office:binary-data office:event-listeners svg:title "
    "svg:desc".split()
)


@dataclass(frozen=True, kw_only=True)
class _Look:
    """How words are set; with a `reason` they are set aside."""

    bold: bool = False
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class OdtParagraphReader:
    """Reads paragraphs, and notes where pages break."""

    styles: OdtStyles
    pages: PageCount
    find_object: FindObject

    def read(self, element: Element, style: OdtStyle, content: ParagraphText) -> None:
        """Add what a paragraph in that style says to the content."""
        reading = _Reading(self, content)
        look = _restyle(_Look(), style)
        hidden = (attribute(h, "text:is-hidden") for h in _find_hidden(element))
        if "true" in hidden:
            look = replace(look, reason=HIDDEN)
        reading.read(element, look)

    def read_frame(self, frame: Element, content: ParagraphText) -> None:
        """Add what is drawn in a frame to the content."""
        _Reading(self, content).read_frame(frame, _Look())


def _find_hidden(element: Element) -> list[Element]:
    return list(children(element, "text:hidden-paragraph"))


class _Reading:
    """One paragraph being read."""

    def __init__(self, reader: OdtParagraphReader, content: ParagraphText) -> None:
        self._reader = reader
        self._content = content

    def read(self, element: Element, look: _Look) -> None:
        """Read an element in the line; what is not known is looked into."""
        self._add(_SPACES.sub(" ", element.text or ""), look)
        for part in element:
            self._read_part(part, look)
            self._add(_SPACES.sub(" ", part.tail or ""), look)

    def _read_part(self, part: Element, look: _Look) -> None:
        name = name_of(part)
        handle = self._HANDLERS.get(name)
        if name in _SKIPPED:
            return
        if name in _SIGNS:
            self._add(_SIGNS[name], look)
        elif handle:
            handle(self, part, look)
        elif name.startswith("draw:"):
            self.read_frame(part, look)
        elif name in _ASIDES:
            self._read_aside(part, _ASIDES[name])
        else:
            self.read(part, look)

    def _read_span(self, span: Element, look: _Look) -> None:
        style = self._reader.styles.find("text", attribute(span, "text:style-name"))
        self.read(span, _restyle(look, style))

    def _read_control(self, control: Element, look: _Look) -> None:
        """A content control; nobody may have filled it in."""
        if attribute(control, "loext:showing-place-holder") == "true":
            look = replace(look, reason=PLACEHOLDER)
        self.read(control, look)

    def _read_input(self, field: Element, look: _Look) -> None:
        """An input field; what Word asks with comes as its content."""
        if is_standard_prompt(text_of(field)):
            look = replace(look, reason=PLACEHOLDER)
        self.read(field, look)

    def _read_aside(self, part: Element, reason: str) -> None:
        words = attribute(part, "text:string-value") or text_of(part)
        if words.strip():
            self._content.add_aside(words, reason)

    def _read_note(self, note: Element, look: _Look) -> None:
        self._content.notes.append(note)

    def _note_layout(self, element: Element, look: _Look) -> None:
        self._reader.pages.note_layout()

    def _read_ruby(self, ruby: Element, look: _Look) -> None:
        self._add(" ", look)
        self.read(ruby, look)

    def read_frame(self, frame: Element, look: _Look) -> None:
        """Note what is drawn; formulas are part of the line."""
        found = read_frame(frame, self._reader.find_object)
        self._content.boxes += found.boxes
        for formula in found.formulas:
            self._add(f" {formula} ", look)
        for description in found.pictures:
            self._content.add_aside(description, PICTURE)

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
        "text:span": _read_span,
        "text:a": _read_span,
        "loext:content-control": _read_control,
        "text:text-input": _read_input,
        "text:note": _read_note,
        "text:soft-page-break": _note_layout,
        "text:ruby-text": _read_ruby,
    }


def _restyle(look: _Look, style: OdtStyle) -> _Look:
    """The look within a style; what the style does not say stays as it is."""
    bold = look.bold if style.bold is None else style.bold
    reason = look.reason
    if style.hidden:
        reason = HIDDEN
    elif style.struck and reason is None:
        reason = STRUCK_OUT
    elif (style.hidden, reason) == (False, HIDDEN) or (
        style.struck is False and reason == STRUCK_OUT
    ):
        reason = None
    return _Look(bold=bold, reason=reason)
