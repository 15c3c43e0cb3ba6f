"""Which tables sit together: groups that were merged are one in reading and writing."""

import uuid
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from folkmoot.web.meetings.models import Group


@dataclass(frozen=True)
class Tables:
    """The groups of a meeting, and which of them is part of which now."""

    merged_into: dict[uuid.UUID, uuid.UUID | None]
    groups: dict[uuid.UUID, Group] = field(default_factory=dict)

    @classmethod
    def of_meeting(cls, meeting_id: uuid.UUID) -> Self:
        groups = {group.id: group for group in Group.objects.filter(meeting=meeting_id)}
        merged_into = {group.id: group.merged_into_id for group in groups.values()}
        return cls(merged_into, groups)

    def find_standing(self, group_id: uuid.UUID) -> uuid.UUID:
        """The group itself, or the one it is part of now."""
        seen = {group_id}
        while (next_id := self.merged_into.get(group_id)) and next_id not in seen:
            group_id = next_id
            seen.add(group_id)
        return group_id

    @cached_property
    def families(self) -> dict[uuid.UUID, list[uuid.UUID]]:
        """Each standing group with all that are part of it, itself first."""
        found: dict[uuid.UUID, list[uuid.UUID]] = {}
        for group_id in self.merged_into:
            standing = self.find_standing(group_id)
            found.setdefault(standing, [standing])
            if group_id != standing:
                found[standing].append(group_id)
        return found

    def find_family(self, group_id: uuid.UUID) -> list[uuid.UUID]:
        """All groups that sit at the same table, the standing one first."""
        standing = self.find_standing(group_id)
        return self.families.get(standing, [standing])
