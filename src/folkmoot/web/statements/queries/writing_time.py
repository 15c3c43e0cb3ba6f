"""Whether a sheet may be written on just now."""

from enum import StrEnum

from folkmoot.web.meetings.models import AreaState, Meeting, MeetingArea, MeetingState


class WritingTime(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


def tell_writing_time(meeting: Meeting, area: MeetingArea) -> WritingTime:
    """An area is open only while its meeting is; what comes after either is late."""
    if meeting.state == MeetingState.CLOSED or area.state == AreaState.CLOSED:
        return WritingTime.CLOSED
    if meeting.state == MeetingState.OPEN and area.state == AreaState.OPEN:
        return WritingTime.OPEN
    return WritingTime.WAITING
