"""What the secretary decides about the tray, and about wordings that crossed."""

import uuid

from django.db.models import Max
from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.statements.asked import Choice, Choose
from folkmoot.web.statements.commands.writing import Writing, settle_crossing
from folkmoot.web.statements.models import (
    Crossing,
    LateArrival,
    Origin,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.table import Table
from folkmoot.web.statements.words import clean_words

Late = LateArrival.Kind
LONGEST_REASON = 300


def take_in(*, arrival: LateArrival, by: Actor) -> Batch | None:
    """Let it count, as having come late. What came before it comes in first."""
    with open_change(arrival.meeting_id, by=by, command="take_in_late") as change:
        for each in _find_waiting(arrival):
            _take_in(change, each)
        return change.saved_batch


def take_all_in(*, arrivals: list[LateArrival], by: Actor) -> Batch | None:
    """The same for all that waits, as one step of undo."""
    if not arrivals:
        return None
    meeting_id = arrivals[0].meeting_id
    with open_change(meeting_id, by=by, command="take_all_late_in") as change:
        for arrival in arrivals:
            for each in _find_waiting(arrival):
                _take_in(change, each)
        return change.saved_batch


def leave_aside(*, arrival: LateArrival, reason: str, by: Actor) -> Batch | None:
    """Keep it beside the sheet, with the reason why it does not count."""
    words = " ".join(clean_words(reason).split())
    if not words:
        raise ChangeRefusedError("reason_missing")
    with open_change(arrival.meeting_id, by=by, command="leave_late_aside") as change:
        _settle(change, arrival, taken_in=False, reason=words[:LONGEST_REASON])
        return change.saved_batch


def choose_wording(
    *, crossing: Crossing, choice: Choice, second: uuid.UUID, by: Actor
) -> Batch | None:
    """Settle a crossing for a group that no longer can, or asked for it."""
    with open_change(crossing.meeting_id, by=by, command="choose_wording") as change:
        table = Table(crossing.meeting_id)
        stored = table.find_crossing(crossing.id)
        if stored.settled_at is None:
            writing = Writing(
                change=change,
                table=table,
                device=stored.device,
                origin=Origin(stored.statement.origin),
                at=timezone.now(),
                typed_by=by.person,
            )
            asked = Choose(crossing=stored.id, choice=choice, statement=second)
            settle_crossing(writing, stored, asked)
        return change.saved_batch


def find_last_place(sheet: Sheet) -> float:
    """The place after all that stands on the sheet."""
    found = Statement.objects.filter(sheet=sheet).aggregate(last=Max("place"))
    return float(found["last"] or 0.0) + 1


def _find_waiting(arrival: LateArrival) -> list[LateArrival]:
    """All that waits about this statement, up to the arrival itself, in its order."""
    waiting = LateArrival.objects.kept().filter(
        meeting=arrival.meeting_id, statement=arrival.statement, settled_at=None
    )
    found: list[LateArrival] = []
    for each in waiting.select_related("sheet", "meeting"):
        found.append(each)
        if each.id == arrival.id:
            return found
    return []


def _take_in(change: Change, arrival: LateArrival) -> None:
    statement = Statement.objects.filter(id=arrival.statement).first()
    if arrival.kind == Late.REMOVE:
        if statement is not None:
            change.remove(statement)
    elif statement is None:
        change.create(_make_statement(change, arrival))
    else:
        if arrival.kind == Late.ADD:
            change.restore(statement)
        change.change(statement, text=arrival.text)
    _settle(change, arrival, taken_in=True)


def _make_statement(change: Change, arrival: LateArrival) -> Statement:
    is_practice = arrival.meeting.practice_of_id is not None
    return Statement(
        id=arrival.statement,
        meeting_id=arrival.meeting_id,
        sheet=arrival.sheet,
        number=change.number + 1,
        place=find_last_place(arrival.sheet),
        text=arrival.text,
        origin=Origin.PRACTICE if is_practice else Origin.DEVICE,
        device_id=arrival.device_id,
        sent_at=arrival.at,
        arrived_late=True,
    )


def _settle(
    change: Change, arrival: LateArrival, *, taken_in: bool, reason: str = ""
) -> None:
    change.change(arrival, settled_at=timezone.now(), taken_in=taken_in, reason=reason)
