"""Undo: a new batch that takes back what another did. Redo is the undo of an undo.

Nothing is ever taken out of the log. A batch is undone only as long as no later change
builds on it; a later change that was itself undone does not count.
"""

import uuid
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import ActorKind, Batch, Event, EventText, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.values import clean_value, find_field

_COMING_AND_GOING = frozenset({"created", "removed", "restored"})
_ROW_CHANGES = _COMING_AND_GOING | {"changed", "erased"}


def undo_batch(*, batch: Batch, by: Actor) -> Batch:
    """Take back what the batch did, as a new batch; sent twice, it undoes once.

    Where it was undone and done again since, the doing again is undone. Raises
    UndoRefusedError, with the later change that builds on it where there is one.
    """
    with open_change(batch.stream_id, by=by, command="undo") as change:
        steps = list_steps(batch)
        if len(steps) % 2 == 0:
            return steps[-1]
        change.batch.undoes = steps[-1]
        taker = Taker(change, by=by)
        taker.take_back(steps[-1])
        if change.saved_batch is None:
            raise UndoRefusedError(batch, "changed_nothing")
        return change.batch


def list_steps(batch: Batch) -> list[Batch]:
    """The batch, what undid it, what undid that, and so on, in order."""
    steps = [batch]
    while (following := Batch.objects.filter(undoes=steps[-1]).first()) is not None:
        steps.append(following)
    return steps


class Taker:
    """Takes batches back within one open change, the latest of them first."""

    def __init__(self, change: Change, *, by: Actor) -> None:
        self._change = change
        self._by = by
        # Batches whose changes do not stand in the way: they are taken back here.
        self._taken: set[uuid.UUID] = {change.batch.id}

    def take_back(self, batch: Batch) -> None:
        """Take back one batch, all of it or nothing.

        Raises UndoRefusedError. Leaves the change as it was then, if the caller has put
        a savepoint around it.
        """
        self._require_own_words(batch)
        self._taken.add(batch.id)
        rows: dict[uuid.UUID, Recorded] = {}
        try:
            with transaction.atomic():
                for event in batch.events.order_by("-number"):
                    self._take_back_event(event, rows)
        except IntegrityError as error:
            # Another has taken the number or the seat meanwhile.
            raise UndoRefusedError(batch, "place_is_taken") from error
        _require_sound(batch, rows.values())

    def _require_own_words(self, batch: Batch) -> None:
        """What a phone in the hall wrote is the group's own; no one takes it back."""
        is_device = batch.actor_kind == ActorKind.DEVICE
        if is_device and batch.device != self._by.device:
            raise UndoRefusedError(batch, "written_by_group")

    def _take_back_event(self, event: Event, rows: dict[uuid.UUID, Recorded]) -> None:
        what = event.kind.rpartition(".")[2]
        if what not in _ROW_CHANGES:
            return
        row = rows.setdefault(event.subject, fetch_subject(event))
        if what == "erased":
            raise UndoRefusedError(event.batch, "words_are_erased", subject=row)
        self._require_last(event, row)
        if what in ("created", "restored"):
            self._change.remove(row)
        elif what == "removed":
            self._change.restore(row)
        else:
            self._change.change(row, **_read_before(event, row))

    def _require_last(self, event: Event, row: Recorded) -> None:
        later = Event.objects.filter(subject=event.subject, id__gt=event.id)
        for other in later.exclude(batch__in=self._taken).select_related("batch"):
            if _builds_on(other, event) and not self._is_nil(other.batch, since=event):
                raise UndoRefusedError(
                    event.batch, "changed_since", later=other.batch, subject=row
                )

    def _is_nil(self, batch: Batch, *, since: Event) -> bool:
        """Whether what was done by the batch was undone again, all since the event."""
        root = batch
        while root.undoes is not None:
            root = root.undoes
        steps = [step for step in list_steps(root) if step.id not in self._taken]
        later = [s for s in steps if s.events.filter(id__gt=since.id).exists()]
        return len(later) % 2 == 0


def fetch_subject(event: Event) -> Recorded:
    """The row that the event is about, kept or taken away."""
    model = apps.get_model(event.subject_type)
    row: Recorded = model._default_manager.get(pk=event.subject)
    return row


def _read_before(event: Event, row: Recorded) -> dict[str, Any]:
    return {name: _read(event, row, name, v) for name, v in event.before.items()}


def _read(event: Event, row: Recorded, name: str, told: object) -> Any:
    """The value an event tells of, with its words where they are not erased."""
    if name not in row.erasable or not isinstance(told, dict):
        return clean_value(find_field(type(row), name), told)
    body = EventText.objects.values_list("body", flat=True).get(id=told["words"])
    if body is None:
        raise UndoRefusedError(event.batch, "words_are_erased", subject=row)
    return body


def _builds_on(later: Event, event: Event) -> bool:
    """Whether the later event starts from what the event did to the same row."""
    what, later_what = (e.kind.rpartition(".")[2] for e in (event, later))
    if later_what not in _ROW_CHANGES:
        return what in ("created", "restored")
    if what == "changed" and later_what in ("changed", "erased"):
        return bool(event.before.keys() & later.after.keys() - {"versions"})
    if what == "removed":
        return later_what in _COMING_AND_GOING
    return True


def _require_sound(batch: Batch, rows: Iterable[Recorded]) -> None:
    for row in rows:
        row.refresh_from_db()
        why = row.hinder_undo()
        if why:
            raise UndoRefusedError(batch, why, subject=row)
