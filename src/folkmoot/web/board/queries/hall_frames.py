"""What all phones of a meeting are told: what is new on the sheets at their table, and
whether there is something to ask for.

What concerns a table is read once for all of its phones. Where that will not do – a
phone that was away for long, a table that was merged – a phone asks for it itself.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.utils import timezone

from folkmoot import __version__
from folkmoot.web.board.models import Board, PointState
from folkmoot.web.board.queries.answers import is_plenary_on, read_board, read_states
from folkmoot.web.board.queries.plenary_changes import find_last_changes
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
from folkmoot.web.statements.queries.sheets import Changed, read_last_number, tell_sheet
from folkmoot.web.statements.queries.telling import tell_time

# Beyond so many, it is quicker for every phone to ask.
_MOST_CHANGES = 2_000


def _label(model: Any) -> str:
    label: str = model._meta.label
    return label


# All sheets are told anew where these change; who sits where, phones ask themselves.
_ON_ALL_SHEETS = frozenset(map(_label, (Meeting, MeetingArea)))
_TO_BE_ASKED = frozenset(map(_label, (Group, JoinKey)))
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
    lambda meeting: Meeting.objects.filter(id=meeting).select_related("consultation")
)
_FIND_GROUP = PreparedQuery[Group](
    lambda meeting, group: Group.objects.filter(id=group, meeting=meeting)
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

    # All that changed, by kind, as `tell_sheet` takes it.
    changed: Changed = field(default_factory=dict)
    is_for_all: bool = False
    must_be_asked: bool = False
    # Sheets that a statement was moved from or to.
    sheets: set[uuid.UUID] = field(default_factory=set)

    @classmethod
    def of_events(cls, events: Iterable[tuple[int, uuid.UUID, str, Any, Any]]) -> Self:
        news = cls()
        changed: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
        for _number, subject, label, before, after in events:
            changed[label].add(subject)
            if label == _label(Statement):
                told = (before.get("sheet_id"), after.get("sheet_id"))
                news.sheets |= {uuid.UUID(sheet) for sheet in told if sheet}
        news.changed = changed
        news.must_be_asked = not _TO_BE_ASKED.isdisjoint(changed)
        news.is_for_all = not _ON_ALL_SHEETS.isdisjoint(changed)
        return news

    def find_groups(self) -> set[uuid.UUID]:
        """The groups whose sheets changed. A message to no group is for all."""
        found: set[uuid.UUID | None] = set()
        for label, ids in self.changed.items():
            if label in _FIND_GROUPS:
                own = {group for (group,) in _FIND_GROUPS[label].fetch(ids=list(ids))}
                if label == _label(HallMessage) and None in own:
                    self.is_for_all = True
                found |= own
        if self.sheets:
            moved = _FIND_GROUPS_OF_SHEETS.fetch(ids=list(self.sheets))
            found |= {group for (group,) in moved}
        return {group for group in found if group is not None}


@dataclass(frozen=True)
class HallFrame:
    """What leads phones from a number to now; see board-stream.md."""

    told: Mapping[str, Any]
    # What is told beside it, by tables; None where phones have to ask.
    sheets: "_Sheets | None"

    def concerns(self, group_id: uuid.UUID) -> bool:
        """Whether there is something of its own to tell those of a group."""
        return self.sheets is not None and self.sheets.concern(group_id)

    def tell_group(self, group_id: uuid.UUID) -> dict[str, Any]:
        """What those of a group are told: their sheets, or that they have to ask."""
        sheet = self.sheets.tell(group_id) if self.sheets is not None else None
        if sheet is None:
            return {**self.told, "all": True}
        return {**self.told, "all": False, "sheet": {"version": __version__, **sheet}}


@dataclass(frozen=True)
class _Sheets:
    """What changed on a meeting's sheets."""

    meeting: Meeting
    tables: Tables
    changed: Changed
    # The standing groups at whose tables something changed; None: all of them.
    standing: frozenset[uuid.UUID] | None

    def concern(self, group_id: uuid.UUID) -> bool:
        if self.standing is None:
            return True
        return self.tables.find_standing(group_id) in self.standing

    def tell(self, group_id: uuid.UUID) -> dict[str, Any] | None:
        group = _FIND_GROUP.first(meeting=self.meeting.id, group=group_id)
        if group is None:
            return None
        sheet = tell_sheet(self.meeting, group, self.changed, self.tables)
        # Which of two wordings is a phone's own, it is told when it asks.
        is_split = any(each["crossings"] for each in sheet["statements"])
        return None if is_split or not sheet["areas"] else sheet


def read_hall_frame(meeting_id: uuid.UUID, *, after: int | None) -> HallFrame:
    """What a phone that has read up to a number is told; see board-stream.md."""
    number = read_last_number(meeting_id)
    meeting = _FIND_MEETING.first(meeting=meeting_id)
    news = _read_news(meeting_id, after=after, until=number)
    sheets = None if meeting is None else _find_sheets(meeting, news)
    told = {
        "folkmoot": 1,
        "now": tell_time(timezone.now()),
        "from": after,
        "number": number,
        "all": news is None or news.must_be_asked or news.is_for_all,
        "wordings": count_wordings(meeting_id),
        "plenary": None if meeting is None else _tell_plenary(meeting),
    }
    return HallFrame(told, sheets)


def _find_sheets(meeting: Meeting, news: _News | None) -> _Sheets | None:
    if news is None or news.must_be_asked:
        return None
    groups = news.find_groups()
    if not groups and not news.is_for_all:
        return None
    tables = Tables.of_meeting(meeting.id)
    standing = frozenset(map(tables.find_standing, groups))
    return _Sheets(meeting, tables, news.changed, None if news.is_for_all else standing)


def _read_news(meeting_id: uuid.UUID, *, after: int | None, until: int) -> _News | None:
    """None where so much changed that every phone had better ask."""
    if not after or after > until or until - after > _MOST_CHANGES:
        return None
    if after == until:
        return _News()
    return _News.of_events(_FIND_EVENTS.fetch(meeting=meeting_id, after=after))


def _tell_plenary(meeting: Meeting) -> dict[str, Any]:
    board, states = read_board(meeting.id), read_states(meeting)
    asked_at, given_at = find_last_changes(meeting.id)
    is_on = meeting.state != MeetingState.CLOSED and is_plenary_on(
        board, states.values()
    )
    return {
        "is_on": is_on,
        "point": _find_point(board, states) if is_on else None,
        "number": asked_at,
        "counted": given_at,
    }


def _find_point(board: Board, states: Mapping[uuid.UUID, str]) -> str | None:
    """The one on the board, or else the first that takes answers: as phones find it."""
    state = states.get(board.point_id) if board.point_id else None
    if state is not None and state != PointState.WAITING:
        return str(board.point_id)
    taking = [point for point, state in states.items() if state == PointState.OPEN]
    return str(taking[0]) if taking else None
