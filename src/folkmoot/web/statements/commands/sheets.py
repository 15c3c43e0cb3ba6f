"""A sheet for each group and each focus area of its round."""

from folkmoot.web.events.recording import SYSTEM, Actor, Change, open_change
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.models import Sheet


def ensure_sheets_of(*, group: Group) -> None:
    """The same for one group that may be new; mostly nothing is to do."""
    areas = MeetingArea.objects.kept().filter(
        meeting=group.meeting_id, round=group.round
    )
    if areas.exclude(sheets__group=group).exists():
        ensure_sheets(meeting=group.meeting)


def ensure_sheets(*, meeting: Meeting, by: Actor = SYSTEM) -> None:
    """See to it that no group lacks a sheet."""
    if not _find_missing(meeting):
        return
    with open_change(meeting.id, by=by, command="ensure_sheets") as change:
        add_missing_sheets(change, meeting)


def add_missing_sheets(change: Change, meeting: Meeting) -> None:
    """The same within a change that is open already."""
    for group, area in _find_missing(meeting):
        change.create(Sheet(meeting=meeting, group=group, area=area))


def _find_missing(meeting: Meeting) -> list[tuple[Group, MeetingArea]]:
    there = set(Sheet.objects.filter(meeting=meeting).values_list("group", "area"))
    areas = list(MeetingArea.objects.kept().filter(meeting=meeting))
    groups = Group.objects.kept().filter(meeting=meeting, merged_into=None)
    return [
        (group, area)
        for group in groups
        for area in areas
        if area.round == group.round and (group.id, area.id) not in there
    ]
