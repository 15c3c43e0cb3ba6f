"""Changing what the board shows, and how."""

from collections.abc import Mapping
from typing import Any

from folkmoot.web.board.models import Board, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Meeting


def set_board(
    *,
    meeting: Meeting,
    by: Actor,
    command: str,
    base: Mapping[str, int] | None = None,
    **values: Any,
) -> Batch | None:
    """Change fields of the board, in a batch of their own."""
    with open_change(meeting.id, by=by, command=command) as change:
        change_board(change, meeting, base=base, **values)
        return change.saved_batch


def change_board(
    change: Change,
    meeting: Meeting,
    *,
    base: Mapping[str, int] | None = None,
    **values: Any,
) -> Board:
    """Change fields of the board in an open change; it is made where there is none.

    `base` has the versions that the one who changes them saw.
    """
    board = find_board(meeting)
    if board._state.adding:
        change.create(board)
    change.change(board, base=base, **_end_speaking(board, values), **values)
    return board


def _end_speaking(board: Board, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The clock of the group that had the floor goes with its sheet."""
    leaves = board.view == View.REPORT_BACK != values.get("view", board.view)
    if not leaves or values.keys() & {"timer_ends_at", "timer_left"}:
        return {}
    return {"timer_ends_at": None, "timer_left": None}
