"""Who sits at which table: moving one by one, and laying a whole plan."""

import uuid
from collections.abc import Mapping, Sequence

from django.db.models import Sum

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Attendee, Group, GroupMember
from folkmoot.web.meetings.queries.groups import list_family


def move_person(
    *,
    attendee: Attendee,
    round_number: int,
    from_group: Group | None,
    to_group: Group | None,
    count: int,
    by: Actor,
) -> Batch | None:
    """Let somebody, or some of several, change tables; no group: without a place."""
    with open_change(attendee.meeting_id, by=by, command="move_person") as change:
        if from_group is not None:
            leave_seats(change, list_family(from_group), attendee.id, count)
        if to_group is not None:
            if (to_group.meeting_id, to_group.round) != (
                attendee.meeting_id,
                round_number,
            ):
                raise ChangeRefusedError("groups_of_two_rounds")
            if to_group.removed_at is not None or to_group.merged_into_id is not None:
                raise ChangeRefusedError("group_is_gone", group=str(to_group))
            take_seats(change, to_group, attendee.id, count)
        _require_enough(attendee, round_number)
        return change.saved_batch


def take_seats(
    change: Change, group: Group, attendee_id: uuid.UUID, count: int
) -> None:
    """Let some sit down at a table, within a change that is open already."""
    seat = GroupMember.objects.kept().filter(group=group, attendee=attendee_id).first()
    if seat is not None:
        change.change(seat, count=seat.count + count)
        return
    change.create(
        GroupMember(
            meeting_id=group.meeting_id,
            group=group,
            attendee_id=attendee_id,
            count=count,
        )
    )


def leave_seats(
    change: Change, family: Sequence[Group], attendee_id: uuid.UUID, count: int
) -> None:
    """Let some stand up from a table, wherever in it they sit."""
    left = count
    seats = GroupMember.objects.kept().filter(group__in=family, attendee=attendee_id)
    for seat in seats.order_by("id"):
        going = min(left, seat.count)
        left -= going
        if going == seat.count:
            change.remove(seat)
        elif going:
            change.change(seat, count=seat.count - going)
    if left:
        raise ChangeRefusedError("not_at_this_table")


def set_seats(
    change: Change, family: Sequence[Group], wanted: Mapping[uuid.UUID, int]
) -> None:
    """Let exactly these sit at a table; those who sit there already are not touched."""
    standing = family[0]
    left = dict(wanted)
    for seat in GroupMember.objects.kept().filter(group__in=family).order_by("id"):
        stays = seat.group_id == standing.id
        count = left.pop(seat.attendee_id, 0) if stays else 0
        if count:
            change.change(seat, count=count)
        else:
            change.remove(seat)
    for attendee_id, count in left.items():
        take_seats(change, standing, attendee_id, count)


def _require_enough(attendee: Attendee, round_number: int) -> None:
    """Nobody sits at two tables of one round."""
    seats = GroupMember.objects.kept().filter(
        attendee=attendee, group__round=round_number, group__removed_at=None
    )
    seated: int | None = seats.aggregate(heads=Sum("count"))["heads"]
    if (seated or 0) > attendee.count:
        raise ChangeRefusedError("already_seated", person=str(attendee))
