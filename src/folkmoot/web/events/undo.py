"""Undo: a new batch that takes back what another did. Redo is the undo of an undo.

Nothing is ever taken out of the log. A batch is undone only as long as no later change
builds on it; a later change that was itself undone does not count.
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from django.apps import apps
from django.db import IntegrityError, transaction

from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import ActorKind, Batch, Event, EventText, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.values import clean_value, find_field


class Undoer(Protocol):
    """An app's own way to take back what one of its commands did."""

    def __call__(self, *, batch: Batch, by: Actor) -> Batch: ...


# By command, for those whose batches hold thousands of rows.
UNDOERS: dict[str, Undoer] = {}
_COMING_AND_GOING = frozenset({"created", "removed", "restored"})
_ROW_CHANGES = _COMING_AND_GOING | {"changed", "erased"}


def undo_batch(*, batch: Batch, by: Actor, command: str = "undo") -> Batch:
    """Take back what the batch did, as a new batch; sent twice, it undoes once.

    Raises UndoRefusedError, with the later change that builds on it where there is one.
    """
    undo = UNDOERS.get(batch.command)
    if undo is not None:
        return undo(batch=batch, by=by)
    with open_change(batch.stream_id, by=by, command=command, undoes=[batch]) as change:
        undone_by = find_undo(batch)
        if undone_by is not None:
            return undone_by
        Taker(change, by=by).take_back(batch)
        if change.saved_batch is None:
            raise UndoRefusedError(batch, "changed_nothing")
        return change.saved_batch


def find_undo(batch: Batch) -> Batch | None:
    """What undid the batch and was not undone itself; None while the batch holds."""
    for undo in sorted(batch.undone_by.all(), key=lambda each: each.at):
        if find_undo(undo) is None:
            return undo
    return None


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

    def take_back(self, batch: Batch) -> None:
        """Take back one batch, all of it or nothing.

        Raises UndoRefusedError; the caller then gives up the change, or has put a
        savepoint around it.
        """
        self._require_own_words(batch)
        rows: dict[uuid.UUID, Recorded] = {}
        try:
            with transaction.atomic():
                for event in batch.events.order_by("-number"):
                    self._take_back_event(event, rows)
        except IntegrityError as error:
            # Another has taken the number or the seat meanwhile.
            raise UndoRefusedError(batch, "place_is_taken") from error
        _require_sound(batch, rows.values())
        self._taken.add(batch.id)

    def _require_own_words(self, batch: Batch) -> None:
        """What a phone in the hall wrote is the group's own; no one takes it back."""
        is_device = batch.actor_kind == ActorKind.DEVICE
        if is_device and batch.device != self._by.device:
            raise UndoRefusedError(batch, "written_by_group")

    def _take_back_event(self, event: Event, rows: dict[uuid.UUID, Recorded]) -> None:
        what = event.kind.rpartition(".")[2]
        if what not in _ROW_CHANGES:
            return
        row = rows.setdefault(event.subject, _fetch_subject(event))
        if what == "erased":
            raise UndoRefusedError(event.batch, "words_are_erased", subject=row)
        self.require_last(event, row)
        if what in ("created", "restored"):
            self._change.remove(row)
        elif what == "removed":
            self._change.restore(row)
        else:
            self._change.change(row, **read_before(event, row))

    def require_last(self, event: Event, row: Recorded) -> None:
        """Raise UndoRefusedError where a later change builds on the event."""
        of_row = Event.objects.filter(subject=event.subject).order_by("id")
        touching = [e for e in of_row.select_related("batch") if _touches(e, event)]
        later = {e.batch_id: e.batch for e in touching if e.id > event.id}
        for own in self._taken | {event.batch_id}:
            later.pop(own, None)
        standing = drop_undone(
            list(later.values()), among={e.batch_id for e in touching}
        )
        if standing:
            raise UndoRefusedError(
                event.batch, "changed_since", later=standing[-1], subject=row
            )


def find_subject(event: Event) -> Recorded | None:
    """The row that the event is about, kept or taken away."""
    model = apps.get_model(event.subject_type)
    row: Recorded | None = model._default_manager.filter(pk=event.subject).first()
    return row


def _fetch_subject(event: Event) -> Recorded:
    row = find_subject(event)
    if row is None:
        raise UndoRefusedError(event.batch, "row_is_missing")
    return row


def read_before(event: Event, row: Recorded) -> dict[str, Any]:
    """What the fields of a changed row held before the event."""
    return {name: _read(event, row, name, v) for name, v in event.before.items()}


def _read(event: Event, row: Recorded, name: str, told: object) -> Any:
    """The value an event tells of, with its words where they are not erased."""
    if name not in row.erasable or not isinstance(told, dict):
        return clean_value(find_field(type(row), name), told)
    body = EventText.objects.values_list("body", flat=True).get(id=told["words"])
    if body is None:
        raise UndoRefusedError(event.batch, "words_are_erased", subject=row)
    return body


def _touches(other: Event, event: Event) -> bool:
    """Whether the other event is about what the event did to the same row."""
    what, other_what = (e.kind.rpartition(".")[2] for e in (event, other))
    if other_what not in _ROW_CHANGES:
        return what in ("created", "restored")
    if what == "changed" and other_what in ("changed", "erased"):
        return bool(event.before.keys() & other.after.keys() - {"versions"})
    if what == "removed":
        return other_what in _COMING_AND_GOING
    return True


def _require_sound(batch: Batch, rows: Iterable[Recorded]) -> None:
    for row in rows:
        row.refresh_from_db()
        why = row.hinder_undo()
        if why:
            raise UndoRefusedError(batch, why, subject=row)
