import pytest

from folkmoot.domain.key_points import Relation
from folkmoot.jobs.finding_evidence import (
    FoundEvidence,
    Worded,
    find_evidence,
    learn_texts,
    list_texts,
)

pytestmark = pytest.mark.weights
RECOMMENDED = [
    Worded(id="bus", text="Busser skal køre hver time, også om aftenen"),
    Worded(id="loan", text="Kommunen bør give lån til boliger"),
]
SAID = [
    Worded(id="1", text="Bussen kører for sjældent om aftenen"),
    Worded(id="2", text="Banken siger nej til lån i vores by"),
    Worded(id="3", text="Skolen er lukket"),
]


def _pair(found: list[FoundEvidence]) -> list[tuple[str, str]]:
    return sorted((each.recommended, each.said) for each in found)


def test_each_recommendation_finds_what_speaks_of_the_same() -> None:
    found = find_evidence(RECOMMENDED, SAID)
    assert _pair(found) == [("bus", "1"), ("loan", "2")]
    (bus,) = (each for each in found if each.said == "1")
    assert bus.relation is Relation.SUPPORTS
    assert "Bussen" in bus.reason


def test_the_order_of_what_was_said_changes_nothing() -> None:
    assert find_evidence(RECOMMENDED, SAID) == find_evidence(RECOMMENDED, SAID[::-1])


def test_work_that_was_cut_into_turns_finds_the_same(tmp_path) -> None:
    texts = list_texts(RECOMMENDED, SAID)
    for start in range(0, len(texts), 2):
        learn_texts(texts[start : start + 2], cache=tmp_path)
    assert find_evidence(RECOMMENDED, SAID, cache=tmp_path) == find_evidence(
        RECOMMENDED, SAID
    )


def test_nothing_is_found_where_nothing_was_said() -> None:
    assert find_evidence(RECOMMENDED, []) == []
