"""The styles of a Word document, each with what its ancestors hand down to it."""

from dataclasses import dataclass, replace

from folkmoot.documents.office_package import Element
from folkmoot.documents.style_names import read_style_name
from folkmoot.documents.word_xml import (
    attribute,
    child,
    children,
    number,
    switch,
    value,
)

_BODY_TEXT = 9


@dataclass(frozen=True, kw_only=True)
class Style:
    """What a style says of the words set in it; None where it says nothing."""

    heading_level: int | None = None
    list_level: int | None = None
    is_contents: bool = False
    is_placeholder: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    numbering: str | None = None
    numbering_level: int | None = None
    numbering_style: str | None = None


_INHERITED = (
    "heading_level",
    "list_level",
    "bold",
    "hidden",
    "struck",
    "numbering",
    "numbering_level",
    "numbering_style",
)


class StyleSheet:
    """Looks styles up by id; a style that is not defined is known by its id alone."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in children(root, "w:style"):
            style_id = attribute(element, "w:styleId") or ""
            self._elements.setdefault(style_id, element)
            is_paragraph = attribute(element, "w:type") == "paragraph"
            if is_paragraph and attribute(element, "w:default") in ("1", "true", "on"):
                self._default = style_id
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.default_bold = switch(defaults, "w:b") or False

    def find(self, style_id: str | None) -> Style:
        """The style of that id, with what it is based on; "" says nothing."""
        if not style_id:
            return Style()
        if style_id not in self._styles:
            self._resolve(style_id)
        return self._styles[style_id]

    def find_for_paragraph(self, style_id: str | None) -> Style:
        """As `find`; paragraphs without a style have the document's default."""
        return self.find(style_id or self._default)

    def _resolve(self, style_id: str) -> None:
        """Read the style and its ancestors, the eldest first; a circle is cut."""
        chain = {style_id: None}
        parent = self._parent_of(style_id)
        while parent and parent not in chain:
            chain[parent] = None
            parent = None if parent in self._styles else self._parent_of(parent)
        inherited = Style()
        for ancestor in reversed(chain):
            if ancestor not in self._styles:
                own = _read_style(ancestor, self._elements.get(ancestor))
                self._styles[ancestor] = _inherit(own, inherited)
            inherited = self._styles[ancestor]

    def _parent_of(self, style_id: str) -> str | None:
        return value(self._elements.get(style_id), "w:basedOn")


def _read_style(style_id: str, element: Element | None) -> Style:
    name = value(element, "w:name") or style_id
    meaning = read_style_name(name)
    look = child(element, "w:rPr")
    properties = child(element, "w:pPr")
    outline = number(value(properties, "w:outlineLvl"))
    numbering = value(properties, "w:numPr", "w:numId")
    heading_level = meaning.heading_level
    if outline is not None and heading_level is None:
        heading_level = outline + 1 if 0 <= outline < _BODY_TEXT else 0
    return Style(
        heading_level=heading_level,
        list_level=meaning.list_level,
        is_contents=meaning.is_contents,
        is_placeholder=meaning.is_placeholder,
        bold=switch(look, "w:b"),
        hidden=switch(look, "w:vanish"),
        struck=is_struck(look),
        numbering=numbering,
        numbering_level=number(value(properties, "w:numPr", "w:ilvl")),
        numbering_style=style_id if numbering else None,
    )


def is_struck(look: Element | None) -> bool | None:
    """Whether a line is drawn through the words; None where nothing is said of it."""
    single, double = switch(look, "w:strike"), switch(look, "w:dstrike")
    return single if double is None else double or single


def _inherit(own: Style, inherited: Style) -> Style:
    """What the style does not say, its ancestor says."""
    says_nothing = [name for name in _INHERITED if getattr(own, name) is None]
    handed_down = {name: getattr(inherited, name) for name in says_nothing}
    if own.is_contents:
        handed_down["heading_level"] = None
    return replace(own, **handed_down)
