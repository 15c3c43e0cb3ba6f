"""The tables of a meeting: adding, renaming, merging, splitting, taking away."""

import uuid
from collections.abc import Mapping

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.keys import add_missing_keys
from folkmoot.web.meetings.commands.seats import leave_seats, take_seats
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.meetings.queries.groups import has_written, list_family, next_number


def add_groups(
    *, meeting: Meeting, count: int, round_number: int, by: Actor
) -> Batch | None:
    """More tables, numbered on from the last."""
    with open_change(meeting.id, by=by, command="add_groups") as change:
        for _ in range(count):
            create_group(change, meeting, round_number)
        add_missing_keys(change, meeting)
        return change.saved_batch


def change_group(
    *, group: Group, values: Mapping[str, object], base: Mapping[str, int], by: Actor
) -> Batch | None:
    """Give a group a name, or say how many sit there."""
    with open_change(group.meeting_id, by=by, command="change_group") as change:
        change.change(group, base=base, **values)
        return change.saved_batch


def merge_groups(*, group: Group, into: Group, by: Actor) -> Batch | None:
    """Let two tables be one. What each wrote stays on its own sheets.

    Nothing is moved: whoever reads a table's members or sheets asks for the standing
    group and all that are part of it. So taking them apart again loses nothing either.
    """
    with open_change(group.meeting_id, by=by, command="merge_groups") as change:
        group, into = _read_again(group), _read_again(into)
        if into.merged_into_id is not None or group.merged_into_id is not None:
            raise ChangeRefusedError("group_is_merged")
        if group.id == into.id:
            raise ChangeRefusedError("group_into_itself", group=str(group))
        if (group.meeting_id, group.round) != (into.meeting_id, into.round):
            raise ChangeRefusedError("groups_of_two_rounds")
        _require_standing(group, into)
        change.change(group, merged_into_id=into.id)
        return change.saved_batch


def part_group(*, group: Group, by: Actor) -> Batch | None:
    """Let a table that was merged into another stand for itself again."""
    with open_change(group.meeting_id, by=by, command="part_group") as change:
        change.change(group, merged_into_id=None)
        return change.saved_batch


def split_group(
    *, group: Group, moving: Mapping[uuid.UUID, int], name: str, by: Actor
) -> Batch | None:
    """A new table for some of the members; what is written stays where it is.

    `moving` says how many of which attendee go along.
    """
    with open_change(group.meeting_id, by=by, command="split_group") as change:
        group = _read_again(group)
        _require_standing(group)
        new = create_group(change, group.meeting, group.round, name=name)
        for attendee_id, count in moving.items():
            leave_seats(change, list_family(group), attendee_id, count)
            take_seats(change, new, attendee_id, count)
        add_missing_keys(change, group.meeting)
        return change.saved_batch


def remove_group(*, group: Group, by: Actor) -> Batch | None:
    """Take an empty table away. One that has words stays; it can be merged instead."""
    with open_change(group.meeting_id, by=by, command="remove_group") as change:
        take_group_away(change, group)
        return change.saved_batch


def restore_group(*, group: Group, by: Actor) -> Batch | None:
    """Bring a table back; under the next number, where its own was given away."""
    with open_change(group.meeting_id, by=by, command="restore_group") as change:
        group = _read_again(group)
        there = Group.objects.kept().filter(
            meeting=group.meeting_id, round=group.round, number=group.number
        )
        if group.removed_at is not None and there.exists():
            change.change(group, number=next_number(group.meeting, group.round))
        change.restore(group)
        add_missing_keys(change, group.meeting)
        return change.saved_batch


def create_group(
    change: Change, meeting: Meeting, round_number: int, *, name: str = ""
) -> Group:
    """A table within a change that is open already."""
    number = next_number(meeting, round_number)
    group = Group(meeting=meeting, round=round_number, number=number, name=name)
    change.create(group)
    return group


def take_group_away(change: Change, group: Group) -> None:
    """Remove a table within a change that is open already; its members stand up."""
    if has_written(group):
        raise ChangeRefusedError("group_has_written", group=str(group))
    if group.merged.filter(removed_at=None).exists():
        raise ChangeRefusedError("group_has_parts", group=str(group))
    for seat in group.members.filter(removed_at=None):
        change.remove(seat)
    change.remove(group)


def _read_again(group: Group) -> Group:
    found: Group = Group.objects.select_for_update(of=("self",)).get(id=group.id)
    return found


def _require_standing(*groups: Group) -> None:
    for group in groups:
        if group.removed_at is not None or group.merged_into_id is not None:
            raise ChangeRefusedError("group_is_gone", group=str(group))
