"""Seating people in groups so that each table is a small picture of the whole room.

Groups are equally large, give or take one person. Among all such seatings the best is
the one where, first, the fewest pairs from one organisation sit together, then the
fewest pairs of one role, then the fewest pairs who sat together in an earlier round.
Counting pairs makes the even spread the cheapest one.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from folkmoot.domain.group_search import Room, improve_seating

# How many exchanges of seats are tried for a round: about a third of a second.
EFFORT = 150_000


@dataclass(frozen=True, kw_only=True)
class Party:
    """One person, or several of a kind who are not told apart.

    An empty organisation or role is unknown, and is not spread.
    """

    id: str
    organisation: str = ""
    role: str = ""
    count: int = 1


@dataclass(frozen=True, kw_only=True, order=True)
class Seats:
    """How many of a party sit at a table."""

    party: str
    count: int = 1


Table: TypeAlias = tuple[Seats, ...]
Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, kw_only=True, order=True)
class Unevenness:
    """Pairs who sit together and had better not; less is better, in this order."""

    organisation: int
    role: int
    met: int


def balance_groups(
    parties: Iterable[Party],
    *,
    groups: int,
    seed: int,
    met: Mapping[Pair, int] | None = None,
    effort: int = EFFORT,
) -> tuple[Table, ...]:
    """Seat everybody once. The same people and seed give the same tables.

    `met` says how often two people sat together before, as `count_meetings` gives it.
    The order of `parties` does not matter. More groups than people leaves some empty.
    """
    if groups < 1:
        raise ValueError("at least one group is needed")
    seated = sorted(parties, key=lambda party: party.id)
    units = [party for party in seated for _ in range(party.count)]
    room = Room.of(
        organisations=[_fold(party.organisation) for party in units],
        roles=[_fold(party.role) for party in units],
        met=_number_pairs(units, met or {}),
        groups=groups,
    )
    chance = random.Random(seed)  # noqa: S311 (to be repeatable, not secret)
    tables = improve_seating(room, chance=chance, effort=effort)
    return tuple(_gather_table(units, tables, group) for group in range(groups))


def balance_rounds(
    parties: Iterable[Party],
    *,
    groups: int,
    rounds: int,
    seed: int,
    effort: int = EFFORT,
) -> tuple[tuple[Table, ...], ...]:
    """Seat everybody anew in each round, among people they have not sat with."""
    known = tuple(parties)
    met: Counter[Pair] = Counter()
    seatings = []
    for number in range(rounds):
        tables = balance_groups(
            known, groups=groups, seed=seed + number, met=met, effort=effort
        )
        met.update(count_meetings(known, tables))
        seatings.append(tables)
    return tuple(seatings)


def count_meetings(parties: Iterable[Party], tables: Iterable[Table]) -> Counter[Pair]:
    """Who sat with whom. Of several of a kind nobody knows who it was."""
    single = {party.id for party in parties if party.count == 1}
    pairs: Counter[Pair] = Counter()
    for table in tables:
        persons = sorted(seats.party for seats in table if seats.party in single)
        pairs.update(combinations(persons, 2))
    return pairs


def measure_unevenness(
    parties: Iterable[Party],
    tables: Iterable[Table],
    *,
    met: Mapping[Pair, int] | None = None,
) -> Unevenness:
    """What a seating costs, by the measure the balance goes by."""
    known = {party.id: party for party in parties}
    tables = tuple(tables)
    again = count_meetings(known.values(), tables)
    return Unevenness(
        organisation=_count_pairs(
            tables, {i: _fold(p.organisation) for i, p in known.items()}
        ),
        role=_count_pairs(tables, {i: _fold(p.role) for i, p in known.items()}),
        met=sum((met or {}).get(pair, 0) for pair in again),
    )


def _count_pairs(tables: Sequence[Table], kinds: Mapping[str, str]) -> int:
    pairs = 0
    for table in tables:
        heads: Counter[str] = Counter()
        for seats in table:
            heads[kinds[seats.party]] += seats.count
        pairs += sum(n * (n - 1) // 2 for kind, n in heads.items() if kind)
    return pairs


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _number_pairs(
    units: Sequence[Party], met: Mapping[Pair, int]
) -> dict[tuple[int, int], int]:
    place = {party.id: i for i, party in enumerate(units) if party.count == 1}
    numbered = {}
    for (one, other), times in met.items():
        if one in place and other in place:
            low, high = sorted((place[one], place[other]))
            numbered[low, high] = times
    return numbered


def _gather_table(units: Sequence[Party], tables: Sequence[int], group: int) -> Table:
    heads = Counter(
        party.id for party, table in zip(units, tables, strict=True) if table == group
    )
    return tuple(Seats(party=party, count=n) for party, n in sorted(heads.items()))
