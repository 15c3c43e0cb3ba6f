"""What a meeting shows that may stand in its consultation's log: words of focus areas,
and of key points that were worded at the consultation's desk."""

import uuid
from typing import Any

from django.db.models import Count, Q

from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Meeting, MeetingArea

_FIND_CONSULTATION = PreparedQuery[tuple[uuid.UUID]](
    lambda meeting: Meeting.objects.filter(id=meeting).values_list("consultation_id")
)


_COUNT_WORDINGS = PreparedQuery[tuple[int]](
    lambda meeting: (
        Event.objects.filter(
            Q(subject__in=_list(MeetingArea, meeting, "focus_area"))
            | Q(subject__in=_list(PlenaryPoint, meeting, "key_point"))
        )
        .order_by()
        .values("subject_type")
        .annotate(count=Count("id"))
        .values_list("count")
    )
)


def _list(model: Any, meeting: Any, field: str) -> Any:
    return model.objects.filter(meeting=meeting).order_by().values(field)


def list_shared_logs(meeting_id: uuid.UUID) -> list[uuid.UUID]:
    """The logs beside the meeting's own that its readers have to hear of."""
    return [found for (found,) in _FIND_CONSULTATION.fetch(meeting=meeting_id)]


def count_wordings(meeting_id: uuid.UUID) -> int:
    """How often what has words there was changed. It only grows."""
    return sum(count for (count,) in _COUNT_WORDINGS.fetch(meeting=meeting_id))
