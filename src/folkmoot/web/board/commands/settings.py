"""What is chosen about a meeting's board before the meeting."""

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import Answer, Board
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import (
    RowEdit,
    StaleRowsError,
    find_conflict,
)
from folkmoot.web.meetings.models import Meeting


def change_settings(*, meeting: Meeting, edit: RowEdit, by: Actor) -> Batch | None:
    """Save the settings that were touched, against what was seen of them.

    Whether answers are counted by group is settled once the first has come: those who
    have answered were told how it would be.
    """
    with open_change(meeting.id, by=by, command="change_board_settings") as change:
        board = find_board(meeting)
        conflict = find_conflict(board, edit)
        if conflict is not None:
            raise StaleRowsError([conflict])
        _refuse_late_choice(board, edit)
        change_board(change, meeting, base=edit.base, **edit.values)
        return change.saved_batch


def _refuse_late_choice(board: Board, edit: RowEdit) -> None:
    wanted = edit.values.get("answers_by_group", board.answers_by_group)
    answers = Answer.objects.filter(meeting=board.meeting_id)
    if wanted != board.answers_by_group and answers.exists():
        raise ChangeRefusedError("answers_have_come")
