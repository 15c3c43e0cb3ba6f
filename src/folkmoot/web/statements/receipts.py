"""The token of a receipt: the hand-in's id and a seal only this server can make.

Nothing is stored for it, so a receipt can be shown again at any time.
"""

import base64
import binascii
import hmac
import uuid

from django.utils.crypto import salted_hmac

_ID_BYTES = 16
_SEAL_BYTES = 18


def make_receipt_token(hand_in_id: uuid.UUID) -> str:
    token = hand_in_id.bytes + _seal(hand_in_id)
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode("ascii")


def read_receipt_token(token: str) -> uuid.UUID | None:
    """The hand-in's id; None where the token is none of ours."""
    try:
        padded = token.encode("ascii") + b"=" * (-len(token) % 4)
        raw = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    if len(raw) != _ID_BYTES + _SEAL_BYTES:
        return None
    hand_in_id = uuid.UUID(bytes=raw[:_ID_BYTES])
    is_ours = hmac.compare_digest(raw[_ID_BYTES:], _seal(hand_in_id))
    return hand_in_id if is_ours else None


def _seal(hand_in_id: uuid.UUID) -> bytes:
    mac = salted_hmac("folkmoot.receipt", str(hand_in_id), algorithm="sha256")
    return mac.digest()[:_SEAL_BYTES]
