"""Keeping who is at a desk. In no log, for being there changes nothing."""

import uuid

from django.db import transaction
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Presence
from folkmoot.web.desk.queries.presence import GONE_AFTER
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.tail import wake


def come(*, desk: Desk, person: User) -> uuid.UUID:
    """Somebody has opened the desk; who left without a word is forgotten."""
    now = timezone.now()
    with transaction.atomic():
        Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()
        present = Presence.objects.create(
            consultation=desk.consultation,
            desk=desk.stream_id,
            person=person,
            since=now,
            seen_at=now,
        )
        wake(desk.consultation.id)
    return present.id


def stay(*, presence_id: uuid.UUID) -> bool:
    """Whether they were still known to be there."""
    present = Presence.objects.filter(id=presence_id)
    return bool(present.update(seen_at=timezone.now()))


def leave(*, presence_id: uuid.UUID, consultation_id: uuid.UUID) -> None:
    with transaction.atomic():
        Presence.objects.filter(id=presence_id).delete()
        wake(consultation_id)
