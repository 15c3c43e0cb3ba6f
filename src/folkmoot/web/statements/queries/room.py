"""The room at a glance: each group on each focus area, and who is in reach."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Q

from folkmoot.web.events.models import Event
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.models import (
    Crossing,
    Device,
    HandIn,
    LateArrival,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import (
    count_changes_since,
    find_last_hand_ins,
)
from folkmoot.web.statements.queries.writing_time import WritingTime, tell_writing_time

# Somebody writes if the sheet changed in so short a time.
_WRITES_SINCE = timedelta(seconds=90)
# A phone asks every few seconds; one that did not for so long is out of reach.
OUT_OF_REACH = timedelta(seconds=60)


@dataclass
class Reach:
    """The devices of a table: how many, how many out of reach, and since when."""

    devices: int = 0
    away: int = 0
    last_seen_at: datetime | None = None
    unsent: int = 0

    @property
    def is_away(self) -> bool:
        return self.devices > 0 and self.away == self.devices


@dataclass(frozen=True)
class Cell:
    """A group's sheet on one area."""

    sheet: Sheet
    time: WritingTime
    count: int
    is_written_on: bool
    hand_in: HandIn | None
    changed_since: int
    late: int


@dataclass(frozen=True)
class Row:
    """A table in the hall."""

    group: Group
    reach: Reach
    cells: list[Cell | None]
    crossings: int
    merged: list[Group] = field(default_factory=list)


@dataclass(frozen=True)
class Column:
    area: MeetingArea
    time: WritingTime
    handed_in: int
    asked: int
    # Sheets with something on them that were never handed in.
    never_handed_in: int


@dataclass(frozen=True)
class Round:
    """A round of the meeting: the areas discussed in it, and its groups."""

    number: int
    columns: list[Column]
    rows: list[Row]


@dataclass(frozen=True)
class Room:
    rounds: list[Round]
    late: int
    crossings: int
    at_door: int


@dataclass(frozen=True)
class _Found:
    """What is read of a meeting for its room, by sheet."""

    tables: Tables
    groups: dict[uuid.UUID, Group]
    shown_on: dict[uuid.UUID, uuid.UUID]
    counts: Counter[uuid.UUID]
    written_on: set[uuid.UUID]
    hand_ins: dict[uuid.UUID, HandIn]
    changes: dict[uuid.UUID, int]
    late: Counter[uuid.UUID]
    crossings: Counter[uuid.UUID]
    reach: dict[uuid.UUID, Reach]


def find_areas(meeting: Meeting) -> list[MeetingArea]:
    kept = MeetingArea.objects.kept().filter(meeting=meeting)
    return list(kept.select_related("focus_area", "meeting"))


def read_room(meeting: Meeting, *, at: datetime) -> Room:
    """The whole table of the room."""
    areas = find_areas(meeting)
    sheets = list(Sheet.objects.filter(meeting=meeting))
    found = _find(meeting, sheets, at)
    by_place = {(sheet.group_id, sheet.area_id): sheet for sheet in sheets}
    rounds: defaultdict[int, list[MeetingArea]] = defaultdict(list)
    for area in areas:
        rounds[area.round].append(area)
    return Room(
        rounds=[
            _make_round(meeting, number, rounds[number], by_place, found)
            for number in sorted(rounds)
        ],
        late=sum(found.late.values()),
        crossings=sum(found.crossings.values()),
        at_door=Device.objects.filter(
            meeting=meeting, group=None, cleared_at=None
        ).count(),
    )


def _make_round(
    meeting: Meeting,
    number: int,
    areas: list[MeetingArea],
    by_place: dict[tuple[uuid.UUID, uuid.UUID], Sheet],
    found: _Found,
) -> Round:
    standing = [
        group
        for group in found.groups.values()
        if (group.round, group.merged_into_id, group.removed_at) == (number, None, None)
    ]
    rows = [
        _make_row(meeting, group, areas, by_place, found)
        for group in sorted(standing, key=lambda g: (g.number, g.id))
    ]
    return Round(number, _make_columns(meeting, areas, rows), rows)


def _make_columns(
    meeting: Meeting, areas: list[MeetingArea], rows: list[Row]
) -> list[Column]:
    columns = []
    for index, area in enumerate(areas):
        cells = [row.cells[index] for row in rows]
        handed_in = sum(cell is not None and cell.hand_in is not None for cell in cells)
        time = tell_writing_time(meeting, area)
        left = sum(
            cell is not None and cell.hand_in is None and cell.count > 0
            for cell in cells
        )
        columns.append(Column(area, time, handed_in, len(cells), left))
    return columns


def _make_row(
    meeting: Meeting,
    group: Group,
    areas: list[MeetingArea],
    by_place: dict[tuple[uuid.UUID, uuid.UUID], Sheet],
    found: _Found,
) -> Row:
    sheets = [by_place.get((group.id, area.id)) for area in areas]
    cells = [
        None
        if sheet is None
        else Cell(
            sheet=sheet,
            time=tell_writing_time(meeting, area),
            count=found.counts[sheet.id],
            is_written_on=sheet.id in found.written_on,
            hand_in=found.hand_ins.get(sheet.id),
            changed_since=found.changes.get(sheet.id, 0),
            late=found.late[sheet.id],
        )
        for sheet, area in zip(sheets, areas, strict=True)
    ]
    family = found.tables.find_family(group.id)
    return Row(
        group=group,
        reach=found.reach.get(group.id, Reach()),
        cells=cells,
        crossings=sum(found.crossings[s.id] for s in sheets if s is not None),
        merged=[found.groups[each] for each in family[1:]],
    )


def _find(meeting: Meeting, sheets: list[Sheet], at: datetime) -> _Found:
    tables = Tables.of_meeting(meeting.id)
    shown_on = find_shown_on(sheets, tables)
    kept = Statement.objects.kept().filter(meeting=meeting)
    counted = kept.values_list("sheet").annotate(n=Count("id"))
    waiting = LateArrival.objects.kept().filter(meeting=meeting, settled_at=None)
    crossed = Crossing.objects.kept().filter(meeting=meeting, settled_at=None)
    hand_ins = find_last_hand_ins(list(shown_on), shown_on)
    return _Found(
        tables=tables,
        groups={group.id: group for group in Group.objects.filter(meeting=meeting)},
        shown_on=shown_on,
        counts=_sum(counted, shown_on),
        written_on=_find_written_on(meeting, shown_on, at),
        hand_ins=hand_ins,
        changes=count_changes_since(hand_ins, shown_on),
        late=_sum(waiting.values_list("sheet").annotate(n=Count("id")), shown_on),
        crossings=_sum(
            crossed.values_list("statement__sheet").annotate(n=Count("id")), shown_on
        ),
        reach=_find_reach(meeting, tables, at),
    )


def find_shown_on(
    sheets: Iterable[Sheet], tables: Tables
) -> dict[uuid.UUID, uuid.UUID]:
    """On which sheet each is shown: the standing group's, where it has one."""
    standing = {(sheet.group_id, sheet.area_id): sheet.id for sheet in sheets}
    return {
        sheet.id: standing.get(
            (tables.find_standing(sheet.group_id), sheet.area_id), sheet.id
        )
        for sheet in sheets
    }


def _sum(
    counted: Iterable[tuple[uuid.UUID, int]], shown_on: dict[uuid.UUID, uuid.UUID]
) -> Counter[uuid.UUID]:
    total: Counter[uuid.UUID] = Counter()
    for sheet, count in counted:
        total[shown_on.get(sheet, sheet)] += count
    return total


def _find_written_on(
    meeting: Meeting, shown_on: dict[uuid.UUID, uuid.UUID], at: datetime
) -> set[uuid.UUID]:
    """The sheets a device changed a statement of just now."""
    events = Event.objects.filter(
        stream=meeting.id,
        batch__at__gt=at - _WRITES_SINCE,
        batch__device__isnull=False,
        subject_type=Statement._meta.label,
    )
    changed = Statement.objects.filter(meeting=meeting, id__in=events.values("subject"))
    sheets = changed.values_list("sheet", flat=True)
    return {shown_on.get(sheet, sheet) for sheet in sheets}


def _find_reach(
    meeting: Meeting, tables: Tables, at: datetime
) -> dict[uuid.UUID, Reach]:
    reach: defaultdict[uuid.UUID, Reach] = defaultdict(Reach)
    devices = Device.objects.filter(
        Q(unsent__gt=0) | Q(cleared_at=None), meeting=meeting, group__isnull=False
    )
    for device in devices:
        table = reach[tables.find_standing(device.group_id)]  # type: ignore[arg-type]
        table.devices += 1
        table.unsent += device.unsent
        table.away += device.last_seen_at < at - OUT_OF_REACH
        seen = table.last_seen_at
        table.last_seen_at = max(seen or device.last_seen_at, device.last_seen_at)
    return dict(reach)
