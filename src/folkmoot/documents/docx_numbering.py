"""The numbering of a Word document: which label each paragraph of a list bears."""

import re
from dataclasses import dataclass, field

from folkmoot.documents.list_labels import format_number
from folkmoot.documents.office_package import Element
from folkmoot.documents.word_xml import (
    attribute,
    child,
    children,
    number,
    switch,
    value,
)

_STYLES = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, kw_only=True)
class Label:
    """What stands before a paragraph of a list.

    A bullet is neither text nor words. Words such as "Gruppe 1:" are part of what is
    read; other labels, "2." or "b)", are not.
    """

    level: int
    text: str | None = None
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    is_decimal: bool = False


@dataclass
class _List:
    """A list as defined once; its numbers are counted on wherever it is used."""

    levels: dict[int, _Level] = field(default_factory=dict)
    level_of_style: dict[str, int] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


@dataclass
class _Use:
    """One use of a list, which may begin anew or set its levels otherwise."""

    defined: _List
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of lists, in the order they are told of."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for element in children(root, "w:abstractNum"):
            list_id = attribute(element, "w:abstractNumId") or ""
            self._lists[list_id] = _read_list(element)
            linked[value(element, "w:styleLink") or ""] = list_id
            links[list_id] = value(element, "w:numStyleLink") or ""
        for list_id, style in links.items():
            if style and style in linked:
                self._lists[list_id] = self._lists[linked[style]]
        self._uses: dict[str, _Use] = {}
        for element in children(root, "w:num"):
            self._read_use(element)

    def _read_use(self, element: Element) -> None:
        defined = self._lists.get(value(element, "w:abstractNumId") or "")
        if defined is None:
            return
        levels, starts = dict(defined.levels), {}
        for override in children(element, "w:lvlOverride"):
            level = number(attribute(override, "w:ilvl")) or 0
            changed = child(override, "w:lvl")
            if changed is not None:
                levels[level] = _read_level(changed)
            start = number(value(override, "w:startOverride"))
            if start is not None:
                starts[level] = start
        use = _Use(defined=defined, levels=levels, starts=starts)
        self._uses[attribute(element, "w:numId") or ""] = use

    def count(
        self, number_id: str | None, level: int | None, *, style: str | None
    ) -> Label | None:
        """The label of the next paragraph of the list; None where it is in none."""
        use = self._uses.get(number_id or "")
        if use is None:
            return None
        if level is None:
            level = use.defined.level_of_style.get(style or "", 0)
        level = min(max(level, 0), _DEEPEST)
        shape = use.levels.get(level)
        if shape is None:
            return Label(level=level)
        _advance(use, level, shape)
        if shape.format == "bullet":
            return Label(level=level)
        return _make_label(use, level, shape)


def _read_list(element: Element) -> _List:
    read = _List()
    for level_element in children(element, "w:lvl"):
        level = number(attribute(level_element, "w:ilvl")) or 0
        read.levels[level] = _read_level(level_element)
        style = value(level_element, "w:pStyle")
        if style:
            read.level_of_style[style] = level
    return read


def _read_level(element: Element) -> _Level:
    start = number(value(element, "w:start"))
    return _Level(
        format=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText") or "",
        start=1 if start is None else start,
        restarts_after=number(value(element, "w:lvlRestart")),
        is_decimal=switch(element, "w:isLgl") or False,
    )


def _advance(use: _Use, level: int, shape: _Level) -> None:
    counters = use.defined.counters
    if level in use.starts:
        counters[level] = use.starts.pop(level)
    elif level in counters:
        counters[level] += 1
    else:
        counters[level] = shape.start
    for deeper in [other for other in counters if other > level]:
        after = use.levels.get(deeper, _Level()).restarts_after
        if after is None or level < after:
            del counters[deeper]


def _make_label(use: _Use, level: int, shape: _Level) -> Label | None:
    def write(place: re.Match[str]) -> str:
        position = int(place[1]) - 1
        counted = use.levels.get(position, _Level())
        reached = use.defined.counters.get(position, counted.start)
        return _write_number(reached, "decimal" if shape.is_decimal else counted.format)

    text = _PLACE.sub(write, shape.text).strip()
    if not text:
        return None
    if _WORD.search(_PLACE.sub("", shape.text)):
        return Label(level=level, words=text)
    return Label(level=level, text=text)


def _write_number(counted: int, shape: str) -> str:
    if shape == "none":
        return ""
    if shape == "decimalZero":
        return f"{counted:02}"
    return format_number(counted, _STYLES.get(shape, "decimal"))
