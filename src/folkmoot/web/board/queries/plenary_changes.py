"""When what phones show of the plenary changed last, by the number of the event."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from folkmoot.web.board.models import Answer, Board, Mark, PlenaryPoint
from folkmoot.web.events.models import Event
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import KeyPoint


def _label(model: Any) -> str:
    label: str = model._meta.label
    return label


_GIVEN = frozenset({_label(Answer), _label(Mark)})
# Groups are merged, and with them the counts by group.
_ASKED = frozenset(map(_label, (PlenaryPoint, KeyPoint, Meeting, Group)))
# What of the board a phone shows, too.
_BOARD_FIELDS = frozenset({"view", "point_id", "answers_by_group"})

_FIND_EVENTS = PreparedQuery[tuple[int, str, Any]](
    lambda meeting, after: (
        Event.objects.filter(stream=meeting, number__gt=after)
        .order_by("number")
        .values_list("number", "subject_type", "after")
    )
)
_FIND_SHOWING = PreparedQuery[tuple[uuid.UUID]](
    lambda meeting: (
        PlenaryPoint.objects.kept()
        .filter(meeting=meeting, shows_counts=True)
        .order_by()
        .values_list("id")
    )
)


@dataclass
class _Plenary:
    """Up to which event the log was looked through, and what was found."""

    looked_to: int = 0
    asked_at: int = 0
    given_at: int = 0


_plenaries: dict[uuid.UUID, _Plenary] = {}
_lock = Lock()


def find_last_change(meeting_id: uuid.UUID) -> int:
    """The last event that changed what phones show of the plenary."""
    return max(find_last_changes(meeting_id))


def find_last_changes(meeting_id: uuid.UUID) -> tuple[int, int]:
    """The last events that changed what is asked, and what is counted.

    The log is looked through once only. Answers count while all see them counted.
    """
    with _lock:
        known = _plenaries.setdefault(meeting_id, _Plenary())
        looked_to = known.looked_to
    # Not under the lock: others must not wait for the database.
    found = _FIND_EVENTS.fetch(meeting=meeting_id, after=looked_to)
    with _lock:
        for number, label, after in found:
            if label in _GIVEN:
                known.given_at = max(known.given_at, number)
            elif _is_asked(label, after):
                known.asked_at = max(known.asked_at, number)
            known.looked_to = max(known.looked_to, number)
        given_at, asked_at = known.given_at, known.asked_at
    is_seen = given_at > asked_at and _FIND_SHOWING.first(meeting=meeting_id)
    return asked_at, given_at if is_seen else asked_at


def _is_asked(label: str, after: Mapping[str, Any]) -> bool:
    if label == _label(Board):
        return bool(after.keys() & _BOARD_FIELDS)
    return label in _ASKED
