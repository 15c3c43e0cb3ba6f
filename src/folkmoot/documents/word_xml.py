"""The names of Word's XML, the same in its transitional and its strict dialect."""

import re

from folkmoot.documents.office_package import Element
from folkmoot.documents.xml_names import Vocabulary

_OOXML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_NAMESPACES = {
    "w": (f"{_OOXML}/wordprocessingml/2006/main", f"{_STRICT}/wordprocessingml/main"),
    "r": (
        f"{_OOXML}/officeDocument/2006/relationships",
        f"{_STRICT}/officeDocument/relationships",
    ),
    "m": (f"{_OOXML}/officeDocument/2006/math", f"{_STRICT}/officeDocument/math"),
    "a": (f"{_OOXML}/drawingml/2006/main", f"{_STRICT}/drawingml/main"),
    "c": (f"{_OOXML}/drawingml/2006/chart", f"{_STRICT}/drawingml/chart"),
    "dgm": (f"{_OOXML}/drawingml/2006/diagram", f"{_STRICT}/drawingml/diagram"),
    "pic": (f"{_OOXML}/drawingml/2006/picture", f"{_STRICT}/drawingml/picture"),
    "wp": (
        f"{_OOXML}/drawingml/2006/wordprocessingDrawing",
        f"{_STRICT}/drawingml/wordprocessingDrawing",
    ),
    "mc": (f"{_OOXML}/markup-compatibility/2006",),
    "v": ("urn:schemas-microsoft-com:vml",),
    "o": ("urn:schemas-microsoft-com:office:office",),
}
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_OFF = frozenset(("0", "false", "off", "none"))

WORD = Vocabulary(_NAMESPACES)
name_of = WORD.name_of
children = WORD.children
child = WORD.child
attribute = WORD.attribute
find_all = WORD.find_all


def value(element: Element | None, *path: str) -> str | None:
    """The `w:val` of the element found along the path."""
    return attribute(child(element, *path), "w:val")


def number(text: str | None) -> int | None:
    """A whole number of sane length; None where the text is something else."""
    return int(text) if text and _INTEGER.fullmatch(text) else None


def switch(properties: Element | None, name: str) -> bool | None:
    """Whether a property such as bold is on; None where nothing is said of it."""
    element = child(properties, name)
    if element is None:
        return None
    return (attribute(element, "w:val") or "1") not in _OFF


def replace_by(element: Element, content: list[Element]) -> None:
    """Put the content in the element's place."""
    for part in content:
        element.addprevious(part)
    remove(element)


def remove(element: Element) -> None:
    """Take the element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
