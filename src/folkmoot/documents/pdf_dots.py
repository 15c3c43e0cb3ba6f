"""Bullets that are drawn as shapes: a dot to the left of a line becomes a letter."""

from collections.abc import Iterable, Sequence

from folkmoot.documents.list_markers import find_marker
from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_lines import Line, build_rows
from folkmoot.documents.pdf_words import Word

_BULLET = "•"
# In parts of the type size: how far a bullet stands from its words, and how big it is.
_NEAREST, _FARTHEST = 0.1, 3.0
_BIGGEST = 0.7
_MOST_DOTS = 2_000


def add_bullets(words: Sequence[Word], dots: Sequence[Box]) -> list[Word]:
    """The words, with a bullet for every dot that stands before a line."""
    if not dots or len(dots) > _MOST_DOTS:
        return list(words)
    rows = [Line(tuple(row)) for row in build_rows(words)]
    bullets = (_make_bullet(row, dots) for row in rows if not find_marker(row.text))
    return [*words, *(bullet for bullet in bullets if bullet)]


def _make_bullet(row: Line, dots: Iterable[Box]) -> Word | None:
    dot = next((dot for dot in dots if _is_before(dot, row)), None)
    if dot is None:
        return None
    first = row.words[0]
    return first._replace(text=_BULLET, left=dot.left, right=dot.right, is_bold=False)


def _is_before(dot: Box, row: Line) -> bool:
    middle = (dot.top + dot.bottom) / 2
    gap = row.left - dot.right
    is_level = row.base - 0.75 * row.size < middle < row.base
    is_near = _NEAREST * row.size < gap < _FARTHEST * row.size
    return is_level and is_near and dot.height < _BIGGEST * row.size
