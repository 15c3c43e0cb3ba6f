"""Where a key point stands today: itself, what it was gathered into, or its whole."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import KeyPoint

_FIND_POINTS = PreparedQuery[KeyPoint](
    lambda consultation: KeyPoint.objects.filter(consultation=consultation)
)


@dataclass(frozen=True)
class Standing:
    """All key points there ever were, to find what became of each."""

    points: Mapping[uuid.UUID, KeyPoint]

    def find(self, key_point: uuid.UUID) -> KeyPoint | None:
        """The key point by which it is counted; None where it was taken away."""
        met: set[uuid.UUID] = set()
        point = self.points.get(key_point)
        while point is not None and point.removed_at is not None:
            met.add(point.id)
            into = point.merged_into_id
            point = None if into in met else self._look_up(into)
        if point is None:
            return None
        whole = self._look_up(point.part_of_id)
        return point if whole is None or whole.removed_at else whole

    def _look_up(self, key_point: uuid.UUID | None) -> KeyPoint | None:
        return self.points.get(key_point) if key_point else None


def read_standing(consultation: Consultation) -> Standing:
    """As the logs stand now."""
    found = _FIND_POINTS.fetch(consultation=consultation.id)
    return Standing({point.id: point for point in found})
