"""Rows as the phone is told of them: see docs/reference/hall-api.md."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from django.urls import reverse

from folkmoot.web.meetings.models import Group, HallMessage, Meeting
from folkmoot.web.statements.models import (
    Crossing,
    Device,
    HandIn,
    Photo,
    Sheet,
    Statement,
)
from folkmoot.web.statements.queries.writing_time import tell_writing_time
from folkmoot.web.statements.receipts import make_receipt_token


def tell_time(at: datetime | None) -> str | None:
    """The moment in UTC, to the millisecond."""
    if at is None:
        return None
    told = at.astimezone(UTC).isoformat(timespec="milliseconds")
    return told.replace("+00:00", "Z")


def tell_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "title": meeting.title,
        "place": meeting.place,
        "state": meeting.state,
        "language": meeting.consultation.language,
        "show_at_once": meeting.show_at_once,
    }


def tell_group(group: Group) -> dict[str, Any]:
    return {"id": str(group.id), "name": group.name, "number": group.number}


def tell_area(
    meeting: Meeting,
    sheet: Sheet,
    *,
    hand_in: HandIn | None,
    changed_since: int,
    late: int,
) -> dict[str, Any]:
    area = sheet.area
    return {
        "id": str(sheet.id),
        "area": str(area.id),
        "title": area.focus_area.title,
        "question": area.focus_area.question,
        "help": area.focus_area.help_text,
        "state": tell_writing_time(meeting, area),
        "closes_at": tell_time(area.closes_at),
        "handed_in": hand_in and tell_hand_in(hand_in, changed_since=changed_since),
        "note_taker": sheet.note_taker,
        "note_taker_version": sheet.versions.get("note_taker", 0),
        "late": late,
    }


def tell_hand_in(hand_in: HandIn, *, changed_since: int = 0) -> dict[str, Any]:
    return {
        "at": tell_time(hand_in.at),
        "count": hand_in.count,
        "receipt": f"/k#{make_receipt_token(hand_in.id)}",
        "changed_since": changed_since,
    }


def tell_statement(
    statement: Statement,
    crossings: Iterable[Crossing],
    shown_on: Mapping[uuid.UUID, uuid.UUID],
    device: Device | None,
) -> dict[str, Any]:
    # Phones are told of what stands on a sheet; `written_on` would fetch it each time.
    seen, sheet = statement.versions, cast(uuid.UUID, statement.sheet_id)
    return {
        "id": str(statement.id),
        "sheet": str(shown_on.get(sheet, sheet)),
        "number": statement.number,
        "place": statement.place,
        "text": statement.text,
        "marked": statement.marked,
        "removed": statement.removed_at is not None,
        "late": statement.arrived_late,
        "versions": {name: seen.get(name, 0) for name in ("text", "place", "marked")},
        "crossings": [tell_crossing(crossing, device) for crossing in crossings],
    }


def tell_crossing(crossing: Crossing, device: Device | None) -> dict[str, Any]:
    return {
        "id": str(crossing.id),
        "text": crossing.text,
        "at": tell_time(crossing.at),
        "mine": device is not None and crossing.device_id == device.id,
    }


def tell_photo(photo: Photo, shown_on: Mapping[uuid.UUID, uuid.UUID]) -> dict[str, Any]:
    return {
        "id": str(photo.id),
        "sheet": str(shown_on.get(photo.sheet_id, photo.sheet_id)),
        "url": reverse("statements:api_photo", args=[photo.id]),
        "removed": photo.removed_at is not None,
    }


def tell_message(message: HallMessage) -> dict[str, Any]:
    return {
        "id": str(message.id),
        "text": message.text,
        "sent_at": tell_time(message.sent_at),
    }
