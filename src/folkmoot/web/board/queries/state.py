"""What the board, the console and the plenary page are told: one frame at a time.

The shape is docs/reference/board-stream.md. A frame is the same for all who have read
up to the same number, so it may be kept for them.
"""

import uuid
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from folkmoot.web.board.models import Apart, Board, Likeness, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.changes import Changes
from folkmoot.web.board.queries.counts import tell_points
from folkmoot.web.board.queries.kept_halls import Written
from folkmoot.web.board.queries.visibility import (
    Hall,
    find_visible,
    read_hall,
)
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea, ProgrammeItem
from folkmoot.web.meetings.queries.running_times import (
    PlannedStep,
    compute_running_times,
)
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import read_last_number
from folkmoot.web.statements.queries.telling import tell_time
from folkmoot.web.statements.queries.writing_time import tell_writing_time

_QUARTER = timedelta(minutes=15)

_FIND_MEETING = PreparedQuery[Meeting](
    lambda meeting: Meeting.objects.filter(id=meeting)
)
_FIND_AREAS = PreparedQuery[MeetingArea](
    lambda meeting: (
        MeetingArea.objects.kept()
        .filter(meeting=meeting)
        .order_by("round", "place", "id")
        .select_related("focus_area")
    )
)
_FIND_GROUPS = PreparedQuery[Group](
    lambda meeting: Group.objects.filter(meeting=meeting)
)
_FIND_ITEMS = PreparedQuery[ProgrammeItem](
    lambda meeting: ProgrammeItem.objects.kept().filter(meeting=meeting)
)
_FIND_LIKENESS = PreparedQuery[Likeness](
    lambda meeting: Likeness.objects.filter(meeting=meeting)
)
_FIND_APART = PreparedQuery[tuple[uuid.UUID]](
    lambda meeting: (
        Apart.objects.kept()
        .filter(meeting=meeting)
        .order_by()
        .values_list("statement_id")
    )
)


def read_frame(meeting: Meeting, *, after: int | None) -> dict[str, Any]:
    """What changed for one who has read up to a number; all there is where None."""
    number = read_last_number(meeting.id)
    # A stream holds its meeting for long; whether it is open may have changed.
    meeting = _FIND_MEETING.first(meeting=meeting.id) or meeting
    changes = Changes.read(meeting.id, after=after, until=number)
    board = find_board(meeting)
    areas = _FIND_AREAS.fetch(meeting=meeting.id)
    groups = _FIND_GROUPS.fetch(meeting=meeting.id)
    tables = Tables(
        {each.id: each.merged_into_id for each in groups if each.merged_into_id}
    )
    standing = [g for g in groups if g.removed_at is None and not g.merged_into_id]
    hall = read_hall(meeting.id, tables)
    visible = find_visible(hall, meeting, areas, board)
    return {
        "folkmoot": 1,
        "now": tell_time(timezone.now()),
        "number": number,
        "whole": changes is None,
        "meeting": _tell_meeting(meeting),
        "board": _tell_board(board),
        "programme": _tell_programme(meeting, board),
        "areas": _tell_areas(meeting, areas, standing, hall),
        "groups": [_tell_group(group) for group in standing],
        **_tell_statements(visible, hall, board, changes),
        "report": _tell_report(visible, hall, areas, board, tables),
        "likeness": _tell_likeness(visible, hall, board),
        "points": tell_points(board, tables),
    }


def _tell_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "title": meeting.title,
        "place": meeting.place,
        "date": meeting.date,
        "state": meeting.state,
    }


def _tell_board(board: Board) -> dict[str, Any]:
    as_they_are = (
        "view", "is_paused", "page", "seconds_a_page", "is_dark", "room_depth",
        "picture_width", "timer_left", "chatham_house", "is_moderated",
        "until_closed", "draws_together",
    )  # fmt: skip
    return {
        **{name: getattr(board, name) for name in as_they_are},
        "area": _tell_id(board.area_id),
        "group": None if board.chatham_house else _tell_id(board.group_id),
        "point": _tell_id(board.point_id),
        "paging_since": tell_time(board.paging_since),
        "timer_ends_at": tell_time(board.timer_ends_at),
    }


def _tell_programme(meeting: Meeting, board: Board) -> dict[str, Any]:
    items = _FIND_ITEMS.fetch(meeting=board.meeting_id)
    steps = [PlannedStep(starts=item.starts, minutes=item.minutes) for item in items]
    times = compute_running_times(steps, starts=meeting.starts, ends=meeting.ends)
    return {
        "now": _tell_id(board.item_id),
        "since": tell_time(board.item_since),
        "items": [
            {
                "id": str(item.id),
                "kind": item.kind,
                "title": item.title,
                "starts": time.starts and f"{time.starts:%H:%M}",
                "minutes": item.minutes,
            }
            for item, time in zip(items, times, strict=True)
        ],
    }


def _tell_areas(
    meeting: Meeting, areas: list[MeetingArea], standing: list[Group], hall: Hall
) -> list[dict[str, Any]]:
    handed_in = defaultdict(set)
    for each in hall.hand_ins:
        if each.taken_back_at is None:
            place = hall.places[each.sheet]
            handed_in[place.area].add(place.group)
    told = []
    for area in areas:
        asked = {group.id for group in standing if group.round == area.round}
        told.append(
            {
                "id": str(area.id),
                "focus_area": str(area.focus_area_id),
                "title": area.focus_area.title,
                "question": area.focus_area.question,
                "state": str(tell_writing_time(meeting, area)),
                "round": area.round,
                "closes_at": tell_time(area.closes_at),
                "asked": len(asked),
                "handed_in": len(handed_in[area.id] & asked),
            }
        )
    return told


def _tell_group(group: Group) -> dict[str, Any]:
    return {
        "id": str(group.id),
        "number": group.number,
        "name": group.name,
        "round": group.round,
    }


def _tell_statements(
    visible: list[Written], hall: Hall, board: Board, changes: Changes | None
) -> dict[str, Any]:
    """All that stands on the board, or what came, went or is otherwise than before."""
    if changes is None:
        told = [_tell_statement(each, hall, board) for each in visible]
        return {"statements": told, "gone": []}
    changed = changes.find_statements(hall)
    standing = [each for each in visible if each.id in changed]
    gone = changed - {each.id for each in standing}
    return {
        "statements": [_tell_statement(each, hall, board) for each in standing],
        "gone": sorted(map(str, gone)),
    }


def _tell_statement(each: Written, hall: Hall, board: Board) -> dict[str, Any]:
    place, hides = hall.places[each.sheet], board.chatham_house
    return {
        "id": str(each.id),
        "area": str(place.area),
        "group": None if hides else str(place.group),
        "text": each.text,
        "at": tell_time(_round_down(each.sent_at) if hides else each.sent_at),
        "marked": each.marked,
        # Neighbours on a sheet would tell who belongs together.
        "place": None if hides else each.place,
        "number": each.number,
    }


def _round_down(at: datetime) -> datetime:
    """To the quarter of an hour."""
    return at - (at - datetime.min.replace(tzinfo=at.tzinfo)) % _QUARTER


def _tell_report(
    visible: list[Written],
    hall: Hall,
    areas: list[MeetingArea],
    board: Board,
    tables: Tables,
) -> list[str]:
    """The sheet of the group that is called, in its own order."""
    if board.view != View.REPORT_BACK or board.group_id is None:
        return []
    group = tables.find_standing(board.group_id)
    rank = {area.id: index for index, area in enumerate(areas)}
    own = [each for each in visible if hall.places[each.sheet].group == group]
    own.sort(
        key=lambda each: (rank[hall.places[each.sheet].area], each.place, each.number)
    )
    return [str(each.id) for each in own]


def _tell_likeness(
    visible: list[Written], hall: Hall, board: Board
) -> list[dict[str, Any]]:
    """What the machine suggests is alike, but for what people put by itself."""
    if not board.draws_together:
        return []
    apart = {statement for (statement,) in _FIND_APART.fetch(meeting=board.meeting_id)}
    drawn = [each for each in visible if each.id not in apart]
    places = {str(each.id): hall.places[each.sheet] for each in drawn}
    told = []
    for likeness in _FIND_LIKENESS.fetch(meeting=board.meeting_id):
        area = likeness.area_id
        shown = [
            [each for each in cluster if each in places and places[each].area == area]
            for cluster in likeness.clusters
        ]
        clusters = [cluster for cluster in shown if len(cluster) > 1]
        groups = [len({places[each].group for each in c}) for c in clusters]
        told.append(
            {
                "area": str(area),
                "version": likeness.version,
                "clusters": clusters,
                "groups": groups,
            }
        )
    return told


def _tell_id(row_id: uuid.UUID | None) -> str | None:
    return None if row_id is None else str(row_id)
