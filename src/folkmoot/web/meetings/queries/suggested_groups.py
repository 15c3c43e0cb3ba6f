"""Balanced groups as a suggestion: what would be laid, before anything is laid."""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.domain.group_balance import (
    Pair,
    Party,
    Seats,
    Table,
    balance_groups,
    count_meetings,
    measure_unevenness,
)
from folkmoot.web.events.values import canonical
from folkmoot.web.meetings.models import Attendee, Group, Meeting
from folkmoot.web.meetings.queries.groups import (
    Member,
    RoundView,
    TableView,
    find_participants,
    find_seats,
    list_rounds,
    next_number,
)


@dataclass(frozen=True, kw_only=True)
class BalanceWish:
    """How many groups there shall be in each round; those in `kept` stay as they are.

    Another seed is another suggestion that is as good.
    """

    groups: int
    rounds: int = 1
    seed: int = 1
    kept: frozenset[uuid.UUID] = field(default_factory=frozenset)


@dataclass(frozen=True, kw_only=True)
class SuggestedTable:
    """A table to be; `group` is None where it is still to be made."""

    group: Group | None
    number: int
    members: Sequence[Member]
    is_kept: bool = False

    @property
    def heads(self) -> int:
        return sum(member.count for member in self.members)


@dataclass(frozen=True, kw_only=True)
class SuggestedRound:
    """A round to be, the groups that would go, and what could not be avoided."""

    number: int
    tables: Sequence[SuggestedTable]
    leaving: Sequence[Group]
    same_organisation: int = 0
    met_before: int = 0


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """All rounds; `basis` tells whether people or groups have changed since."""

    wish: BalanceWish
    rounds: Sequence[SuggestedRound]
    basis: str

    @property
    def leaving(self) -> list[Group]:
        return [group for view in self.rounds for group in view.leaving]


def suggest_groups(meeting: Meeting, wish: BalanceWish) -> Suggestion:
    """Seat everybody anew but those at tables that are kept. Writes nothing."""
    basis = tell_basis(meeting)
    people = {str(person.id): person for person in find_participants(meeting)}
    met: Counter[Pair] = Counter()
    rounds = []
    for view in _list_rounds_to(meeting, wish.rounds):
        if view.number > wish.rounds:
            rounds.append(_leave_round(view, wish))
            continue
        suggested = _suggest_round(meeting, view, people, wish, met)
        rounds.append(suggested)
        tables = [_as_table(table.members) for table in suggested.tables]
        met.update(count_meetings(_as_parties(people.values()), tables))
    return Suggestion(wish=wish, rounds=rounds, basis=basis)


def tell_basis(meeting: Meeting) -> str:
    """A digest of the people, the groups and who sits where."""
    people = find_participants(meeting).order_by("id")
    groups = Group.objects.kept().filter(meeting=meeting).order_by("id")
    seats = find_seats(meeting).order_by("id")
    told = [
        list(people.values_list("id", "organisation", "role", "count")),
        list(groups.values_list("id", "round", "number", "merged_into")),
        list(seats.values_list("group", "attendee", "count")),
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()[:32]


def _list_rounds_to(meeting: Meeting, wanted: int) -> list[RoundView]:
    views = list_rounds(meeting)
    people = [Member(attendee=p, count=p.count) for p in find_participants(meeting)]
    for number in range(len(views) + 1, wanted + 1):
        views.append(RoundView(number=number, tables=(), unseated=people))
    return views


def _suggest_round(
    meeting: Meeting,
    view: RoundView,
    people: Mapping[str, Attendee],
    wish: BalanceWish,
    met: Mapping[Pair, int],
) -> SuggestedRound:
    kept = [table for table in view.tables if table.group.id in wish.kept]
    open_tables = [table for table in view.tables if table.group.id not in wish.kept]
    free = _find_free(people, kept)
    count = max(wish.groups - len(kept), 1 if free else 0)
    seed = wish.seed * 1000 + view.number
    laid = balance_groups(free, groups=count, seed=seed, met=met) if count else ()
    suggested = [
        SuggestedTable(
            group=table.group,
            number=table.group.number,
            members=table.members,
            is_kept=True,
        )
        for table in kept
    ]
    numbers = [table.group.number for table in open_tables[:count]]
    first_new = next_number(meeting, view.number)
    numbers += range(first_new, first_new + count - len(numbers))
    for place, (number, table) in enumerate(zip(numbers, laid, strict=True)):
        there = open_tables[place].group if place < len(open_tables) else None
        members = _list_members(people, table)
        suggested.append(SuggestedTable(group=there, number=number, members=members))
    uneven = measure_unevenness(free, laid, met=met)
    return SuggestedRound(
        number=view.number,
        tables=sorted(suggested, key=lambda table: table.number),
        leaving=[table.group for table in open_tables[count:]],
        same_organisation=uneven.organisation,
        met_before=uneven.met,
    )


def _leave_round(view: RoundView, wish: BalanceWish) -> SuggestedRound:
    """A round that is no longer wanted: all its groups go, but those that are kept."""
    kept = [table for table in view.tables if table.group.id in wish.kept]
    return SuggestedRound(
        number=view.number,
        tables=[
            SuggestedTable(
                group=table.group,
                number=table.group.number,
                members=table.members,
                is_kept=True,
            )
            for table in kept
        ],
        leaving=[table.group for table in view.tables if table not in kept],
    )


def _find_free(
    people: Mapping[str, Attendee], kept: Iterable[TableView]
) -> list[Party]:
    """Everybody but those at tables that stay as they are."""
    seated: Counter[str] = Counter()
    for table in kept:
        for member in table.members:
            seated[str(member.attendee.id)] += member.count
    parties = []
    for key, person in people.items():
        count = person.count - seated[key]
        if count > 0:
            parties.append(_as_party(person, count))
    return parties


def _as_parties(people: Iterable[Attendee]) -> list[Party]:
    return [_as_party(person, person.count) for person in people]


def _as_party(person: Attendee, count: int) -> Party:
    return Party(
        id=str(person.id),
        organisation=person.organisation,
        role=person.role,
        count=count,
    )


def _as_table(members: Iterable[Member]) -> Table:
    return tuple(Seats(party=str(m.attendee.id), count=m.count) for m in members)


def _list_members(people: Mapping[str, Attendee], table: Table) -> list[Member]:
    """In the order of the list of participants."""
    heads = {seats.party: seats.count for seats in table}
    return [
        Member(attendee=person, count=heads[key])
        for key, person in people.items()
        if key in heads
    ]
