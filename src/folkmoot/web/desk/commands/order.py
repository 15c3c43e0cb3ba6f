"""Moving a row to another place in a list that people have put in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Change
from folkmoot.web.statements.models import Heading, KeyPoint

Row: TypeAlias = KeyPoint | Heading


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """The row that it shall stand right before, or right after."""

    before: Row | None = None
    after: Row | None = None

    @property
    def is_named(self) -> bool:
        return self.before is not None or self.after is not None


def move_row(
    change: Change, row: Row, *, rows: Sequence[Row], to: Neighbour, **values: Any
) -> None:
    """Put a row where it is wanted among `rows`, and change its `values` as well.

    The others are renumbered only where no place is left between two of them.
    """
    if not to.is_named:
        change.change(row, **values)
        return
    ordered = [each for each in rows if each.id != row.id]
    index = _find_index(ordered, to)
    place = _find_place(ordered, index)
    if place is not None:
        change.change(row, place=place, **values)
        return
    change.change(row, **values)
    ordered.insert(index, row)
    for number, each in enumerate(ordered, start=1):
        change.change(each, place=float(number))


def find_place_after(row: Row, rows: Sequence[Row]) -> float:
    """A place right after a row; where none is left, the same, so that it ties."""
    ordered = list(rows)
    place = _find_place(ordered, _find_index(ordered, Neighbour(after=row)))
    return row.place if place is None else place


def _find_index(ordered: Sequence[Row], to: Neighbour) -> int:
    neighbour = to.before or to.after
    ids = [each.id for each in ordered]
    if neighbour is None or neighbour.id not in ids:
        raise ChangeRefusedError("neighbour_is_gone")
    return ids.index(neighbour.id) + (0 if to.before is not None else 1)


def _find_place(ordered: Sequence[Row], index: int) -> float | None:
    """A place before the row of this index and after the one before it."""
    places = [each.place for each in ordered[max(index - 1, 0) : index + 1]]
    if not places:
        return 1.0
    if index == 0:
        return places[0] - 1
    if index == len(ordered):
        return places[0] + 1
    between = (places[0] + places[1]) / 2
    is_free = all(a < b for a, b in pairwise([places[0], between, places[1]]))
    return between if is_free else None
