"""The latest statements on the board, so that one can be taken off it at once."""

from folkmoot.web.board.models import Board, View
from folkmoot.web.board.queries.visibility import find_visible, read_hall
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.room import find_areas


def list_on_board(meeting: Meeting, board: Board, *, most: int) -> list[Statement]:
    """Those of the focus area that is shown, the latest first."""
    if board.view != View.AREA or board.area_id is None:
        return []
    hall = read_hall(meeting.id, Tables.of_meeting(meeting.id))
    shown = [
        each.id
        for each in find_visible(hall, meeting, find_areas(meeting), board)
        if hall.places[each.sheet].area == board.area_id
    ]
    found = Statement.objects.filter(id__in=shown[-most:]).order_by("-number")
    return list(found.select_related("sheet__group", "sheet__area__focus_area"))
