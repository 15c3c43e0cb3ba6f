"""Undo: a new batch that takes back what another did. Redo is the undo of an undo.

Nothing is ever taken out of the log. A batch is undone only as long as no later change
builds on it; a later change that was itself undone does not count.

However many rows a batch has, it is taken back in as many queries: those that were made
go, then fields are set back in the reverse order, then comes back what was taken away.
In this order no row meets another that it has to be unlike.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.apps import apps
from django.db import IntegrityError, transaction

from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import (
    ActorKind,
    Batch,
    Event,
    EventText,
    Recorded,
    cut,
)
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.values import clean_value, find_field

Rows = Mapping[uuid.UUID, Recorded]


class Undoer(Protocol):
    """An app's own way to take back what one of its commands did."""

    def __call__(self, *, batch: Batch, by: Actor) -> Batch: ...


# By command, for those after which more is to be done.
UNDOERS: dict[str, Undoer] = {}
_COMING_AND_GOING = frozenset({"created", "removed", "restored"})
_EMPTYING = frozenset({"erased", "sealed"})
_CHANGES_OF_FIELDS = _EMPTYING | {"changed", "given_back"}
_ROW_CHANGES = _COMING_AND_GOING | _CHANGES_OF_FIELDS


def undo_batch(*, batch: Batch, by: Actor, command: str = "undo") -> Batch:
    """Take back what the batch did, as a new batch; sent twice, it undoes once.

    Raises UndoRefusedError, with the later change that builds on it where there is one.
    """
    undo = UNDOERS.get(batch.command)
    if undo is not None:
        return undo(batch=batch, by=by)
    return take_back(batch=batch, by=by, command=command)


def take_back(
    *,
    batch: Batch,
    by: Actor,
    command: str,
    then: Callable[[Change, Iterable[Recorded]], None] = lambda change, rows: None,
) -> Batch:
    """As `undo_batch`, whatever the app says of it.

    `then` is handed the rows that were taken back, and may change them in the batch.
    """
    with open_change(batch.stream_id, by=by, command=command, undoes=[batch]) as change:
        undone_by = find_undo(batch)
        if undone_by is not None:
            return undone_by
        then(change, Taker(change, by=by).take_back(batch))
        if change.saved_batch is None:
            raise UndoRefusedError(batch, "changed_nothing")
        return change.saved_batch


def find_undo(batch: Batch) -> Batch | None:
    """What undid the batch and was not undone itself; None while the batch holds."""
    undoings = _read_undoings(batch)

    def find(batch_id: uuid.UUID) -> Batch | None:
        return next((by for by in undoings[batch_id] if find(by.id) is None), None)

    return find(batch.id)


def _read_undoings(batch: Batch) -> Mapping[uuid.UUID, list[Batch]]:
    """What undid it, what undid that, and so on; each in the order of time."""
    undoings: defaultdict[uuid.UUID, list[Batch]] = defaultdict(list)
    asked = {batch.id}
    while asked:
        links = Batch.undoes.through.objects.filter(to_batch__in=asked)
        found = links.select_related("from_batch").order_by("from_batch__at")
        for link in found:
            undoings[link.to_batch_id].append(link.from_batch)
        asked = {link.from_batch_id for link in found}
    return undoings


def drop_undone(
    batches: Sequence[Batch], *, among: Collection[uuid.UUID] | None = None
) -> list[Batch]:
    """Those of some batches, in their order, that were not undone again among them.

    An undo of which a part lies outside counts as standing, unless `among` names all
    that matter and the part is not one of these.
    """
    left = {batch.id: batch for batch in batches}
    for batch in reversed(batches):
        undone = {undone.id for undone in batch.undoes.all()}
        if among is not None:
            undone.intersection_update(among)
        if undone and batch.id in left and undone <= left.keys():
            for gone in (batch.id, *undone):
                del left[gone]
    return list(left.values())


class Taker:
    """Takes batches back within one open change, the latest of them first."""

    def __init__(self, change: Change, *, by: Actor) -> None:
        self._change = change
        self._by = by
        # Batches that do not stand in the way: they are taken back here, or take back.
        self._taken: set[uuid.UUID] = {change.batch.id}

    def take_back(self, batch: Batch) -> list[Recorded]:
        """Take back one batch, all of it or nothing; answers with its rows.

        Raises UndoRefusedError; the caller then gives up the change, or has put a
        savepoint around it.
        """
        self._require_own_words(batch)
        events = [
            event
            for event in batch.events.order_by("-number")
            if _name_what(event) in _ROW_CHANGES
        ]
        rows = _lock_rows(batch, events)
        self._require_last(batch, events, rows)
        try:
            with transaction.atomic():
                self._set_back(batch, events, rows)
        except IntegrityError as error:
            # Another has taken the number or the seat meanwhile.
            raise UndoRefusedError(batch, "place_is_taken") from error
        _require_sound(batch, rows.values())
        self._taken.add(batch.id)
        return list(rows.values())

    def _require_own_words(self, batch: Batch) -> None:
        """What a phone in the hall wrote is the group's own; no one takes it back."""
        is_device = batch.actor_kind == ActorKind.DEVICE
        if is_device and batch.device != self._by.device:
            raise UndoRefusedError(batch, "written_by_group")

    def _set_back(self, batch: Batch, events: Sequence[Event], rows: Rows) -> None:
        changes = [event for event in events if _name_what(event) == "changed"]
        words = _read_words(changes, rows)
        before = [
            (row, _read_before(event, row, words))
            for event in changes
            for row in [rows[event.subject]]
        ]
        # The first that the batch did to a row tells what it was before.
        was_there: dict[uuid.UUID, bool] = {}
        for event in events:
            if _name_what(event) in _COMING_AND_GOING:
                was_there[event.subject] = _name_what(event) == "removed"
        came = [
            rows[event.subject]
            for event in events
            if _name_what(event) in ("created", "restored")
        ]
        self._change.remove_all([row for row in came if row.removed_at is None])
        self._change.change_all(before)
        self._change.restore_all(
            [
                rows[each]
                for each, was in was_there.items()
                if was and rows[each].removed_at is not None
            ]
        )

    def _require_last(self, batch: Batch, events: Sequence[Event], rows: Rows) -> None:
        """Raise UndoRefusedError where later changes build on one of the events."""
        for event in events:
            if _name_what(event) in _EMPTYING:
                row = rows[event.subject]
                raise UndoRefusedError(batch, "words_are_erased", subject=row)
        told = _read_what_became(events, rows)
        for event in events:
            touching = [e for e in told.get(event.subject, ()) if _touches(e, event)]
            later = {e.batch_id: e.batch for e in touching if e.id > event.id}
            for own in self._taken | {batch.id}:
                later.pop(own, None)
            standing = drop_undone(
                list(later.values()), among={e.batch_id for e in touching}
            )
            if standing:
                row = rows[event.subject]
                raise UndoRefusedError(
                    batch, "changed_since", later=standing[-1], subject=row
                )


def find_subject(event: Event) -> Recorded | None:
    """The row that the event is about, kept or taken away."""
    model = apps.get_model(event.subject_type)
    row: Recorded | None = model._default_manager.filter(pk=event.subject).first()
    return row


def _lock_rows(batch: Batch, events: Sequence[Event]) -> Rows:
    """The rows that a batch is about, as they are; nobody changes them meanwhile."""
    ids: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for event in events:
        ids[event.subject_type].add(event.subject)
    rows: dict[uuid.UUID, Recorded] = {}
    for label, subjects in sorted(ids.items()):
        manager: Any = apps.get_model(label)._default_manager
        for some in cut(sorted(subjects)):
            locked = manager.select_for_update().filter(id__in=some).order_by("id")
            rows.update((row.id, row) for row in locked)
    if any(event.subject not in rows for event in events):
        raise UndoRefusedError(batch, "row_is_missing")
    return rows


def _read_what_became(
    events: Sequence[Event], rows: Rows
) -> Mapping[uuid.UUID, Sequence[Event]]:
    """All events of the rows to which something happened after these, in order."""
    told: defaultdict[uuid.UUID, list[Event]] = defaultdict(list)
    last = max((event.id for event in events), default=0)
    touched: set[uuid.UUID] = set()
    for some in cut(list(rows)):
        later = Event.objects.filter(subject__in=some, id__gt=last).order_by()
        touched.update(later.values_list("subject", flat=True))
    found: list[Event] = []
    for some in cut(list(touched)):
        found += Event.objects.filter(subject__in=some).order_by("id")
    batches = {event.batch_id for event in found}
    by_id: dict[uuid.UUID, Batch] = {}
    for some in cut(list(batches)):
        by_id.update(Batch.objects.prefetch_related("undoes").in_bulk(some))
    for event in found:
        event.batch = by_id[event.batch_id]
        told[event.subject].append(event)
    return told


def _read_words(events: Iterable[Event], rows: Rows) -> Mapping[str, str | None]:
    """The words that the events tell were there before, by their ids."""
    ids = [
        told["words"]
        for event in events
        for name, told in event.before.items()
        if name in rows[event.subject].erasable and isinstance(told, dict)
    ]
    words: dict[str, str | None] = {}
    for some in cut(ids):
        found = EventText.objects.filter(id__in=some)
        words.update((str(key), body) for key, body in found.values_list("id", "body"))
    return words


def _read_before(
    event: Event, row: Recorded, words: Mapping[str, str | None]
) -> dict[str, Any]:
    """What the fields of a changed row held before the event."""
    values = {}
    for name, told in event.before.items():
        if name in row.erasable and isinstance(told, dict):
            values[name] = words[told["words"]]
            if values[name] is None:
                raise UndoRefusedError(event.batch, "words_are_erased", subject=row)
        else:
            values[name] = clean_value(find_field(type(row), name), told)
    return values


def _name_what(event: Event) -> str:
    """What happened to the row."""
    return event.kind.rpartition(".")[2]


def _touches(other: Event, event: Event) -> bool:
    """Whether the other event is about what the event did to the same row."""
    what, other_what = _name_what(event), _name_what(other)
    if other_what not in _ROW_CHANGES:
        return what in ("created", "restored")
    if what == "changed" and other_what in _CHANGES_OF_FIELDS:
        return bool(event.before.keys() & other.after.keys() - {"versions"})
    if what == "removed":
        return other_what in _COMING_AND_GOING
    return True


def _require_sound(batch: Batch, rows: Iterable[Recorded]) -> None:
    by_model: defaultdict[type[Recorded], list[Recorded]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, some in by_model.items():
        hindrance = model.hinder_undo(some)
        if hindrance is not None:
            row, why = hindrance
            raise UndoRefusedError(batch, why, subject=row)
