"""Which tables sit together: groups that were merged are one in reading and writing."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Group

_FIND_MERGED = PreparedQuery[tuple[uuid.UUID, uuid.UUID]](
    lambda meeting: (
        Group.objects.filter(meeting=meeting, merged_into__isnull=False)
        .order_by()
        .values_list("id", "merged_into_id")
    )
)


@dataclass(frozen=True)
class Tables:
    """Which groups of a meeting are part of another now; mostly none is."""

    merged_into: Mapping[uuid.UUID, uuid.UUID]

    @classmethod
    def of_meeting(cls, meeting_id: uuid.UUID) -> Self:
        return cls(dict(_FIND_MERGED.fetch(meeting=meeting_id)))

    def find_standing(self, group_id: uuid.UUID) -> uuid.UUID:
        """The group itself, or the one it is part of now."""
        seen = {group_id}
        while (next_id := self.merged_into.get(group_id)) and next_id not in seen:
            group_id = next_id
            seen.add(group_id)
        return group_id

    def find_family(self, group_id: uuid.UUID) -> list[uuid.UUID]:
        """All groups that sit at the same table, the standing one first."""
        standing = self.find_standing(group_id)
        parts = [g for g in self.merged_into if self.find_standing(g) == standing]
        return [standing, *(part for part in parts if part != standing)]
