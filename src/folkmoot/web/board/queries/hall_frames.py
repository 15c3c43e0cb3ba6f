"""What all phones of a meeting are told: for whom there is something new to ask for.

The same for all of them, so it holds ids only. A phone asks for the rest itself.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.utils import timezone

from folkmoot.web.board.models import Board, PointState
from folkmoot.web.board.queries.answers import is_plenary_on, read_board, read_states
from folkmoot.web.board.queries.plenary_changes import find_last_change
from folkmoot.web.board.queries.shared_logs import count_wordings
from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import (
    Group,
    HallMessage,
    JoinKey,
    Meeting,
    MeetingArea,
    MeetingState,
)
from folkmoot.web.statements.models import (
    Crossing,
    HandIn,
    LateArrival,
    Photo,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import read_last_number
from folkmoot.web.statements.queries.telling import tell_time

# Beyond so many, it is quicker for every phone to ask.
_MOST_CHANGES = 2_000


def _label(model: Any) -> str:
    label: str = model._meta.label
    return label


_FOR_ALL = frozenset(map(_label, (Meeting, MeetingArea, Group, JoinKey)))
# How each row leads to the group that sees it on its sheet.
_WAYS_TO_GROUP = {
    Sheet: "group_id",
    Statement: "sheet__group_id",
    HandIn: "sheet__group_id",
    Photo: "sheet__group_id",
    LateArrival: "sheet__group_id",
    Crossing: "statement__sheet__group_id",
    HallMessage: "group_id",
}
_FIND_MEETING = PreparedQuery[Meeting](
    lambda meeting: Meeting.objects.filter(id=meeting)
)
_FIND_EVENTS = PreparedQuery[tuple[int, uuid.UUID, str, Any, Any]](
    lambda meeting, after: (
        Event.objects.filter(stream=meeting, number__gt=after)
        .order_by("number")
        .values_list("number", "subject", "subject_type", "before", "after")
    )
)


def _prepare_way(model: Any, way: str) -> PreparedQuery[tuple[uuid.UUID | None]]:
    return PreparedQuery(
        lambda ids: model.objects.filter(id__in=ids).order_by().values_list(way)
    )


_FIND_GROUPS = {
    _label(model): _prepare_way(model, way) for model, way in _WAYS_TO_GROUP.items()
}
_FIND_GROUPS_OF_SHEETS = _FIND_GROUPS[_label(Sheet)]


@dataclass
class _News:
    """What some events have changed for phones."""

    is_for_all: bool = False
    rows: dict[str, set[uuid.UUID]] = field(default_factory=lambda: defaultdict(set))
    # Sheets that a statement was moved from or to.
    sheets: set[uuid.UUID] = field(default_factory=set)

    @classmethod
    def of_events(cls, events: Iterable[tuple[int, uuid.UUID, str, Any, Any]]) -> Self:
        news = cls()
        for _number, subject, label, before, after in events:
            news.is_for_all = news.is_for_all or label in _FOR_ALL
            if label in _FIND_GROUPS:
                news.rows[label].add(subject)
            if label == _label(Statement):
                told = (before.get("sheet_id"), after.get("sheet_id"))
                news.sheets |= {uuid.UUID(sheet) for sheet in told if sheet}
        return news

    def find_groups(self) -> set[uuid.UUID]:
        """The groups whose sheets changed. A message to no group is for all."""
        found: set[uuid.UUID | None] = set()
        for label, ids in self.rows.items():
            groups = {group for (group,) in _FIND_GROUPS[label].fetch(ids=list(ids))}
            if label == _label(HallMessage) and None in groups:
                self.is_for_all = True
            found |= groups
        if self.sheets:
            moved = _FIND_GROUPS_OF_SHEETS.fetch(ids=list(self.sheets))
            found |= {group for (group,) in moved}
        return {group for group in found if group is not None}


def read_hall_frame(meeting_id: uuid.UUID, *, after: int | None) -> dict[str, Any]:
    """What a phone that has read up to a number is told; see board-stream.md."""
    number = read_last_number(meeting_id)
    groups, is_for_all = _read_news(meeting_id, after=after, until=number)
    return {
        "folkmoot": 1,
        "now": tell_time(timezone.now()),
        "from": after,
        "number": number,
        "all": is_for_all,
        "groups": sorted(map(str, groups)),
        "wordings": count_wordings(meeting_id),
        "plenary": _tell_plenary(meeting_id),
    }


def _read_news(
    meeting_id: uuid.UUID, *, after: int | None, until: int
) -> tuple[set[uuid.UUID], bool]:
    if not after or after > until or until - after > _MOST_CHANGES:
        return set(), True
    if after == until:
        return set(), False
    news = _News.of_events(_FIND_EVENTS.fetch(meeting=meeting_id, after=after))
    if news.is_for_all:
        return set(), True
    groups = news.find_groups()
    tables = Tables.of_meeting(meeting_id)
    return groups | set(map(tables.find_standing, groups)), news.is_for_all


def _tell_plenary(meeting_id: uuid.UUID) -> dict[str, Any] | None:
    meeting = _FIND_MEETING.first(meeting=meeting_id)
    if meeting is None:
        return None
    board, states = read_board(meeting_id), read_states(meeting)
    is_on = meeting.state != MeetingState.CLOSED and is_plenary_on(
        board, states.values()
    )
    return {
        "is_on": is_on,
        "point": _find_point(board, states) if is_on else None,
        "number": find_last_change(meeting_id),
    }


def _find_point(board: Board, states: Mapping[uuid.UUID, str]) -> str | None:
    """The one on the board, or else the first that takes answers: as phones find it."""
    state = states.get(board.point_id) if board.point_id else None
    if state is not None and state != PointState.WAITING:
        return str(board.point_id)
    taking = [point for point, state in states.items() if state == PointState.OPEN]
    return str(taking[0]) if taking else None
