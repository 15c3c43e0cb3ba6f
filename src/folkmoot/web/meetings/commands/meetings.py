"""The stops of the tour: adding, changing, copying and taking away meetings."""

from collections.abc import Mapping, Sequence
from typing import Any

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import RowEdit, save_row
from folkmoot.web.meetings.models import (
    Attendee,
    Consideration,
    Consultation,
    Group,
    Meeting,
    MeetingArea,
    MeetingState,
    Part,
    ProgrammeItem,
    Theme,
)
from folkmoot.web.meetings.queries.plans import has_plan

# What a row has of its own at each stop, whatever else is copied.
_OWN_FIELDS = frozenset(
    {
        "id",
        "versions",
        "removed_at",
        "erased_at",
        "state",
        "opened_at",
        "closes_at",
        "closed_at",
    }
)


def add_meetings(
    *, consultation: Consultation, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Add stops to the tour, as one step in the consultation's log.

    What is done at a meeting stands in the meeting's own log. Sent twice, it adds once.
    """
    with open_change(consultation.id, by=by, command="add_meetings") as change:
        for edit in edits:
            known = Meeting.objects.filter(id=edit.id).first()
            if known is None:
                values: dict[str, Any] = dict(edit.values)
                meeting = Meeting(id=edit.id, consultation=consultation, **values)
                change.create(meeting)
            elif known.consultation_id != consultation.id:
                raise ChangeRefusedError("unknown_row")
        return change.saved_batch


def change_meeting(*, meeting: Meeting, edit: RowEdit, by: Actor) -> Batch | None:
    """Set when, where and what a meeting is."""
    with open_change(meeting.id, by=by, command="change_meeting") as change:
        save_row(change, row=meeting, edit=edit)
        return change.saved_batch


def remove_meeting(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Take a stop off the tour. One that has been opened stays: it has words in it."""
    if meeting.state != MeetingState.PLANNED:
        raise ChangeRefusedError("meeting_has_begun", meeting=meeting.title)
    with open_change(meeting.id, by=by, command="remove_meeting") as change:
        change.remove(meeting)
        return change.saved_batch


def copy_meeting(
    *, source: Meeting, values: Mapping[str, object], by: Actor
) -> tuple[Meeting, Batch | None]:
    """The next stop: with the plan of this one, but none of its people or words.

    `values` have the id of the new meeting: sent twice, it is made once.
    """
    meeting = Meeting(
        consultation_id=source.consultation_id,
        show_at_once=source.show_at_once,
        **dict[str, Any](values),
    )
    with open_change(meeting.id, by=by, command="copy_meeting") as change:
        known = Meeting.objects.filter(id=meeting.id).first()
        if known is None:
            change.create(meeting)
            _copy_plan(change, source, meeting)
        elif known.consultation_id != source.consultation_id:
            raise ChangeRefusedError("unknown_row")
    return meeting, change.saved_batch


def take_over_plan(*, source: Meeting, meeting: Meeting, by: Actor) -> Batch | None:
    """Fill a meeting that has no programme yet with the plan of another stop."""
    if source.consultation_id != meeting.consultation_id:
        raise ChangeRefusedError("unknown_row")
    with open_change(meeting.id, by=by, command="take_over_plan") as change:
        if has_plan(meeting):
            raise ChangeRefusedError("has_a_programme", meeting=meeting.title)
        _copy_plan(change, source, meeting)
        return change.saved_batch


def copy_steps(change: Change, source: Meeting, meeting: Meeting) -> None:
    """The programme with what belongs to its steps, and the focus areas."""
    items: dict[Any, ProgrammeItem] = {}
    for item in ProgrammeItem.objects.kept().filter(meeting=source):
        items[item.id] = copy_row(change, item, meeting=meeting)
    for kind in (Consideration, Theme):
        for row in kind.objects.kept().filter(meeting=source, item_id__in=items):
            copy_row(change, row, meeting=meeting, item=items[row.item_id])
    for area in MeetingArea.objects.kept().filter(
        meeting=source, focus_area__removed_at=None
    ):
        copy_row(change, area, meeting=meeting, item=items.get(area.item_id))


def _copy_plan(change: Change, source: Meeting, meeting: Meeting) -> None:
    """Programme, areas, the number of groups and the commission's own people."""
    copy_steps(change, source, meeting)
    if not Group.objects.kept().filter(meeting=meeting).exists():
        for group in Group.objects.kept().filter(meeting=source, merged_into=None):
            change.create(
                Group(meeting=meeting, number=group.number, round=group.round)
            )
    own = Attendee.objects.kept().filter(part=Part.COMMISSION)
    known = set(own.filter(meeting=meeting).values_list("name", flat=True))
    for person in own.filter(meeting=source).exclude(name__in=known):
        copy_row(change, person, meeting=meeting)


def copy_row(change: Change, row: Recorded, **own: object) -> Any:
    """The same row at another meeting, with what is `own` to it there."""
    left = _OWN_FIELDS | own.keys()
    names = (f.name for f in row._meta.concrete_fields if f.name not in left)
    copied = type(row)(**{name: getattr(row, name) for name in names}, **own)
    change.create(copied)
    return copied
