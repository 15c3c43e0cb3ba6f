"""What a phone reads: its group's sheets, whole or what changed since an event."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Exists, F, OuterRef, Q

from folkmoot.web.events.models import Event, Stream
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, HallMessage, Meeting
from folkmoot.web.statements.models import (
    Crossing,
    Device,
    HandIn,
    LateArrival,
    Photo,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.telling import (
    tell_area,
    tell_group,
    tell_meeting,
    tell_message,
    tell_photo,
    tell_statement,
)

# Beyond so many changes, all of the sheet is less than what changed.
_MOST_CHANGES = 400
# Where more changed in the hall, a table's own are sooner picked out of its sheets.
_MOST_ASKED_FOR = 16


# What the board and the plenary change: with a hall that answers, most of all events.
_NOT_ON_SHEETS = "board."
_READ_LAST_NUMBER = PreparedQuery[tuple[int]](
    lambda meeting: Stream.objects.filter(id=meeting).values_list("last_number")
)
_FIND_EVENTS = PreparedQuery[tuple[uuid.UUID, str]](
    lambda meeting, after: (
        Event.objects.filter(stream=meeting, number__gt=after)
        .exclude(subject_type__startswith=_NOT_ON_SHEETS)
        .order_by()
        .values_list("subject", "subject_type")
    )
)
# Those of the group's round, and any other that has something on it.
_FIND_SHEETS = PreparedQuery[Sheet](
    lambda groups: Sheet.objects.filter(
        Q(area__round=F("group__round"))
        | Exists(Statement.objects.filter(sheet=OuterRef("pk"))),
        group__in=groups,
        area__removed_at=None,
    ).select_related("area__focus_area")
)
_FIND_STATEMENTS = PreparedQuery[Statement](
    lambda sheets: Statement.objects.filter(sheet__in=sheets)
)
_FIND_CHANGED = PreparedQuery[Statement](
    lambda sheets, changed: Statement.objects.filter(id__in=changed, sheet__in=sheets)
)
_FIND_CROSSED = PreparedQuery[tuple[uuid.UUID]](
    lambda crossings: (
        Crossing.objects.filter(id__in=crossings).order_by().values_list("statement")
    )
)
_FIND_CROSSINGS = PreparedQuery[Crossing](
    lambda statements: Crossing.objects.kept().filter(
        statement__in=statements, settled_at=None
    )
)
_FIND_LATE = PreparedQuery[tuple[uuid.UUID]](
    lambda sheets: (
        LateArrival.objects.kept()
        .filter(sheet__in=sheets, settled_at=None)
        .order_by()
        .values_list("sheet")
    )
)
_FIND_PHOTOS = PreparedQuery[Photo](
    lambda sheets: Photo.objects.filter(sheet__in=sheets)
)
_FIND_MESSAGES = PreparedQuery[HallMessage](
    lambda meeting, groups: HallMessage.objects.kept().filter(
        Q(group=None) | Q(group__in=groups), meeting=meeting
    )
)


Changed: TypeAlias = Mapping[str, set[uuid.UUID]]


@dataclass(frozen=True)
class GroupSheets:
    """The sheets at one table, and on which of them what each holds is shown."""

    all: list[Sheet]
    standing: list[Sheet]
    shown_on: Mapping[uuid.UUID, uuid.UUID]


def read_last_number(meeting_id: uuid.UUID) -> int:
    """The number of the meeting's last event; read before all that belongs to it."""
    found = _READ_LAST_NUMBER.first(meeting=meeting_id)
    return found[0] if found else 0


def read_sheet(*, device: Device, group: Group, after: int) -> dict[str, Any]:
    """All that the phone of this group shows, with what changed after an event."""
    number = read_last_number(device.meeting_id)
    changed = find_changed(device.meeting_id, after=after, until=number)
    tables = Tables.of_meeting(device.meeting_id)
    told = tell_sheet(device.meeting, group, changed, tables, device=device)
    return {"number": number, **told}


def tell_sheet(
    meeting: Meeting,
    group: Group,
    changed: Changed | None,
    tables: Tables,
    *,
    device: Device | None = None,
) -> dict[str, Any]:
    """The sheets of a group with what changed; by no device, no wording is its own."""
    family = tables.find_family(group.id)
    sheets = find_sheets(family)
    ids = list(sheets.shown_on)
    return {
        "meeting": tell_meeting(meeting),
        "group": tell_group(_find_group(group, family[0])),
        "areas": _tell_areas(meeting, sheets),
        "statements": _tell_statements(ids, changed, sheets, device),
        "photos": [
            tell_photo(photo, sheets.shown_on)
            for photo in _FIND_PHOTOS.fetch(sheets=ids)
        ],
        "messages": [
            tell_message(message)
            for message in _find_messages(meeting.id, family, changed)
        ],
    }


def read_news(device: Device, *, after: int) -> dict[str, Any]:
    """The same for who sits at no table: what everybody is told, and no sheets."""
    number = read_last_number(device.meeting_id)
    changed = find_changed(device.meeting_id, after=after, until=number)
    messages = _find_messages(device.meeting_id, [], changed)
    return {
        "number": number,
        "meeting": tell_meeting(device.meeting),
        "group": None,
        "areas": [],
        "statements": [],
        "photos": [],
        "messages": [tell_message(message) for message in messages],
    }


def find_changed(meeting_id: uuid.UUID, *, after: int, until: int) -> Changed | None:
    """The ids of what changed after an event, by kind; None: all may have changed."""
    if after <= 0 or after > until or until - after > _MOST_CHANGES:
        return None
    if after == until:
        return {}
    changed: defaultdict[str, set[uuid.UUID]] = defaultdict(set)
    for subject, subject_type in _FIND_EVENTS.fetch(meeting=meeting_id, after=after):
        if subject_type == Group._meta.label:
            return None
        changed[subject_type].add(subject)
    return changed


def find_sheets(family: list[uuid.UUID]) -> GroupSheets:
    """The sheets of a table, the standing group's for each area it has one for."""
    found = _FIND_SHEETS.fetch(groups=family)
    sheets = sorted(
        found, key=lambda s: (s.area.round, s.area.place, s.area.id, rank(s, family))
    )
    standing: dict[uuid.UUID, Sheet] = {}
    for sheet in sheets:
        standing.setdefault(sheet.area_id, sheet)
    shown_on = {sheet.id: standing[sheet.area_id].id for sheet in sheets}
    return GroupSheets(sheets, list(standing.values()), shown_on)


def rank(sheet: Sheet, family: list[uuid.UUID]) -> int:
    """The standing group's sheet comes first."""
    return family.index(sheet.group_id)


def tell_statements(
    statements: Iterable[Statement],
    shown_on: Mapping[uuid.UUID, uuid.UUID],
    device: Device | None,
) -> list[dict[str, Any]]:
    """Statements with the wordings that wait to be chosen between."""
    statements = list(statements)
    crossings: defaultdict[uuid.UUID, list[Crossing]] = defaultdict(list)
    ids = [statement.id for statement in statements]
    for crossing in _FIND_CROSSINGS.fetch(statements=ids) if ids else ():
        crossings[crossing.statement_id].append(crossing)
    return [
        tell_statement(statement, crossings[statement.id], shown_on, device)
        for statement in statements
    ]


def count_changed_since(hand_in: HandIn, now: Mapping[str, int]) -> int:
    """How many statements came, went or were worded anew since they were handed in."""
    then = hand_in.statements
    return sum(then.get(each) != now.get(each) for each in then.keys() | now.keys())


def _tell_statements(
    sheet_ids: list[uuid.UUID],
    changed: Changed | None,
    sheets: GroupSheets,
    device: Device | None,
) -> list[dict[str, Any]]:
    if changed is None:
        found = _FIND_STATEMENTS.fetch(sheets=sheet_ids)
    else:
        found = _find_changed_statements(sheet_ids, changed)
    return tell_statements(found, sheets.shown_on, device)


def _find_changed_statements(
    sheet_ids: list[uuid.UUID], changed: Changed
) -> list[Statement]:
    """Those on the sheets that changed, or a wording beside which did."""
    wanted = set(changed.get(Statement._meta.label, ()))
    crossings = changed.get(Crossing._meta.label)
    if crossings:
        found = _FIND_CROSSED.fetch(crossings=list(crossings))
        wanted |= {statement for (statement,) in found}
    if not wanted:
        return []
    if len(wanted) <= _MOST_ASKED_FOR:
        return _FIND_CHANGED.fetch(sheets=sheet_ids, changed=list(wanted))
    on_sheets = _FIND_STATEMENTS.fetch(sheets=sheet_ids)
    return [each for each in on_sheets if each.id in wanted]


def _find_messages(
    meeting_id: uuid.UUID, family: list[uuid.UUID], changed: Changed | None
) -> "Iterable[HallMessage]":
    label = HallMessage._meta.label
    if changed is not None and label not in changed:
        return ()
    found = _FIND_MESSAGES.fetch(meeting=meeting_id, groups=family)
    return [each for each in found if changed is None or each.id in changed[label]]


def _find_group(group: Group, standing: uuid.UUID) -> Group:
    is_standing = group.id == standing
    return group if is_standing else Group.objects.get(id=standing)


def _tell_areas(meeting: Meeting, sheets: GroupSheets) -> list[dict[str, Any]]:
    ids = list(sheets.shown_on)
    handed_in = [s.id for s in sheets.all if s.handed_in_at is not None]
    hand_ins = find_last_hand_ins(handed_in, sheets.shown_on)
    late = Counter(sheets.shown_on[sheet] for (sheet,) in _FIND_LATE.fetch(sheets=ids))
    changes = count_changes_since(hand_ins, sheets.shown_on)
    return [
        tell_area(
            meeting,
            sheet,
            hand_in=hand_ins.get(sheet.id),
            changed_since=changes.get(sheet.id, 0),
            late=late[sheet.id],
        )
        for sheet in sheets.standing
    ]


def find_last_hand_ins(
    sheet_ids: list[uuid.UUID], shown_on: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, HandIn]:
    """The last time each sheet was handed in."""
    if not sheet_ids:
        return {}
    found = HandIn.objects.kept().filter(sheet__in=sheet_ids).order_by("at", "id")
    return {shown_on[hand_in.sheet_id]: hand_in for hand_in in found}


def count_changes_since(
    hand_ins: Mapping[uuid.UUID, HandIn], shown_on: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, int]:
    """For each sheet that was handed in, how many statements differ since."""
    if not hand_ins:
        return {}
    now: defaultdict[uuid.UUID, dict[str, int]] = defaultdict(dict)
    handed_in = [own for own, shown in shown_on.items() if shown in hand_ins]
    kept = Statement.objects.kept().filter(sheet__in=handed_in)
    for statement, sheet, versions in kept.values_list("id", "sheet", "versions"):
        now[shown_on[sheet]][str(statement)] = versions.get("text", 0)
    return {
        sheet: count_changed_since(hand_in, now[sheet])
        for sheet, hand_in in hand_ins.items()
    }
