"""A desk with something on it: statements, key points, and what is decided."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone

from folkmoot.web.desk.models import Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.events.recording import SYSTEM, Change, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Placement,
    Sheet,
    Side,
    Statement,
)


@contextmanager
def laying_out(meeting: Meeting) -> Iterator[Change]:
    with open_change(meeting.id, by=SYSTEM, command="lay_out") as change:
        yield change


def say(
    meeting: Meeting, text: str, *, group: int = 1, area: int = 0, **fields: Any
) -> Statement:
    """A group says it, on one of the meeting's focus areas."""
    ensure_sheets(meeting=meeting)
    sheets = Sheet.objects.filter(meeting=meeting, group__number=group)
    with laying_out(meeting) as change:
        statement = Statement(
            meeting=meeting,
            sheet=sheets.get(area__place=area),
            number=change.number + 1,
            place=1,
            text=text,
            sent_at=timezone.now(),
        )
        for name, value in fields.items():
            setattr(statement, name, value)
        change.create(statement)
    return statement


def make_point(
    meeting: Meeting, text: str, *, of_meeting: bool = False, **fields: Any
) -> KeyPoint:
    """A key point of the consultation, or of the meeting."""
    point = KeyPoint(
        consultation=meeting.consultation,
        meeting=meeting if of_meeting else None,
        text=text,
        **fields,
    )
    stream = meeting.id if of_meeting else meeting.consultation_id
    with open_change(stream, by=SYSTEM, command="make_key_point") as change:
        change.create(point)
    return point


def match(
    statement: Statement, point: KeyPoint, side: Side = Side.SUPPORTS, **fields: Any
) -> Match:
    made = Match(
        meeting=statement.meeting,
        statement=statement,
        key_point=point,
        side=side,
        **fields,
    )
    with laying_out(statement.meeting) as change:
        change.create(made)
    return made


def place(statement: Statement, kind: Placement.Kind, **fields: Any) -> Placement:
    made = Placement(
        meeting=statement.meeting, statement=statement, kind=kind, **fields
    )
    with laying_out(statement.meeting) as change:
        change.create(made)
    return made


def run_machine(meeting: Meeting, by: Any, *, of_meeting: bool = False) -> Run:
    made: Run = Run.objects.create(
        consultation=meeting.consultation,
        meeting=meeting if of_meeting else None,
        state=RunState.DONE,
        asked_by=by,
    )
    return made


def see_point(run: Run, text: str, **fields: Any) -> SuggestedPoint:
    """The machine sees a key point, which people have not."""
    made: SuggestedPoint = SuggestedPoint.objects.create(run=run, text=text, **fields)
    return made


def suggest(
    run: Run, statement: Statement, point: SuggestedPoint | None, **fields: Any
) -> Suggestion:
    values = {"kind": "match", "side": Side.SUPPORTS, "score": 0.8, **fields}
    made: Suggestion = Suggestion.objects.create(
        id=uuid.uuid4(), run=run, statement=statement, point=point, **values
    )
    return made
