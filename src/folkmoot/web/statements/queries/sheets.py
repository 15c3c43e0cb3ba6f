"""What a phone reads: its group's sheets, whole or what changed since an event."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from folkmoot.web.events.models import Event, Stream
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


@dataclass(frozen=True)
class GroupSheets:
    """The sheets at one table, and on which of them what each holds is shown."""

    all: list[Sheet]
    standing: list[Sheet]
    shown_on: Mapping[uuid.UUID, uuid.UUID]


def read_last_number(meeting_id: uuid.UUID) -> int:
    """The number of the meeting's last event; read before all that belongs to it."""
    found = Stream.objects.filter(id=meeting_id).values_list("last_number", flat=True)
    return found.first() or 0


def read_sheet(*, device: Device, group: Group, after: int) -> dict[str, Any]:
    """All that the phone of this group shows, with what changed after an event."""
    number = read_last_number(device.meeting_id)
    changed = find_changed(device.meeting_id, after=after, until=number)
    tables = Tables.of_meeting(device.meeting_id)
    family = tables.find_family(group.id)
    sheets = find_sheets(family)
    ids = list(sheets.shown_on)
    return {
        "number": number,
        "meeting": tell_meeting(device.meeting),
        "group": tell_group(_find_group(group, family[0])),
        "areas": _tell_areas(device.meeting, sheets),
        "statements": _tell_statements(ids, changed, sheets, device),
        "photos": [
            tell_photo(photo, sheets.shown_on)
            for photo in Photo.objects.filter(sheet__in=ids)
        ],
        "messages": [
            tell_message(message)
            for message in _find_messages(device.meeting_id, family, changed)
        ],
    }


def find_changed(
    meeting_id: uuid.UUID, *, after: int, until: int
) -> set[uuid.UUID] | None:
    """The ids of what changed after an event; None: all may have changed."""
    if after <= 0 or after > until or until - after > _MOST_CHANGES:
        return None
    if after == until:
        return set()
    events = Event.objects.filter(stream=meeting_id, number__gt=after)
    changed: set[uuid.UUID] = set()
    for subject, subject_type in events.values_list("subject", "subject_type"):
        if subject_type == Group._meta.label:
            return None
        changed.add(subject)
    return changed


def find_sheets(family: list[uuid.UUID]) -> GroupSheets:
    """The sheets of a table, the standing group's for each area it has one for."""
    written_on = Statement.objects.filter(sheet=OuterRef("pk"))
    found = Sheet.objects.filter(
        Q(area__round=F("group__round")) | Exists(written_on),
        group__in=family,
        area__removed_at=None,
    ).select_related("area__focus_area")
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
    waiting = Crossing.objects.kept().filter(
        statement__in=[statement.id for statement in statements], settled_at=None
    )
    for crossing in waiting if statements else ():
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
    changed: set[uuid.UUID] | None,
    sheets: GroupSheets,
    device: Device,
) -> list[dict[str, Any]]:
    if changed is not None and not changed:
        return []
    found = Statement.objects.filter(sheet__in=sheet_ids)
    if changed is not None:
        crossed = Crossing.objects.filter(id__in=changed).values("statement")
        found = found.filter(Q(id__in=changed) | Q(id__in=crossed))
    return tell_statements(found, sheets.shown_on, device)


def _find_messages(
    meeting_id: uuid.UUID, family: list[uuid.UUID], changed: set[uuid.UUID] | None
) -> "Iterable[HallMessage]":
    if changed is not None and not changed:
        return ()
    found: QuerySet[HallMessage] = HallMessage.objects.kept().filter(
        Q(group=None) | Q(group__in=family), meeting=meeting_id
    )
    return found if changed is None else found.filter(id__in=changed)


def _find_group(group: Group, standing: uuid.UUID) -> Group:
    is_standing = group.id == standing
    return group if is_standing else Group.objects.get(id=standing)


def _tell_areas(meeting: Meeting, sheets: GroupSheets) -> list[dict[str, Any]]:
    ids = list(sheets.shown_on)
    handed_in = [s.id for s in sheets.all if s.handed_in_at is not None]
    hand_ins = find_last_hand_ins(handed_in, sheets.shown_on)
    late = Counter(
        sheets.shown_on[sheet]
        for sheet in LateArrival.objects.kept()
        .filter(sheet__in=ids, settled_at=None)
        .values_list("sheet", flat=True)
    )
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
