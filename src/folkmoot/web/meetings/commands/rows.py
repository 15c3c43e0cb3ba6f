"""Saving a list of rows as one batch: new, changed, moved and removed ones together.

What others did meanwhile is never overwritten: either all is saved, or nothing is and
all that stands against it is told at once.
"""

import uuid
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Recorded, RecordedQuerySet
from folkmoot.web.events.recording import Change


@dataclass(frozen=True, kw_only=True)
class RowEdit:
    """What a person did to one row, against what their form had shown of it."""

    id: uuid.UUID
    # Only the fields they touched; all fields of a new row.
    values: Mapping[str, object] = field(default_factory=dict)
    base: Mapping[str, int] = field(default_factory=dict)
    # The row's place as the form had it; None for a new row.
    seen_place: float | None = None
    is_removed: bool = False
    # The writer knows that another took the row away, and wants it back.
    is_restored: bool = False


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Another was here first: the row as it stands, and the fields both changed.

    No fields: the other took the row away.
    """

    stored: Recorded
    fields: tuple[str, ...]


class StaleRowsError(ChangeRefusedError):
    """Nothing was saved: others have changed some of the same fields meanwhile."""

    code = "stale_field"

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        self.conflicts = conflicts
        super().__init__(rows=len(conflicts))


Make: TypeAlias = Callable[[RowEdit], Recorded]


def save_rows(
    change: Change, *, rows: RecordedQuerySet, edits: Sequence[RowEdit], make: Make
) -> None:
    """Save edits in the order they stand. `rows` are those that may be touched."""
    stored = _lock_rows(rows, edits)
    conflicts = [c for e in edits if (c := find_conflict(stored.get(e.id), e))]
    if conflicts:
        raise StaleRowsError(conflicts)
    places = _place_rows(edits, stored)
    for edit in edits:
        row = stored.get(edit.id)
        if row is not None:
            _save_row(change, row, edit, places.get(edit.id))
        elif not edit.is_removed:
            row = make(edit)
            row.place = places[edit.id]  # type: ignore[attr-defined]
            change.create(row)


def save_row(change: Change, *, row: Recorded, edit: RowEdit) -> None:
    """Save what was touched of one row that stands alone."""
    stored = type(row)._default_manager.select_for_update().get(pk=row.pk)
    conflict = find_conflict(stored, edit)
    if conflict:
        raise StaleRowsError([conflict])
    change.change(row, base=edit.base, **edit.values)


def find_conflict(stored: Recorded | None, edit: RowEdit) -> Conflict | None:
    """What another changed of the same fields since the form was shown."""
    if stored is None:
        return None
    if stored.removed_at is not None:
        is_lost = bool(edit.values) and not (edit.is_removed or edit.is_restored)
        return Conflict(stored=stored, fields=()) if is_lost else None
    if edit.is_removed:
        names: Iterable[str] = stored.versions.keys() - {"place"}
    else:
        names = (n for n, v in edit.values.items() if getattr(stored, n) != v)
    stale = [n for n in names if _is_newer(stored, edit, n)]
    return Conflict(stored=stored, fields=tuple(sorted(stale))) if stale else None


def next_place(rows: RecordedQuerySet) -> float:
    """The place after the last."""
    last = rows.kept().order_by("place").values_list("place", flat=True).last()
    return 0 if last is None else float(last) + 1


def arrange(seen: Sequence[float | None], stored: Sequence[float]) -> list[float]:
    """Places for rows in the order they shall stand, moving as few as can be.

    `seen` are the places as the writer saw them, None for new rows; `stored` those of
    today. A row that the writer did not move stays where it is now.
    """
    staying = _find_longest_rise(seen)
    if len(staying) == len(seen):
        return list(stored)
    places: list[float | None] = [
        stored[i] if i in staying else None for i in range(len(seen))
    ]
    for i, place in enumerate(places):
        if place is None:
            before = places[i - 1] if i else None
            after = next((p for p in places[i + 1 :] if p is not None), None)
            places[i] = _between(before, after)
    arranged = [place for place in places if place is not None]
    if any(a >= b for a, b in pairwise(arranged)):
        return [float(i) for i in range(len(arranged))]
    return arranged


def _lock_rows(
    rows: RecordedQuerySet, edits: Sequence[RowEdit]
) -> dict[uuid.UUID, Recorded]:
    ids = {edit.id for edit in edits}
    found = rows.select_for_update(of=("self",)).filter(id__in=ids)
    stored: dict[uuid.UUID, Recorded] = {row.id: row for row in found}
    # An id of another list is no new row, and nothing of it is told.
    if rows.model._default_manager.filter(id__in=ids - stored.keys()).exists():
        raise ChangeRefusedError("unknown_row")
    if any(e.seen_place is not None and e.id not in stored for e in edits):
        raise ChangeRefusedError("unknown_row")
    return stored


def _is_newer(stored: Recorded, edit: RowEdit, name: str) -> bool:
    now = stored.versions.get(name, 0)
    return edit.base.get(name, now) < now


def _place_rows(
    edits: Sequence[RowEdit], stored: Mapping[uuid.UUID, Recorded]
) -> dict[uuid.UUID, float]:
    standing = [edit for edit in edits if not edit.is_removed]
    places = arrange(
        [edit.seen_place for edit in standing],
        [getattr(stored.get(edit.id), "place", 0.0) for edit in standing],
    )
    return {edit.id: p for edit, p in zip(standing, places, strict=True)}


def _save_row(
    change: Change, row: Recorded, edit: RowEdit, place: float | None
) -> None:
    if edit.is_removed:
        change.remove(row)
        return
    if row.removed_at is not None:
        if not edit.is_restored:
            return
        change.restore(row)
    # Who moves a row last decides where it stands: no words are lost by that.
    is_moved = edit.seen_place is not None and place != getattr(row, "place", None)
    moved = {"place": place} if is_moved else {}
    if edit.values or moved:
        change.change(row, base=edit.base, **{**edit.values, **moved})


def _find_longest_rise(seen: Sequence[float | None]) -> set[int]:
    """Which rows may stay: the longest run of them whose places do not fall."""
    tails: list[float] = []
    runs: list[list[int]] = []
    for i, place in enumerate(seen):
        if place is None:
            continue
        length = bisect_right(tails, place)
        run = [*(runs[length - 1] if length else []), i]
        tails[length : length + 1] = [place]
        runs[length : length + 1] = [run]
    return set(runs[-1]) if runs else set()


def _between(before: float | None, after: float | None) -> float:
    if before is None:
        return 0.0 if after is None else after - 1
    return before + 1 if after is None else (before + after) / 2
