"""Which blocks of a PDF are headings, and of what level, by size, weight and space."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.documents.pdf_paragraphs import Draft
from folkmoot.documents.pdf_type import Leadings

_LONGEST = 160
_LONGEST_BOLD = 110
_MOST_LINES = 4
# A size in which longer texts than this are set is one for reading, not for headings.
_READING_LETTERS = 220
_LEAST_ITEMS = 3
# In parts of the body's type size.
_SURELY_BIGGER = 1.11
_BIGGER = 1.04
_LEAST_CAPITALS = 4
_LOWEST_LEVEL = 6


@dataclass(frozen=True, kw_only=True)
class _Style:
    size: float
    is_bold: bool
    has_capitals: bool

    @property
    def rank(self) -> tuple[float, bool, bool]:
        """Bigger before smaller, bold before plain, capitals before small letters."""
        return -self.size, not self.is_bold, not self.has_capitals


def find_headings(
    drafts: Sequence[Draft], *, body_size: float, leadings: Leadings
) -> dict[int, int]:
    """Levels from 1 of the drafts that are headings, by their position."""
    reading = _find_reading_sizes(drafts)
    styles: dict[int, _Style] = {}
    for position, draft in enumerate(drafts):
        style = _find_style(draft)
        is_spaced = position - 1 in styles or _is_spaced(draft, leadings)
        if _is_heading(draft, style, body_size, reading, is_spaced=is_spaced):
            styles[position] = style
    ranks = sorted({style.rank for style in styles.values()})
    return {
        position: min(_LOWEST_LEVEL, ranks.index(style.rank) + 1)
        for position, style in styles.items()
    }


def _find_style(draft: Draft) -> _Style:
    text = " ".join(line.text for line in draft.lines)
    letters = sum(map(str.isalpha, text))
    return _Style(
        size=round(2 * draft.size) / 2,
        is_bold=draft.is_bold,
        has_capitals=(
            not draft.is_bold and text.isupper() and letters >= _LEAST_CAPITALS
        ),
    )


def _find_reading_sizes(drafts: Sequence[Draft]) -> set[float]:
    """Sizes in which there are long texts or lists."""
    items: dict[float, int] = {}
    sizes: set[float] = set()
    for draft in drafts:
        size = round(2 * draft.size) / 2
        items[size] = items.get(size, 0) + (draft.marker is not None)
        is_long = draft.letters > (
            _LONGEST if len(draft.lines) > _MOST_LINES else _READING_LETTERS
        )
        if is_long or items[size] >= _LEAST_ITEMS:
            sizes.add(size)
    return sizes


def _is_heading(
    draft: Draft,
    style: _Style,
    body_size: float,
    reading: set[float],
    *,
    is_spaced: bool,
) -> bool:
    if draft.marker is not None and draft.marker.label is None:
        return False
    if not _is_short(draft) or draft.first.is_aslant:
        return False
    is_own_size = style.size not in reading or style.is_bold
    if is_own_size and style.size >= _SURELY_BIGGER * body_size:
        return True
    if is_own_size and style.size >= _BIGGER * body_size and is_spaced:
        return True
    if style.size < 0.95 * body_size or draft.letters > _LONGEST_BOLD:
        return False
    return is_spaced and (style.is_bold or style.has_capitals)


def _is_short(draft: Draft) -> bool:
    text = draft.last.text.rstrip()
    if len(draft.lines) > _MOST_LINES or draft.letters > _LONGEST:
        return False
    return not text.endswith((".", ",", ";")) and any(map(str.isalpha, text))


def _is_spaced(draft: Draft, leadings: Leadings) -> bool:
    gap = draft.first.gap
    return gap is None or gap > leadings.allow(draft.size) + 0.1 * draft.size
