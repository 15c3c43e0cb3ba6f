"""What a receipt tells: what was received on one sheet, when, and what became of it."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from folkmoot.web.events.models import Event, EventText
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import HandIn, LateArrival, Sheet, Statement
from folkmoot.web.statements.queries.telling import tell_group, tell_meeting, tell_time
from folkmoot.web.statements.receipts import read_receipt_token

# Apps that know what became of statements once it was published, by statement.
TELL_WAYS: list[
    Callable[[Meeting, "QuerySet[Statement]"], Mapping[uuid.UUID, dict[str, Any]]]
] = []


def find_hand_in(token: str) -> HandIn | None:
    """The hand-in whose receipt this is."""
    hand_in_id = read_receipt_token(token)
    if hand_in_id is None:
        return None
    found = HandIn.objects.select_related(
        "meeting__consultation", "sheet__group", "sheet__area__focus_area"
    )
    kept = found.filter(
        meeting__removed_at=None, meeting__consultation__removed_at=None
    )
    return kept.filter(id=hand_in_id).first()


def tell_receipt(hand_in: HandIn) -> dict[str, Any]:
    """What was given over, in its words then, with what became of each since."""
    sheet = hand_in.sheet
    again = sheet.hand_ins.filter(at__gt=hand_in.at).order_by("-at").first()
    area = sheet.area.focus_area
    return {
        "meeting": tell_meeting(hand_in.meeting),
        "group": tell_group(sheet.group),
        "area": {"title": area.title, "question": area.question},
        "at": tell_time(hand_in.at),
        "count": hand_in.count,
        "statements": _tell_statements(hand_in),
        "handed_in_again_at": again and tell_time(again.at),
        "late": _tell_late(sheet),
    }


def _tell_statements(hand_in: HandIn) -> list[dict[str, Any]]:
    rows = Statement.objects.filter(id__in=hand_in.statements).order_by(
        "place", "number"
    )
    ways: dict[uuid.UUID, dict[str, Any]] = {}
    for tell_ways in TELL_WAYS:
        ways |= tell_ways(hand_in.meeting, rows)
    return [
        {
            **_tell_fate(row, hand_in.statements[str(row.id)]),
            **({"way": ways[row.id]} if row.id in ways else {}),
        }
        for row in rows
    ]


def _tell_fate(statement: Statement, version: int) -> dict[str, Any]:
    is_same = statement.versions.get("text", 0) == version
    became = "stands" if is_same else "corrected"
    if statement.removed_at is not None:
        became = "removed"
    text = statement.text if is_same else read_text_then(statement.id, version)
    told = {"text": text, "marked": statement.marked, "became": became}
    return told if is_same else {**told, "now": statement.text}


def read_text_then(statement_id: uuid.UUID, version: int) -> str | None:
    """The words of a statement at a version; None where they were erased."""
    events = Event.objects.filter(subject=statement_id).order_by("id")
    for event in events:
        is_made = version == 0 and event.kind.endswith(".created")
        if is_made or event.after.get("versions", {}).get("text") == version:
            told = event.after.get("text")
            return read_words(told["words"]) if isinstance(told, dict) else None
    return None


def read_words(text_id: str) -> str | None:
    """Words an event speaks of; None where they were erased."""
    bodies = EventText.objects.filter(id=text_id).values_list("body", flat=True)
    return bodies.first()


def _tell_late(sheet: Sheet) -> list[dict[str, Any]]:
    """What came after closing, and whether it was taken in."""
    fates = {None: "waits", True: "taken_in", False: "left_aside"}
    arrivals = LateArrival.objects.kept().filter(sheet=sheet)
    return [
        {
            "kind": arrival.kind,
            "text": arrival.text,
            "at": tell_time(arrival.at),
            "became": fates[arrival.taken_in],
            "reason": arrival.reason,
        }
        for arrival in arrivals
    ]
