"""Letting statements stand on the board, or not: by one key, and undone as easily."""

import uuid
from collections.abc import Iterable

from folkmoot.web.board.models import Screening
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement


def hide(*, statement: Statement, by: Actor) -> Batch | None:
    """Take it off the board. It stays on its sheet and in the record."""
    with open_change(statement.meeting_id, by=by, command="hide_statement") as change:
        _judge(change, statement, Screening.Verdict.HIDDEN)
        return change.saved_batch


def let_through(*, statement: Statement, by: Actor) -> Batch | None:
    """Let it stand on the board, whether it waited or was hidden."""
    with open_change(statement.meeting_id, by=by, command="let_through") as change:
        _judge(change, statement, Screening.Verdict.SHOWN)
        return change.saved_batch


def let_all_through(
    *, meeting: Meeting, statements: Iterable[Statement], by: Actor
) -> Batch | None:
    """The same for all that wait, as one step of undo. What is hidden stays hidden."""
    with open_change(meeting.id, by=by, command="let_all_through") as change:
        for statement in statements:
            if _find_verdict(statement.id) is None:
                _judge(change, statement, Screening.Verdict.SHOWN)
        return change.saved_batch


def _judge(change: Change, statement: Statement, verdict: Screening.Verdict) -> None:
    screening = Screening.objects.filter(statement=statement).first()
    if screening is None:
        change.create(
            Screening(
                meeting_id=statement.meeting_id, statement=statement, verdict=verdict
            )
        )
        return
    # The first verdict was undone: the row is there, and counts for nothing.
    change.restore(screening)
    change.change(screening, verdict=verdict)


def _find_verdict(statement_id: uuid.UUID) -> str | None:
    kept = Screening.objects.kept().filter(statement=statement_id)
    return kept.values_list("verdict", flat=True).first()
