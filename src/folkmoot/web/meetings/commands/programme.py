"""The programme of a meeting: its steps, what belongs to each, and the focus areas."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import time

from django.core.files.base import File

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import (
    RowEdit,
    next_place,
    save_rows,
)
from folkmoot.web.meetings.models import (
    AreaState,
    Consideration,
    FocusArea,
    ItemKind,
    Meeting,
    MeetingArea,
    ProgrammeItem,
    Theme,
)

# Steps and minutes to begin from. The areas share what is left of the meeting's time.
STANDARD_OPENING = (
    (ItemKind.OPENING, 20),
    (ItemKind.THEMES, 20),
)
STANDARD_AREA_MINUTES = 25
SHORTEST_AREA_MINUTES, LONGEST_AREA_MINUTES = 10, 60
STANDARD_BREAK_MINUTES = 15
STANDARD_ENDING = (
    (ItemKind.REPORT_BACK, 20),
    (ItemKind.PLENARY, 20),
    (ItemKind.CLOSING, 10),
)


def save_programme(
    *, meeting: Meeting, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save the steps in their order."""
    with open_change(meeting.id, by=by, command="save_programme") as change:
        save_rows(
            change,
            rows=ProgrammeItem.objects.filter(meeting=meeting),
            edits=edits,
            make=lambda edit: ProgrammeItem(id=edit.id, meeting=meeting, **edit.values),
        )
        return change.saved_batch


def move_item(*, item: ProgrammeItem, up: bool, by: Actor) -> Batch | None:
    """Let a step change places with the one before or after it."""
    with open_change(item.meeting_id, by=by, command="move_item") as change:
        order = list(ProgrammeItem.objects.kept().filter(meeting=item.meeting_id))
        at = next((i for i, row in enumerate(order) if row.id == item.id), None)
        to = None if at is None else at + (-1 if up else 1)
        if at is not None and to is not None and 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            for place, row in enumerate(order):
                change.change(row, place=float(place))
        return change.saved_batch


def lay_standard_programme(*, meeting: Meeting, by: Actor) -> Batch | None:
    """A whole programme to begin from, with the focus areas one after another."""
    with open_change(meeting.id, by=by, command="lay_standard_programme") as change:
        if ProgrammeItem.objects.kept().filter(meeting=meeting).exists():
            raise ChangeRefusedError("has_a_programme", meeting=meeting.title)
        _add_items(change, meeting, STANDARD_OPENING)
        _lay_group_work(change, meeting)
        _add_items(change, meeting, STANDARD_ENDING)
        return change.saved_batch


def save_meeting_areas(
    *, meeting: Meeting, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save which focus areas this meeting discusses: in which step, when, which round.

    One that has been opened stays, because groups may have written on it.
    """
    with open_change(meeting.id, by=by, command="save_meeting_areas") as change:
        _refuse_begun_areas(meeting, edits)
        _refuse_foreign_rows(meeting, edits)
        save_rows(
            change,
            rows=MeetingArea.objects.filter(meeting=meeting),
            edits=edits,
            make=lambda edit: MeetingArea(id=edit.id, meeting=meeting, **edit.values),
        )
        return change.saved_batch


def save_item_lines(
    *,
    item: ProgrammeItem,
    kind: type[Consideration] | type[Theme],
    edits: Sequence[RowEdit],
    by: Actor,
) -> Batch | None:
    """Save an opening's preliminary considerations, or the themes of a discussion."""
    command = f"save_{kind._meta.model_name}s"
    with open_change(item.meeting_id, by=by, command=command) as change:
        save_rows(
            change,
            rows=kind.objects.filter(item=item),
            edits=edits,
            make=lambda edit: kind(
                id=edit.id, meeting_id=item.meeting_id, item=item, **edit.values
            ),
        )
        return change.saved_batch


def attach_file(
    *, item: ProgrammeItem, name: str, content: File[bytes], by: Actor
) -> Batch | None:
    """Keep the presentation. An earlier one stays stored, so that undo can find it."""
    field = ProgrammeItem._meta.get_field("file")
    stored = field.storage.save(f"presentations/{uuid.uuid4()}/{name}", content)
    with open_change(item.meeting_id, by=by, command="attach_file") as change:
        change.change(item, file=stored)
        return change.saved_batch


def detach_file(*, item: ProgrammeItem, by: Actor) -> Batch | None:
    """Take the presentation off the step."""
    with open_change(item.meeting_id, by=by, command="detach_file") as change:
        change.change(item, file="")
        return change.saved_batch


def _add_items(
    change: Change, meeting: Meeting, steps: Iterable[tuple[ItemKind, int]]
) -> list[ProgrammeItem]:
    rows = ProgrammeItem.objects.filter(meeting=meeting)
    made = []
    for kind, minutes in steps:
        item = ProgrammeItem(
            meeting=meeting, kind=kind, minutes=minutes, place=next_place(rows)
        )
        change.create(item)
        made.append(item)
    return made


def _lay_group_work(change: Change, meeting: Meeting) -> None:
    """One step of group work with all areas in it; the break comes after."""
    areas = list(
        FocusArea.objects.kept().filter(consultation_id=meeting.consultation_id)
    )
    minutes = _share_minutes(meeting, len(areas))
    total = minutes * max(1, len(areas))
    steps = [(ItemKind.GROUP_WORK, total), (ItemKind.BREAK, STANDARD_BREAK_MINUTES)]
    item = _add_items(change, meeting, steps)[0]
    known = MeetingArea.objects.kept().filter(meeting=meeting)
    here = {row.focus_area_id: row for row in known}
    for place, area in enumerate(areas):
        row = here.get(area.id)
        if row is None:
            change.create(
                MeetingArea(
                    meeting=meeting,
                    focus_area=area,
                    item=item,
                    place=place,
                    minutes=minutes,
                )
            )
        else:
            change.change(row, item_id=item.id, minutes=row.minutes or minutes)


def _share_minutes(meeting: Meeting, areas: int) -> int:
    """Minutes for each area, in fives, so that all is done when the meeting ends."""
    if meeting.starts is None or meeting.ends is None or not areas:
        return STANDARD_AREA_MINUTES
    length = _minute(meeting.ends) - _minute(meeting.starts)
    others = (*STANDARD_OPENING, *STANDARD_ENDING)
    left = length - STANDARD_BREAK_MINUTES - sum(minutes for _kind, minutes in others)
    share = left // areas // 5 * 5
    return min(max(share, SHORTEST_AREA_MINUTES), LONGEST_AREA_MINUTES)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _refuse_begun_areas(meeting: Meeting, edits: Sequence[RowEdit]) -> None:
    removed = [edit.id for edit in edits if edit.is_removed]
    begun = MeetingArea.objects.kept().filter(meeting=meeting, id__in=removed)
    area = begun.exclude(state=AreaState.WAITING).first()
    if area is not None:
        raise ChangeRefusedError("area_has_begun", area=str(area))


def _refuse_foreign_rows(meeting: Meeting, edits: Sequence[RowEdit]) -> None:
    """A focus area of another consultation, or a step of another meeting."""
    items = {e.values["item_id"] for e in edits if e.values.get("item_id")}
    areas = {e.values["focus_area_id"] for e in edits if "focus_area_id" in e.values}
    own_items = ProgrammeItem.objects.filter(meeting=meeting, id__in=items)
    own_areas = FocusArea.objects.filter(
        consultation_id=meeting.consultation_id, id__in=areas
    )
    if own_items.count() < len(items) or own_areas.count() < len(areas):
        raise ChangeRefusedError("unknown_row")
    new = MeetingArea.objects.kept().filter(meeting=meeting, focus_area_id__in=areas)
    added = new.exclude(id__in=[edit.id for edit in edits]).first()
    if added is not None:
        raise ChangeRefusedError("area_added_meanwhile", area=str(added))
