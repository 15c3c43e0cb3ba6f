from pathlib import Path

import pytest

from folkmoot.domain.words import count_words
from tests.corpus.score import list_facts, read_document, score_document

MOST_WRONG_IN_ALL = 0.02
MOST_WRONG_IN_ONE = 0.1


@pytest.mark.parametrize("facts", list_facts(), ids=lambda facts: facts.stem)
def test_every_word_of_a_document_is_recorded_or_set_aside(facts: Path) -> None:
    _, record = read_document(facts)
    for balance in record.balance:
        aside = sum(count_words(one.text) for one in balance.set_aside)
        assert balance.recorded + aside == balance.words
        assert not [one for one in balance.set_aside if "not recog" in one.reason]


@pytest.mark.parametrize("facts", list_facts(), ids=lambda facts: facts.stem)
def test_most_facts_of_each_document_are_right(facts: Path) -> None:
    score = score_document(facts)
    assert score.right >= (1 - MOST_WRONG_IN_ONE) * score.total, score.misses


def test_nearly_all_facts_of_the_corpus_are_right() -> None:
    scores = [score_document(facts) for facts in list_facts()]
    right, total = sum(s.right for s in scores), sum(s.total for s in scores)
    assert right >= (1 - MOST_WRONG_IN_ALL) * total


def test_the_corpus_has_the_shapes_that_minutes_come_in() -> None:
    names = [read_document(facts)[0]["document"] for facts in list_facts()]
    suffixes = {name.rpartition(".")[2] for name in names}
    assert len(list_facts()) >= 26
    assert suffixes >= set("md txt html eml docx odt pdf xlsx ods csv".split())
