"""Whether a meeting is a practice, or has one."""

from folkmoot.web.meetings.models import Meeting


def find_practice(meeting: Meeting) -> Meeting | None:
    """The practice of a meeting, or the meeting itself where it is one."""
    if meeting.practice_of_id is not None:
        return meeting
    return Meeting.objects.kept().filter(practice_of=meeting).first()
