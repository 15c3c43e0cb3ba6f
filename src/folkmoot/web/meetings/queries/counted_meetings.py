"""Which meetings count."""

from django.db.models import QuerySet

from folkmoot.web.meetings.models import Hearing, Meeting


def counted_meetings() -> "QuerySet[Meeting]":
    """Whatever people were really heard in, or will be. Practice is never counted.

    Whatever counts statements begins from here: a survey and written submissions are
    among them. What counts meetings as meetings begins from `counted_stops`.
    """
    kept = Meeting.objects.kept().filter(consultation__removed_at=None)
    found: QuerySet[Meeting] = kept.filter(practice_of=None)
    return found


def counted_stops() -> "QuerySet[Meeting]":
    """The meetings that were really held or planned: a survey is no stop of a tour."""
    return counted_meetings().filter(hearing=Hearing.MEETING)
