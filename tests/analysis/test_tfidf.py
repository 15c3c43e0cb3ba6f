import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.tfidf import list_letter_groups, weigh_features

WORDS = st.lists(st.sampled_from("bus vej sti lys skole".split()), max_size=6)


def test_what_few_texts_have_weighs_more() -> None:
    rows = weigh_features(["bus vej", "bus sti", "bus lys"], str.split).toarray()
    bus, road = rows[0][rows[0] > 0]
    assert road > bus


@given(texts=st.lists(WORDS.map(" ".join), max_size=5))
def test_every_row_is_of_unit_length_or_zero(texts: list[str]) -> None:
    rows = weigh_features(texts, str.split)
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    assert rows.shape[0] == len(texts)
    assert lengths == pytest.approx([float(bool(text)) for text in texts])


@given(texts=st.lists(WORDS.map(" ".join), min_size=2, max_size=5))
def test_the_order_of_the_texts_changes_no_likeness(texts: list[str]) -> None:
    there = weigh_features(texts, str.split)
    back = weigh_features(texts[::-1], str.split)
    one, other = (there @ there.T).toarray(), (back @ back.T).toarray()
    assert one == pytest.approx(other[::-1, ::-1])


@pytest.mark.parametrize("text", ["Bus ét", "a", "", "hej  med dig-selv"])
def test_letter_groups_are_those_of_scikit_learn(text: str) -> None:
    text_module = pytest.importorskip("sklearn.feature_extraction.text")
    analyse = text_module.CountVectorizer(
        analyzer="char_wb", ngram_range=(3, 5)
    ).build_analyzer()
    found = list(list_letter_groups(text, shortest=3, longest=5))
    assert sorted(found) == sorted(analyse(text))
