"""Who changed a row last, and when: for the one whose words met theirs."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.events.models import Event


@dataclass(frozen=True, kw_only=True)
class LastWriter:
    """A name as others of the consultation know it; empty for a device."""

    name: str
    at: datetime


def find_last_writer(row_id: uuid.UUID) -> LastWriter | None:
    """The last who changed a row; None where the log has nothing of it."""
    events = Event.objects.filter(subject=row_id).select_related("batch__person")
    event = events.order_by("-batch__at", "-number").first()
    if event is None:
        return None
    person = event.batch.person
    return LastWriter(name="" if person is None else str(person), at=event.batch.at)
