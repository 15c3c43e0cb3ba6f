"""Letting a program read a consultation, and no longer."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.sharing.models import AccessToken, TokenUse
from folkmoot.web.sharing.queries.tokens import digest_token
from folkmoot.web.statements.words import clean_words

PREFIX = "fmk_"
MOST_DAYS = 366
# In a minute; who asks more waits for the next.
MOST_REQUESTS = 240


def make_token(*, consultation: Consultation, name: str, days: int, by: Actor) -> str:
    """A token that reads for so many days. It is told once, and kept nowhere.

    Raises ChangeRefusedError where it has no name, or is to last too long.
    """
    named = " ".join(clean_words(name).split())
    token = f"{PREFIX}{secrets.token_urlsafe(32)}"
    with open_change(consultation.id, by=by, command="make_token") as change:
        if not named:
            raise ChangeRefusedError("token_without_name")
        if not 1 <= days <= MOST_DAYS:
            raise ChangeRefusedError("token_lasts_too_long", most=MOST_DAYS)
        now = timezone.now()
        change.create(
            AccessToken(
                consultation=consultation,
                name=named[:100],
                digest=digest_token(token),
                expires_at=now + timedelta(days=days),
                made_by_id=by.person,
                made_at=now,
            )
        )
    return token


def revoke_token(*, token: AccessToken, by: Actor) -> Batch | None:
    """It reads nothing any more, from now on."""
    stream = token.consultation_id
    with open_change(stream, by=by, command="revoke_token") as change:
        change.remove(token)
        return change.saved_batch


def count_use(token: AccessToken) -> int:
    """Note that it is used; the seconds to wait where it was used too often, else 0."""
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    with transaction.atomic():
        TokenUse.objects.get_or_create(
            token=token, defaults={"last_used_at": now, "minute": minute}
        )
        own = TokenUse.objects.filter(token=token)
        own.exclude(minute=minute).update(minute=minute, count=0)
        own.update(count=F("count") + 1, last_used_at=now)
        count = own.values_list("count", flat=True).get()
    return 0 if count <= MOST_REQUESTS else 60 - now.second
