"""Reading the change log."""

import uuid
from collections.abc import Iterator
from typing import Any

from folkmoot.web.events.models import Event, Recorded


def events_after(stream_id: uuid.UUID, number: int, *, limit: int = 500) -> list[Event]:
    """What came after an event of a log, in order, for one who has all up to it.

    The log's counter is locked until its events are committed, so the numbers that are
    there have no gap that could be filled in later: who goes on from the last number
    read misses nothing.
    """
    found = Event.objects.filter(stream_id=stream_id, number__gt=number)
    return list(found.order_by("number").select_related("batch")[:limit])


def events_of(subject: Recorded) -> list[Event]:
    """All that happened to one row, in order, in whatever log it stands."""
    found = Event.objects.filter(subject=subject.id).order_by("id")
    return list(found.select_related("batch__person"))


def recorded_models() -> list[type[Recorded]]:
    """Every model whose rows are made and changed by events."""
    root: Any = Recorded
    return sorted(_list_concrete(root), key=lambda model: model._meta.label)


def _list_concrete(model: type[Recorded]) -> Iterator[type[Recorded]]:
    for below in model.__subclasses__():
        if not below._meta.abstract:
            yield below
        yield from _list_concrete(below)
