"""What a desk is for: the whole consultation, or one of its meetings."""

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from folkmoot.web.meetings.models import Consultation, Meeting
from folkmoot.web.meetings.queries.counted_meetings import counted_meetings
from folkmoot.web.statements.models import KeyPoint, Statement
from folkmoot.web.statements.queries.places import counted_statements


@dataclass(frozen=True)
class Desk:
    """The scope of what is seen and done; `meeting` is None for the consultation."""

    consultation: Consultation
    meeting: Meeting | None = None

    @property
    def stream_id(self) -> uuid.UUID:
        """The log that is written to."""
        return self.meeting.id if self.meeting else self.consultation.id

    def find_meetings(self) -> "QuerySet[Meeting]":
        """The meetings whose statements lie on it; practice has no desk."""
        found = counted_meetings().filter(consultation=self.consultation)
        return found.filter(id=self.meeting.id) if self.meeting else found

    def find_statements(self) -> "QuerySet[Statement]":
        """All that was said there and is kept."""
        if self.meeting is not None:
            return counted_statements().filter(meeting=self.meeting)
        return counted_statements().filter(meeting__consultation=self.consultation)

    def find_key_points(self) -> "QuerySet[KeyPoint]":
        """The kept key points: of a meeting, its own and the consultation's."""
        kept = KeyPoint.objects.kept().filter(consultation=self.consultation)
        found: QuerySet[KeyPoint]
        if self.meeting is not None:
            found = kept.filter(Q(meeting=self.meeting) | Q(meeting=None))
        else:
            found = kept.filter(Q(meeting=None) | Q(meeting__in=self.find_meetings()))
        return found


def find_desk(stream_id: uuid.UUID) -> Desk:
    """The desk whose own log this is. Raises DoesNotExist where there is none."""
    meetings = Meeting.objects.select_related("consultation")
    meeting = meetings.filter(id=stream_id).first()
    if meeting is not None:
        return Desk(meeting.consultation, meeting)
    return Desk(Consultation.objects.get(id=stream_id))
