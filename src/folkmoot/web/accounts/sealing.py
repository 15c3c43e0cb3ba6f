"""Second factors lie sealed in the database: a copy of it alone opens none."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def seal_secret(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def open_secret(sealed: str) -> str:
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    """The server's secret as a key; former secrets still open what they sealed."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(one)) for one in secrets])


def _key(secret: str | bytes) -> bytes:
    digest = hashlib.sha256(b"second factor" + force_bytes(secret)).digest()
    return base64.urlsafe_b64encode(digest)
