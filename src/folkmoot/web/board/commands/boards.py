"""Changing what the board shows, and how."""

from typing import Any

from folkmoot.web.board.models import Board
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Meeting


def set_board(
    *, meeting: Meeting, by: Actor, command: str, **values: Any
) -> Batch | None:
    """Change fields of the board, in a batch of their own."""
    with open_change(meeting.id, by=by, command=command) as change:
        change_board(change, meeting, **values)
        return change.saved_batch


def change_board(change: Change, meeting: Meeting, **values: Any) -> Board:
    """Change fields of the board in an open change; it is made where there is none."""
    board = find_board(meeting)
    if board._state.adding:
        change.create(board)
    change.change(board, **values)
    return board
