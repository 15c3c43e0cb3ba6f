"""What is told of groups: none so small that its answers could be guessed."""

import uuid
from typing import Any

import pytest

from folkmoot.web.board.queries.counts import find_tellable
from folkmoot.web.board.queries.differences import find_difference

IDS = [uuid.UUID(int=n) for n in range(1, 6)]


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ([], 0),
        ([5, 3], 2),
        ([2], 0),
        # Left out together: they cannot be told from the sum.
        ([5, 2, 2], 1),
        # The two of the small group would be the sum less the five: so all go.
        ([5, 2], 0),
        ([7, 5, 1], 1),
    ],
)
def test_small_groups_are_not_told_nor_to_be_reckoned(
    sizes: list[int], told: int
) -> None:
    found = find_tellable(dict(zip(IDS, sizes, strict=False)))
    assert len(found) == told
    assert all(size >= 3 for key, size in zip(IDS, sizes, strict=False) if key in found)


def group(n: int, agree: int, disagree: int, unsure: int = 0) -> dict[str, Any]:
    counts = {"agree": agree, "disagree": disagree, "unsure": unsure}
    return {"group": str(IDS[n]), **counts}


def test_the_two_groups_furthest_apart_are_told_in_whole_people() -> None:
    found = find_difference([group(0, 6, 1), group(1, 3, 3), group(2, 1, 4, 1)])
    assert found is not None
    assert (found.most.agree, found.most.answered) == (6, 7)
    assert (found.fewest.agree, found.fewest.answered) == (1, 6)


def test_of_equal_shares_the_larger_group_speaks() -> None:
    found = find_difference([group(0, 3, 0), group(1, 5, 0), group(2, 0, 4)])
    assert found is not None
    assert found.most.group == IDS[1]


@pytest.mark.parametrize(
    "groups", [None, [], [group(0, 6, 1)], [group(0, 4, 3), group(1, 3, 4)]]
)
def test_groups_that_answer_alike_are_not_set_against_each_other(groups: Any) -> None:
    assert find_difference(groups) is None
