"""Groups report back: called in turn, each with its sheet on the board and its time."""

from collections.abc import Mapping

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.commands.timer import run_for
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Group, Meeting


def call_group(
    *,
    meeting: Meeting,
    group: Group,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Put the group's sheet on the board and let its minutes run.

    The log tells who was called. Where another has called a group meanwhile,
    StaleFieldError is raised.
    """
    if group.removed_at is not None or group.merged_into_id is not None:
        raise ChangeRefusedError("group_is_gone")
    with open_change(meeting.id, by=by, command="call_group") as change:
        board = find_board(meeting)
        if (board.view, board.group_id) == (View.REPORT_BACK, group.id):
            return None
        now = change.batch.at
        change_board(
            change,
            meeting,
            base=base,
            view=View.REPORT_BACK,
            group=group,
            page=0,
            paging_since=now,
            is_paused=False,
            **run_for(board.minutes_a_group, now),
        )
        change.note(group, "called")
        return change.saved_batch
