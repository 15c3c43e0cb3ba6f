"""The history of a statement: who did what when, with the words before and after."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from folkmoot.web.events.models import Event, EventText
from folkmoot.web.statements.models import Crossing, Statement


@dataclass(frozen=True)
class Step:
    """One change of a statement, or of a wording that crossed it."""

    at: datetime
    who: str
    is_device: bool
    what: str
    before: str | None
    after: str | None


def read_history(statement: Statement) -> list[Step]:
    """All that was done to the statement, the first first."""
    crossings = Crossing.objects.filter(statement=statement).values("id")
    events = list(
        Event.objects.filter(
            Q(subject=statement.id) | Q(subject__in=crossings),
            stream=statement.meeting_id,
        )
        .select_related("batch__person")
        .order_by("number")
    )
    words = _read_words(events)
    return [_tell(event, words) for event in events]


def _tell(event: Event, words: dict[str, str | None]) -> Step:
    batch = event.batch
    return Step(
        at=batch.at,
        who=str(batch.person or ""),
        is_device=batch.device is not None,
        what=_name(event),
        before=_find_words(event.before, words),
        after=_find_words(event.after, words),
    )


def _name(event: Event) -> str:
    """What was done, as a word for the page: its kind, or which field changed."""
    what = event.kind.rpartition(".")[2]
    if event.kind.startswith("crossing."):
        return "crossed" if what == "created" else "chosen"
    if what != "changed":
        return what
    changed = [
        name for name in ("text", "marked", "sheet_id", "place") if name in event.after
    ]
    name = changed[0] if changed else "changed"
    if name == "marked":
        return "marked" if event.after["marked"] else "unmarked"
    return name


def _read_words(events: list[Event]) -> dict[str, str | None]:
    ids = [
        told["text"]["words"]
        for event in events
        for told in (event.before, event.after)
        if isinstance(told.get("text"), dict)
    ]
    found = EventText.objects.filter(id__in=[uuid.UUID(each) for each in ids])
    return {str(text.id): text.body for text in found}


def _find_words(told: dict[str, Any], words: dict[str, str | None]) -> str | None:
    text = told.get("text")
    return words.get(text["words"]) if isinstance(text, dict) else None
