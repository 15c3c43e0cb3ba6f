"""Which statements may stand on the board: the one place where that is decided."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.web.board.models import Board, Screening
from folkmoot.web.board.queries.kept_halls import Given, Written, read_kept_hall
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.writing_time import WritingTime, tell_writing_time


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
    kept = read_kept_hall(meeting_id)
    return Hall(
        written=kept.list_written(),
        hand_ins=kept.list_hand_ins(),
        places={
            sheet: Place(tables.find_standing(group), area)
            for sheet, (group, area) in kept.sheets.items()
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
    given = set[str]().union(*(each.statements for each in last.values()))
    given |= _find_moved(hall, kept, given)
    return [each for each in hall.written if each.arrived_late or each.name in given]


def _find_moved(hall: Hall, hand_ins: list[Given], given: set[str]) -> set[str]:
    """What was given over and then moved to another focus area.

    It stays given over, even when the sheet it stood on is handed in again without it.
    """
    once = set[str]().union(*(each.statements for each in hand_ins)) - given
    if not once:
        return once
    stands_in = {
        each.name: hall.places[each.sheet].area
        for each in hall.written
        if each.name in once
    }
    return {
        statement
        for each in hand_ins
        for statement in stands_in.keys() & each.statements.keys()
        if stands_in[statement] != hall.places[each.sheet].area
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
