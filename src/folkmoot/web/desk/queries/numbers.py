"""Where the logs of a desk stand: the consultation's, and each meeting's.

They are told as one number, their sum: it grows with each event in any of them, so it
stands for one state of all. Which one that was is kept in memory for a while; who comes
with a number that is not known any more is told everything anew.
"""

import uuid
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.models import Stream
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Meeting

_MOST_KEPT = 5_000
_FIND_MEETINGS = PreparedQuery[tuple[uuid.UUID]](
    lambda consultation: (
        Meeting.objects.filter(consultation=consultation, practice_of=None)
        .order_by("id")
        .values_list("id")
    )
)
_FIND_NUMBERS = PreparedQuery[tuple[uuid.UUID, int]](
    lambda ids: (
        Stream.objects.filter(id__in=ids).order_by().values_list("id", "last_number")
    )
)


@dataclass(frozen=True)
class Numbers:
    """The last number of each log, all read at once."""

    by_log: Mapping[uuid.UUID, int]

    @property
    def total(self) -> int:
        return sum(self.by_log.values())


class _Kept:
    """The states that were told lately, each by its desk and its sum."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._states: OrderedDict[tuple[uuid.UUID, int], Numbers] = OrderedDict()

    def put(self, desk: Desk, numbers: Numbers) -> None:
        key = desk.stream_id, numbers.total
        with self._lock:
            self._states[key] = numbers
            self._states.move_to_end(key)
            while len(self._states) > _MOST_KEPT:
                self._states.popitem(last=False)

    def find(self, desk: Desk, total: int) -> Numbers | None:
        with self._lock:
            return self._states.get((desk.stream_id, total))


_kept = _Kept()


def list_logs(desk: Desk) -> list[uuid.UUID]:
    """The consultation's own log first, then its meeting's or those of all meetings."""
    own = desk.consultation.id
    if desk.meeting is not None:
        return [own, desk.meeting.id]
    found = _FIND_MEETINGS.fetch(consultation=own)
    return [own, *(meeting for (meeting,) in found)]


def read_numbers(desk: Desk) -> Numbers:
    """Where the logs stand now; who is told so may ask what came after."""
    numbers = Numbers(dict(_FIND_NUMBERS.fetch(ids=list_logs(desk))))
    _kept.put(desk, numbers)
    return numbers


def recall_numbers(desk: Desk, total: int) -> Numbers | None:
    """Where each log stood when they were told as this number."""
    return _kept.find(desk, total)
