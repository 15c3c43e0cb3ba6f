"""Small counts of people are withheld, and no sum of what is published finds them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.suppression import Shown, suppress_small, withhold

KINDS = "abcd"
people = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from("xyz"), st.booleans()),
    max_size=24,
)


def count(values: list[str]) -> dict[str, int]:
    return {value: values.count(value) for value in sorted(set(values))}


def list_possible(shown: Shown[str], asked: Shown[str]) -> dict[str, set[int]]:
    """Every value that a reader of both tables cannot rule out, tried one by one."""
    keys = list(shown.counts)
    most = 25
    ranges = [
        [shown.counts[key]]
        if shown.counts[key] is not None
        else range(min(most, _most(asked, key, most)) + 1)
        for key in keys
    ]
    found: dict[str, set[int]] = {key: set() for key in keys}
    for values in product(*ranges):
        if shown.total is None or sum(values) == shown.total:
            for key, value in zip(keys, values, strict=True):
                found[key].add(value)
    return found


def _most(asked: Shown[str], key: str, most: int) -> int:
    known = asked.counts[key]
    return most if known is None else known


@given(people)
def test_no_differencing_of_the_published_tables_finds_a_withheld_count(
    answers: list[tuple[str, str, bool]],
) -> None:
    for attribute in (0, 1):
        everyone = count([str(each[attribute]) for each in answers])
        asked = suppress_small(everyone, total=len(answers))
        heard = {
            key: sum(each[2] for each in answers if each[attribute] == key)
            for key in everyone
        }
        shown = suppress_small(heard, total=sum(heard.values()), asked=asked)
        for table, limits in ((asked, asked), (shown, asked)):
            possible = list_possible(table, limits)
            for key, told in table.counts.items():
                assert told is not None or len(possible[key]) >= 5


@given(people)
def test_nothing_under_the_limit_is_shown(answers: list[tuple[str, str, bool]]) -> None:
    shown = suppress_small(count([each[0] for each in answers]), total=len(answers))
    told = [each for each in (*shown.counts.values(), shown.total) if each is not None]
    assert all(each >= 5 for each in told)


def test_one_small_count_takes_the_next_smallest_with_it() -> None:
    shown = suppress_small({"a": 2, "b": 9, "c": 30}, total=41)
    assert shown == Shown(counts={"a": None, "b": None, "c": 30}, total=41)


def test_large_counts_are_all_shown() -> None:
    assert suppress_small({"a": 5, "b": 6}, total=11).counts == {"a": 5, "b": 6}


def test_a_kind_whose_size_is_withheld_is_not_counted_either() -> None:
    asked = Shown(counts={"a": 9, "b": None, "c": 9}, total=30)
    shown = suppress_small({"a": 7, "b": 9, "c": 8}, total=24, asked=asked)
    assert shown.counts["b"] is None


def test_those_withheld_of_the_asked_bound_what_was_heard_of_them_together() -> None:
    # Of b and c four were asked in all, so a would be at least 8 - 4 of its 6.
    asked = Shown(counts={"a": 6, "b": None, "c": None, "d": 20}, total=30)
    heard = {"a": 4, "b": 3, "c": 1, "d": 9}
    shown = suppress_small(heard, total=17, asked=asked)
    assert shown.counts == dict.fromkeys("abcd")


def test_the_limit_has_a_floor() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        suppress_small({"a": 2}, total=2, limit=2)


def test_a_meeting_that_is_withheld_cannot_be_had_by_subtraction() -> None:
    shown = withhold(
        {"m1": 3, "m2": 1, "m3": 4}, {"m3"}, total=8, asked={"m1": 7, "m2": 5, "m3": 6}
    )
    assert shown == Shown(counts={"m1": 3, "m2": None, "m3": None}, total=8)
