"""Links that sign their owner in once, within a quarter of an hour."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from folkmoot.web.accounts.models import SignInLink, User
from folkmoot.web.events.errors import ChangeRefusedError

LIFETIME = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(days=1)


def make_sign_in_link(*, user: User, then: str = "") -> str:
    """The path of a new link; `then` is the page it leads on to.

    The token stands behind the `#`, which no server log and no referrer ever sees. Only
    its digest is kept.
    """
    now = timezone.now()
    SignInLink.objects.filter(expires_at__lt=now - _FORGOTTEN_AFTER).delete()
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        user=user, digest=_digest(token), expires_at=now + LIFETIME
    )
    query = f"?{urlencode({'next': then})}" if then else ""
    return f"{reverse('accounts:link')}{query}#{token}"


@transaction.atomic
def use_sign_in_link(*, token: str) -> User:
    """The owner of the link, which is used up, as are the owner's other links."""
    link = SignInLink.objects.filter(digest=_digest(token)).first()
    if link is None:
        raise ChangeRefusedError("sign_in_link_unknown")
    now = timezone.now()
    if link.expires_at <= now:
        raise ChangeRefusedError("sign_in_link_expired")
    unused = SignInLink.objects.filter(user=link.user, used_at=None)
    # Whoever counts the row first has it; a second click finds nothing left to count.
    if not unused.filter(id=link.id).update(used_at=now):
        raise ChangeRefusedError("sign_in_link_used")
    unused.update(used_at=now)
    return link.user


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
