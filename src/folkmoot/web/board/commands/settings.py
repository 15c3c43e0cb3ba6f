"""What is chosen about a meeting's board before the meeting."""

from collections.abc import Mapping
from typing import Any

from folkmoot.web.board.commands.boards import change_board
from folkmoot.web.board.models import Answer
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Meeting


def change_settings(
    *,
    meeting: Meeting,
    values: Mapping[str, Any],
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Save the settings that were touched.

    Whether answers are counted by group is settled once the first has come: those who
    have answered were told how it would be.
    """
    with open_change(meeting.id, by=by, command="change_board_settings") as change:
        by_group = find_board(meeting).answers_by_group
        is_other = values.get("answers_by_group", by_group) != by_group
        if is_other and Answer.objects.filter(meeting=meeting).exists():
            raise ChangeRefusedError("answers_have_come")
        change_board(change, meeting, base=base, **values)
        return change.saved_batch
