"""Which meetings count."""

from django.db.models import QuerySet

from folkmoot.web.meetings.models import Meeting


def counted_meetings() -> "QuerySet[Meeting]":
    """The meetings that were really held or planned. Practice is never counted.

    Whatever counts groups, statements or meetings begins from here.
    """
    kept = Meeting.objects.kept().filter(consultation__removed_at=None)
    found: QuerySet[Meeting] = kept.filter(practice_of=None)
    return found
