"""Knowing a phone again by its cookie, of which only a digest is kept."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting, MeetingState
from folkmoot.web.statements.models import Device

_SECRET_BYTES = 32
# So long after closing a phone may still hand in what lay on it.
TIME_TO_ARRIVE = timedelta(hours=48)


def make_secret() -> str:
    """What a phone is known by: 256 bit, never stored here."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def digest_secret(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


_FIND_DEVICE = PreparedQuery[Device](
    lambda digest: Device.objects.select_related(
        "meeting__consultation", "join_key", "group"
    ).filter(
        digest=digest,
        meeting__removed_at=None,
        meeting__consultation__removed_at=None,
    )
)


def find_device(secret: str) -> Device | None:
    """The device of the cookie, forgotten ones too; None where it is unknown."""
    return _FIND_DEVICE.first(digest=digest_secret(secret))


def is_let_in(device: Device) -> bool:
    """Whether it may read and write: not forgotten, and its key not changed since."""
    key = device.join_key
    if device.cleared_at is not None or key is None or key.removed_at is not None:
        return False
    return device.key_turn == key.turn


def is_over(meeting: Meeting, *, at: datetime) -> bool:
    """Whether even what is late can no longer arrive."""
    if meeting.state != MeetingState.CLOSED or meeting.closed_at is None:
        return False
    return at > meeting.closed_at + TIME_TO_ARRIVE


def read_groups(device: Device) -> set[uuid.UUID]:
    """Every group the device ever sat in."""
    return {uuid.UUID(group) for group in device.joined_groups}


def find_groups_to_pick(device: Device) -> list[Group]:
    """Where a device may sit: anywhere for who came by the door, else its own table."""
    key = device.join_key
    if key is not None and key.group_id is not None:
        return [device.group] if device.group is not None else []
    groups = Group.objects.kept().filter(meeting=device.meeting_id, merged_into=None)
    return list(groups)
