"""Making the keys to the door and to each table, and changing one in one click."""

from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.join_keys import compute_token, digest_token, make_code
from folkmoot.web.meetings.models import Group, JoinKey, Meeting


def open_door(*, meeting: Meeting, by: Actor) -> JoinKey:
    """The key that lets a guest in at the door, to pick a group; made at first need."""
    with open_change(meeting.id, by=by, command="open_door") as change:
        return _ensure_key(change, meeting, None)


def ensure_keys(*, meeting: Meeting, by: Actor) -> Batch | None:
    """See to it that the door and every group have a key. Sent twice, adds nothing."""
    with open_change(meeting.id, by=by, command="ensure_keys") as change:
        add_missing_keys(change, meeting)
        return change.saved_batch


def add_missing_keys(change: Change, meeting: Meeting) -> None:
    """The same within a change that is open already."""
    _ensure_key(change, meeting, None)
    for group in Group.objects.kept().filter(meeting=meeting, merged_into=None):
        _ensure_key(change, meeting, group)


def change_key(*, join_key: JoinKey, by: Actor) -> Batch | None:
    """Make the printed QR and code worthless; devices that came by them must rejoin."""
    with open_change(join_key.meeting_id, by=by, command="change_key") as change:
        stored = JoinKey.objects.select_for_update().get(id=join_key.id)
        turn = stored.turn + 1
        change.change(
            join_key,
            turn=turn,
            digest=digest_token(compute_token(join_key.id, turn)),
            code=make_code(),
        )
        return change.saved_batch


def _ensure_key(change: Change, meeting: Meeting, group: Group | None) -> JoinKey:
    known = JoinKey.objects.kept().filter(meeting=meeting, group=group).first()
    if known is not None:
        return known  # type: ignore[no-any-return]
    key = JoinKey(meeting=meeting, group=group, code=make_code())
    key.digest = digest_token(compute_token(key.id, key.turn))
    change.create(key)
    return key
