"""The last few key points that a person gathered into, each under a key of its own."""

import uuid

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.steps import PREFIX
from folkmoot.web.events.models import Batch, Event
from folkmoot.web.statements.models import Match

MOST = 9
# By which commands something is gathered.
_GATHERING = [
    PREFIX + name
    for name in ("gather", "make_key_point", "accept", "accept_point", "split")
]
_STEPS_LOOKED_AT = 40


def list_last_gathered(desk: Desk, person: User) -> list[uuid.UUID]:
    """The person's own, the latest first: what others do moves nobody's keys."""
    steps = Batch.objects.filter(
        stream_id=desk.stream_id, person=person, command__in=_GATHERING
    ).order_by("-at")
    batches = list(steps.values_list("id", flat=True)[:_STEPS_LOOKED_AT])
    kinds = [f"match.{what}" for what in ("created", "restored", "changed")]
    events = Event.objects.filter(batch__in=batches, kind__in=kinds).order_by("-id")
    matches = list(dict.fromkeys(events.values_list("subject", flat=True)))
    points = dict(
        Match.objects.kept()
        .filter(id__in=matches[:500], key_point__removed_at=None)
        .values_list("id", "key_point_id")
    )
    gathered = dict.fromkeys(points[each] for each in matches if each in points)
    return list(gathered)[:MOST]
