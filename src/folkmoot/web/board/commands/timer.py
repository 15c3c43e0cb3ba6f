"""A clock for who speaks: started, paused, given more, stopped.

It is reckoned on the server within the change, so two who press at once both count.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import Board
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Meeting

MOST_MINUTES = 240
_Reckon = Callable[[Board, datetime], Mapping[str, Any]]


def start_timer(*, meeting: Meeting, minutes: int, by: Actor) -> Batch | None:
    """Count down from so many minutes, whatever it stood at."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise ChangeRefusedError("minutes_out_of_range", most=MOST_MINUTES)
    return _set(meeting, by, "start_timer", lambda _board, now: run_for(minutes, now))


def pause_timer(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Hold it where it is."""
    return _set(meeting, by, "pause_timer", _pause)


def resume_timer(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Let it go on from where it was held."""
    return _set(meeting, by, "resume_timer", _resume)


def add_minute(*, meeting: Meeting, by: Actor) -> Batch | None:
    """One minute more; where it had run out or stood still, one minute."""
    return _set(meeting, by, "add_minute", _add_minute)


def stop_timer(*, meeting: Meeting, by: Actor) -> Batch | None:
    """Take it off the board."""
    return _set(meeting, by, "stop_timer", lambda _board, _now: _stopped())


def run_for(minutes: int, now: datetime) -> dict[str, Any]:
    """The fields of a timer that begins now."""
    return {"timer_ends_at": now + timedelta(minutes=minutes), "timer_left": None}


def _pause(board: Board, now: datetime) -> dict[str, Any]:
    if board.timer_ends_at is None:
        return {}
    left = round((board.timer_ends_at - now).total_seconds())
    return {"timer_ends_at": None, "timer_left": max(left, 0)}


def _resume(board: Board, now: datetime) -> dict[str, Any]:
    if board.timer_left is None:
        return {}
    ends_at = now + timedelta(seconds=board.timer_left)
    return {"timer_ends_at": ends_at, "timer_left": None}


def _add_minute(board: Board, now: datetime) -> dict[str, Any]:
    if board.timer_left is not None:
        return {"timer_left": board.timer_left + 60}
    until = max(board.timer_ends_at or now, now)
    return {"timer_ends_at": until + timedelta(minutes=1)}


def _stopped() -> dict[str, Any]:
    return {"timer_ends_at": None, "timer_left": None}


def _set(meeting: Meeting, by: Actor, command: str, reckon: _Reckon) -> Batch | None:
    with open_change(meeting.id, by=by, command=command) as change:
        values = reckon(find_board(meeting), change.batch.at)
        if values:
            change_board(change, meeting, **values)
        return change.saved_batch
