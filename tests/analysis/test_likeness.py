from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.likeness import (
    Comparison,
    Likeness,
    Side,
    compare_about,
    profile_spelling,
    weigh_prior,
)
from tests.jobs.hashing_encoder import HashingEncoder

SAID = [
    "Bussen kører for sjældent om aftenen",
    "Flere afgange med bussen",
    "Skolen mangler et nyt tag",
    "Lægen er flyttet til byen",
]
POINTS = ["Bussen skal køre oftere", "Skolen skal have et nyt tag"]
TEXTS = st.lists(
    st.lists(st.sampled_from("bus sti skole læge tag lys".split()), max_size=4).map(
        " ".join
    ),
    max_size=6,
)


def make_side(texts: Sequence[str]) -> Side:
    return Side(texts=texts, vectors=HashingEncoder().encode(texts))


def compare(said: Sequence[str], points: Sequence[str]) -> Likeness:
    comparison = Comparison(statements=make_side(said), key_points=make_side(points))
    return comparison.compare(slice(None))


def list_parts(likeness: Likeness) -> list[np.ndarray]:
    return [likeness.meaning, likeness.spelling]


@pytest.mark.slow
@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_every_statement_is_held_against_every_key_point(said, points) -> None:
    for part in list_parts(compare(said, points)):
        assert part.shape == (len(said), len(points))
        assert np.all(np.abs(part) <= 1 + 1e-9)


@pytest.mark.slow
@given(TEXTS.filter(bool), TEXTS.filter(bool), st.randoms())
def test_the_order_of_the_statements_changes_no_likeness(said, points, order) -> None:
    rows = list(range(len(said)))
    order.shuffle(rows)
    forward = list_parts(compare(said, points))
    shuffled = list_parts(compare([said[row] for row in rows], points))
    for one, other in zip(forward, shuffled, strict=True):
        assert np.allclose(one[rows], other, atol=1e-6)


@pytest.mark.slow
@given(TEXTS.filter(bool), TEXTS.filter(bool))
def test_equal_statements_are_equally_alike(said, points) -> None:
    for part in list_parts(compare([*said, *said], points)):
        assert np.allclose(part[: len(said)], part[len(said) :], atol=1e-9)


def test_some_rows_are_the_same_as_those_rows_of_all() -> None:
    comparison = Comparison(statements=make_side(SAID), key_points=make_side(POINTS))
    whole, some = comparison.compare(slice(None)), comparison.compare(slice(1, 3))
    for one, other in zip(list_parts(whole), list_parts(some), strict=True):
        assert np.allclose(one[1:3], other)


def test_a_lone_statement_is_its_own_centre_and_its_spelling_tells_nothing() -> None:
    alone = compare(SAID[:1], POINTS[:1])
    assert alone.spelling.tolist() == [[0.0]]
    assert alone.meaning.shape == (1, 1)


def test_a_statement_without_words_is_like_nothing_in_meaning() -> None:
    assert not compare([*SAID, ""], POINTS).meaning[-1].any()


def test_words_in_common_make_statement_and_key_point_alike_in_spelling() -> None:
    spelling = compare(SAID, POINTS).spelling
    assert spelling[:, 0].argmax() in (0, 1)
    assert spelling[:, 1].argmax() == 2
    assert spelling[3].max() < spelling[2].max()


def test_a_lone_key_point_has_the_statements_centre_and_many_have_their_own() -> None:
    assert weigh_prior(1) == 2.0
    weights = [weigh_prior(count) for count in range(1, 9)]
    assert weights == sorted(weights, reverse=True)
    assert weigh_prior(0) == weigh_prior(1)


# Spelling


def test_a_profile_has_one_length_and_a_text_without_letters_none() -> None:
    profiles = profile_spelling(["bussen kører", "bussen", ""])
    lengths = np.sqrt(np.asarray(profiles.multiply(profiles).sum(axis=1)).ravel())
    assert lengths == pytest.approx([1, 1, 0])


def test_inflection_and_compounds_are_alike_and_other_words_are_not() -> None:
    texts = ["parkeringsplads", "parkeringspladser", "p-pladser", "lægehus"]
    profiles = profile_spelling(texts)
    alike = (profiles @ profiles.T).toarray()[0]
    assert alike[1] > alike[2] > alike[3]


def test_rare_letters_count_for_more_than_those_in_every_text() -> None:
    texts = ["bussen kører", "bussen standser", "bussen venter", "bilen kører"]
    profiles = profile_spelling(texts)
    alike = (profiles @ profiles.T).toarray()[0]
    assert alike[3] > alike[1]


def test_texts_are_unlike_when_they_share_only_what_all_share() -> None:
    profiles = profile_spelling(["bussen kører", "bussen venter", "bussen standser"])
    centre = np.asarray(profiles.mean(axis=0)).ravel()
    about = compare_about(profiles, profiles, centres=(centre, centre))
    assert np.allclose(np.diag(about), 1)
    assert about[0, 1] < (profiles @ profiles.T).toarray()[0, 1]


def test_a_text_that_is_the_centre_is_like_nothing() -> None:
    profiles = profile_spelling(["bussen", "bussen"])
    centre = np.asarray(profiles.mean(axis=0)).ravel()
    assert not compare_about(profiles, profiles, centres=(centre, centre)).any()
