"""Reading the change log."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from folkmoot.web.events.models import ActorKind, Batch, Event, Recorded


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


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which batches of a log one wants to see; all where nothing is set."""

    # The name of a model.
    thing: str = ""
    person: int | None = None
    by_phones: bool = False
    since: datetime | None = None
    until: datetime | None = None


def find_batches(stream_id: uuid.UUID, wanted: Wanted) -> QuerySet[Batch]:
    """The batches of a log, the latest first."""
    found = Batch.objects.filter(stream_id=stream_id)
    if wanted.thing:
        events = Event.objects.filter(
            batch=OuterRef("pk"), kind__startswith=f"{wanted.thing}."
        )
        found = found.filter(Exists(events))
    if wanted.by_phones:
        found = found.filter(actor_kind=ActorKind.DEVICE)
    elif wanted.person is not None:
        found = found.filter(person=wanted.person)
    if wanted.since is not None:
        found = found.filter(at__gte=wanted.since)
    if wanted.until is not None:
        found = found.filter(at__lte=wanted.until)
    return _in_order(found)


def find_batches_of(subject_id: uuid.UUID) -> QuerySet[Batch]:
    """The batches that one row's events belong to, the latest first."""
    events = Event.objects.filter(batch=OuterRef("pk"), subject=subject_id)
    return _in_order(Batch.objects.filter(Exists(events)))


def find_removal(subject: Recorded) -> Batch | None:
    """The step that took a row away; None where it is there."""
    if subject.removed_at is None:
        return None
    events = Event.objects.filter(subject=subject.id).order_by("id")
    last = events.filter(kind__endswith=".removed").select_related("batch").last()
    return last.batch if last is not None else None


def list_people(stream_id: uuid.UUID) -> list[tuple[int, str]]:
    """Who has done something in a log, by name."""
    found = Batch.objects.filter(stream_id=stream_id).exclude(person=None)
    people = found.order_by().values_list("person", "person__name", "person__email")
    named = {pk: name or email for pk, name, email in people.distinct()}
    return sorted(named.items(), key=lambda person: person[1].casefold())


def list_things(stream_id: uuid.UUID) -> list[str]:
    """The names of the models that a log tells of."""
    kinds = Event.objects.filter(stream_id=stream_id).order_by().values_list("kind")
    return sorted({kind.partition(".")[0] for (kind,) in kinds.distinct()})


def _in_order(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    return batches.order_by("-at", "-id")


def recorded_models() -> list[type[Recorded]]:
    """Every model whose rows are made and changed by events."""
    root: Any = Recorded
    return sorted(_list_concrete(root), key=lambda model: model._meta.label)


def _list_concrete(model: type[Recorded]) -> Iterator[type[Recorded]]:
    for below in model.__subclasses__():
        if not below._meta.abstract:
            yield below
        yield from _list_concrete(below)
