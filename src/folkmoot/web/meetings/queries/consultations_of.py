"""Whose rows these are."""

import uuid
from collections.abc import Iterable

from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.models import OfConsultation, OfMeeting


def find_consultations(rows: Iterable[Recorded]) -> set[uuid.UUID]:
    """The consultations these rows belong to, by themselves or by their meeting."""
    found: set[uuid.UUID] = set()
    for row in rows:
        if isinstance(row, OfMeeting):
            found.add(row.meeting.consultation_id)
        elif isinstance(row, OfConsultation):
            found.add(row.consultation_id)
    return found
