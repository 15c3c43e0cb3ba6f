"""What stands on the board: which view of the meeting."""

from collections.abc import Mapping

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Meeting, MeetingArea


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
