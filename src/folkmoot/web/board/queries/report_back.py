"""Whose turn it is to report back, read from the log of who was called."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from folkmoot.web.board.models import Board, View
from folkmoot.web.events.models import Event
from folkmoot.web.events.undo import find_undo
from folkmoot.web.meetings.models import Group, Meeting


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A group, and when it was called last; None: not yet."""

    group: Group
    called_at: datetime | None
    is_now: bool


@dataclass(frozen=True, kw_only=True)
class ReportBack:
    """The groups in their order, and who comes next."""

    turns: Sequence[Turn]
    now: Turn | None
    next: Turn | None
    # Who comes if the next one is passed over for now; it is asked again at the end.
    after_next: Turn | None
    previous: Turn | None

    @property
    def called(self) -> int:
        return sum(turn.called_at is not None for turn in self.turns)


def read_report_back(meeting: Meeting, board: Board) -> ReportBack:
    """The groups in turn, with those who have been called."""
    called = _find_called(meeting)
    at = board.group_id if board.view == View.REPORT_BACK else None
    groups = Group.objects.kept().filter(meeting=meeting, merged_into=None)
    turns = [
        Turn(group=group, called_at=called.get(group.id), is_now=group.id == at)
        for group in groups
    ]
    # Where the board shows something else, the order goes on from who was last.
    last = at or max(called, key=lambda group: called[group], default=None)
    place = next((i for i, t in enumerate(turns) if t.group.id == last), -1)
    waiting = [*turns[place + 1 :], *turns[: max(place, 0)]]
    waiting = [turn for turn in waiting if turn.called_at is None]
    return ReportBack(
        turns=turns,
        now=next((turn for turn in turns if turn.is_now), None),
        next=waiting[0] if waiting else None,
        after_next=waiting[1] if len(waiting) > 1 else None,
        previous=turns[place - 1] if place > 0 else None,
    )


def _find_called(meeting: Meeting) -> dict[uuid.UUID, datetime]:
    """When each group was called last, without calls that were undone."""
    events = Event.objects.filter(stream=meeting.id, kind="group.called")
    found = events.select_related("batch").prefetch_related("batch__undone_by")
    return {
        event.subject: event.batch.at
        for event in found.order_by("number")
        if find_undo(event.batch) is None
    }
