"""Which statements may stand on the board: the one place where that is decided."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.board.models import Board, Screening
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.models import HandIn, Part, Sheet, Statement
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.writing_time import WritingTime, tell_writing_time

_FIND_STATEMENTS = PreparedQuery[tuple[object, ...]](
    lambda meeting: (
        Statement.objects.kept()
        .filter(meeting=meeting, part=Part.GROUPS, sheet__isnull=False)
        .exclude(text="")
        .order_by("number")
        .values_list(
            "id", "sheet_id", "text", "marked", "place", "number", "sent_at",
            "arrived_late", "screening__id", "screening__verdict",
            "screening__removed_at",
        )
    )
)  # fmt: skip
_FIND_HAND_INS = PreparedQuery[tuple[object, ...]](
    lambda meeting: (
        HandIn.objects.filter(meeting=meeting)
        .order_by("at", "id")
        .values_list("id", "sheet_id", "removed_at", "statements")
    )
)
_FIND_SHEETS = PreparedQuery[tuple[uuid.UUID, uuid.UUID, uuid.UUID]](
    lambda meeting: (
        Sheet.objects.filter(meeting=meeting)
        .order_by()
        .values_list("id", "group_id", "area_id")
    )
)


@dataclass(frozen=True, slots=True)
class Written:
    """A statement of a group, kept and with its words, as it is stored."""

    id: uuid.UUID
    sheet: uuid.UUID
    text: str
    marked: bool
    place: float
    number: int
    sent_at: datetime
    arrived_late: bool
    screening: uuid.UUID | None
    verdict: str | None
    unscreened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Given:
    """One time a sheet was handed in; taken back where that was undone."""

    id: uuid.UUID
    sheet: uuid.UUID
    taken_back_at: datetime | None
    statements: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet lies: at which table, the standing group's, on which area."""

    group: uuid.UUID
    area: uuid.UUID


@dataclass(frozen=True)
class Hall:
    """What is read of a meeting to tell what may stand on its board."""

    written: list[Written]
    hand_ins: list[Given]
    places: Mapping[uuid.UUID, Place]


def read_hall(meeting_id: uuid.UUID, tables: Tables) -> Hall:
    sheets = _FIND_SHEETS.fetch(meeting=meeting_id)
    return Hall(
        written=[Written(*row) for row in _FIND_STATEMENTS.fetch(meeting=meeting_id)],  # type: ignore[arg-type]
        hand_ins=[Given(*row) for row in _FIND_HAND_INS.fetch(meeting=meeting_id)],  # type: ignore[arg-type]
        places={
            sheet: Place(tables.find_standing(group), area)
            for sheet, group, area in sheets
        },
    )


def find_visible(
    hall: Hall, meeting: Meeting, areas: Iterable[MeetingArea], board: Board
) -> list[Written]:
    """The statements that may stand on the board, in the order they were received.

    It was given over: shown at once by the meeting's choice, part of what a sheet last
    handed in, or taken in by the secretary after closing. Its area is told about by
    now, and nobody holds it back.
    """
    told_areas = {area.id for area in areas if _is_told(meeting, area, board)}
    return [
        each
        for each in find_given_over(hall, meeting)
        if hall.places[each.sheet].area in told_areas and _is_let_through(each, board)
    ]


def find_given_over(hall: Hall, meeting: Meeting) -> list[Written]:
    """What its group gave over, whether or not it may be shown yet."""
    if meeting.show_at_once:
        return hall.written
    kept = [each for each in hall.hand_ins if each.taken_back_at is None]
    last = {each.sheet: each for each in kept}
    given = {statement for each in last.values() for statement in each.statements}
    given |= _find_moved(hall, kept)
    return [each for each in hall.written if each.arrived_late or str(each.id) in given]


def _find_moved(hall: Hall, hand_ins: Iterable[Given]) -> set[str]:
    """What was given over and then moved to another focus area.

    It stays given over, even when the sheet it stood on is handed in again without it.
    """
    stands_in = {str(each.id): hall.places[each.sheet].area for each in hall.written}
    return {
        statement
        for each in hand_ins
        for statement in each.statements
        if stands_in.get(statement, area := hall.places[each.sheet].area) != area
    }


def find_verdict(each: Written) -> str | None:
    """What was decided about it; None where nothing was, or where that was undone."""
    return each.verdict if each.unscreened_at is None else None


def _is_told(meeting: Meeting, area: MeetingArea, board: Board) -> bool:
    if not board.until_closed:
        return True
    return tell_writing_time(meeting, area) == WritingTime.CLOSED


def _is_let_through(each: Written, board: Board) -> bool:
    verdict = find_verdict(each)
    if verdict is None:
        return not board.is_moderated
    return verdict == Screening.Verdict.SHOWN
