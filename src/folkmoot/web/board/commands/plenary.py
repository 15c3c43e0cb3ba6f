"""Leading the plenary: which key point is asked, answered, counted, and undone."""

from typing import Any

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.commands.points import fetch_standing
from folkmoot.web.board.models import PlenaryPoint, PointState, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Meeting, MeetingState


def open_point(*, point: PlenaryPoint, by: Actor) -> Batch | None:
    """Take answers to it, and put it on the board. Others that are open stay so."""
    with open_change(point.meeting_id, by=by, command="open_point") as change:
        _open(change, fetch_standing(point))
        return change.saved_batch


def close_point(*, point: PlenaryPoint, by: Actor) -> Batch | None:
    """Take no more answers. It stays on the board, and can be opened again."""
    with open_change(point.meeting_id, by=by, command="close_point") as change:
        _close(change, fetch_standing(point))
        return change.saved_batch


def show_point(*, point: PlenaryPoint, by: Actor) -> Batch | None:
    """Put it on the board as it is, to read or to look back at."""
    with open_change(point.meeting_id, by=by, command="show_point") as change:
        _put_on_board(change, fetch_standing(point))
        return change.saved_batch


def show_counts(*, point: PlenaryPoint, on: bool, by: Actor) -> Batch | None:
    """Show the hall how it answers, or keep it to the secretary."""
    with open_change(point.meeting_id, by=by, command="show_counts") as change:
        change.change(point, shows_counts=on)
        return change.saved_batch


def go_to_next(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Close what is on the board, and open the first that was not asked yet."""
    with open_change(meeting.id, by=by, command="next_point") as change:
        points = list(PlenaryPoint.objects.kept().filter(meeting=meeting))
        waiting = [each for each in points if each.state == PointState.WAITING]
        if not waiting:
            raise ChangeRefusedError("no_point_waits")
        shown = find_board(meeting).point_id
        for each in points:
            if each.id == shown:
                _close(change, each)
        _open(change, waiting[0])
        return change.saved_batch


def end_plenary(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Take no more answers to any, and let the board show the meeting's title."""
    with open_change(meeting.id, by=by, command="end_plenary") as change:
        for point in PlenaryPoint.objects.kept().filter(meeting=meeting):
            _close(change, point)
        if find_board(meeting).view == View.PLENARY:
            _turn_board(change, meeting, view=View.TITLE)
        return change.saved_batch


def _open(change: Change, point: PlenaryPoint) -> None:
    if point.meeting.state == MeetingState.CLOSED:
        raise ChangeRefusedError("meeting_is_closed")
    if point.state != PointState.OPEN:
        now = change.batch.at
        change.change(point, state=PointState.OPEN, opened_at=now)
    _put_on_board(change, point)


def _close(change: Change, point: PlenaryPoint) -> None:
    if point.state == PointState.OPEN:
        change.change(point, state=PointState.CLOSED)


def _put_on_board(change: Change, point: PlenaryPoint) -> None:
    board = find_board(point.meeting)
    if (board.view, board.point_id) != (View.PLENARY, point.id):
        _turn_board(change, point.meeting, view=View.PLENARY, point=point)


def _turn_board(change: Change, meeting: Meeting, **values: Any) -> None:
    """From the first page of what comes."""
    change_board(
        change,
        meeting,
        page=0,
        paging_since=change.batch.at,
        is_paused=False,
        **values,
    )
