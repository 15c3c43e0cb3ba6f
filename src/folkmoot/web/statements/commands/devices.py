"""A phone joins a meeting, sits down at a table, is seen, and is forgotten.

None of this is in the log: where a phone is is no change to the record.
"""

from django.utils import timezone

from folkmoot.web.meetings.models import Group, JoinKey
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.queries.devices import digest_secret


def let_in(
    *,
    known: Device | None,
    join_key: JoinKey,
    group: Group | None,
    secret: str,
    language: str,
) -> Device:
    """The device that came by this key; one that was here before keeps its id."""
    device = known
    if device is None or device.meeting_id != join_key.meeting_id:
        device = Device(meeting=join_key.meeting, digest=digest_secret(secret))
    device.join_key = join_key
    device.key_turn = join_key.turn
    device.cleared_at = None
    device.language = language
    _seat(device, group)
    device.save()
    return device


def choose_table(*, device: Device, group: Group) -> None:
    """A guest from the door sits down at a table, or moves to another."""
    _seat(device, group)
    device.save(update_fields=["group", "joined_groups"])


def forget_device(*, device: Device) -> None:
    """The cookie opens nothing any more. What it has sent stays."""
    device.cleared_at = timezone.now()
    device.unsent = 0
    device.save(update_fields=["cleared_at", "unsent"])


def _seat(device: Device, group: Group | None) -> None:
    if group is None:
        return
    device.group = group
    if str(group.id) not in device.joined_groups:
        device.joined_groups = [*device.joined_groups, str(group.id)]
