"""The keys in the QR codes and what is typed instead of them.

A token is not stored anywhere. It is computed from the server's secret, the key's id
and its turn: the same sheet can be printed again, and a changed key makes the old
sheet worthless. What is stored is a digest, to find the key by.
"""

import base64
import hashlib
import secrets
import uuid

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from folkmoot.web.meetings.models import Group, JoinKey

CODE_LENGTH = 6
# No vowels, so that no code is a word, and of each pair that looks alike only one.
CODE_ALPHABET = "23456789CDFGHJKMNPQRTVWX"
_READ_AS = str.maketrans({"B": "8", "S": "5", "Z": "2", "-": None, ".": None})
_TOKEN_BYTES = 18  # 144 bit, 24 letters without padding


def make_token(join_key: JoinKey) -> str:
    """What stands in the QR code, behind the address's `#`."""
    return compute_token(join_key.id, join_key.turn)


def compute_token(key_id: uuid.UUID, turn: int) -> str:
    """The token a key has at a turn."""
    mac = salted_hmac("folkmoot.join_key", f"{key_id}:{turn}", algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()[:_TOKEN_BYTES]).decode("ascii")


def digest_token(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def make_code() -> str:
    """A code nobody uses yet; one of 191 million, so trying them must be slowed."""
    while True:
        code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if not JoinKey.objects.filter(code=code).exists():
            return code


def fold_code(typed: str) -> str:
    """The code somebody meant who typed it small, with spaces, or 0-like letters."""
    return "".join(typed.upper().split()).translate(_READ_AS)


def show_code(code: str) -> str:
    """The code in two halves, as it is printed: "K7M 4XP"."""
    return f"{code[:3]} {code[3:]}"


def find_key(given: str) -> JoinKey | None:
    """The key of a token or of a typed code; None where it opens nothing (any more)."""
    keys = _keys_that_open()
    found = keys.filter(digest=digest_token(given)).first()
    code = fold_code(given)
    if found is None and set(code) <= set(CODE_ALPHABET):
        found = keys.filter(code=code).first()
    return found


def find_table(join_key: JoinKey) -> Group | None:
    """The group a key leads to: its own, or the one that was merged into; None: door.

    A sheet that lies on a table keeps working after the table moved together with
    another.
    """
    return None if join_key.group is None else find_survivor(join_key.group)


def find_survivor(group: Group) -> Group:
    """The group itself, or the one it is part of now."""
    seen = {group.id}
    while group.merged_into is not None and group.merged_into_id not in seen:
        group = group.merged_into
        seen.add(group.id)
    return group


def _keys_that_open() -> "QuerySet[JoinKey]":
    keys = JoinKey.objects.kept().select_related("meeting", "group__merged_into")
    kept = keys.filter(meeting__removed_at=None, meeting__consultation__removed_at=None)
    return kept.exclude(group__removed_at__isnull=False)
