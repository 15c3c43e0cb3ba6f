"""What the secretary does while groups write: open, close, extend, tell the hall."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import (
    AreaState,
    Group,
    HallMessage,
    Meeting,
    MeetingArea,
    MeetingState,
)
from folkmoot.web.statements.commands.sheets import add_missing_sheets
from folkmoot.web.statements.words import LONGEST, clean_words


def open_meeting(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Let groups write in the areas that are open; again, too, after closing."""
    with open_change(meeting.id, by=by, command="open_meeting") as change:
        _open_meeting(change, meeting)
        add_missing_sheets(change, meeting)
        return change.saved_batch


def close_meeting(*, meeting: Meeting, by: Actor) -> Batch | None:
    """End the writing, in every area. What is still on its way goes to the tray."""
    now = timezone.now()
    with open_change(meeting.id, by=by, command="close_meeting") as change:
        for area in _find_areas(meeting).filter(state=AreaState.OPEN):
            _close(change, area, at=now)
        if meeting.state != MeetingState.CLOSED:
            change.change(meeting, state=MeetingState.CLOSED, closed_at=now)
        return change.saved_batch


def open_areas(
    *, meeting: Meeting, areas: Iterable[MeetingArea], by: Actor
) -> Batch | None:
    """Let groups write in these areas, and open the meeting if it is not open."""
    now = timezone.now()
    with open_change(meeting.id, by=by, command="open_areas") as change:
        _open_meeting(change, meeting)
        for area in areas:
            _open(change, area, at=now)
        add_missing_sheets(change, meeting)
        return change.saved_batch


def close_areas(
    *, meeting: Meeting, areas: Iterable[MeetingArea], by: Actor
) -> Batch | None:
    """No more is written in these areas; what comes later goes to the tray."""
    now = timezone.now()
    with open_change(meeting.id, by=by, command="close_areas") as change:
        for area in areas:
            _close(change, area, at=now)
        return change.saved_batch


def extend_area(*, area: MeetingArea, minutes: int, by: Actor) -> Batch | None:
    """Give an area some more minutes; one that was closed is opened again."""
    now = timezone.now()
    with open_change(area.meeting_id, by=by, command="extend_area") as change:
        _open_meeting(change, area.meeting)
        _open(change, area, at=now)
        until = max(area.closes_at or now, now)
        change.change(area, closes_at=until + timedelta(minutes=minutes))
        add_missing_sheets(change, area.meeting)
        return change.saved_batch


def tell_hall(
    *, meeting: Meeting, text: str, by: Actor, group: Group | None = None
) -> Batch | None:
    """A message to all groups, or to one."""
    words = clean_words(text)
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST:
        raise ChangeRefusedError("too_long")
    message = HallMessage(
        meeting=meeting, group=group, text=words, sent_at=timezone.now()
    )
    with open_change(meeting.id, by=by, command="tell_hall") as change:
        change.create(message)
        return change.saved_batch


def show_at_once(*, meeting: Meeting, on: bool, by: Actor) -> Batch | None:
    """Whether each statement is shown when it is sent, or first when handed in."""
    with open_change(meeting.id, by=by, command="show_at_once") as change:
        change.change(meeting, show_at_once=on)
        return change.saved_batch


def _open_meeting(change: Change, meeting: Meeting) -> None:
    if meeting.state != MeetingState.OPEN:
        change.change(meeting, state=MeetingState.OPEN, closed_at=None)


def _open(change: Change, area: MeetingArea, *, at: datetime) -> None:
    if area.state == AreaState.OPEN:
        return
    is_first = area.opened_at is None
    minutes = area.minutes if is_first else None
    change.change(
        area,
        state=AreaState.OPEN,
        opened_at=at if is_first else area.opened_at,
        closes_at=at + timedelta(minutes=minutes) if minutes else None,
        closed_at=None,
    )


def _close(change: Change, area: MeetingArea, *, at: datetime) -> None:
    if area.state != AreaState.CLOSED:
        change.change(area, state=AreaState.CLOSED, closed_at=at)


def _find_areas(meeting: Meeting) -> QuerySet[MeetingArea]:
    kept: QuerySet[MeetingArea] = MeetingArea.objects.kept()
    return kept.filter(meeting=meeting)
