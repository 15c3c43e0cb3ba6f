"""Running heads and feet: what stands at the same place on several pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import PAGE_NUMBER, RUNNING_HEAD
from folkmoot.documents.cues import match_group
from folkmoot.documents.pdf_lines import Line

_PAGE_WORD = r"(?:side|page|seite|sida|sivu|blad|blatt|pag|str|s|p)\.?(?:\s*nr\.?)?"
_OF = r"(?:/|\||af|of|von|av|\()"
_NUMBER = re.compile(
    rf"[^\w]*(?P<word>{_PAGE_WORD})?\s*(?P<number>\d{{1,4}})\s*"
    rf"(?:{_OF}\s*(?P<total>\d{{1,4}})\)?)?[^\w]*",
    re.IGNORECASE,
)
_NUMBER_WITHIN = re.compile(
    rf"\b{_PAGE_WORD}\s*\d{{1,4}}(?:\s*{_OF}\s*\d{{1,4}}\)?)?", re.IGNORECASE
)
_MOST_ROWS = 8
# In parts of the page's height: where heads and feet may stand, and where little else.
_BAND = 0.18
_BAND_OF_TWO = 0.12
_MARGIN = 0.075
_HEADING_MARGIN = 0.09
# How far the same head may stand off its place, in points.
_SAME_PLACE = 4.0
_VERY_SAME_PLACE = 1.0

Row = tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class PageRows:
    """A page's rows of words from the top; a row is parted at wide gaps."""

    number: int
    height: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class RunningPart:
    """Words of a running head or foot; `reason` is one of blocks.py."""

    text: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ParedPage:
    """A page's own rows, and what was taken off at its top and bottom."""

    rows: tuple[Row, ...]
    parts: tuple[RunningPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Place:
    page: int
    distance: float
    number: int | None = None


@dataclass(kw_only=True)
class _Edge:
    """The rows next to the top or bottom of each page, the outermost first."""

    pages: Sequence[PageRows]
    is_top: bool
    body_size: float
    rows: list[list[Row]] = field(default_factory=list)
    places: dict[str, list[_Place]] = field(default_factory=dict)
    taken: list[int] = field(default_factory=list)


def part_running(pages: Sequence[PageRows], *, body_size: float) -> list[ParedPage]:
    """Take running heads, feet and page numbers off the pages.

    A line counts as running if it is repeated at the same place of another page, or
    is a page number, and nothing of the page's own text stands farther out. What
    looks like a heading of the text, or names a group, stays.
    """
    tops = _examine(pages, is_top=True, body_size=body_size)
    feet = _examine(pages, is_top=False, body_size=body_size)
    pared = []
    for index, page in enumerate(pages):
        first = tops.taken[index]
        last = max(first, len(page.rows) - feet.taken[index])
        off = [*page.rows[:first], *page.rows[last:]]
        parts = tuple(part for row in off for part in _name_parts(row))
        pared.append(ParedPage(rows=page.rows[first:last], parts=parts))
    return pared


def _examine(pages: Sequence[PageRows], *, is_top: bool, body_size: float) -> _Edge:
    edge = _Edge(pages=pages, is_top=is_top, body_size=body_size)
    for page in pages:
        rows = page.rows if is_top else page.rows[::-1]
        near = [row for row in rows[:_MOST_ROWS] if _is_near(edge, page, row, _BAND)]
        edge.rows.append(near)
        for row in near:
            for line in row:
                place = _Place(
                    page=page.number,
                    distance=_distance(edge, page, line),
                    number=_read_number(line.text),
                )
                edge.places.setdefault(_sign(line.text), []).append(place)
    edge.taken = [_count_running(edge, index) for index in range(len(pages))]
    _take_strays(edge)
    return edge


def _distance(edge: _Edge, page: PageRows, line: Line) -> float:
    return line.base if edge.is_top else page.height - line.base


def _is_near(edge: _Edge, page: PageRows, row: Row, part: float) -> bool:
    return all(_distance(edge, page, line) <= part * page.height for line in row)


def _sign(text: str) -> str:
    """The text without its page number, so that equal heads have equal signs."""
    if _NUMBER.fullmatch(text):
        return "#"
    return _NUMBER_WITHIN.sub("#", text).casefold()


def _read_number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text)
    return int(match["number"]) if match else None


def _count_running(edge: _Edge, index: int) -> int:
    """How many rows, from the outermost on, are a running head or foot."""
    page, rows = edge.pages[index], edge.rows[index]
    count = 0
    while count < len(rows) and _is_running(edge, page, rows[count]):
        if _is_of_text(edge, index, count):
            break
        count += 1
    while count and not _is_set_off(edge, index, count - 1):
        count -= 1
    return count


def _is_of_text(edge: _Edge, index: int, position: int) -> bool:
    """Whether the row names a group, heads the text, or stands apart from the head."""
    page, row = edge.pages[index], edge.rows[index][position]
    if any(_is_group(line.text) for line in row):
        return True
    if all(_NUMBER.fullmatch(line.text) for line in row):
        return False
    if _is_heading_like(edge, row) and not _is_near(edge, page, row, _HEADING_MARGIN):
        return True
    if position == 0 or _is_near(edge, page, row, _MARGIN):
        return False
    size = max(line.size for line in row)
    return _measure_blank(edge, page, position - 1) >= size


def _is_running(edge: _Edge, page: PageRows, row: Row) -> bool:
    known = [line for line in row if _is_known(edge, page, line)]
    return len(known) == len(row) or sum(len(line.text) for line in known) > 0.4 * sum(
        len(line.text) for line in row
    )


def _is_known(edge: _Edge, page: PageRows, line: Line) -> bool:
    """Whether another page has the same there, or it tells the page's number."""
    match = _NUMBER.fullmatch(line.text)
    if match and (match["word"] or match["total"]):
        return _is_near(edge, page, (line,), _BAND_OF_TWO)
    distance = _distance(edge, page, line)
    number = _read_number(line.text)
    if number == page.number and _is_near(edge, page, (line,), _MARGIN):
        return True
    others = {
        place.page
        for place in edge.places.get(_sign(line.text), [])
        if abs(place.distance - distance) <= _SAME_PLACE
        and place.page != page.number
        and (number is None or _counts_on(place, page.number, number))
    }
    if len(others) == 1:
        return _is_near(edge, page, (line,), _BAND_OF_TWO)
    return bool(others)


def _counts_on(place: _Place, page: int, number: int) -> bool:
    if place.number is None:
        return False
    return place.number - number in (0, place.page - page)


def _is_set_off(edge: _Edge, index: int, position: int) -> bool:
    """Whether the row stands apart from the text, and is no heading of the text."""
    page, row = edge.pages[index], edge.rows[index][position]
    if all(_NUMBER.fullmatch(line.text) for line in row):
        return True
    blank = _measure_blank(edge, page, position)
    size = max(line.size for line in row)
    if _is_heading_like(edge, row):
        return blank >= size and not _is_in_text(edge, row, page)
    if _is_near(edge, page, row, _MARGIN):
        return True
    return blank >= 0.7 * size and not _is_in_text(edge, row, page)


def _is_group(text: str) -> bool:
    found = match_group(text)
    return found is not None and len(text) - found.length < 3


def _is_heading_like(edge: _Edge, row: Row) -> bool:
    return any(line.is_bold or line.size > 1.15 * edge.body_size for line in row)


def _measure_blank(edge: _Edge, page: PageRows, position: int) -> float:
    """The white between the row and the next one towards the middle of the page."""
    rows = page.rows if edge.is_top else page.rows[::-1]
    if position + 1 >= len(rows):
        return float("inf")
    outer, inner = rows[position], rows[position + 1]
    upper, lower = (outer, inner) if edge.is_top else (inner, outer)
    return min(line.top for line in lower) - max(line.bottom for line in upper)


def _is_in_text(edge: _Edge, row: Row, page: PageRows) -> bool:
    """Whether a later page has text of its own as far out as the row is."""
    distance = max(_distance(edge, page, line) for line in row)
    for other, rows in zip(edge.pages, edge.rows, strict=True):
        if other.number in (1, page.number) or not rows:
            continue
        outermost = rows[0]
        is_own = not any(_is_known(edge, other, line) for line in outermost)
        if is_own and min(_distance(edge, other, line) for line in outermost) <= (
            distance + _SAME_PLACE
        ):
            return True
    return False


def _take_strays(edge: _Edge) -> None:
    """Take heads that change with the chapter: alone where other pages have theirs."""
    places = Counter(
        round(_distance(edge, page, rows[0][0]))
        for page, rows, taken in zip(edge.pages, edge.rows, edge.taken, strict=True)
        if taken
    )
    usual = {place for place, count in places.items() if 2 * count >= len(edge.pages)}
    for index, (page, rows) in enumerate(zip(edge.pages, edge.rows, strict=True)):
        if edge.taken[index] or not rows or page.number == 1:
            continue
        line = rows[0][0]
        is_there = any(
            abs(_distance(edge, page, line) - place) <= _VERY_SAME_PLACE
            for place in usual
        )
        is_apart = _measure_blank(edge, page, 0) >= line.size
        if is_there and is_apart and not _is_group(line.text):
            edge.taken[index] = 1


def _name_parts(row: Row) -> Iterator[RunningPart]:
    """The row's words, page numbers apart from the rest."""
    numbers = [line.text for line in row if _NUMBER.fullmatch(line.text)]
    others = [line.text for line in row if not _NUMBER.fullmatch(line.text)]
    if others:
        yield RunningPart(text=" ".join(others), reason=RUNNING_HEAD)
    if numbers:
        yield RunningPart(text=" ".join(numbers), reason=PAGE_NUMBER)
