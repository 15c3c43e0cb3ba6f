"""The history of a thing at the desk, with all that was decided about it."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.events.history import EventStory, Teller, name_actor
from folkmoot.web.events.models import Batch, Event

_MOST = 60


@dataclass(frozen=True, kw_only=True)
class Step:
    """What somebody did in one step, as far as it was about the thing."""

    at: datetime
    who: str
    events: tuple[EventStory, ...]


def tell_story(subjects: Iterable[uuid.UUID]) -> list[Step]:
    """What was done to these rows, the latest first."""
    found = Event.objects.filter(subject__in=list(subjects)).order_by("-id")
    events = list(found.select_related("batch__person")[:_MOST])
    teller = Teller(events)
    by_batch: dict[uuid.UUID, tuple[Batch, list[EventStory]]] = {}
    for event in events:
        _, told = by_batch.setdefault(event.batch_id, (event.batch, []))
        told.append(teller.tell(event))
    return [
        Step(at=batch.at, who=name_actor(batch), events=tuple(reversed(told)))
        for batch, told in by_batch.values()
    ]


def find_decided(subjects: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, datetime]:
    """When each of these rows was last changed."""
    found = Event.objects.filter(subject__in=list(subjects)).order_by("id")
    return dict(found.values_list("subject", "batch__at"))
