"""Meetings, groups and focus areas of a desk by their ids, as they are named."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import FocusArea, Group

_FIND_GROUPS = PreparedQuery[
    tuple[uuid.UUID, uuid.UUID, int, str, uuid.UUID | None, object]
](
    lambda ids: (
        Group.objects.filter(meeting__in=ids)
        .order_by("round", "number", "id")
        .values_list(
            "id", "meeting_id", "number", "name", "merged_into_id", "removed_at"
        )
    )
)
_FIND_AREAS = PreparedQuery[tuple[uuid.UUID, str]](
    lambda consultation: (
        FocusArea.objects.kept()
        .filter(consultation=consultation)
        .order_by("place", "id")
        .values_list("id", "title")
    )
)


@dataclass(frozen=True, slots=True)
class Table:
    """A group as it is named."""

    id: uuid.UUID
    meeting: uuid.UUID
    title: str
    merged_into: uuid.UUID | None = None
    is_kept: bool = True


@dataclass(frozen=True)
class Halls:
    """What statements name by id, each in its order."""

    meetings: Mapping[uuid.UUID, str]
    groups: Mapping[uuid.UUID, Table]
    areas: Mapping[uuid.UUID, str]

    @classmethod
    def of_desk(cls, desk: Desk) -> "Halls":
        meetings = dict(desk.find_meetings().values_list("id", "title"))
        areas = dict(_FIND_AREAS.fetch(consultation=desk.consultation.id))
        return cls(meetings, _read_groups(meetings), areas)

    def find_group(self, group_id: uuid.UUID | None) -> Table | None:
        """The group, or the one it is part of now."""
        return self._standing.get(group_id) if group_id is not None else None

    @cached_property
    def _standing(self) -> Mapping[uuid.UUID, Table]:
        return {group_id: self._follow(each) for group_id, each in self.groups.items()}

    def _follow(self, found: Table) -> Table:
        seen: set[uuid.UUID] = set()
        while found.merged_into and found.id not in seen:
            seen.add(found.id)
            found = self.groups.get(found.merged_into, found)
        return found

    def list_standing_groups(self) -> list[Table]:
        """Those that are no part of another, and were not taken away."""
        tables = self.groups.values()
        return [each for each in tables if each.is_kept and not each.merged_into]

    def name_meeting(self, meeting_id: uuid.UUID) -> str:
        return self.meetings.get(meeting_id, "")

    def name_area(self, area_id: uuid.UUID | None) -> str:
        return self.areas.get(area_id, "") if area_id is not None else ""

    def name_respondent(self, number: int | None) -> str:
        """Empty where nobody answered a survey."""
        return "" if number is None else _("Respondent %(number)d") % {"number": number}


def _read_groups(meetings: Iterable[uuid.UUID]) -> dict[uuid.UUID, Table]:
    found = _FIND_GROUPS.fetch(ids=list(meetings))
    return {
        group: Table(
            id=group,
            meeting=meeting,
            title=name or _("Group %(number)d") % {"number": number},
            merged_into=merged_into,
            is_kept=removed_at is None,
        )
        for group, meeting, number, name, merged_into, removed_at in found
    }
