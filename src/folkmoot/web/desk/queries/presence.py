"""Who is at a desk just now."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from zlib import crc32

from django.utils import timezone

from folkmoot.web.desk.models import Presence, Run
from folkmoot.web.desk.queries.scope import Desk

# Who was not seen for so long has gone without saying so.
GONE_AFTER = timedelta(seconds=75)


def tell_people(desk: Desk) -> list[dict[str, Any]]:
    """Everybody once, with the time they came, in that order."""
    present = Presence.objects.filter(
        desk=desk.stream_id, seen_at__gt=timezone.now() - GONE_AFTER
    ).order_by("since", "id")
    people: dict[Any, dict[str, Any]] = {}
    for each in present.select_related("person"):
        told = {"name": str(each.person), "at": each.since.isoformat()}
        people.setdefault(each.person_id, told)
    return list(people.values())


def mark_beside(stream_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """A number for each desk that changes with who is there and how far a run is.

    A meeting's log is beside its board's things, too, so it is counted by those; the
    desk of a meeting hears of its own by the consultation's log.
    """
    ids = list(stream_ids)
    marks: dict[uuid.UUID, list[str]] = {}
    runs = Run.objects.filter(consultation__in=ids).order_by("id")
    for consultation, *rest in runs.values_list(
        "consultation_id", "id", "state", "stage", "done"
    ):
        marks.setdefault(consultation, []).append(repr(rest))
    present = Presence.objects.filter(consultation__in=ids).order_by("id")
    for consultation, one in present.values_list("consultation_id", "id"):
        marks.setdefault(consultation, []).append(str(one))
    return {each: crc32("".join(told).encode()) for each, told in marks.items()}
