"""The order in which the parts of a page are read: columns, side by side or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from folkmoot.documents.list_markers import find_marker
from folkmoot.documents.pdf_lines import Line, join_rows
from folkmoot.documents.pdf_plain_tables import build_plain_table, is_plain_table
from folkmoot.documents.pdf_tables import Table

Part = Line | Table

# In points.
_SAME_LEFT = 2.5
_NARROWEST_GUTTER = 6.0
_USUAL_GUTTER = 12.0
_NARROWEST_COLUMN = 30.0
_LEAST_LINES = 3
_MOST_LEVELS = 12
_MOST_PARTS = 4_000
# Form fields are drawn after all other words; their order tells nothing.
_UNORDERED = 10_000_000
_FULL_PART = 0.85
# A column narrower than this part of the one beside it stands aside.
_ASIDE_PART = 0.55


@dataclass(frozen=True, kw_only=True)
class Column:
    """Lines and tables from the top; `left` and `right` are where it may reach.

    `margin` is the white that may be expected before `right`. `is_aside` tells a narrow
    column beside a wide one, such as a box of facts.
    """

    parts: tuple[Part, ...]
    left: float
    right: float
    margin: float
    is_aside: bool = False

    @property
    def lines(self) -> list[Line]:
        """Its lines, without those in tables."""
        return [part for part in self.parts if isinstance(part, Line)]


@dataclass(frozen=True, kw_only=True)
class _Band:
    """Parts that a gutter at `gutter` parts into two sides."""

    gutter: float
    before: list[Part]
    after: list[Part]

    @property
    def parts(self) -> list[Part]:
        """Both sides."""
        return [*self.before, *self.after]


@dataclass(frozen=True, kw_only=True)
class Extent:
    """A place of the page from left to right, with the white before its right edge."""

    left: float
    right: float
    margin: float


@dataclass
class Gutters:
    """Where columns began on any page, so that short columns are found as well.

    `tables` holds the places where the columns of tables without rules began.
    """

    places: list[float] = field(default_factory=list)
    tables: list[tuple[float, ...]] = field(default_factory=list)

    def knows(self, place: float) -> bool:
        """Whether columns began there elsewhere."""
        known = [*self.places, *(left for lefts in self.tables for left in lefts[1:])]
        return any(abs(place - other) <= _SAME_LEFT for other in known)

    def knows_table(self, lefts: Sequence[float]) -> bool:
        """Whether a table elsewhere has these columns."""
        return any(
            len(lefts) == len(known)
            and all(abs(a - b) <= _SAME_LEFT for a, b in zip(lefts, known, strict=True))
            for known in self.tables
        )


def order_parts(
    parts: Sequence[Part], extent: Extent, gutters: Gutters, level: int = 0
) -> list[Column]:
    """The columns in reading order; what crosses them parts them."""
    if not parts:
        return []
    band = None
    if level < _MOST_LEVELS and len(parts) <= _MOST_PARTS:
        band = _find_band(parts, gutters)
    if band is None:
        return [_make_column(parts, _narrow(parts, extent, gutters))]
    inside = {id(part) for part in band.parts}
    others = [part for part in parts if id(part) not in inside]
    table = _make_table(band, gutters)
    if table is not None:
        return order_parts([*others, table], extent, gutters, level + 1)
    top = min(part.base for part in band.parts)
    above = [part for part in others if part.base < top]
    below = [part for part in others if part.base >= top]
    return [
        *order_parts(above, extent, gutters, level + 1),
        *_order_band(band, extent, gutters, level + 1),
        *order_parts(below, extent, gutters, level + 1),
    ]


def _make_table(band: _Band, gutters: Gutters) -> Table | None:
    """The band as a table without rules, unless its sides are columns."""
    lefts = _find_lefts(band, gutters)
    is_known = gutters.knows_table(lefts)
    if not is_known and _runs_down(band):
        return None
    lines = [part for part in band.parts if isinstance(part, Line)]
    table = build_plain_table(lines, lefts)
    if not is_known:
        gutters.tables.append(table.columns)
    return table


def _narrow(parts: Sequence[Part], extent: Extent, gutters: Gutters) -> Extent:
    """The first column alone, where a page has nothing in the second one."""
    reach = max(part.right for part in parts)
    for gutter in sorted(gutters.places):
        if extent.left < reach <= gutter - _NARROWEST_GUTTER and gutter < extent.right:
            return _bound_before(extent, gutter)
    return extent


def _bound_before(extent: Extent, gutter: float) -> Extent:
    return Extent(left=extent.left, right=gutter, margin=_USUAL_GUTTER)


def _order_band(
    band: _Band, extent: Extent, gutters: Gutters, level: int
) -> list[Column]:
    if not gutters.knows(band.gutter) and _is_long(band):
        gutters.places.append(band.gutter)
    before = _bound_before(extent, band.gutter)
    after = replace(extent, left=band.gutter)
    widths = _width(band.before), _width(band.after)
    return [
        *_set_aside(
            order_parts(band.before, before, gutters, level),
            widths[0] < _ASIDE_PART * widths[1],
        ),
        *_set_aside(
            order_parts(band.after, after, gutters, level),
            widths[1] < _ASIDE_PART * widths[0],
        ),
    ]


def _set_aside(columns: Iterable[Column], is_narrow: bool) -> list[Column]:
    return [
        replace(column, is_aside=column.is_aside or is_narrow) for column in columns
    ]


def _width(parts: Sequence[Part]) -> float:
    return max(part.right for part in parts) - min(part.left for part in parts)


def _make_column(parts: Iterable[Part], extent: Extent) -> Column:
    tables: list[Part] = []
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            lines.append(part)
        else:
            tables.append(part)
    joined = sorted([*join_rows(lines), *tables], key=lambda part: part.base)
    _settle_neighbours(joined)
    return Column(
        parts=tuple(joined),
        left=extent.left,
        right=extent.right,
        margin=extent.margin,
    )


def _settle_neighbours(parts: list[Part]) -> None:
    """Put a label before the lines beside it, where it stands half-way down them."""
    for end in range(1, len(parts)):
        place = end
        while place and _stands_beside(parts[place - 1], parts[place]):
            parts[place - 1 : place + 1] = [parts[place], parts[place - 1]]
            place -= 1


def _stands_beside(upper: Part, lower: Part) -> bool:
    """Whether the lower one was drawn first, left or right of the upper one."""
    if not (isinstance(upper, Line) and isinstance(lower, Line)):
        return False
    shared = min(upper.bottom, lower.bottom) - max(upper.top, lower.top)
    is_apart = upper.right < lower.left or lower.right < upper.left
    is_level = shared > 0.2 * min(upper.size, lower.size)
    return is_level and is_apart and lower.order < upper.order


def _find_band(parts: Sequence[Part], gutters: Gutters) -> _Band | None:
    """The biggest stretch of the page with a gutter that is no tab or indentation."""
    bands: list[_Band] = []
    starts = {*_find_starts(parts, gutters), *_find_gaps(parts), *gutters.places}
    for gutter in sorted(starts):
        bands += _cut_bands(parts, gutter)
    bands = [_leave_later(band) for band in bands]
    for band in sorted(bands, key=lambda band: -len(band.parts)):
        if _is_two_sided(band, gutters) and _is_column_band(band, gutters):
            return band
    return None


def _find_starts(parts: Sequence[Part], gutters: Gutters) -> list[float]:
    """Where several lines or a table begin, save the leftmost."""
    ordered = sorted(parts, key=lambda part: part.left)
    groups: list[list[Part]] = []
    for part in ordered:
        if groups and part.left - groups[-1][-1].left <= _SAME_LEFT:
            groups[-1].append(part)
        else:
            groups.append([part])
    return [
        group[0].left
        for group in groups[1:]
        if _count_lines(group) >= _LEAST_LINES or gutters.knows(group[0].left)
    ]


def _find_gaps(parts: Sequence[Part]) -> list[float]:
    """Where white from the top to the bottom ends."""
    gaps: list[float] = []
    reach = None
    for part in sorted(parts, key=lambda part: part.left):
        if reach is not None and part.left - reach >= _USUAL_GUTTER:
            gaps.append(part.left)
        reach = part.right if reach is None else max(reach, part.right)
    return gaps


def _cut_bands(parts: Sequence[Part], gutter: float) -> list[_Band]:
    bands: list[_Band] = []
    before: list[Part] = []
    after: list[Part] = []
    for part in sorted(parts, key=lambda part: part.base):
        if part.left >= gutter - _SAME_LEFT:
            after.append(part)
        elif part.right <= gutter - _NARROWEST_GUTTER:
            before.append(part)
        else:
            bands.append(_Band(gutter=gutter, before=before, after=after))
            before, after = [], []
    bands.append(_Band(gutter=gutter, before=before, after=after))
    return bands


def _leave_later(band: _Band) -> _Band:
    """The band without a heading that stands under both sides and is drawn after."""
    if not band.after:
        return band
    lowest = max(part.base for part in band.after)
    latest = max(part.order for part in band.after)
    before = [
        part for part in band.before if part.base <= lowest or part.order < latest
    ]
    return replace(band, before=before)


def _is_two_sided(band: _Band, gutters: Gutters) -> bool:
    """Whether both sides have lines beside each other that are more than markers."""
    least = 1 if gutters.knows(band.gutter) else _LEAST_LINES
    if _count_lines(band.before) < min(least, 2) or _count_lines(band.after) < least:
        return False
    if 2 * sum(map(_is_marker, band.before)) >= len(band.before):
        return False
    if min(_width(band.before), _width(band.after)) < _NARROWEST_COLUMN:
        return False
    before, after = _reach(band.before), _reach(band.after)
    shared = min(before[1], after[1]) - max(before[0], after[0])
    return shared >= 0.5 * min(before[1] - before[0], after[1] - after[0])


def _count_lines(parts: Sequence[Part]) -> int:
    """Lines one under the other; those in tables count as well."""
    bases = {round(part.base) for part in parts if isinstance(part, Line)}
    tables = sum(len(part.cells) for part in parts if isinstance(part, Table))
    return len(bases) + tables


def _reach(parts: Sequence[Part]) -> tuple[float, float]:
    tops = (part.box.top for part in parts)
    return min(tops), max(part.box.bottom for part in parts)


def _is_marker(part: Part) -> bool:
    if not isinstance(part, Line) or len(part.text) > 6:
        return False
    marker = find_marker(f"{part.text} X")
    return marker is not None and marker.length >= len(part.text)


def _is_column_band(band: _Band, gutters: Gutters) -> bool:
    """Whether it is columns or a table; else its rows are read as lines with tabs."""
    lines = [part for part in band.parts if isinstance(part, Line)]
    lefts = _find_lefts(band, gutters)
    if len(lines) == len(band.parts) and gutters.knows_table(lefts):
        return True
    if _runs_down(band):
        return True
    return len(lines) == len(band.parts) and is_plain_table(lines, lefts)


def _is_long(band: _Band) -> bool:
    return min(_count_lines(band.before), _count_lines(band.after)) >= _LEAST_LINES


def _runs_down(band: _Band) -> bool:
    """Whether one side is read to its end before the other.

    The order of drawing tells; where it goes from side to side line by line, both
    sides must be full of running text.
    """
    sides = _list_sides(band)
    switches = sum(side != other for side, other in pairwise(sides))
    if not switches:
        return False
    if switches == 1 or switches <= len(sides) // 12:
        return not _has_labels(band)
    fewest = min(len(band.before), len(band.after))
    if switches < 1.5 * fewest or fewest < 2 * _LEAST_LINES:
        return False
    return _is_prose(band.before) and _is_prose(band.after)


def _list_sides(band: _Band) -> list[bool]:
    """Which side each part stands on, in the order of drawing."""
    known = [
        (part.order, is_after)
        for is_after, parts in ((False, band.before), (True, band.after))
        for part in parts
        if part.order < _UNORDERED
    ]
    return [is_after for _, is_after in sorted(known)]


def _has_labels(band: _Band) -> bool:
    lines = [part for part in band.before if isinstance(part, Line)]
    labels = sum(line.text.rstrip().endswith(":") for line in lines)
    return 2 * labels >= len(lines)


def _is_prose(parts: Sequence[Part]) -> bool:
    lines = [part for part in parts if isinstance(part, Line)]
    if not lines:
        return False
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    full = sum(line.right - left >= _FULL_PART * width for line in lines)
    words = sum(len(line.words) for line in lines)
    return full >= 0.6 * len(lines) and words >= 4 * len(lines)


def _find_lefts(band: _Band, gutters: Gutters) -> list[float]:
    """Where the columns of a table begin: starts that no line of the band crosses."""
    lefts = [min(part.left for part in band.before)]
    for start in sorted({*_find_starts(band.parts, gutters), band.gutter}):
        crossed = any(
            part.left < start - _SAME_LEFT and part.right > start - _NARROWEST_GUTTER
            for part in band.parts
        )
        if not crossed and start > lefts[-1] + _SAME_LEFT:
            lefts.append(start)
    return lefts


def measure_extent(parts: Iterable[Part], width: float) -> Extent:
    """From the leftmost part to the edge of the page."""
    left = min((part.left for part in parts), default=0.0)
    return Extent(left=left, right=width, margin=max(0.0, min(left, 0.4 * width)))
