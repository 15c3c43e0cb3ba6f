"""The lists of an OpenDocument text: which label each item bears."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from folkmoot.documents.list_labels import format_number
from folkmoot.documents.odf_xml import attribute, children, name_of, number
from folkmoot.documents.office_package import Element

_STYLES = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_WORD = re.compile(r"[^\W\d_]{2}")
_NUMBERED = frozenset(("text:list-level-style-number", "text:outline-level-style"))


@dataclass(frozen=True, kw_only=True)
class ListLabel:
    """What stands before an item: a label as text, or words that belong to it."""

    text: str | None = None
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Level:
    format: str
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1


@dataclass
class ListCount:
    """Where the counting of a list stands, by level from 0."""

    style: str | None = None
    reached: dict[int, int] = field(default_factory=dict)


class OdtLists:
    """The list styles of a document, and where each list's counting stands."""

    def __init__(self, parts: Iterable[Element | None]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._last: dict[str | None, ListCount] = {}
        self._by_id: dict[str, ListCount] = {}
        self._headings = ListCount()
        for part in parts:
            for style in children(part, "text:list-style"):
                name = attribute(style, "style:name") or ""
                self._styles.setdefault(name, _read_levels(style))
            for style in children(part, "text:outline-style"):
                self._outline = _read_levels(style)

    def open_list(self, element: Element, style: str | None) -> ListCount:
        """Begin a list, or go on with one that was begun before."""
        continued = attribute(element, "text:continue-list")
        goes_on = attribute(element, "text:continue-numbering") == "true"
        count = self._by_id.get(continued or "")
        if count is None and goes_on:
            count = self._last.get(style)
        count = count or ListCount(style=style)
        self._last[style] = count
        list_id = attribute(element, "xml:id") or attribute(element, "text:id")
        if list_id:
            self._by_id[list_id] = count
        return count

    def open_sublist(self, element: Element, count: ListCount, level: int) -> None:
        """Begin a list in an item of another."""
        if attribute(element, "text:continue-numbering") != "true":
            _forget(count, level)

    def count_item(
        self, count: ListCount, level: int, *, style: str | None, start: int | None
    ) -> ListLabel:
        """The label of the next item."""
        levels = self._styles.get(style or count.style or "", {})
        return _count(levels, count, level, start)

    def count_heading(self, level: int, *, start: int | None) -> ListLabel:
        """The label of the next heading of that level from 0."""
        return _count(self._outline, self._headings, level, start)


def _read_levels(style: Element) -> dict[int, _Level]:
    levels = {}
    for element in style:
        level = number(attribute(element, "text:level"))
        if level:
            is_numbered = name_of(element) in _NUMBERED
            told = attribute(element, "style:num-format") if is_numbered else None
            start = number(attribute(element, "text:start-value"))
            levels[level - 1] = _Level(
                format=told or "",
                prefix=attribute(element, "style:num-prefix") or "",
                suffix=attribute(element, "style:num-suffix") or "",
                shown_levels=number(attribute(element, "text:display-levels")) or 1,
                start=1 if start is None else start,
            )
    return levels


def _forget(count: ListCount, level: int) -> None:
    for deeper in [other for other in count.reached if other >= level]:
        del count.reached[deeper]


def _count(
    levels: dict[int, _Level], count: ListCount, level: int, start: int | None
) -> ListLabel:
    shape = levels.get(level, _Level(format=""))
    if start is not None:
        count.reached[level] = start
    elif level in count.reached:
        count.reached[level] += 1
    else:
        count.reached[level] = shape.start
    _forget(count, level + 1)
    if not shape.format:
        return ListLabel()
    first = max(0, level + 1 - min(shape.shown_levels, 10))
    numbers = [
        _write_number(count.reached.get(shown), levels.get(shown, shape))
        for shown in range(first, level + 1)
    ]
    numbers = [written for written in numbers if written]
    text = f"{shape.prefix}{'.'.join(numbers)}{shape.suffix}".strip()
    if _WORD.search(shape.prefix) or _WORD.search(shape.suffix):
        return ListLabel(words=text)
    return ListLabel(text=text)


def _write_number(reached: int | None, shape: _Level) -> str:
    """The number in the level's letters; a level without a format shows none."""
    counted = shape.start if reached is None else reached
    if not shape.format:
        return ""
    return format_number(counted, _STYLES.get(shape.format, "decimal"))
