"""What stands on the board: which view of the meeting."""

from collections.abc import Mapping

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.paging import compute_page
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Meeting, MeetingArea

# As the model has it.
SHORTEST_PAGE, LONGEST_PAGE = 5, 300


def show_view(
    *,
    meeting: Meeting,
    view: View,
    by: Actor,
    area: MeetingArea | None = None,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Let the board show something else, from its first page on.

    Where another has changed meanwhile what it shows, StaleFieldError is raised.
    """
    if view == View.AREA and area is None:
        raise ChangeRefusedError("no_area_to_show")
    with open_change(meeting.id, by=by, command="show_view") as change:
        board = find_board(meeting)
        shows = area.id if area is not None else board.area_id
        if (view, shows) != (board.view, board.area_id):
            change_board(
                change,
                meeting,
                base=base,
                view=view,
                area_id=shows,
                page=0,
                paging_since=change.batch.at,
                is_paused=False,
            )
        return change.saved_batch


def set_seconds_a_page(*, meeting: Meeting, seconds: int, by: Actor) -> Batch | None:
    """How long a page stands before it turns by itself; the one shown now stays."""
    if not SHORTEST_PAGE <= seconds <= LONGEST_PAGE:
        raise ChangeRefusedError("seconds_out_of_range")
    command = "set_seconds_a_page"
    with open_change(meeting.id, by=by, command=command) as change:
        board = find_board(meeting)
        if seconds != board.seconds_a_page:
            now = change.batch.at
            page = compute_page(board, at=now)
            change_board(
                change,
                meeting,
                seconds_a_page=seconds,
                page=page,
                paging_since=now,
            )
        return change.saved_batch
