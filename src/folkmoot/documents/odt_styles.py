"""The styles of an OpenDocument text, each with what its ancestors hand down to it."""

import re
from dataclasses import dataclass, fields, replace

from folkmoot.documents.odf_xml import attribute, child, children, number
from folkmoot.documents.office_package import Element
from folkmoot.documents.style_names import read_style_name

STYLE_PARTS = ("office:automatic-styles", "office:styles")
_ESCAPED = re.compile(r"_([0-9a-f]{1,4})_")
_DEEPEST = 10
_BOLD = frozenset(("bold", "bolder", "600", "700", "800", "900"))


@dataclass(frozen=True, kw_only=True)
class OdtStyle:
    """What a style says of the words set in it; None where it says nothing."""

    heading_level: int | None = None
    list_level: int | None = None
    is_contents: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    begins_page: bool | None = None
    ends_page: bool | None = None


_INHERITED = [field.name for field in fields(OdtStyle) if field.default is None]


class OdtStyles:
    """Looks styles up by family and name in the files with these roots.

    Automatic styles go before common ones, and those of the first file first.
    """

    def __init__(self, *roots: Element | None) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._styles: dict[tuple[str, str], OdtStyle] = {}
        parts = (child(root, name) for name in STYLE_PARTS for root in roots)
        for part in parts:
            for style in children(part, "style:style"):
                family = attribute(style, "style:family") or ""
                name = attribute(style, "style:name") or ""
                self._elements.setdefault((family, name), style)

    def find(self, family: str, name: str | None) -> OdtStyle:
        """The style with what it is based on; one that is not defined says nothing."""
        if not name:
            return OdtStyle()
        chain = {name: None}
        parent = self._parent_of(family, name)
        while parent and parent not in chain:
            chain[parent] = None
            parent = self._parent_of(family, parent)
        inherited = OdtStyle()
        for ancestor in reversed(chain):
            key = (family, ancestor)
            if key not in self._styles:
                own = _read_style(ancestor, self._elements.get(key))
                self._styles[key] = _inherit(own, inherited)
            inherited = self._styles[key]
        return inherited

    def _parent_of(self, family: str, name: str) -> str | None:
        if (family, name) in self._styles:
            return None
        return attribute(self._elements.get((family, name)), "style:parent-style-name")


def _read_style(name: str, element: Element | None) -> OdtStyle:
    shown = attribute(element, "style:display-name") or _unescape(name)
    meaning = read_style_name(shown)
    look = child(element, "style:text-properties")
    layout = child(element, "style:paragraph-properties")
    layout = child(element, "style:table-properties") if layout is None else layout
    outline = number(attribute(element, "style:default-outline-level"))
    begins_page = _is_page(attribute(layout, "fo:break-before"))
    if attribute(element, "style:master-page-name"):
        begins_page = True
    return OdtStyle(
        heading_level=meaning.heading_level or min(outline or 0, _DEEPEST) or None,
        list_level=meaning.list_level,
        is_contents=meaning.is_contents,
        bold=_read_bold(attribute(look, "fo:font-weight")),
        hidden=_is_none(attribute(look, "text:display"), hidden="none"),
        struck=_read_struck(look),
        begins_page=begins_page,
        ends_page=_is_page(attribute(layout, "fo:break-after")),
    )


def _unescape(name: str) -> str:
    """Spaces and the like are written "_20_" in names."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)


def _read_bold(weight: str | None) -> bool | None:
    return None if weight is None else weight in _BOLD


def _read_struck(look: Element | None) -> bool | None:
    shape = attribute(look, "style:text-line-through-style")
    kind = attribute(look, "style:text-line-through-type")
    told = shape if kind is None else kind
    return None if told is None else told != "none"


def _is_none(display: str | None, *, hidden: str) -> bool | None:
    return None if display is None else display == hidden


def _is_page(kind: str | None) -> bool | None:
    return None if kind is None else kind == "page"


def _inherit(own: OdtStyle, inherited: OdtStyle) -> OdtStyle:
    handed_down = {
        name: getattr(inherited, name)
        for name in _INHERITED
        if getattr(own, name) is None
    }
    is_contents = own.is_contents or inherited.is_contents
    return replace(own, **handed_down, is_contents=is_contents)
