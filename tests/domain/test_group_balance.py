from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.domain.group_balance import (
    Party,
    Seats,
    Table,
    Unevenness,
    balance_groups,
    balance_rounds,
    count_meetings,
    measure_unevenness,
)

ORGANISATIONS = st.sampled_from(["", "Region Nord", "Kommunen", "Skolen"])
ROLES = st.sampled_from(["", "sygeplejerske", "borger", "leder"])


@st.composite
def people(draw: st.DrawFn, *, most: int = 40, several: int = 6) -> list[Party]:
    count = draw(st.integers(0, most))
    return [
        Party(
            id=f"{i:03}",
            organisation=draw(ORGANISATIONS),
            role=draw(ROLES),
            count=draw(st.integers(1, several)),
        )
        for i in range(count)
    ]


def heads(table: Table) -> int:
    return sum(seats.count for seats in table)


@given(people(), st.integers(1, 12))
@settings(deadline=None, max_examples=60)
def test_everybody_sits_once_and_groups_differ_by_at_most_one(
    parties: list[Party], groups: int
) -> None:
    tables = balance_groups(parties, groups=groups, seed=1, effort=500)
    seated: Counter[str] = Counter()
    for table in tables:
        for seats in table:
            seated[seats.party] += seats.count
    assert seated == {party.id: party.count for party in parties}
    sizes = [heads(table) for table in tables]
    assert len(sizes) == groups
    assert max(sizes) - min(sizes) <= 1


@given(people(), st.integers(1, 9))
@settings(deadline=None, max_examples=60)
def test_every_organisation_is_spread_as_evenly_as_it_goes(
    parties: list[Party], groups: int
) -> None:
    tables = balance_groups(parties, groups=groups, seed=1, effort=500)
    home = {party.id: party.organisation for party in parties}
    for organisation in set(home.values()) - {""}:
        spread = [
            sum(seats.count for seats in table if home[seats.party] == organisation)
            for table in tables
        ]
        assert max(spread) - min(spread) <= 1


@given(people(), st.integers(1, 9), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=30)
def test_the_order_of_the_list_does_not_matter(
    parties: list[Party], groups: int, chance: object
) -> None:
    shuffled = list(parties)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first = balance_groups(parties, groups=groups, seed=7, effort=500)
    assert balance_groups(shuffled, groups=groups, seed=7, effort=500) == first


def find_least_uneven(
    parties: list[Party], groups: int, met: Counter[tuple[str, str]]
) -> Unevenness:
    """The best of all seatings there are."""
    best = Unevenness(organisation=10**6, role=0, met=0)
    low = len(parties) // groups
    for places in product(range(groups), repeat=len(parties)):
        sizes = Counter(places)
        if any(not low <= sizes[g] <= low + 1 for g in range(groups)):
            continue
        tables: list[Table] = [
            tuple(
                Seats(party=party.id)
                for party, place in zip(parties, places, strict=True)
                if place == group
            )
            for group in range(groups)
        ]
        best = min(best, measure_unevenness(parties, tables, met=met))
    return best


@given(people(most=7, several=1), st.integers(1, 3))
@settings(deadline=None, max_examples=40)
def test_no_seating_of_a_few_is_more_even(parties: list[Party], groups: int) -> None:
    first, second = balance_rounds(
        parties, groups=groups, rounds=2, seed=3, effort=4000
    )
    nobody: Counter[tuple[str, str]] = Counter()
    assert measure_unevenness(parties, first) == find_least_uneven(
        parties, groups, nobody
    )
    met = count_meetings(parties, first)
    assert measure_unevenness(parties, second, met=met) == find_least_uneven(
        parties, groups, met
    )


def test_sixteen_at_four_tables_meet_nobody_twice_in_two_rounds() -> None:
    parties = [Party(id=f"{i:02}", organisation=f"sted {i // 4}") for i in range(16)]
    rounds = balance_rounds(parties, groups=4, rounds=2, seed=2)
    met: Counter[tuple[str, str]] = Counter()
    for tables in rounds:
        assert measure_unevenness(parties, tables).organisation == 0
        met.update(count_meetings(parties, tables))
    assert max(met.values()) == 1


def test_several_of_a_kind_are_split_over_the_groups() -> None:
    nurses = Party(id="n", organisation="Hospitalet", role="sygeplejerske", count=12)
    tables = balance_groups([nurses], groups=5, seed=1)
    assert sorted(heads(table) for table in tables) == [2, 2, 2, 3, 3]


def test_spelling_an_organisation_in_capitals_does_not_make_it_another() -> None:
    parties = [
        Party(id="a", organisation="Region Nord"),
        Party(id="b", organisation="region  nord "),
        Party(id="c", organisation="Skolen"),
        Party(id="d", organisation="Skolen"),
    ]
    tables = balance_groups(parties, groups=2, seed=1)
    assert measure_unevenness(parties, tables).organisation == 0


def test_a_hall_of_three_hundred_is_seated_without_anybody_meeting_twice() -> None:
    parties = [
        Party(id=f"{i:03}", organisation=f"sted {i % 37}", role=f"rolle {i % 7}")
        for i in range(300)
    ]
    rounds = balance_rounds(parties, groups=30, rounds=3, seed=1, effort=200_000)
    met: Counter[tuple[str, str]] = Counter()
    for tables in rounds:
        met.update(count_meetings(parties, tables))
    assert max(met.values()) == 1


def test_no_group_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one group"):
        balance_groups([], groups=0, seed=1)
