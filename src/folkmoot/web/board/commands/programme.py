"""Where the meeting is in its programme."""

from collections.abc import Mapping

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Meeting, ProgrammeItem


def start_step(
    *,
    meeting: Meeting,
    item: ProgrammeItem,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Begin a step of the programme. One that runs already goes on as it was.

    Where another has gone on meanwhile, StaleFieldError is raised, so that no two go
    on one step too far.
    """
    with open_change(meeting.id, by=by, command="start_step") as change:
        if find_board(meeting).item_id != item.id:
            change_board(
                change, meeting, base=base, item=item, item_since=change.batch.at
            )
        return change.saved_batch
