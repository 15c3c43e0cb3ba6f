"""The styles of a house template: its own by name, ours where it has none."""

import re
from collections.abc import Iterable

from folkmoot.documents.docx_minutes_styles import OF_TEXT
from folkmoot.documents.docx_report_look import Style
from folkmoot.documents.docx_report_styles import NORMAL, write_style
from folkmoot.documents.docx_styles import StyleSheet
from folkmoot.documents.office_package import Element
from folkmoot.documents.style_names import read_style_name
from folkmoot.documents.word_fragment import name_in, parse_fragment
from folkmoot.documents.word_xml import attribute, child, children, find_all, value

_OURS = {style.id: style for style in (*NORMAL, *OF_TEXT)}
_SEPARATORS = re.compile(r"[\s_–-]+")
_NUMBERED = re.compile(r"num|tal")
# Names that people see in Danish, where a program wrote them into the file.
_SAME = {
    "billedtekst": "caption",
    "stærk": "strong",
    "kraftig": "strong",
    "standardskrifttypeiafsnit": "defaultparagraphfont",
    "tabelnormal": "normaltable",
}


class HouseStyles:
    """Looks up by which id the template has a style of ours; adds what it lacks."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._ids: dict[tuple[str, str], str] = {}
        self._used: set[str] = set()
        for style in children(root, "w:style"):
            self._note(style)

    def _note(self, style: Element) -> None:
        id_ = attribute(style, "w:styleId") or ""
        kind = attribute(style, "w:type") or "paragraph"
        name = _fold(value(style, "w:name") or id_, kind)
        self._used.add(id_)
        self._ids.setdefault((kind, name), id_)

    def find(self, our_id: str) -> str:
        """The template's id for a style of ours, which is added where it is missing."""
        style = _OURS[our_id]
        key = (style.kind, _fold(style.name, style.kind))
        return self._ids[key] if key in self._ids else self._add(style)

    def find_numbering(self, our_id: str) -> tuple[str | None, int]:
        """The list that the style's paragraphs belong to, and the level."""
        found = StyleSheet(self._root).find(self.find(our_id))
        return found.numbering, found.numbering_level or 0

    def rename(self, content: Iterable[Element]) -> None:
        """In paragraphs of ours, name each style as the template does."""
        for element in content:
            for named in find_all(element, "w:pStyle", "w:rStyle", "w:tblStyle"):
                self._rename(named)

    def set_language(self, code: str) -> None:
        """The language of all words that say of themselves no other."""
        look = child(self._root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        language = child(look, "w:lang")
        if look is not None and language is None:
            language = look.makeelement(name_in(look, "lang"))
            look.append(language)
        if language is not None:
            language.set(name_in(language, "val"), code)

    def _add(self, style: Style) -> str:
        id_ = style.id if style.id not in self._used else f"{style.id}Folkmoot"
        (element,) = parse_fragment(write_style(style), like=self._root)
        element.set(name_in(element, "styleId"), id_)
        # The template has a default of its own.
        element.attrib.pop(name_in(element, "default"), "")
        self._note(element)
        for name in ("w:basedOn", "w:next"):
            if (named := child(element, name)) is not None:
                self._rename(named)
        self._root.append(element)
        return id_

    def _rename(self, named: Element) -> None:
        our_id = attribute(named, "w:val") or ""
        if our_id in _OURS:
            named.set(name_in(named, "val"), self.find(our_id))


def _fold(name: str, kind: str) -> str:
    """What is the same in the names of different programs and languages."""
    folded = _SEPARATORS.sub("", name.casefold())
    if kind == "paragraph":
        meaning = read_style_name(name)
        if meaning.heading_level and folded[-1].isdecimal():
            return f"heading{meaning.heading_level}"
        if meaning.list_level == 0:
            return "listnumber" if _NUMBERED.search(folded) else "listbullet"
    return _SAME.get(folded, folded)
