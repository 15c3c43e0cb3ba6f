"""The token in the link of whoever corrects a version, and the cookie it is given for.

The token is computed from the server's secret, so that the worker can write it into a
letter and the page can show it again; what lies in the database is its digest. The
cookie is another value of the same secret: who sees one does not know the other.
"""

import base64
import hashlib
import uuid

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac

from folkmoot.web.minutes.models import Corrector

_SIGNER_SALT = "folkmoot.corrector.cookie"


def make_link(corrector: Corrector) -> str:
    """The path of the link, with the token (256 bit) behind the `#`."""
    return f"{reverse('minutes:correct')}#{compute_token(corrector.id)}"


def compute_token(corrector_id: uuid.UUID) -> str:
    mac = salted_hmac("folkmoot.corrector", str(corrector_id), algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()).rstrip(b"=").decode("ascii")


def digest_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def make_cookie(corrector: Corrector) -> str:
    return Signer(salt=_SIGNER_SALT).sign(str(corrector.id))


def find_by_token(token: str) -> Corrector | None:
    """Whose link it is; None where it opens nothing (any more)."""
    return _find(digest=digest_token(token.strip()))


def find_by_cookie(cookie: str) -> Corrector | None:
    try:
        corrector_id = uuid.UUID(Signer(salt=_SIGNER_SALT).unsign(cookie))
        return _find(id=corrector_id, is_shared=False)
    except (BadSignature, ValueError):
        return None


def _find(**wanted: object) -> Corrector | None:
    known = Corrector.objects.kept().select_related(
        "round__edition", "round__paper__meeting__consultation"
    )
    found: Corrector | None = known.filter(
        round__removed_at=None,
        round__paper__removed_at=None,
        meeting__removed_at=None,
        meeting__consultation__removed_at=None,
        **wanted,
    ).first()
    return found
