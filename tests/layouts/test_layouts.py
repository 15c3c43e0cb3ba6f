"""Documents in the layouts secretariats use, each read and told fact by fact."""

from functools import cache
from typing import Any

import pytest

from folkmoot import read
from folkmoot.domain.record import Record
from tests.layouts.score import (
    DOCUMENTS,
    count_lost_words,
    is_balanced,
    load_facts,
    score,
)

ALL = load_facts()
NAMES = [facts["document"] for facts in ALL]
# What is reached; the aim is 0.9 of each document and 0.98 of all.
LEAST_PER_DOCUMENT, LEAST_IN_ALL = 0.6, 0.98


@cache
def _read(name: str) -> Record:
    return read(DOCUMENTS / name, links=False)


def _share(all_facts: list[dict[str, Any]]) -> float:
    checks = [
        check for facts in all_facts for check in score(_read(facts["document"]), facts)
    ]
    return sum(check.right for check in checks) / len(checks)


@pytest.mark.slow
@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_most_facts_of_each_document_are_read(facts: dict[str, Any]) -> None:
    assert _share([facts]) >= LEAST_PER_DOCUMENT


@pytest.mark.slow
@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_no_word_is_lost(facts: dict[str, Any]) -> None:
    record = _read(facts["document"])
    assert record.errors == ()
    assert is_balanced(record)
    assert not count_lost_words(record, facts)


@pytest.mark.slow
def test_nearly_all_facts_of_all_documents_are_read() -> None:
    assert _share(ALL) >= LEAST_IN_ALL
