"""What a group may do to its sheet, one change each. See docs/reference/hall-api.md.

Each function is handed an open change and answers with what is to be told of it: a
status, and the ids of what it is about. Words themselves are never in an answer that is
kept; they are read anew when it is told.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Change
from folkmoot.web.events.values import JSON
from folkmoot.web.statements.asked import (
    Add,
    Choose,
    Edit,
    Mark,
    Move,
    NameNoteTaker,
    Remove,
    Restore,
)
from folkmoot.web.statements.commands.late_arrivals import (
    keep_late,
    lies_in_tray,
    waits_in_tray,
    withdraw_late_removal,
)
from folkmoot.web.statements.models import (
    MOST_IMPORTANT,
    Crossing,
    Device,
    LateArrival,
    Origin,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.table import Table
from folkmoot.web.statements.queries.writing_time import (
    WritingTime,
    tell_writing_time,
)

Late = LateArrival.Kind
# The version of who wrote without having seen any.
_NEVER_SEEN = -1


@dataclass(frozen=True, kw_only=True)
class Writing:
    """An open change, whose table it is for, and who writes when."""

    change: Change
    table: Table
    device: Device | None
    origin: Origin
    at: datetime
    typed_by: int | None = None


def add(writing: Writing, asked: Add) -> JSON:
    """A new statement. The same id again adds nothing; other words for it cross."""
    known = writing.table.find_statement(asked.statement)
    if known is not None:
        return _reword(writing, known, asked.text, base=_NEVER_SEEN)
    sheet = writing.table.find_sheet(asked.sheet)
    is_late = tell_time_to_write(sheet) is WritingTime.CLOSED
    if is_late or lies_in_tray(asked.statement):
        return _keep(writing, sheet, Late.ADD, asked.statement, asked.text)
    statement = put_down(
        writing, sheet, asked.statement, text=asked.text, place=asked.place
    )
    return _done(statement)


def edit(writing: Writing, asked: Edit) -> JSON:
    """New words. Where others came first, both wordings are kept for the group."""
    statement = writing.table.find_statement(asked.statement)
    if statement is None:
        sheet = writing.table.find_sheet_in_tray(asked.statement)
        return _keep(writing, sheet, Late.EDIT, asked.statement, asked.text)
    return _reword(writing, statement, asked.text, base=asked.base)


def move(writing: Writing, asked: Move) -> JSON:
    """Another place in the order; the last one wins."""
    statement = _find_open(writing, asked.statement)
    writing.change.change(statement, place=asked.place)
    return _done(statement)


def remove(writing: Writing, asked: Remove) -> JSON:
    """Take a statement away. It can be brought back."""
    statement = writing.table.find_statement(asked.statement)
    if statement is None:
        sheet = writing.table.find_sheet_in_tray(asked.statement)
        return _keep(writing, sheet, Late.REMOVE, asked.statement, "")
    if tell_time_to_write(statement.written_on) is WritingTime.CLOSED:
        if statement.removed_at is not None:
            return _done(statement)
        return _keep(writing, statement.written_on, Late.REMOVE, statement.id, "")
    writing.change.remove(statement)
    return _done(statement)


def restore(writing: Writing, asked: Restore) -> JSON:
    """Bring a statement back; its mark only where there is still room for it."""
    statement = writing.table.find_statement(asked.statement)
    if statement is None:
        writing.table.find_sheet_in_tray(asked.statement)
        return _restore_late(writing, asked)
    if tell_time_to_write(statement.written_on) is WritingTime.CLOSED:
        return _restore_late(writing, asked)
    if statement.marked and _count_marks(writing, statement) >= MOST_IMPORTANT:
        writing.change.change(statement, marked=False)
    writing.change.restore(statement)
    return _done(statement)


def mark(writing: Writing, asked: Mark) -> JSON:
    """Say that a statement is among the most important, or no longer."""
    statement = _find_open(writing, asked.statement)
    is_new = asked.on and not statement.marked
    if is_new and _count_marks(writing, statement) >= MOST_IMPORTANT:
        raise ChangeRefusedError("too_many_marks", most=MOST_IMPORTANT)
    writing.change.change(statement, marked=asked.on)
    return _done(statement)


def choose(writing: Writing, asked: Choose) -> JSON:
    """Settle which of two wordings stands, or both. The first choice is the one."""
    crossing = writing.table.find_crossing(asked.crossing)
    statement = _find_open(writing, crossing.statement_id)
    if crossing.settled_at is not None:
        return _done(statement)
    return settle_crossing(writing, crossing, asked)


def settle_crossing(writing: Writing, crossing: Crossing, asked: Choose) -> JSON:
    """The same whatever the clock says: the secretary may do it after closing, too."""
    told = crossing.statement
    if asked.choice == "arrived":
        writing.change.change(told, text=crossing.text)
    elif asked.choice == "both" and asked.statement is not None:
        second = writing.table.find_statement(asked.statement)
        told = second or put_down(
            writing,
            told.written_on,
            asked.statement,
            text=crossing.text,
            place=_place_after(told),
        )
    writing.change.change(crossing, settled_at=writing.at, choice=asked.choice)
    return _done(told)


def name_note_taker(writing: Writing, asked: NameNoteTaker) -> JSON:
    """Who writes at this table; the last one wins."""
    sheet = writing.table.find_sheet(asked.sheet)
    require_open(sheet)
    writing.change.change(sheet, note_taker=asked.name)
    return {"status": "done"}


def put_down(
    writing: Writing,
    sheet: Sheet,
    statement_id: uuid.UUID,
    *,
    text: str,
    place: float,
    arrived_late: bool = False,
) -> Statement:
    """Write a new statement on a sheet."""
    statement = Statement(
        id=statement_id,
        meeting_id=sheet.meeting_id,
        sheet=sheet,
        number=writing.change.number + 1,
        place=place,
        text=text,
        origin=writing.origin,
        device=writing.device,
        typed_by_id=writing.typed_by,
        sent_at=writing.at,
        arrived_late=arrived_late,
    )
    writing.change.create(statement)
    return statement


def tell_time_to_write(sheet: Sheet) -> WritingTime:
    """Whether the sheet is open or closed; raises where it was not opened yet."""
    time = tell_writing_time(sheet.meeting, sheet.area)
    if time is WritingTime.WAITING:
        raise ChangeRefusedError("not_open_yet")
    return time


def require_open(sheet: Sheet) -> None:
    """Raise where the sheet is closed, for what is not worth a place in the tray."""
    if tell_time_to_write(sheet) is WritingTime.CLOSED:
        raise ChangeRefusedError("area_closed")


def _reword(writing: Writing, statement: Statement, text: str, *, base: int) -> JSON:
    if tell_time_to_write(statement.written_on) is WritingTime.CLOSED:
        if text == statement.text and not waits_in_tray(statement.id):
            return _done(statement)
        return _keep(writing, statement.written_on, Late.EDIT, statement.id, text)
    if text == statement.text:
        return _done(statement)
    if base < statement.versions.get("text", 0):
        return _cross(writing, statement, text, base=base)
    writing.change.change(statement, text=text)
    return _done(statement)


def _cross(writing: Writing, statement: Statement, text: str, *, base: int) -> JSON:
    """Keep the wording that came second beside the one that stands."""
    waiting = Crossing.objects.kept().filter(statement=statement, settled_at=None)
    crossing = waiting.filter(text=text).first()
    if crossing is None:
        crossing = Crossing(
            meeting_id=statement.meeting_id,
            statement=statement,
            text=text,
            base=max(base, 0),
            device=writing.device,
            at=writing.at,
        )
        writing.change.create(crossing)
    return {**_done(statement), "status": "crossed", "crossing": str(crossing.id)}


def _keep(
    writing: Writing, sheet: Sheet, kind: str, statement_id: uuid.UUID, text: str
) -> JSON:
    keep_late(
        writing.change,
        LateArrival(
            meeting_id=sheet.meeting_id,
            sheet=sheet,
            kind=kind,
            statement=statement_id,
            text=text,
            device=writing.device,
            at=writing.at,
        ),
    )
    return {"status": "late"}


def _restore_late(writing: Writing, asked: Restore) -> JSON:
    """After closing, only what came late itself can be taken back."""
    if not withdraw_late_removal(writing.change, asked.statement):
        raise ChangeRefusedError("area_closed")
    return {"status": "late"}


def _find_open(writing: Writing, statement_id: uuid.UUID) -> Statement:
    statement = writing.table.find_statement(statement_id)
    if statement is None:
        sheet = writing.table.find_sheet_in_tray(statement_id)
        tell_time_to_write(sheet)
        raise ChangeRefusedError("area_closed")
    require_open(statement.written_on)
    return statement


def _count_marks(writing: Writing, statement: Statement) -> int:
    kept = Statement.objects.kept().filter(
        sheet__area=statement.written_on.area_id,
        sheet__group__in=writing.table.find_family(statement.written_on.group_id),
        marked=True,
    )
    return kept.exclude(id=statement.id).count()


def _place_after(statement: Statement) -> float:
    """A place between this statement and the next on the sheet."""
    later = Statement.objects.filter(
        sheet=statement.sheet_id, place__gt=statement.place
    )
    following = later.order_by("place").values_list("place", flat=True).first()
    after = statement.place + 1
    return after if following is None else (statement.place + following) / 2


def _done(statement: Statement) -> JSON:
    return {"status": "done", "statement": str(statement.id)}
