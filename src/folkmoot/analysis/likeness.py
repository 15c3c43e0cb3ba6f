"""How alike statements and key points are, in meaning and in spelling.

Meaning vectors are centred on the mean of their own side and whitened: directions in
which texts on one subject always differ are damped. Spelling is tf-idf over letter
groups, centred likewise. Both are cosines about 0 for unlike texts of the same topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from folkmoot.analysis.embedding import find_centre, turn_about

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

_LETTER_GROUPS = (3, 5)
_FEATURES = 2**18


@dataclass(frozen=True, kw_only=True)
class Side:
    """Texts of one topic, each with its vector as the encoder gave it."""

    texts: Sequence[str]
    vectors: Vectors


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Cosines of some statements (rows) with all key points (columns)."""

    meaning: Matrix
    spelling: Matrix


class Comparison:
    """Statements of one topic beside its key points."""

    def __init__(self, *, statements: Side, key_points: Side) -> None:
        self._statements, self._key_points = statements, key_points

    def compare(self, rows: slice) -> Likeness:
        """Some statements with all key points."""
        return Likeness(
            meaning=self._compare_meaning(rows), spelling=self._compare_spelling(rows)
        )

    @cached_property
    def _centres(self) -> tuple[Matrix, Matrix]:
        own = find_centre(self._statements.vectors)
        others = find_centre(
            self._key_points.vectors,
            prior=own,
            counts_as=weigh_prior(len(self._key_points.texts)),
        )
        return own, others

    @cached_property
    def _columns(self) -> Matrix:
        return turn_about(self._key_points.vectors, self._centres[1]).T

    def _compare_meaning(self, rows: slice) -> Matrix:
        turned = turn_about(self._statements.vectors[rows], self._centres[0])
        product: Matrix = turned @ self._columns
        return product

    @cached_property
    def _spelt(self) -> tuple[Any, Any]:
        count = len(self._statements.texts)
        profiles = profile_spelling([*self._statements.texts, *self._key_points.texts])
        return profiles[:count], profiles[count:]

    @cached_property
    def _spelt_centres(self) -> tuple[Matrix, Matrix]:
        statements, key_points = self._spelt
        own = _average(statements)
        weight = weigh_prior(key_points.shape[0])
        total = _average(key_points) * key_points.shape[0] + weight * own
        return own, total / (key_points.shape[0] + weight)

    def _compare_spelling(self, rows: slice) -> Matrix:
        return compare_about(
            self._spelt[0][rows], self._spelt[1], centres=self._spelt_centres
        )


def weigh_prior(count: int) -> float:
    """How many key points the statements' centre counts as, beside their own mean.

    A lone key point has no mean but itself; with some, their own mean tells them apart.
    """
    return 2.0 / max(count, 1) ** 2


def profile_spelling(texts: Sequence[str]) -> Any:
    """Unit rows of letter groups (tf-idf), as a sparse matrix of a fixed width."""
    from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

    vectorizer = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=_LETTER_GROUPS,
        n_features=_FEATURES,
        alternate_sign=False,
        norm=None,
    )
    counts = vectorizer.transform(texts)
    return TfidfTransformer(sublinear_tf=True).fit_transform(counts)


def compare_about(one: Any, other: Any, *, centres: tuple[Matrix, Matrix]) -> Matrix:
    """Cosines of sparse rows, each side about its centre."""
    import numpy as np

    here, there = centres
    product = (
        (one @ other.T).toarray()
        - (one @ there)[:, None]
        - (other @ here)[None, :]
        + float(here @ there)
    )
    lengths = _measure_about(one, here)[:, None] * _measure_about(other, there)[None, :]
    cosines: Matrix = np.divide(
        product, lengths, out=np.zeros_like(product), where=lengths > 1e-9
    )
    return cosines


def _average(profiles: Any) -> Matrix:
    import numpy as np

    average: Matrix = np.asarray(profiles.mean(axis=0)).ravel()
    return average


def _measure_about(profiles: Any, centre: Matrix) -> Matrix:
    import numpy as np

    squares = np.asarray(profiles.multiply(profiles).sum(axis=1)).ravel()
    squared = squares - 2 * (profiles @ centre) + float(centre @ centre)
    lengths: Matrix = np.sqrt(np.maximum(squared, 0.0))
    return lengths
