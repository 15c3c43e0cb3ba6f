"""Tokens by what they read; a token itself is in no table."""

import hashlib

from django.utils import timezone

from folkmoot.web.meetings.models import Consultation
from folkmoot.web.sharing.models import AccessToken


def digest_token(token: str) -> str:
    """What is kept of a token. It is random, so it needs no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def find_token(token: str) -> AccessToken | None:
    """The token that reads now; None where it was revoked, is over, or never was."""
    kept = AccessToken.objects.kept().select_related("consultation")
    found: AccessToken | None = kept.filter(
        digest=digest_token(token),
        expires_at__gt=timezone.now(),
        consultation__removed_at=None,
    ).first()
    return found


def list_tokens(consultation: Consultation) -> list[AccessToken]:
    """The latest first, those that are over, too."""
    kept = AccessToken.objects.kept().filter(consultation=consultation)
    return list(kept.select_related("made_by", "use"))
