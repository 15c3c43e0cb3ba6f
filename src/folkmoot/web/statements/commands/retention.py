"""What is forgotten by itself, a month after a meeting was closed.

Until then a phone that was away may still ask what became of what it sent. Words that
participants wrote are never among it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from folkmoot.web.events.models import HandledRequest
from folkmoot.web.meetings.models import Meeting, MeetingState
from folkmoot.web.statements.models import Device

KEPT_AFTER_CLOSING = timedelta(days=30)
_FORGOTTEN = "forgotten:"


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """How much was forgotten."""

    answers: int
    devices: int


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> Forgotten:
    """Forget the answers kept for phones, and what phones can be known again by.

    A device's row stays, as a random id that statements may point at.
    """
    closed = Meeting.objects.filter(
        state=MeetingState.CLOSED, closed_at__lt=at - KEPT_AFTER_CLOSING
    ).values("id")
    answers, _by_model = HandledRequest.objects.filter(stream__in=closed).delete()
    known = Device.objects.filter(meeting__in=closed).exclude(
        digest__startswith=_FORGOTTEN
    )
    devices = known.update(
        digest=Concat(Value(_FORGOTTEN), Cast(F("id"), CharField())),
        language="",
        joined_groups=[],
        group=None,
        join_key=None,
        unsent=0,
        cleared_at=at,
    )
    return Forgotten(answers=answers, devices=devices)
