"""A meeting's board as it stands."""

import uuid

from folkmoot.web.board.models import Board
from folkmoot.web.events.recording import recorded_fields
from folkmoot.web.meetings.models import Meeting


def find_board(meeting: Meeting) -> Board:
    """The board; one with all as it is at first, and not stored yet, where none is."""
    found: Board | None = Board.objects.filter(meeting=meeting).first()
    if found is not None:
        return found
    # Who has seen it as it is at first has seen that; another may change it meanwhile.
    seen = dict.fromkeys(recorded_fields(Board), 0)
    return Board(id=make_board_id(meeting.id), meeting=meeting, versions=seen)


def make_board_id(meeting_id: uuid.UUID) -> uuid.UUID:
    """The same for all who begin at once, so that two never make two boards."""
    return uuid.uuid5(meeting_id, "board")
