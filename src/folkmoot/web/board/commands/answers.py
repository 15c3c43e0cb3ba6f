"""What a phone answers in the plenary. The last one wins; sent again it is the same.

The actor is the answerer, never the device: see docs/explanation/who-answered.md.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from folkmoot.web.board.asked import Asked, GiveAnswer, SetMark
from folkmoot.web.board.models import MOST_MARKS, Answer, Mark, PointState
from folkmoot.web.board.queries.answers import (
    find_answers,
    find_marks,
    is_plenary_on,
    read_board,
    read_states,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.retrying import done_again_if_given_way
from folkmoot.web.meetings.models import Meeting


@dataclass(frozen=True)
class Given:
    """Why each was refused, in the order asked, and what the phone has given now."""

    refused: list[ChangeRefusedError | None]
    answers: list[Answer]
    marks: list[Mark]


@dataclass
class _Hand:
    """An open change, and what one phone has given so far."""

    change: Change
    meeting_id: uuid.UUID
    answerer: uuid.UUID
    group_id: uuid.UUID | None
    states: dict[uuid.UUID, str]
    is_on: bool
    answers: dict[uuid.UUID, Answer] = field(default_factory=dict)
    marks: dict[uuid.UUID, Mark] = field(default_factory=dict)

    @property
    def own(self) -> dict[str, Any]:
        """What each of its rows holds."""
        return {
            "meeting_id": self.meeting_id,
            "answerer": self.answerer,
            "group_id": self.group_id,
        }


@done_again_if_given_way
def give_answers(
    *,
    meeting: Meeting,
    answerer: uuid.UUID,
    group_id: uuid.UUID | None,
    asked: Sequence[Asked],
) -> Given:
    """Take a phone's answers and marks; one that is refused does not hinder others.

    Its group is kept only where the meeting's setting said so beforehand.
    """
    by = Actor.of_device(answerer)
    with open_change(meeting.id, by=by, command="answer") as change:
        # Nearly the same for all who answer at once, so that no time tells who it was.
        change.batch.at = change.batch.at.replace(second=0, microsecond=0)
        hand = _open_hand(change, meeting, answerer, group_id)
        refused = [_try(hand, each) for each in asked]
    return Given(refused, list(hand.answers.values()), list(hand.marks.values()))


def _open_hand(
    change: Change,
    meeting: Meeting,
    answerer: uuid.UUID,
    group_id: uuid.UUID | None,
) -> _Hand:
    """Read under the log's lock, so that none of it changes before it is done."""
    board, states = read_board(meeting.id), read_states(meeting)
    points = list(states)
    return _Hand(
        change=change,
        meeting_id=meeting.id,
        answerer=answerer,
        group_id=group_id if board.answers_by_group else None,
        states=states,
        is_on=is_plenary_on(board, states.values()),
        answers={each.point_id: each for each in find_answers(points, answerer)},
        marks={each.point_id: each for each in find_marks(points, answerer)},
    )


def _try(hand: _Hand, asked: Asked) -> ChangeRefusedError | None:
    try:
        if isinstance(asked, GiveAnswer):
            _answer(hand, asked)
        else:
            _mark(hand, asked)
    except ChangeRefusedError as refused:
        return refused
    return None


def _answer(hand: _Hand, asked: GiveAnswer) -> None:
    if _find_state(hand, asked.point) != PointState.OPEN:
        raise ChangeRefusedError("point_closed")
    answer = hand.answers.get(asked.point)
    if answer is None:
        answer = Answer(
            id=_make_id("answer", asked.point, hand.answerer),
            point_id=asked.point,
            choice=asked.choice,
            **hand.own,
        )
        hand.change.create(answer)
        hand.answers[asked.point] = answer
    elif answer.choice != asked.choice:
        hand.change.change(answer, choice=asked.choice)


def _mark(hand: _Hand, asked: SetMark) -> None:
    """Marks weigh all key points against each other, so they may be moved to the end.

    What was asked about before may be marked as long as the plenary is on.
    """
    _find_state(hand, asked.point)
    mark = hand.marks.get(asked.point)
    is_on = mark is not None and mark.removed_at is None
    if is_on == asked.on:
        return
    if not hand.is_on:
        raise ChangeRefusedError("point_closed")
    if not asked.on:
        hand.change.remove(hand.marks[asked.point])
        return
    if sum(each.removed_at is None for each in hand.marks.values()) >= MOST_MARKS:
        raise ChangeRefusedError("too_many_marks", most=MOST_MARKS)
    if mark is not None:
        hand.change.restore(mark)
        return
    mark = Mark(
        id=_make_id("mark", asked.point, hand.answerer),
        point_id=asked.point,
        **hand.own,
    )
    hand.change.create(mark)
    hand.marks[asked.point] = mark


def _find_state(hand: _Hand, point: uuid.UUID) -> str:
    """What the hall was not asked about yet is not known to it."""
    state = hand.states.get(point, PointState.WAITING)
    if state == PointState.WAITING:
        raise ChangeRefusedError("unknown_point")
    return state


def _make_id(kind: str, point: uuid.UUID, answerer: uuid.UUID) -> uuid.UUID:
    """The same each time it is sent."""
    return uuid.uuid5(point, f"{kind} {answerer}")
