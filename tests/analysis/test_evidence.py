from collections.abc import Sequence

import numpy as np
import pytest

from folkmoot.analysis.embedding import centre_vectors, find_centre
from folkmoot.analysis.evidence import Said, Wanted, gather_evidence, weigh_rivals
from folkmoot.analysis.lexical import list_stems


class StemEncoder:
    """Each stem is a direction: texts are alike as far as they share words."""

    name = "stems"
    fingerprint = "stems"
    dimensions = 256

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for stem in list_stems(text):
                vectors[row, sum(stem.encode()) % self.dimensions] += 1
        return vectors


SAID = [
    Said(text=text, heading="")
    for text in ("bussen kører sjældent", "lægen er flyttet", "skolen er for lille")
]


def _gather(clause: str, said: Sequence[Said] = SAID) -> dict[str, np.ndarray]:
    wanted = [Wanted(text=clause, line=clause)]
    return gather_evidence(wanted, said, encoder=StemEncoder())


def test_all_evidence_has_a_row_per_clause_and_a_column_per_statement() -> None:
    assert {matrix.shape for matrix in _gather("bussen").values()} == {(1, 3)}


def test_the_same_words_are_nearest_in_meaning_and_spelling() -> None:
    evidence = _gather("skolen er for lille")
    assert evidence["meaning"].argmax() == 2
    assert evidence["spelling"][0, 2] == pytest.approx(1)


def test_the_order_of_the_statements_changes_no_number() -> None:
    forward = _gather("bussen til skolen")
    backward = _gather("bussen til skolen", SAID[::-1])
    for name, matrix in forward.items():
        assert np.allclose(matrix, backward[name][:, ::-1], atol=1e-12)


def test_a_part_of_a_clause_is_nearer_than_the_whole() -> None:
    evidence = _gather("flere pladser i hallen og bussen kører sjældent")
    assert evidence["part"][0, 0] > evidence["meaning"][0, 0]


def test_a_heading_belongs_to_a_statement_unless_it_is_a_sentence() -> None:
    assert Said(text="for små", heading="Boliger").under_heading == "Boliger: for små"
    assert Said(text="for små", heading="ord " * 30).under_heading == "for små"


def test_few_rivals_count_as_much_as_many_weak_ones() -> None:
    few = weigh_rivals(np.full((1, 1), 0.1))
    many = weigh_rivals(np.full((20, 20), 0.1))
    assert few["rivals_of_clause"][0, 0] == pytest.approx(
        many["rivals_of_clause"][0, 0]
    )


def test_a_text_without_words_is_near_nothing() -> None:
    vectors = centre_vectors(StemEncoder().encode(["", "bussen kører", "skolen"]))
    assert not vectors[0].any()
    assert np.allclose(np.linalg.norm(vectors[1:], axis=1), 1)


def test_a_text_without_words_does_not_move_the_centre() -> None:
    encoder = StemEncoder()
    with_empty = find_centre(encoder.encode(["bussen", ""]))
    assert np.array_equal(with_empty, find_centre(encoder.encode(["bussen"])))
