"""Where the logs of a desk stand: the consultation's, and each meeting's.

No single number can tell it: a meeting's log grows while the consultation's stands.
The marker names each log by the start of its id: `12.3f2a9b1c5d6e-340.…`.
"""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from folkmoot.web.events.models import Stream
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Consultation, Meeting

_NAME_LENGTH = 12
_LONGEST = 4000
_MARKER = re.compile(r"\d{1,15}(\.[0-9a-f]{12}-\d{1,15})*", re.ASCII)
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
    """The last number of each log that has one; the consultation's for itself."""

    own: int
    meetings: Mapping[uuid.UUID, int] = field(default_factory=dict)

    def tell(self) -> str:
        named = (
            f".{_name(meeting)}-{number}" for meeting, number in self.meetings.items()
        )
        return f"{self.own}{''.join(named)}"


@dataclass(frozen=True)
class Marker:
    """What a reader has seen, as it was told; a log it does not name it has not."""

    own: int
    meetings: Mapping[str, int]

    @classmethod
    def read(cls, told: str) -> "Marker | None":
        """None where it is no marker of ours: then the reader needs all there is."""
        if len(told) > _LONGEST or not _MARKER.fullmatch(told):
            return None
        own, *named = told.split(".")
        pairs = (one.split("-") for one in named)
        return cls(int(own), {name: int(number) for name, number in pairs})

    def find(self, meeting_id: uuid.UUID) -> int:
        return self.meetings.get(_name(meeting_id), 0)


def list_logs(consultation_id: uuid.UUID) -> list[uuid.UUID]:
    """The logs of a desk, the consultation's own first."""
    found = _FIND_MEETINGS.fetch(consultation=consultation_id)
    return [consultation_id, *(meeting for (meeting,) in found)]


def read_numbers(consultation: Consultation | uuid.UUID) -> Numbers:
    """Where the logs stand now."""
    own_id = consultation if isinstance(consultation, uuid.UUID) else consultation.id
    logs = list_logs(own_id)
    numbers = dict(_FIND_NUMBERS.fetch(ids=logs))
    meetings = {log: numbers[log] for log in logs[1:] if log in numbers}
    return Numbers(numbers.get(own_id, 0), meetings)


def _name(meeting_id: uuid.UUID) -> str:
    return meeting_id.hex[:_NAME_LENGTH]
