"""The number an answer hangs on, which leads back to nobody."""

import hashlib
import hmac
import uuid

_PURPOSE = b"folkmoot.board.answerer"


def make_answerer(secret: str, meeting_id: uuid.UUID) -> uuid.UUID:
    """A phone's number in one meeting's answers, made of the secret in its cookie.

    The server keeps only a digest of the secret, made another way, so neither this
    number nor the device can be found from the other by anything that is stored.
    """
    key = secret.encode("utf-8", "replace")
    made = hmac.new(key, _PURPOSE + meeting_id.bytes, hashlib.sha256).digest()
    return uuid.UUID(bytes=made[:16], version=4)
