"""Where the columns of a document begin and how far their lines reach."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.pdf_columns import Column

# In points: a column that begins farther in than this is another one.
_DEEPEST_INDENT = 80.0
_SAME_LEFT = 3.0
_SAME_NAME = 12.0
# Of the way that lines reach: how much the longest of them may differ.
_ALIKE = 0.06
# Lines that end near each other show the margin: few where they are long, many where
# they are short, which must be a usual length then.
_FEW, _MANY = 4, 6
_WIDE_PART = 0.6
_USUAL_PART = 0.3


@dataclass(frozen=True)
class Margins:
    """The edges of the columns on odd and even pages."""

    lefts: tuple[tuple[float, ...], tuple[float, ...]]
    rights: dict[tuple[int, int], float]

    def left_of(self, column: Column, page: int) -> float:
        """Where the column begins, though on this page all its lines may be set in."""
        lefts = self.lefts[page % 2]
        first = bisect_right(lefts, column.left - _DEEPEST_INDENT)
        return min(column.left, *lefts[first : first + 1])

    def right_of(self, column: Column) -> float:
        """How far its lines reach."""
        return self.rights.get(_name_column(column), column.right)


def measure_margins(pages: Sequence[tuple[int, Sequence[Column]]]) -> Margins:
    """Learn the margins from all pages, each given with its number."""
    lefts: tuple[list[float], list[float]] = ([], [])
    by_name: dict[tuple[int, int], list[Column]] = {}
    for number, columns in pages:
        for column in columns:
            by_name.setdefault(_name_column(column), []).append(column)
            if column.lines:
                lefts[number % 2].append(min(line.left for line in column.lines))
    if not _are_mirrored(pages):
        lefts = ([*lefts[0], *lefts[1]],) * 2
    rights = {name: _measure_right(alike) for name, alike in by_name.items()}
    odd, even = (tuple(sorted(set(side))) for side in lefts)
    return Margins(lefts=(odd, even), rights=rights)


def _are_mirrored(pages: Sequence[tuple[int, Sequence[Column]]]) -> bool:
    """Whether odd pages all begin at one place, and even pages all at another."""
    sides: tuple[list[float], list[float]] = ([], [])
    for number, columns in pages:
        found = [line.left for column in columns for line in column.lines]
        if found:
            sides[number % 2].append(min(found))
    if min(map(len, sides)) < 2:
        return False
    spreads = [max(side) - min(side) for side in sides]
    return max(spreads) <= _SAME_LEFT < abs(sides[0][0] - sides[1][0])


def _name_column(column: Column) -> tuple[int, int]:
    """Columns of equal name are taken to be equally wide on all pages."""
    return round(column.left / _SAME_NAME), round(column.right / _SAME_NAME)


def _measure_right(columns: Iterable[Column]) -> float:
    """Where several lines end; else as far as the white on the left lets expect."""
    columns = list(columns)
    left = min(column.left for column in columns)
    edge = max(column.right for column in columns)
    ends = sorted(
        (line.right for column in columns for line in column.lines), reverse=True
    )
    if not ends:
        return edge
    expected = edge - max(column.margin for column in columns)
    third = ends[min(2, len(ends) - 1)]
    reach = _ALIKE * (third - left)
    alike = [end for end in ends if end <= third + reach]
    near = sum(end >= alike[0] - 2 * reach for end in alike)
    is_wide = alike[0] - left >= _WIDE_PART * (expected - left)
    is_usual = near >= _MANY and near >= _USUAL_PART * len(ends)
    is_known = (near >= _FEW and is_wide) or is_usual
    return alike[0] if is_known else max(alike[0], expected)
