"""The names of Word's XML, the same in its transitional and its strict dialect."""

import re
from collections.abc import Iterator
from functools import lru_cache

from folkmoot.documents.office_package import Element

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
_PREFIXES = {
    namespace: prefix
    for prefix, namespaces in _NAMESPACES.items()
    for namespace in namespaces
}
_INTEGER = re.compile(r"-?[0-9]{1,9}")
_OFF = frozenset(("0", "false", "off", "none"))


@lru_cache(maxsize=4096)
def _shorten(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '')}:{local}"


def name_of(element: Element) -> str:
    """The element's name with our prefix, "w:p"; ":p" where we do not know it."""
    return _shorten(element.tag) if isinstance(element.tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The element's children of that name."""
    if element is not None:
        yield from (child for child in element if name_of(child) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child of that name, and its first child of the next name, and so on."""
    for name in path:
        element = next(children(element, name), None)
    return element


def attribute(element: Element | None, name: str) -> str | None:
    """The value of an attribute such as "w:val"."""
    if element is None:
        return None
    prefix, _, local = name.partition(":")
    for namespace in _NAMESPACES[prefix]:
        value = element.get(f"{{{namespace}}}{local}")
        if value is not None:
            return value
    return None


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


def find_all(root: Element, *names: str) -> list[Element]:
    """All elements of these names below the root, in document order."""
    return [element for element in root.iter() if name_of(element) in names]


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
