"""Undo of a batch of thousands of rows: as `undo`, in few queries.

What builds on a row is asked for all rows at once; only where something does, each is
looked at by itself. Rows outside the log, which may be thrown away, stand in no way.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import Batch, Event, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.undo import Taker, find_undo, read_before

_AT_ONCE = 500
Rows = dict[uuid.UUID, Recorded]


def undo_many(
    *,
    batch: Batch,
    by: Actor,
    command: str,
    then: Callable[[Change, Iterable[Recorded]], None] = lambda change, rows: None,
) -> Batch:
    """Take back what the batch did, as a new batch; sent twice, it undoes once.

    `then` is handed the rows that were taken back, and may change them in the batch.

    Raises UndoRefusedError, with the row or the change that stands in the way.
    """
    with open_change(batch.stream_id, by=by, command=command, undoes=[batch]) as change:
        undone_by = find_undo(batch)
        if undone_by is not None:
            return undone_by
        try:
            with transaction.atomic():
                then(change, _take_back(change, batch, by))
        except IntegrityError as error:
            raise UndoRefusedError(batch, "place_is_taken") from error
        return change.batch


def find_rows_that_rest(
    rows: Sequence[Recorded],
) -> Iterator[tuple[Recorded, Recorded]]:
    """Kept rows outside of these that point at one of them: (what rests, on what)."""
    by_model: dict[type[Recorded], Rows] = defaultdict(dict)
    for row in rows:
        by_model[type(row)][row.id] = row
    own = {row.id for row in rows}
    for model, found in by_model.items():
        for relation in model._meta.related_objects:
            yield from _find_resting(relation, found, own)


def _find_resting(
    relation: Any, found: Rows, own: set[uuid.UUID]
) -> Iterator[tuple[Recorded, Recorded]]:
    model: Any = relation.related_model
    if not issubclass(model, Recorded):
        return
    name = relation.field.name
    for ids in _cut(list(found)):
        kept = model._default_manager.filter(removed_at=None, **{f"{name}__in": ids})
        for row in kept:
            if row.id not in own:
                yield row, found[getattr(row, relation.field.attname)]


def _take_back(change: Change, batch: Batch, by: Actor) -> Iterable[Recorded]:
    events = list(batch.events.order_by("-number"))
    rows = _read_rows(events)
    _require_last(change, batch, events, rows, by)
    removed: list[Recorded] = []
    restored: list[Recorded] = []
    for event in events:
        what, row = event.kind.rpartition(".")[2], rows[event.subject]
        if what in ("created", "restored"):
            removed.append(row)
        elif what == "removed":
            restored.append(row)
        elif what == "changed":
            change.change(row, **read_before(event, row))
    _require_nothing_rests(batch, removed)
    change.restore_all(restored)
    change.remove_all(removed)
    return rows.values()


def _require_nothing_rests(batch: Batch, rows: Sequence[Recorded]) -> None:
    for _resting, row in find_rows_that_rest(rows):
        raise UndoRefusedError(batch, "others_rely_on_it", subject=row)


def _require_last(
    change: Change,
    batch: Batch,
    events: Sequence[Event],
    rows: Mapping[uuid.UUID, Recorded],
    by: Actor,
) -> None:
    """Raise UndoRefusedError where later changes build on one of the events."""
    touched: set[uuid.UUID] = set()
    last = max(event.id for event in events)
    for ids in _cut(list(rows)):
        later = Event.objects.filter(subject__in=ids, id__gt=last)
        touched.update(later.values_list("subject", flat=True))
    taker = Taker(change, by=by)
    for event in events:
        if event.kind.endswith(".erased"):
            row = rows[event.subject]
            raise UndoRefusedError(batch, "words_are_erased", subject=row)
        if event.subject in touched:
            taker.require_last(event, rows[event.subject])


def _read_rows(events: Sequence[Event]) -> Rows:
    ids: dict[str, list[uuid.UUID]] = defaultdict(list)
    for event in events:
        ids[event.subject_type].append(event.subject)
    rows: Rows = {}
    for label, subjects in ids.items():
        model: Any = apps.get_model(label)
        for some in _cut(subjects):
            rows.update(model._default_manager.in_bulk(some))
    missing = next((e for e in events if e.subject not in rows), None)
    if missing is not None:
        raise UndoRefusedError(missing.batch, "row_is_missing")
    return rows


def _cut(ids: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
