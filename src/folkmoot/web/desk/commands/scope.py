"""What a command of the desk works on, as it stands under the lock.

A meeting's desk writes to the meeting's log, the consultation's to the consultation's.
All of them take the consultation's counter first, so that what is done at the desks of
one consultation has one order, and no two desks wait for each other.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.steps import PREFIX
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, lock_stream, open_change
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.statements.commands.gathering import Part
from folkmoot.web.statements.models import (
    Heading,
    KeyPoint,
    Origin,
    Segment,
    Statement,
)

__all__ = ["Desk", "Part"]

# All others at the desk wait meanwhile.
MOST_AT_ONCE = 1_000


@contextmanager
def open_desk(
    desk: Desk, *, by: Actor, command: str, undoes: Sequence[Batch] = ()
) -> Iterator[Change]:
    """One batch in the desk's log."""
    with transaction.atomic():
        lock_stream(desk.consultation.id)
        with open_change(
            desk.stream_id, by=by, command=PREFIX + command, undoes=undoes
        ) as change:
            yield change


def fetch_statements(desk: Desk, statements: Iterable[Statement]) -> list[Statement]:
    """As they stand, in the order given; none of another desk, none that is gone."""
    ids = list(dict.fromkeys(each.id for each in statements))
    if len(ids) > MOST_AT_ONCE:
        raise ChangeRefusedError("too_many_at_once", most=MOST_AT_ONCE)
    rows = _find_statements(desk).select_for_update(of=("self",), no_key=True)
    found: dict[uuid.UUID, Statement] = {
        each.id: each
        for each in rows.filter(id__in=ids)
        .select_related("sheet__area", "asked")
        .order_by("id")
    }
    for each in ids:
        if each not in found:
            raise ChangeRefusedError("unknown_statement", statement=str(each))
        if found[each].removed_at is not None:
            raise ChangeRefusedError("statement_is_gone", statement=str(each))
    return [found[each] for each in ids]


def fetch_parts(desk: Desk, parts: Iterable[Part]) -> list[Part]:
    """The same for statements and segments of them."""
    given = list(dict.fromkeys(parts))
    statements = {
        each.id: each
        for each in fetch_statements(desk, (part.statement for part in given))
    }
    wanted = {part.segment.id for part in given if part.segment is not None}
    segments = Segment.objects.in_bulk(wanted) if wanted else {}
    return [_fetch_part(part, statements, segments) for part in given]


def fetch_key_point(desk: Desk, key_point: KeyPoint) -> KeyPoint:
    """As it stands; a meeting's desk has its own and the consultation's."""
    rows = KeyPoint.objects.filter(consultation=desk.consultation)
    found: KeyPoint | None = rows.filter(id=key_point.id).first()
    scope = {None, desk.meeting.id} if desk.meeting else None
    if found is None or (scope is not None and found.meeting_id not in scope):
        raise ChangeRefusedError("unknown_key_point")
    if found.removed_at is not None:
        raise ChangeRefusedError("key_point_is_gone")
    return found


def fetch_heading(desk: Desk, heading: Heading) -> Heading:
    rows = Heading.objects.filter(consultation=desk.consultation)
    found: Heading | None = rows.filter(id=heading.id).first()
    if found is None or found.removed_at is not None:
        raise ChangeRefusedError("theme_is_gone")
    return found


def fetch_focus_area(desk: Desk, focus_area: FocusArea) -> FocusArea:
    rows = FocusArea.objects.kept().filter(consultation=desk.consultation)
    found: FocusArea | None = rows.filter(id=focus_area.id).first()
    if found is None:
        raise ChangeRefusedError("area_is_gone")
    return found


def require_same_meeting(key_point: KeyPoint, statements: Iterable[Statement]) -> None:
    """A meeting's key point holds what was said there; the consultation's holds all."""
    meeting = key_point.meeting_id
    if meeting and any(each.meeting_id != meeting for each in statements):
        raise ChangeRefusedError("other_meeting")


def require_person(by: Actor) -> int:
    """Who does it. Raises ValueError where it is nobody who is signed in."""
    if by.person is None:
        raise ValueError("only a person does this")
    return by.person


def tell_scope(desk: Desk) -> dict[str, Any]:
    """What a key point is of that is made at this desk."""
    return {"consultation": desk.consultation, "meeting": desk.meeting}


def _find_statements(desk: Desk) -> "QuerySet[Statement]":
    """What lies on the desk, with what was taken away from it; practice never does."""
    found: QuerySet[Statement] = Statement.objects.filter(
        meeting__consultation=desk.consultation, meeting__practice_of=None
    ).exclude(origin=Origin.PRACTICE)
    return found.filter(meeting=desk.meeting) if desk.meeting else found


def _fetch_part(
    part: Part,
    statements: Mapping[uuid.UUID, Statement],
    segments: Mapping[uuid.UUID, Segment],
) -> Part:
    statement = statements[part.statement.id]
    if part.segment is None:
        return Part(statement)
    segment = segments.get(part.segment.id)
    if segment is None or segment.statement_id != statement.id:
        raise ChangeRefusedError("unknown_statement", statement=str(statement.id))
    if segment.removed_at is not None:
        raise ChangeRefusedError("segment_is_gone", statement=str(statement.id))
    if segment.version != statement.versions.get("text", 0):
        raise ChangeRefusedError("segment_is_stale", statement=str(statement.id))
    return Part(statement, segment)
