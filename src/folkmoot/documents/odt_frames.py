"""Frames and shapes in an OpenDocument text: boxes, pictures, formulas, charts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from folkmoot.documents.odf_xml import attribute, child, find_all, name_of, text_of
from folkmoot.documents.office_package import Element

# Finds the root of an object that is kept in a folder of the package.
FindObject = Callable[[str], Element | None]

_BLOCKS = frozenset(("text:p", "text:h", "text:list", "table:table"))
_TOLD = frozenset(("svg:title", "svg:desc"))
_OBJECTS = frozenset(("draw:object", "draw:object-ole", "draw:plugin", "draw:applet"))
_LETTERS = frozenset(("math:mi", "math:mn", "math:mo", "math:mtext", "math:ms"))


@dataclass(kw_only=True)
class FrameContent:
    """What is drawn in a frame; pictures are given by what is told of them."""

    boxes: list[Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)


def read_frame(frame: Element, find_object: FindObject) -> FrameContent:
    """The content of a frame, shape or group of them."""
    content = FrameContent()
    waiting = [frame]
    while waiting:
        part = waiting.pop()
        if name_of(part) == "draw:frame":
            _read_single(part, content, find_object)
        elif _holds_text(part):
            content.boxes.append(part)
        else:
            content.pictures += _tell(part)
            waiting.extend(reversed(part))
    return content


def _read_single(
    frame: Element, content: FrameContent, find_object: FindObject
) -> None:
    """A frame holds one thing, though often also a picture that stands in for it."""
    box = child(frame, "draw:text-box")
    drawn = next((part for part in frame if name_of(part) in _OBJECTS), None)
    if box is not None:
        content.boxes.append(box)
    elif _holds_text(frame):
        content.boxes.append(frame)
    elif drawn is not None:
        root = find_object(attribute(drawn, "xlink:href") or "")
        formula = _read_formula(root)
        content.formulas += formula
        if not formula:
            told = dict.fromkeys((*_tell(frame), *_read_chart(root)))
            content.pictures.append(" ".join(told))
    else:
        content.pictures.append(" ".join(_tell(frame)))


def _holds_text(part: Element) -> bool:
    return any(name_of(inner) in _BLOCKS for inner in part)


def _tell(part: Element) -> list[str]:
    """Title and description, if any words are told of it."""
    texts = (text_of(told) for told in part if name_of(told) in _TOLD)
    told = " ".join(text for text in texts if text)
    return [told] if told else []


def _read_formula(root: Element | None) -> list[str]:
    letters = (text_of(part) for part in find_all(root, *_LETTERS))
    formula = " ".join(letter for letter in letters if letter)
    return [formula] if formula else []


def _read_chart(root: Element | None) -> list[str]:
    """The words in a chart: titles, and cells that are no numbers."""
    return [
        text
        for part in find_all(root, "text:p")
        if (text := text_of(part)) and not _is_number(part)
    ]


def _is_number(paragraph: Element) -> bool:
    cell = paragraph.getparent()
    return attribute(cell, "office:value-type") in ("float", "percentage", "currency")
