"""Which of the consultation's focus areas a document means by a name."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.focus_areas import SAME_IN_LIST, SAME_SPELLING, compare_names
from folkmoot.domain.words import fold_text
from folkmoot.web.meetings.models import FocusArea

LONGEST_TITLE = 200
# So many names must be the same before one that is less alike is taken for a twin.
_SHARED = 2


@dataclass(frozen=True, kw_only=True)
class AreaChoice:
    """An area of the consultation, or (no row) a new one by its title."""

    row: FocusArea | None
    title: str

    @property
    def key(self) -> str:
        """Equal for sections that are under the same area."""
        return fold_key(self.title)


def match_areas(
    names: Iterable[str], areas: Sequence[FocusArea]
) -> dict[str, AreaChoice]:
    """For each name the area it means: by title or alias, else the most alike.

    Where the document shares other areas with the consultation, a name that is only
    somewhat alike is taken for the one that is left.
    """
    wanted = list(dict.fromkeys(names))
    exact = {name: _find_exact(name, areas) for name in wanted}
    taken = {area.id for area in exact.values() if area is not None}
    limit = SAME_IN_LIST if len(taken) >= _SHARED else SAME_SPELLING
    found = {}
    for name in wanted:
        row = exact[name] or _find_alike(name, areas, taken, limit)
        if row is not None:
            taken.add(row.id)
        found[name] = choose_area(row, name)
    return found


def choose_area(row: FocusArea | None, title: str) -> AreaChoice:
    """The area; of a new one the title, as long as titles may be."""
    told = row.title if row is not None else fold_text(title)[:LONGEST_TITLE]
    return AreaChoice(row=row, title=told)


def fold_key(title: str) -> str:
    """Titles that differ in case and white space only have the same key."""
    return fold_text(title).casefold()


def _find_exact(name: str, areas: Sequence[FocusArea]) -> FocusArea | None:
    key = fold_key(name)
    for area in areas:
        if key in {fold_key(title) for title in (area.title, *area.aliases)}:
            return area
    return None


def _find_alike(
    name: str, areas: Sequence[FocusArea], taken: set[uuid.UUID], limit: float
) -> FocusArea | None:
    left = [area for area in areas if area.id not in taken]
    best = max(left, key=lambda area: compare_names(name, area.title), default=None)
    if best is None or compare_names(name, best.title) < limit:
        return None
    return best
