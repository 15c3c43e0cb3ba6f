"""Opinion groups from the plenary's answers, as Polis finds them."""

import dataclasses
import random

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.metrics import silhouette_score

from folkmoot.analysis.opinion_groups import (
    find_opinion_groups,
    measure_silhouette,
    part_by_means,
    project,
)
from folkmoot.analysis.typical_answers import weigh_share, weigh_two_shares
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.opinion_groups import (
    FEWEST_IN_GROUP,
    FEWEST_PEOPLE,
    OpinionGroups,
    PersonId,
    PlenaryAnswer,
)

POINTS = [KeyPointId(f"p{number}") for number in range(8)]
# Of the first camp; the second answers the other way on all but the last two.
CREED = (1, 1, 1, -1, -1, -1, 1, 1)


def _answer(camps: tuple[int, int], *, seed: int = 1) -> list[PlenaryAnswer]:
    """Two camps of these sizes; one answer in ten is another, one in ten is missing."""
    chance = random.Random(seed)
    given = []
    for number in range(sum(camps)):
        for place, point in enumerate(POINTS):
            value = CREED[place] if number < camps[0] or place > 5 else -CREED[place]
            lot = chance.random()
            if lot < 0.1:
                value = chance.choice([-1, 0, 1])
            if lot < 0.9 or place < 7:
                given.append(_one(number, point, value))
    return given


def _one(number: int, point: KeyPointId, value: int) -> PlenaryAnswer:
    return PlenaryAnswer(person=PersonId(f"{number:03}"), key_point=point, value=value)


def _sizes(found: OpinionGroups) -> list[int]:
    return [group.size for group in found.groups]


def test_two_camps_are_found_as_two_groups() -> None:
    assert _sizes(find_opinion_groups(_answer((24, 12)))) == [24, 12]


def test_what_is_typical_of_a_camp_is_what_it_answers_and_the_other_does_not() -> None:
    found = find_opinion_groups(_answer((24, 12)))
    for group, sign in zip(found.groups, (1, -1), strict=True):
        sides = {each.key_point: each.side for each in group.typical}
        assert len(sides) == 5
        for point, side in sides.items():
            place = POINTS.index(point)
            assert place < 6
            agrees = CREED[place] * sign == 1
            assert side is (Relation.SUPPORTS if agrees else Relation.OPPOSES)


def test_the_order_of_the_answers_changes_nothing() -> None:
    given = _answer((15, 11))
    mixed = random.Random(3).sample(given, len(given))
    assert find_opinion_groups(given) == find_opinion_groups(mixed)


def test_under_fifteen_people_no_groups_are_told() -> None:
    found = find_opinion_groups(_answer((7, 7)))
    assert (found.groups, found.placed, found.has_too_few) == ((), 14, True)
    assert FEWEST_PEOPLE == 15


def test_a_group_of_fewer_than_five_is_never_told() -> None:
    assert FEWEST_IN_GROUP == 5
    for seed in range(5):
        found = find_opinion_groups(_answer((30, 4), seed=seed))
        assert all(size >= FEWEST_IN_GROUP for size in _sizes(found))


def test_where_all_answer_the_same_there_are_no_groups() -> None:
    same = [_one(number, point, 1) for number in range(30) for point in POINTS]
    assert find_opinion_groups(same).groups == ()


def test_who_answered_too_little_is_counted_and_not_placed() -> None:
    found = find_opinion_groups([*_answer((20, 10)), _one(999, POINTS[0], 1)])
    assert (found.answered, found.placed) == (31, 30)


def test_nothing_that_is_told_is_where_a_single_person_stands() -> None:
    found = find_opinion_groups(_answer((24, 12)))
    told = dataclasses.asdict(found)
    assert not [name for name in _list_keys(told) if name in {"person", "places"}]


def _list_keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for inner in value.values() for key in _list_keys(inner))]
    if isinstance(value, list | tuple):
        return [key for inner in value for key in _list_keys(inner)]
    return []


def test_people_who_answered_everything_lie_where_pca_puts_them() -> None:
    chance = np.random.default_rng(5)
    matrix = chance.integers(-1, 2, size=(40, 9)).astype(float)
    expected = PCA(n_components=2).fit_transform(matrix)
    assert np.allclose(np.abs(project(matrix)), np.abs(expected), atol=1e-5)


def test_who_answered_half_is_pushed_out_by_the_root_of_two() -> None:
    chance = np.random.default_rng(6)
    matrix = chance.integers(-1, 2, size=(40, 8)).astype(float)
    centre = matrix.mean(axis=0)
    sparse = np.vstack([matrix, np.concatenate([[np.nan] * 4, centre[4:] + 1])])
    full = np.vstack([matrix, np.concatenate([centre[:4], centre[4:] + 1])])
    assert np.allclose(project(sparse)[-1], project(full)[-1] * 2**0.5, atol=1e-4)


def test_the_silhouette_is_the_one_others_measure() -> None:
    places = np.random.default_rng(7).normal(size=(50, 2))
    labels = part_by_means(places, 3)
    ours = measure_silhouette(places, labels)
    assert ours == pytest.approx(silhouette_score(places, labels))


def test_the_tests_give_what_polis_publishes_for_them() -> None:
    # From polismath's own tests, which take one off each count of the textbook's.
    assert weigh_two_shares(15, 56, 24, 71) == pytest.approx(-1.518, abs=0.01)
    assert weigh_share(9, 9) == pytest.approx(10**0.5)
    assert weigh_two_shares(9, 9, 9, 9) == 0
