"""Who stands behind each key point, of those who were asked.

A group that repeats itself is heard once; a duplicate counts where its original stands.
Only what supports counts towards groups and meetings, as in the report.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q

from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.meetings.models import AreaState, MeetingArea
from folkmoot.web.statements.models import Match, Placement, Sheet, Side, Statement
from folkmoot.web.statements.models.gathering import GATHERS

_VOICE_FIELDS = (
    "id", "meeting_id", "sheet__group_id", "said_by_id", "respondent_id",
    "sheet__area__focus_area_id", "asked__focus_area_id",
)  # fmt: skip
_COUNTED = (*GATHERS, Side.UNRESOLVED)


class Voice(NamedTuple):
    """Who said a statement, where, and on which focus area."""

    statement: uuid.UUID
    meeting: uuid.UUID
    group: uuid.UUID | None
    respondent: uuid.UUID | None
    area: uuid.UUID | None


class Said(NamedTuple):
    """That a statement stands on a side of a key point."""

    key_point: uuid.UUID
    side: str
    voice: Voice


@dataclass(frozen=True)
class Asked:
    """Who was given a focus area: groups by the area, and meetings."""

    groups: Mapping[uuid.UUID, set[uuid.UUID]]
    meetings: Mapping[uuid.UUID, set[uuid.UUID]]


@dataclass
class Tally:
    """What was said to one key point."""

    sides: defaultdict[str, set[uuid.UUID]] = field(
        default_factory=lambda: defaultdict(set)
    )
    groups: set[uuid.UUID] = field(default_factory=set)
    meetings: set[uuid.UUID] = field(default_factory=set)
    respondents: set[uuid.UUID] = field(default_factory=set)
    areas: set[uuid.UUID] = field(default_factory=set)

    def take(self, side: str, voice: Voice) -> None:
        self.sides[side].add(voice.statement)
        if side in GATHERS and voice.area:
            self.areas.add(voice.area)
        if side == Side.SUPPORTS:
            self.meetings.add(voice.meeting)
            if voice.group:
                self.groups.add(voice.group)
            if voice.respondent:
                self.respondents.add(voice.respondent)

    def add(self, other: "Tally") -> None:
        """What was said to a part was said to the whole."""
        for side, statements in other.sides.items():
            self.sides[side] |= statements
        self.groups |= other.groups
        self.meetings |= other.meetings
        self.respondents |= other.respondents
        self.areas |= other.areas

    def tell(self, asked: Asked, area: uuid.UUID | None) -> dict[str, int]:
        """The counts; who was asked is who was given its area, or one it came up in."""
        areas = self.areas | ({area} if area else set())
        groups = self.groups.union(*(asked.groups.get(each, ()) for each in areas))
        meetings = self.meetings.union(
            *(asked.meetings.get(each, ()) for each in areas)
        )
        return {
            "supports": len(self.sides[Side.SUPPORTS]),
            "opposes": len(self.sides[Side.OPPOSES]),
            "unresolved": len(self.sides[Side.UNRESOLVED]),
            "groups": len(self.groups),
            "asked": len(groups),
            "meetings": len(self.meetings),
            "meetings_asked": len(meetings),
            "respondents": len(self.respondents),
        }


def tally(said: Iterable[Said]) -> defaultdict[uuid.UUID, Tally]:
    tallies: defaultdict[uuid.UUID, Tally] = defaultdict(Tally)
    for each in said:
        tallies[each.key_point].take(each.side, each.voice)
    return tallies


def read_said(halls: Halls) -> list[Said]:
    """Where its statements stand by decision; duplicates as their originals do."""
    names = ("key_point_id", "side", *(f"statement__{name}" for name in _VOICE_FIELDS))
    matches = Match.objects.kept().filter(
        meeting__in=list(halls.meetings),
        side__in=_COUNTED,
        key_point__removed_at=None,
        statement__removed_at=None,
    )
    said = [
        Said(key_point, side, _read_voice(values, halls))
        for key_point, side, *values in matches.order_by().values_list(*names)
    ]
    repeated = _read_duplicates(halls)
    if not repeated:
        return said
    return said + [
        Said(each.key_point, each.side, voice)
        for each in said
        for voice in repeated.get(each.voice.statement, ())
    ]


def read_voices(ids: Iterable[uuid.UUID], halls: Halls) -> dict[uuid.UUID, Voice]:
    """Who said these statements."""
    found = Statement.objects.filter(id__in=list(ids)).order_by()
    voices = (_read_voice(row, halls) for row in found.values_list(*_VOICE_FIELDS))
    return {voice.statement: voice for voice in voices}


def read_asked(halls: Halls) -> Asked:
    """Who was given what: an area that was opened, or that has statements."""
    meetings: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    groups: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    given = {}
    for area, focus_area, meeting in _find_given(halls):
        meetings[focus_area].add(meeting)
        given[area] = focus_area
    sheets = Sheet.objects.kept().filter(
        meeting__in=list(halls.meetings), group__removed_at=None
    )
    for group, area in sheets.order_by().values_list("group_id", "area_id"):
        standing = halls.find_group(group)
        if area in given and standing:
            groups[given[area]].add(standing.id)
    return Asked(groups, meetings)


def _find_given(halls: Halls) -> Iterable[tuple[uuid.UUID, uuid.UUID, uuid.UUID]]:
    said = Statement.objects.kept()
    areas = MeetingArea.objects.kept().filter(
        ~Q(state=AreaState.WAITING)
        | Exists(said.filter(sheet__area=OuterRef("pk")))
        | Exists(said.filter(asked=OuterRef("pk"))),
        meeting__in=list(halls.meetings),
    )
    return areas.order_by().values_list("id", "focus_area_id", "meeting_id")


def _read_duplicates(halls: Halls) -> Mapping[uuid.UUID, list[Voice]]:
    """Who said the same, by the original."""
    names = ("original_id", *(f"statement__{name}" for name in _VOICE_FIELDS))
    placed = Placement.objects.kept().filter(
        meeting__in=list(halls.meetings),
        kind=Placement.Kind.DUPLICATE,
        statement__removed_at=None,
        original__removed_at=None,
    )
    repeated: defaultdict[uuid.UUID, list[Voice]] = defaultdict(list)
    for original, *values in placed.order_by().values_list(*names):
        repeated[original].append(_read_voice(values, halls))
    return repeated


def _read_voice(values: Iterable[Any], halls: Halls) -> Voice:
    statement, meeting, group, said_by, respondent, area, asked = values
    standing = halls.find_group(group or said_by)
    return Voice(
        statement, meeting, standing.id if standing else None, respondent, area or asked
    )
