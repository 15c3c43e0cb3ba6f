"""The tables of a meeting: who sits where, and who has no place yet.

Groups that were merged count as one: what belongs to any of them is shown under the one
that is left standing, and stays where it was written.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet, Sum

from folkmoot.web.meetings.models import (
    Attendee,
    Group,
    GroupMember,
    Meeting,
    MeetingArea,
    MeetingState,
    Part,
)


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody at a table, or some of several of a kind."""

    attendee: Attendee
    count: int


@dataclass(frozen=True, kw_only=True)
class TableView:
    """A standing group with its members and what was merged into it."""

    group: Group
    members: Sequence[Member]
    merged: Sequence[Group] = ()

    @property
    def heads(self) -> int:
        """How many sit there: counted, or as somebody wrote it down."""
        return sum(member.count for member in self.members) or self.group.size or 0


@dataclass(frozen=True, kw_only=True)
class RoundView:
    """One round: its tables, and the people who have no place in it."""

    number: int
    tables: Sequence[TableView]
    unseated: Sequence[Member]


def find_standing_groups(meeting: Meeting) -> QuerySet[Group]:
    """The groups there are now, without those that are part of another."""
    found: QuerySet[Group] = Group.objects.kept().filter(
        meeting=meeting, merged_into=None
    )
    return found


def list_family(group: Group) -> list[Group]:
    """A group and all that were merged into it, also by way of others."""
    family = [group]
    for member in family:
        family += member.merged.filter(removed_at=None)
    return family


def find_participants(meeting: Meeting) -> QuerySet[Attendee]:
    """Those who sit in groups; hosts and the commission's own people do not."""
    found: QuerySet[Attendee] = Attendee.objects.kept().filter(
        meeting=meeting, part=Part.PARTICIPANT
    )
    return found


def count_participants(meeting: Meeting) -> int:
    """How many are expected to sit in groups."""
    heads: int | None = find_participants(meeting).aggregate(all=Sum("count"))["all"]
    return heads or 0


def list_removed_groups(meeting: Meeting) -> list[Group]:
    """Groups that were taken away and can come back."""
    return list(Group.objects.filter(meeting=meeting, removed_at__isnull=False))


def find_seats(meeting: Meeting) -> QuerySet[GroupMember]:
    """Who sits where, at tables that are there and of people who are there."""
    found = GroupMember.objects.kept().filter(meeting=meeting, group__removed_at=None)
    kept: QuerySet[GroupMember] = found.filter(attendee__removed_at=None)
    return kept.select_related("attendee", "group").order_by(
        "attendee__place", "attendee_id"
    )


def count_rounds(meeting: Meeting) -> int:
    """As many as the plan of focus areas or the groups have; one at least."""
    areas = MeetingArea.objects.kept().filter(meeting=meeting)
    planned = areas.values_list("round", flat=True)
    there = find_standing_groups(meeting).values_list("round", flat=True)
    rounds: list[int] = [1, *planned, *there]
    return max(rounds)


def next_number(meeting: Meeting, round_number: int) -> int:
    """After the last. Once the meeting is open, no number is given a second time."""
    groups = Group.objects.filter(meeting=meeting, round=round_number)
    if meeting.state == MeetingState.PLANNED:
        groups = groups.filter(removed_at=None)
    last: int | None = groups.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def list_rounds(meeting: Meeting) -> list[RoundView]:
    """Every round with its tables, in few queries."""
    groups = list(Group.objects.kept().filter(meeting=meeting))
    seats = list(find_seats(meeting))
    people = list(find_participants(meeting))
    numbers = range(1, count_rounds(meeting) + 1)
    return [_view_round(n, groups, seats, people) for n in numbers]


def view_table(group: Group) -> TableView:
    """One table with its members."""
    groups = list(Group.objects.kept().filter(meeting=group.meeting_id))
    return _view_table(group, groups, list(find_seats(group.meeting)))


def has_written(group: Group) -> bool:
    """Whether anything was ever written on the group's sheets, or sent to them.

    The sheets belong to an app above this one; its tables are asked by their names.
    """
    own = Group.objects.filter(id=group.id)
    kinds = ("statements", "late_arrivals", "photos", "hand_ins")
    return any(own.filter(**{f"sheets__{k}__isnull": False}).exists() for k in kinds)


def _view_round(
    number: int,
    groups: Sequence[Group],
    seats: Sequence[GroupMember],
    people: Iterable[Attendee],
) -> RoundView:
    own = [group for group in groups if group.round == number]
    seated = Counter[uuid.UUID]()
    for seat in seats:
        if seat.group.round == number:
            seated[seat.attendee_id] += seat.count
    left = ((person, person.count - seated[person.id]) for person in people)
    return RoundView(
        number=number,
        tables=[
            _view_table(group, own, seats) for group in own if not group.merged_into_id
        ],
        unseated=[Member(attendee=p, count=n) for p, n in left if n > 0],
    )


def _view_table(
    group: Group, groups: Sequence[Group], seats: Sequence[GroupMember]
) -> TableView:
    parts = defaultdict[uuid.UUID | None, list[Group]](list)
    for other in groups:
        parts[other.merged_into_id].append(other)
    family = [group]
    for one in family:
        family += parts[one.id]
    ids = {one.id for one in family}
    heads: dict[uuid.UUID, Member] = {}
    for seat in seats:
        if seat.group_id in ids:
            known = heads.get(seat.attendee_id)
            count = seat.count + (known.count if known else 0)
            heads[seat.attendee_id] = Member(attendee=seat.attendee, count=count)
    return TableView(group=group, members=list(heads.values()), merged=family[1:])
