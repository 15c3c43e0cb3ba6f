"""Shapes in a Word document: the text boxes and pictures in what is drawn."""

from collections.abc import Callable, Iterator

from folkmoot.documents.office_package import Element
from folkmoot.documents.word_xml import attribute, name_of

# Finds the root of the part that a relationship points to.
FindPart = Callable[[str | None], Element | None]

_BOX = "w:txbxContent"
_FRAMES = frozenset(("wp:inline", "wp:anchor"))
# ":" stands for namespaces of newer charts, diagrams, ink and models.
_PICTURES = frozenset(
    "pic:pic c:chart dgm:relIds v:imagedata :chart :contentPart :model3d".split()
)
_DESCRIPTIONS = frozenset(("wp:docPr", "pic:cNvPr", ":cNvPr"))


def find_boxes(shape: Element) -> list[Element]:
    """The text boxes in what is drawn, without those that stand in another."""
    return [part for part in _walk(shape) if name_of(part) == _BOX]


def find_drawn_texts(shape: Element) -> list[str]:
    """Words that are drawn along a line, as watermarks and old WordArt are."""
    paths = (part for part in _walk(shape) if name_of(part) == "v:textpath")
    return [text for path in paths if (text := path.get("string"))]


def find_pictures(shape: Element, find_part: FindPart) -> list[str]:
    """The pictures, charts and objects in what is drawn, each by what is told of it.

    That is its description and, of charts and diagrams, the words drawn in it. A plain
    line or frame is no picture unless it is described.
    """
    parts = list(_walk(shape))
    pictures = [part for part in parts if name_of(part) in _PICTURES]
    frames = [part for part in parts if name_of(part) in _FRAMES]
    told = [text for part in parts for text in _describe(part)]
    drawn = [text for part in pictures for text in _read_drawn(part, find_part)]
    has_box = any(name_of(part) == _BOX for part in parts)
    is_object = name_of(shape) == "w:object"
    if not pictures and not is_object and (has_box or not (frames and told)):
        return []
    return [" ".join(dict.fromkeys((*told, *drawn)))]


def _walk(shape: Element) -> Iterator[Element]:
    """The elements in document order, without going into text boxes."""
    waiting = [shape]
    while waiting:
        element = waiting.pop()
        yield element
        if name_of(element) != _BOX:
            waiting.extend(reversed(element))


def _describe(part: Element) -> Iterator[str]:
    if name_of(part) in _DESCRIPTIONS:
        texts = (part.get("descr") or part.get("title"),)
    elif name_of(part).startswith("v:"):
        texts = (part.get("alt") or attribute(part, "o:title"),)
    else:
        return
    yield from (text for text in texts if text and text.strip())


def _read_drawn(picture: Element, find_part: FindPart) -> Iterator[str]:
    relationship = attribute(picture, "r:dm") or attribute(picture, "r:id")
    is_drawn = name_of(picture) in ("c:chart", "dgm:relIds", ":chart")
    root = find_part(relationship) if is_drawn else None
    for element in root.iter() if root is not None else ():
        if element.text and _is_words(element):
            yield element.text


def _is_words(element: Element) -> bool:
    """Whether a piece of a chart or diagram is drawn as words; values are not."""
    if name_of(element) != "c:v":
        return name_of(element) == "a:t"
    ancestors = (name_of(ancestor) for ancestor in element.iterancestors())
    return next((a for a in ancestors if a.endswith("Cache")), "") == "c:strCache"
