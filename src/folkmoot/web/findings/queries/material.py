"""What findings are counted from, each thing read once for the whole consultation."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from folkmoot.domain.findings import FocusAreaId, Hearing, HearingKind, Trait, TraitKind
from folkmoot.domain.ids import MeetingId
from folkmoot.jobs.finding import order_meetings
from folkmoot.web.desk.queries.counts import (
    Asked,
    Said,
    read_asked,
    read_said,
    read_suggested,
)
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import GroupMember, MeetingState
from folkmoot.web.statements.models import Respondent

# An attribute with more values than this tells persons apart instead of gathering them.
_MOST_VALUES = 30
_FIND_SEATS = PreparedQuery[tuple[uuid.UUID, str, str]](
    lambda meetings: (
        GroupMember.objects.kept()
        .filter(meeting__in=meetings, attendee__removed_at=None)
        .order_by()
        .values_list("group_id", "attendee__role", "attendee__organisation")
    )
)
_FIND_RESPONDENTS = PreparedQuery[tuple[uuid.UUID, uuid.UUID, Any]](
    lambda meetings: (
        Respondent.objects.kept()
        .filter(meeting__in=meetings)
        .order_by()
        .values_list("id", "meeting_id", "attributes")
    )
)


@dataclass(frozen=True, kw_only=True)
class Material:
    """Who was heard where, and what they were asked."""

    hearings: Mapping[uuid.UUID, Hearing]
    areas: Mapping[uuid.UUID, str]
    asked: Asked
    group_meetings: Mapping[uuid.UUID, uuid.UUID]
    respondents: Mapping[uuid.UUID, frozenset[uuid.UUID]]
    group_traits: Mapping[uuid.UUID, frozenset[Trait]]
    respondent_traits: Mapping[uuid.UUID, frozenset[Trait]]
    said: list[Said]
    suggested: list[Said]

    def is_of_kind(self, hearing: uuid.UUID, kind: HearingKind) -> bool:
        found = self.hearings.get(hearing)
        return found is not None and found.kind is kind


def read_material(desk: Desk, run: uuid.UUID | None) -> Material:
    """All that is decided and known; of the machine's own, what `run` suggests."""
    halls = Halls.of_desk(desk)
    asked = read_asked(halls)
    rows = _read_respondents(list(halls.meetings))
    respondents: defaultdict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    for each, meeting, _ in rows:
        respondents[meeting].add(each)
    hearings = _read_hearings(desk, asked, halls, respondents)
    return Material(
        hearings=hearings,
        areas=halls.areas,
        asked=_limit(asked, halls, hearings),
        group_meetings={each.id: each.meeting for each in halls.groups.values()},
        respondents={each: frozenset(some) for each, some in respondents.items()},
        group_traits=_read_seats(halls),
        respondent_traits=_tell_attributes(rows),
        said=read_said(halls),
        suggested=read_suggested(halls, run) if run else [],
    )


def _read_respondents(
    meetings: list[uuid.UUID],
) -> list[tuple[uuid.UUID, uuid.UUID, Mapping[str, str]]]:
    return _FIND_RESPONDENTS.fetch(meetings=meetings)


def _read_hearings(
    desk: Desk,
    asked: Asked,
    halls: Halls,
    respondents: Mapping[uuid.UUID, set[uuid.UUID]],
) -> Mapping[uuid.UUID, Hearing]:
    """Those that are over, and those at which something was said, as they were held."""
    counted = desk.find_statements().order_by().values_list("meeting")
    statements = dict(counted.annotate(count=Count("pk")))
    given = set().union(*asked.groups.values())
    groups: defaultdict[uuid.UUID, int] = defaultdict(int)
    for group in given:
        groups[halls.groups[group].meeting] += 1
    rows = desk.find_meetings().values_list("id", "title", "hearing", "date", "state")
    found = [
        Hearing(
            id=MeetingId(str(own)),
            title=title,
            kind=HearingKind(hearing),
            date=date,
            groups=groups[own],
            respondents=len(respondents.get(own, ())),
            statements=statements.get(own, 0),
        )
        for own, title, hearing, date, state in rows
        if statements.get(own) or state == MeetingState.CLOSED
    ]
    return {uuid.UUID(each.id): each for each in order_meetings(found)}


def _limit(asked: Asked, halls: Halls, hearings: Mapping[uuid.UUID, Hearing]) -> Asked:
    """Without the meetings that are still to be held."""
    return Asked(
        groups={
            area: {one for one in some if halls.groups[one].meeting in hearings}
            for area, some in asked.groups.items()
        },
        meetings={
            area: some & hearings.keys() for area, some in asked.meetings.items()
        },
    )


def _read_seats(halls: Halls) -> Mapping[uuid.UUID, frozenset[Trait]]:
    traits: defaultdict[uuid.UUID, set[Trait]] = defaultdict(set)
    for group, role, organisation in _FIND_SEATS.fetch(meetings=list(halls.meetings)):
        standing = halls.find_group(group)
        if standing is None:
            continue
        if role:
            traits[standing.id].add(Trait(kind=TraitKind.ROLE, value=role))
        if organisation:
            traits[standing.id].add(
                Trait(kind=TraitKind.ORGANISATION, value=organisation)
            )
    return {group: frozenset(some) for group, some in traits.items()}


def _tell_attributes(
    rows: list[tuple[uuid.UUID, uuid.UUID, Mapping[str, str]]],
) -> Mapping[uuid.UUID, frozenset[Trait]]:
    values: defaultdict[str, set[str]] = defaultdict(set)
    for _, _, attributes in rows:
        for name, value in attributes.items():
            values[name].add(str(value))
    made = {
        (name, value): Trait(kind=TraitKind.ATTRIBUTE, name=name, value=value)
        for name, some in values.items()
        if len(some) <= _MOST_VALUES
        for value in some
        if value
    }
    return {
        respondent: frozenset(
            made[name, str(value)]
            for name, value in attributes.items()
            if (name, str(value)) in made
        )
        for respondent, _, attributes in rows
    }


def name_area(area: uuid.UUID) -> FocusAreaId:
    return FocusAreaId(str(area))
