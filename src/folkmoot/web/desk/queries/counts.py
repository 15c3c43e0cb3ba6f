"""Who stands behind each key point, of those who were asked.

A group that repeats itself is heard once; a duplicate counts where its original stands.
Only what supports counts towards groups and meetings, as in the report.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.suggestions import (
    find_open_points,
    find_open_suggestions,
)
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import AreaState, MeetingArea
from folkmoot.web.statements.models import Match, Placement, Sheet, Side, Statement
from folkmoot.web.statements.models.gathering import GATHERS

_VOICE_FIELDS = (
    "meeting_id", "sheet__group_id", "said_by_id", "respondent_id",
    "sheet__area__focus_area_id", "asked__focus_area_id",
)  # fmt: skip
_COUNTED = (*GATHERS, Side.UNRESOLVED)


def _tell_voices(rows: "QuerySet[Any, Any]", *names: str) -> "QuerySet[Any, Any]":
    """These fields, the id of each row's statement as text, and who said it.

    As text: to make a UUID of each takes longer than all the rest.
    """
    with_ids = rows.order_by().annotate(said=Cast(F("statement_id"), CharField()))
    of_voice = [f"statement__{name}" for name in _VOICE_FIELDS]
    told: QuerySet[Any, Any] = with_ids.values_list(*names, "said", *of_voice)
    return told


_FIND_SAID = PreparedQuery[tuple[Any, ...]](
    lambda meetings: _tell_voices(
        Match.objects.kept().filter(
            meeting__in=meetings,
            side__in=_COUNTED,
            key_point__removed_at=None,
            statement__removed_at=None,
        ),
        "key_point_id",
        "side",
    )
)
_FIND_DUPLICATES = PreparedQuery[tuple[Any, ...]](
    lambda meetings: _tell_voices(
        Placement.objects.kept()
        .filter(
            meeting__in=meetings,
            kind=Placement.Kind.DUPLICATE,
            statement__removed_at=None,
            original__removed_at=None,
        )
        .annotate(of=Cast(F("original_id"), CharField())),
        "of",
    )
)
_FIND_SUGGESTED = PreparedQuery[tuple[Any, ...]](
    lambda run: _tell_voices(
        find_open_suggestions(run).filter(point__in=find_open_points(run)),
        "point_id",
        "side",
    )
)
_FIND_GIVEN = PreparedQuery[tuple[uuid.UUID, uuid.UUID, uuid.UUID]](
    lambda meetings: (
        MeetingArea.objects.kept()
        .filter(
            ~Q(state=AreaState.WAITING)
            | Exists(Statement.objects.kept().filter(sheet__area=OuterRef("pk")))
            | Exists(Statement.objects.kept().filter(asked=OuterRef("pk"))),
            meeting__in=meetings,
        )
        .order_by()
        .values_list("id", "focus_area_id", "meeting_id")
    )
)
_FIND_SHEETS = PreparedQuery[tuple[uuid.UUID, uuid.UUID]](
    lambda meetings: (
        Sheet.objects.kept()
        .filter(meeting__in=meetings, group__removed_at=None)
        .order_by()
        .values_list("group_id", "area_id")
    )
)


class Voice(NamedTuple):
    """Who said a statement, where, and on which focus area."""

    statement: str
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

    sides: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
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
    said = [
        Said(key_point, side, _read_voice(values, halls))
        for key_point, side, *values in _FIND_SAID.fetch(meetings=list(halls.meetings))
    ]
    repeated = _read_duplicates(halls)
    if not repeated:
        return said
    return said + [
        Said(each.key_point, each.side, voice)
        for each in said
        for voice in repeated.get(each.voice.statement, ())
    ]


def read_suggested(halls: Halls, run: uuid.UUID) -> list[Said]:
    """Where the machine would have statements stand at key points of its own."""
    return [
        Said(point, side, _read_voice(values, halls))
        for point, side, *values in _FIND_SUGGESTED.fetch(run=run)
    ]


def read_asked(halls: Halls) -> Asked:
    """Who was given what: an area that was opened, or that has statements."""
    meetings: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    groups: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    given = {}
    within = list(halls.meetings)
    for area, focus_area, meeting in _FIND_GIVEN.fetch(meetings=within):
        meetings[focus_area].add(meeting)
        given[area] = focus_area
    for group, area in _FIND_SHEETS.fetch(meetings=within):
        standing = halls.find_group(group)
        if area in given and standing:
            groups[given[area]].add(standing.id)
    return Asked(groups, meetings)


def _read_duplicates(halls: Halls) -> Mapping[str, list[Voice]]:
    """Who said the same, by the original."""
    repeated: defaultdict[str, list[Voice]] = defaultdict(list)
    for original, *values in _FIND_DUPLICATES.fetch(meetings=list(halls.meetings)):
        repeated[original].append(_read_voice(values, halls))
    return repeated


def _read_voice(values: Sequence[Any], halls: Halls) -> Voice:
    statement, meeting, group, said_by, respondent, area, asked = values
    standing = halls.find_group(group or said_by)
    return Voice(
        statement, meeting, standing.id if standing else None, respondent, area or asked
    )
