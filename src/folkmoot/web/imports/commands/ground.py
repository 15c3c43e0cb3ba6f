"""What statements that are taken in stand on: areas, groups and sheets, made once."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from folkmoot.web.events.recording import Change
from folkmoot.web.imports.queries.areas import AreaChoice, fold_key
from folkmoot.web.imports.queries.group_names import GroupChoice
from folkmoot.web.meetings.models import (
    AreaState,
    FocusArea,
    Group,
    Meeting,
    MeetingArea,
)
from folkmoot.web.statements.models import HandIn, Sheet, Statement


class FocusAreas:
    """The consultation's areas, and those that are new with the document."""

    def __init__(self, change: Change, consultation_id: uuid.UUID) -> None:
        self._change = change
        self._consultation_id = consultation_id
        self._rows = list(FocusArea.objects.kept().filter(consultation=consultation_id))
        self._by_key = {
            fold_key(title): row
            for row in reversed(self._rows)
            for title in (*row.aliases, row.title)
        }

    def find(self, choice: AreaChoice, *, question: str = "") -> FocusArea:
        """The area that was chosen; made where it is new, and that only once."""
        if choice.row is not None:
            return choice.row
        known = self._by_key.get(choice.key)
        if known is None:
            known = FocusArea(
                consultation_id=self._consultation_id,
                title=choice.title,
                question=question,
                place=max((row.place for row in self._rows), default=-1) + 1,
            )
            self._change.create(known)
            self._rows.append(known)
            self._by_key[choice.key] = known
        return known


@dataclass(kw_only=True)
class Ground:
    """One meeting's areas, groups and sheets, those that were there included."""

    change: Change
    meeting: Meeting
    at: datetime
    areas: dict[uuid.UUID, MeetingArea] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    sheets: dict[tuple[uuid.UUID, uuid.UUID], Sheet] = field(default_factory=dict)

    # Groups that were there before.
    stood: set[uuid.UUID] = field(default_factory=set)

    def __post_init__(self) -> None:
        own: dict[str, Any] = {"meeting": self.meeting}
        for area in MeetingArea.objects.kept().filter(**own):
            self.areas[area.focus_area_id] = area
        for group in Group.objects.kept().filter(**own, round=1, merged_into=None):
            self.groups[group.number] = group
            self.stood.add(group.id)
        for sheet in Sheet.objects.kept().filter(**own):
            self.sheets[sheet.group_id, sheet.area_id] = sheet

    def find_area(self, focus_area: FocusArea) -> MeetingArea:
        """The area as this meeting discussed it; its writing is over."""
        area = self.areas.get(focus_area.id)
        if area is None:
            area = MeetingArea(
                meeting=self.meeting,
                focus_area=focus_area,
                place=len(self.areas),
                state=AreaState.CLOSED,
                closed_at=self.at,
            )
            self.change.create(area)
            self.areas[focus_area.id] = area
        elif area.state != AreaState.CLOSED:
            self.change.change(area, state=AreaState.CLOSED, closed_at=self.at)
        return area

    def find_group(self, choice: GroupChoice) -> Group:
        group = self.groups.get(choice.number)
        if group is None:
            group = Group(meeting=self.meeting, number=choice.number, name=choice.name)
            self.change.create(group)
            self.groups[choice.number] = group
        elif choice.name and not group.name and group.id in self.stood:
            self.change.change(group, name=choice.name)
        return group

    def find_sheet(self, group: Group, area: MeetingArea) -> Sheet:
        """The group's sheet on the area, handed in."""
        sheet = self.sheets.get((group.id, area.id))
        if sheet is None:
            sheet = Sheet(
                meeting=self.meeting, group=group, area=area, handed_in_at=self.at
            )
            self.change.create(sheet)
            self.sheets[group.id, area.id] = sheet
        elif sheet.handed_in_at is None:
            self.change.change(sheet, handed_in_at=self.at)
        return sheet

    def hand_in(self, statements: Iterable[Statement]) -> None:
        """Note for each sheet what was on it, as a group's own hand-in would."""
        given: dict[uuid.UUID, list[Statement]] = {}
        for statement in statements:
            if statement.sheet_id is not None:
                given.setdefault(statement.sheet_id, []).append(statement)
        for sheet_id, rows in given.items():
            versions = {str(row.id): row.versions.get("text", 0) for row in rows}
            self.change.create(
                HandIn(
                    meeting=self.meeting,
                    sheet_id=sheet_id,
                    at=self.at,
                    count=len(rows),
                    statements=versions,
                )
            )
