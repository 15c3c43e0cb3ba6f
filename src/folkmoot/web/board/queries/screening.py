"""What waits to be let onto the board, and what was taken off it."""

import uuid
from collections.abc import Iterable

from folkmoot.web.board.models import Screening
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.kept_halls import Written
from folkmoot.web.board.queries.visibility import (
    find_given_over,
    find_verdict,
    read_hall,
)
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.groups import Tables


def find_waiting(meeting: Meeting) -> list[Statement]:
    """What was handed in and waits to be let through; nothing where none has to be."""
    if not find_board(meeting).is_moderated:
        return []
    return _fetch(each for each in _read(meeting) if find_verdict(each) is None)


def find_hidden(meeting: Meeting) -> list[Statement]:
    """What somebody took off the board."""
    hidden = Screening.Verdict.HIDDEN
    return _fetch(each for each in _read(meeting) if find_verdict(each) == hidden)


def _read(meeting: Meeting) -> list[Written]:
    hall = read_hall(meeting.id, Tables.of_meeting(meeting.id))
    return find_given_over(hall, meeting)


def _fetch(written: Iterable[Written]) -> list[Statement]:
    """The statements with what a page says about them, as they were received."""
    ids: list[uuid.UUID] = [each.id for each in written]
    if not ids:
        return []
    found = Statement.objects.filter(id__in=ids).order_by("number")
    return list(found.select_related("sheet__group", "sheet__area__focus_area"))
