"""What a meeting shows that stands in its consultation's log: the focus areas."""

import uuid

from django.db.models import Count

from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Meeting, MeetingArea

_FIND_CONSULTATION = PreparedQuery[tuple[uuid.UUID]](
    lambda meeting: Meeting.objects.filter(id=meeting).values_list("consultation_id")
)
_COUNT_WORDINGS = PreparedQuery[tuple[int]](
    lambda meeting: (
        Event.objects.filter(
            subject__in=MeetingArea.objects.filter(meeting=meeting)
            .order_by()
            .values("focus_area")
        )
        .order_by()
        .values("subject_type")
        .annotate(count=Count("id"))
        .values_list("count")
    )
)


def list_shared_logs(meeting_id: uuid.UUID) -> list[uuid.UUID]:
    """The logs beside the meeting's own that its readers have to hear of."""
    return [found for (found,) in _FIND_CONSULTATION.fetch(meeting=meeting_id)]


def count_wordings(meeting_id: uuid.UUID) -> int:
    """How often the meeting's focus areas were changed. It only grows."""
    return sum(count for (count,) in _COUNT_WORDINGS.fetch(meeting=meeting_id))
