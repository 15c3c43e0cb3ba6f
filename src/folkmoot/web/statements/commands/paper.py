"""What a group wrote on paper, typed for it by a person."""

import uuid

from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import MeetingArea
from folkmoot.web.statements.commands.hand_in import give_over, has_statements
from folkmoot.web.statements.commands.tray import find_last_place
from folkmoot.web.statements.commands.writing import Writing, put_down
from folkmoot.web.statements.models import Origin, Sheet, Statement
from folkmoot.web.statements.queries.table import Table
from folkmoot.web.statements.words import LONGEST, clean_words


def type_statement(
    *, sheet: Sheet, statement_id: uuid.UUID, text: str, by: Actor
) -> Batch | None:
    """One statement from the paper, whatever the clock says; sent twice, it is once."""
    words = clean_words(text)
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST:
        raise ChangeRefusedError("too_long")
    with open_change(sheet.meeting_id, by=by, command="type_statement") as change:
        if not Statement.objects.filter(id=statement_id).exists():
            writing = _begin(change, sheet, by)
            put_down(
                writing,
                sheet,
                statement_id,
                text=words,
                place=find_last_place(sheet),
            )
        return change.saved_batch


def hand_in_paper(*, sheet: Sheet, by: Actor) -> Batch | None:
    """The group gave its paper over; all that stands on the sheet is handed in."""
    with open_change(sheet.meeting_id, by=by, command="hand_in_paper") as change:
        writing = _begin(change, sheet, by)
        give_over(writing, writing.table.find_sheet(sheet.id))
        return change.saved_batch


def hand_in_rest(*, area: MeetingArea, by: Actor) -> Batch | None:
    """What groups had sent but never handed in is given over for them, in one step."""
    with open_change(area.meeting_id, by=by, command="hand_in_rest") as change:
        sheets = Sheet.objects.kept().filter(
            area=area,
            handed_in_at=None,
            group__merged_into=None,
            group__removed_at=None,
        )
        for sheet in sheets.select_related("group", "meeting").order_by("id"):
            writing = _begin(change, sheet, by)
            if has_statements(writing, sheet):
                give_over(writing, sheet)
        return change.saved_batch


def _begin(change: Change, sheet: Sheet, by: Actor) -> Writing:
    is_practice = sheet.meeting.practice_of_id is not None
    return Writing(
        change=change,
        table=Table(sheet.meeting_id),
        device=None,
        origin=Origin.PRACTICE if is_practice else Origin.PAPER,
        at=timezone.now(),
        typed_by=by.person,
    )
