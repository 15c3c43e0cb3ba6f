"""The search behind `group_balance`: exchange seats as long as that helps.

It begins from a deal of cards, which spreads every organisation evenly already, and
goes on from small disturbances of the best seating so far.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# How often the search begins anew instead of disturbing the best seating.
NEW_DEALS = 0.2


@dataclass(frozen=True)
class Room:
    """Those to be seated, by number. -1 is an unknown organisation or role."""

    organisations: tuple[int, ...]
    roles: tuple[int, ...]
    met: Mapping[int, Mapping[int, int]]
    groups: int

    @classmethod
    def of(
        cls,
        *,
        organisations: Sequence[str],
        roles: Sequence[str],
        met: Mapping[tuple[int, int], int],
        groups: int,
    ) -> "Room":
        """Number what is told in words, to count it quickly."""
        both: dict[int, dict[int, int]] = {}
        for (one, other), times in met.items():
            both.setdefault(one, {})[other] = times
            both.setdefault(other, {})[one] = times
        return cls(_number(organisations), _number(roles), both, groups)

    @property
    def size(self) -> int:
        """How many are to be seated."""
        return len(self.organisations)

    def weigh_role(self) -> int:
        """More than all pairs who met can cost together."""
        return 1 + sum(sum(known.values()) for known in self.met.values()) // 2

    def weigh_organisation(self) -> int:
        """More than all pairs of a role, and all who met, can cost together."""
        return self.weigh_role() * (1 + self.size * (self.size - 1) // 2)


class Seating:
    """Who sits where, with the counts that make an exchange cheap to judge."""

    def __init__(self, room: Room, tables: Sequence[int]) -> None:
        self.room = room
        self.tables = list(tables)
        self.sizes = [0] * room.groups
        self._kinds = (
            _Kind(room.organisations, room.groups, room.weigh_organisation()),
            _Kind(room.roles, room.groups, room.weigh_role()),
        )
        for unit, table in enumerate(self.tables):
            self._count(unit, table, 1)

    def cost(self) -> int:
        """All pairs that had better not sit together, by their weights."""
        pairs = sum(
            times
            for one, known in self.room.met.items()
            for other, times in known.items()
            if self.tables[one] == self.tables[other]
        )
        return sum(kind.cost() for kind in self._kinds) + pairs // 2

    def judge_exchange(self, one: int, other: int) -> int:
        """What it would cost to let two from different tables change places."""
        here, there = self.tables[one], self.tables[other]
        cost = sum(k.judge_exchange(one, other, here, there) for k in self._kinds)
        if self.room.met:
            cost += self._judge_meetings(one, here, there, but=other)
            cost += self._judge_meetings(other, there, here, but=one)
        return cost

    def judge_move(self, unit: int, to: int) -> int:
        """What it would cost to let one move to a smaller table."""
        here = self.tables[unit]
        cost = sum(kind.judge_move(unit, here, to) for kind in self._kinds)
        return cost + self._judge_meetings(unit, here, to, but=-1)

    def exchange(self, one: int, other: int) -> None:
        """Let two change places."""
        here, there = self.tables[one], self.tables[other]
        self.move(one, there)
        self.move(other, here)

    def move(self, unit: int, to: int) -> None:
        """Let one sit down at another table."""
        self._count(unit, self.tables[unit], -1)
        self.tables[unit] = to
        self._count(unit, to, 1)

    def _judge_meetings(self, unit: int, here: int, to: int, *, but: int) -> int:
        cost = 0
        for other, times in self.room.met.get(unit, {}).items():
            table = self.tables[other]
            if other != but and table == to:
                cost += times
            elif other != but and table == here:
                cost -= times
        return cost

    def _count(self, unit: int, table: int, by: int) -> None:
        self.sizes[table] += by
        for kind in self._kinds:
            kind.count(unit, table, by)


class _Kind:
    """How many of each organisation (or role) sit at each table."""

    def __init__(self, of: Sequence[int], groups: int, weight: int) -> None:
        self._of = of
        self._weight = weight
        self._heads = [[0] * (max(of, default=-1) + 1) for _ in range(groups)]

    def cost(self) -> int:
        pairs = sum(n * (n - 1) // 2 for heads in self._heads for n in heads)
        return pairs * self._weight

    def judge_exchange(self, one: int, other: int, here: int, there: int) -> int:
        if self._of[one] == self._of[other]:
            return 0
        return self.judge_move(one, here, there) + self.judge_move(other, there, here)

    def judge_move(self, unit: int, here: int, to: int) -> int:
        kind = self._of[unit]
        if kind < 0:
            return 0
        return (self._heads[to][kind] - self._heads[here][kind] + 1) * self._weight

    def count(self, unit: int, table: int, by: int) -> None:
        kind = self._of[unit]
        if kind >= 0:
            self._heads[table][kind] += by


def improve_seating(room: Room, *, chance: random.Random, effort: int) -> list[int]:
    """The table of each, after as many tries as `effort` allows."""
    best = Seating(room, _deal(room, chance))
    if room.groups == 1 or room.size < 2:
        return best.tables
    left = effort - _descend(best, chance)
    cost = best.cost()
    lowest = _bound(room)
    while left > 0 and cost > lowest:
        tried = Seating(room, best.tables)
        if chance.random() < NEW_DEALS:
            tried = Seating(room, _deal(room, chance))
        else:
            _disturb(tried, chance)
        left -= _descend(tried, chance)
        if (new := tried.cost()) <= cost:
            best, cost = tried, new
    return best.tables


def _deal(room: Room, chance: random.Random) -> list[int]:
    """Deal the people out like cards, sorted by organisation and role."""
    order = list(range(room.size))
    chance.shuffle(order)
    turns = {kind: chance.random() for kind in sorted(set(room.organisations))}
    order.sort(key=lambda unit: (turns[room.organisations[unit]], room.roles[unit]))
    tables = [0] * room.size
    for turn, unit in enumerate(order):
        tables[unit] = turn % room.groups
    return tables


def _descend(seating: Seating, chance: random.Random) -> int:
    """Exchange as long as it helps; how many exchanges were judged."""
    judged = 0
    units = list(range(seating.room.size))
    is_better = True
    while is_better:
        is_better = False
        chance.shuffle(units)
        for place, one in enumerate(units):
            judged += len(units) - place
            is_better |= _move_where_better(seating, one)
            is_better |= _exchange_where_better(seating, one, units[place + 1 :])
    return judged


def _exchange_where_better(seating: Seating, one: int, others: Iterable[int]) -> bool:
    is_better = False
    tables = seating.tables
    for other in others:
        if tables[one] != tables[other] and seating.judge_exchange(one, other) < 0:
            seating.exchange(one, other)
            is_better = True
    return is_better


def _move_where_better(seating: Seating, unit: int) -> bool:
    here = seating.tables[unit]
    for to, size in enumerate(seating.sizes):
        if size < seating.sizes[here] and seating.judge_move(unit, to) < 0:
            seating.move(unit, to)
            return True
    return False


def _disturb(seating: Seating, chance: random.Random) -> None:
    """Let a few change places at random."""
    for _ in range(chance.randint(2, 4)):
        one, other = chance.sample(range(seating.room.size), 2)
        if seating.tables[one] != seating.tables[other]:
            seating.exchange(one, other)


def _bound(room: Room) -> int:
    """What no seating can be cheaper than: each kind spread as evenly as it goes."""
    return _count_even_pairs(
        room.organisations, room.groups
    ) * room.weigh_organisation() + (
        _count_even_pairs(room.roles, room.groups) * room.weigh_role()
    )


def _count_even_pairs(kinds: Sequence[int], groups: int) -> int:
    pairs = 0
    for kind in {kind for kind in kinds if kind >= 0}:
        low, more = divmod(sum(k == kind for k in kinds), groups)
        pairs += groups * (low * (low - 1) // 2) + more * low
    return pairs


def _number(words: Sequence[str]) -> tuple[int, ...]:
    known = {word: i for i, word in enumerate(sorted({w for w in words if w}))}
    return tuple(known.get(word, -1) for word in words)
