"""What a phone reads of the plenary: the points, and what it has answered itself."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from folkmoot.web.board.models import (
    MOST_MARKS,
    Answer,
    Board,
    Mark,
    PlenaryPoint,
    PointState,
    View,
)
from folkmoot.web.board.queries.boards import make_board_id
from folkmoot.web.board.queries.counts import tell_points
from folkmoot.web.board.queries.plenary_changes import find_last_change
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting, MeetingState
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import read_last_number

_FIND_BOARD = PreparedQuery[Board](lambda board: Board.objects.filter(id=board))
_FIND_STATES = PreparedQuery[tuple[uuid.UUID, str]](
    lambda meeting: (
        PlenaryPoint.objects.kept()
        .filter(meeting=meeting, key_point__removed_at=None)
        .values_list("id", "state")
    )
)
# By the points, for these and the answerer are what the rows are found by.
_FIND_ANSWERS = PreparedQuery[Answer](
    lambda points, answerer: Answer.objects.filter(
        point__in=points, answerer=answerer
    ).order_by()
)
_FIND_MARKS = PreparedQuery[Mark](
    lambda points, answerer: Mark.objects.filter(
        point__in=points, answerer=answerer
    ).order_by()
)

_FIND_GROUPS = PreparedQuery[tuple[uuid.UUID, int, str]](
    lambda ids: (
        Group.objects.filter(id__in=ids)
        .order_by("number")
        .values_list("id", "number", "name")
    )
)


# Some meetings at once.
_MOST_KEPT = 8
_Stand = tuple[int, int, str]


@dataclass(frozen=True)
class _Shared:
    """What all phones of a meeting are told of the plenary, and as of when."""

    stand: _Stand
    points: list[uuid.UUID]
    told: dict[str, Any]


_shared: dict[uuid.UUID, _Shared] = {}


def read_board(meeting_id: uuid.UUID) -> Board:
    """The board as it stands; one with all as it is at first where none was made."""
    board_id = make_board_id(meeting_id)
    found = _FIND_BOARD.first(board=board_id)
    return found or Board(id=board_id, meeting_id=meeting_id)


def read_states(meeting: Meeting) -> dict[uuid.UUID, str]:
    """The meeting's key points and whether each takes answers; closed with it."""
    found = _FIND_STATES.fetch(meeting=meeting.id)
    if meeting.state != MeetingState.CLOSED:
        return dict(found)
    return {point: _close(state) for point, state in found}


def find_answers(points: Sequence[uuid.UUID], answerer: uuid.UUID) -> list[Answer]:
    return _FIND_ANSWERS.fetch(points=points, answerer=answerer) if points else []


def find_marks(points: Sequence[uuid.UUID], answerer: uuid.UUID) -> list[Mark]:
    """The marks of one phone, those that were taken off again too."""
    return _FIND_MARKS.fetch(points=points, answerer=answerer) if points else []


def is_plenary_on(board: Board, states: Iterable[str]) -> bool:
    """Whether phones have something to answer or to look at."""
    return board.view == View.PLENARY or PointState.OPEN in states


def tell_plenary(meeting: Meeting, answerer: uuid.UUID) -> dict[str, Any]:
    """All that a phone shows of the plenary: see docs/reference/board-stream.md."""
    number = read_last_number(meeting.id)
    shared = _read_shared(meeting)
    ids = shared.points
    return {
        "number": number,
        **shared.told,
        "mine": tell_mine(find_answers(ids, answerer), find_marks(ids, answerer)),
    }


def _read_shared(meeting: Meeting) -> _Shared:
    """What is the same for all phones: read once for each change of it."""
    # What is written at the desk of the consultation stands in that one's log.
    stand = (
        find_last_change(meeting.id),
        read_last_number(meeting.consultation_id),
        meeting.state,
    )
    known = _shared.get(meeting.id)
    if known is None or known.stand != stand:
        known = _tell_shared(meeting, stand)
        if len(_shared) >= _MOST_KEPT:
            _shared.clear()
        _shared[meeting.id] = known
    return known


def _tell_shared(meeting: Meeting, stand: _Stand) -> _Shared:
    board, states = read_board(meeting.id), read_states(meeting)
    told = tell_points(board, Tables.of_meeting(meeting.id))
    asked = [each for each in told if _is_asked(states, each)]
    is_on = meeting.state != MeetingState.CLOSED and is_plenary_on(
        board, states.values()
    )
    return _Shared(
        stand=stand,
        points=list(states),
        told={
            "is_on": is_on,
            "by_group": board.answers_by_group,
            "current": _find_current(board, asked) if is_on else None,
            "most_marks": MOST_MARKS,
            "points": [_tell_point(states, each) for each in asked],
            "groups": _tell_groups(asked),
        },
    )


def _tell_groups(asked: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The groups whose answers are told by themselves, and what they are called."""
    told = [each["counts"]["groups"] or [] for each in asked if each["counts"]]
    ids = {uuid.UUID(each["group"]) for groups in told for each in groups}
    found = _FIND_GROUPS.fetch(ids=list(ids)) if ids else []
    return [
        {"id": str(group), "number": number, "name": name}
        for group, number, name in found
    ]


def tell_mine(answers: Iterable[Answer], marks: Iterable[Mark]) -> dict[str, Any]:
    """What one phone has answered and marked."""
    return {
        "answers": {
            str(each.point_id): each.choice
            for each in answers
            if each.removed_at is None
        },
        "marks": [str(each.point_id) for each in marks if each.removed_at is None],
    }


def _is_asked(states: dict[uuid.UUID, str], told: dict[str, Any]) -> bool:
    """Whether the hall has been asked about it; what waits is not known there yet."""
    state = states.get(uuid.UUID(told["id"]), PointState.WAITING)
    return state != PointState.WAITING


def _tell_point(states: dict[uuid.UUID, str], told: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": told["id"],
        "text": told["text"],
        "state": states[uuid.UUID(told["id"])],
        "counts": told["counts"],
    }


def _find_current(board: Board, asked: Sequence[dict[str, Any]]) -> str | None:
    """The one on the board, or else the first that takes answers."""
    if any(each["id"] == str(board.point_id) for each in asked):
        return str(board.point_id)
    taking = [each["id"] for each in asked if each["state"] == PointState.OPEN]
    return taking[0] if taking else None


def _close(state: str) -> str:
    return PointState.CLOSED.value if state == PointState.OPEN else state
