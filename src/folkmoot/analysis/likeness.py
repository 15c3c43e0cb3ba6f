"""How alike statements and key points are, in meaning and in spelling.

Meaning vectors are centred on the mean of their own side and whitened: directions in
which texts differ that say the same are damped. Spelling is tf-idf over letter groups,
centred likewise. Both are cosines about 0 for unlike texts of the same topic. What
those who say nearly the same come to counts too (one step of a random walk over the
statements, as in diffusion maps).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from folkmoot.analysis.embedding import centre_about, find_centre, turn_about
from folkmoot.analysis.lexical import list_stems
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.tfidf import list_letter_groups, weigh_features
from folkmoot.analysis.tone import measure_tone

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

_LETTER_GROUPS = (3, 5)
# How much spelling counts beside meaning where likenesses are put together.
SPELLING_SHARE = 0.3
# How much more a near neighbour counts than a far one, and of how many at most.
_SHARPNESS = 12.0
_MOST_NEIGHBOURS = 600


@dataclass(frozen=True, kw_only=True)
class Side:
    """Texts of one topic, each with its vector as the encoder gave it."""

    texts: Sequence[str]
    vectors: Vectors


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Cosines of some statements (rows) with all key points (columns).

    `nearby` is the likeness of the statement's neighbours to the key point.
    """

    meaning: Matrix
    spelling: Matrix
    nearby: Matrix

    @property
    def both(self) -> Matrix:
        """Meaning and spelling in one."""
        return _join(self.meaning, self.spelling)


def _join(meaning: Matrix, spelling: Matrix) -> Matrix:
    joined: Matrix = meaning + SPELLING_SHARE * spelling
    return joined


class Comparison:
    """Statements of one topic beside its key points, each side about its own centre."""

    def __init__(self, *, statements: Side, key_points: Side) -> None:
        self._statements, self._key_points = statements, key_points

    def compare(self, rows: slice) -> Likeness:
        """Some statements with all key points."""
        turned = self._turn(rows)
        meaning, spelling = turned @ self._columns, self._compare_spelling(rows)
        return Likeness(
            meaning=meaning,
            spelling=spelling,
            nearby=self._ask_neighbours(rows, turned, _join(meaning, spelling)),
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

    def measure_tones(self, rows: slice) -> tuple[Matrix, Matrix]:
        """The tones of some statements, and of all key points."""
        return (
            measure_tone(
                centre_about(self._statements.vectors[rows], self._centres[0])
            ),
            self._column_tones,
        )

    @cached_property
    def _column_tones(self) -> Matrix:
        return measure_tone(centre_about(self._key_points.vectors, self._centres[1]))

    @cached_property
    def _columns(self) -> Matrix:
        return turn_about(self._key_points.vectors, self._centres[1]).T

    def _turn(self, rows: slice | Sequence[int]) -> Matrix:
        return turn_about(self._statements.vectors[rows], self._centres[0])

    @cached_property
    def _neighbours(self) -> list[int]:
        count = len(self._statements.texts)
        return sample_evenly(range(count), most=_MOST_NEIGHBOURS)

    @cached_property
    def _neighbourhood(self) -> tuple[Matrix, Matrix]:
        """The neighbours' vectors, and how alike they are to the key points."""
        turned = self._turn(self._neighbours)
        spelling = self._compare_spelling(self._neighbours)
        return turned, _join(turned @ self._columns, spelling)

    def _ask_neighbours(self, rows: slice, turned: Matrix, own: Matrix) -> Matrix:
        """The mean likeness of the neighbours; one's own where there are none."""
        import numpy as np

        others, likeness = self._neighbourhood
        steps = np.exp(_SHARPNESS * (turned @ others.T))
        numbers = np.arange(len(self._statements.texts))[rows]
        steps[numbers[:, None] == np.array(self._neighbours)[None, :]] = 0.0
        total = steps.sum(axis=1, keepdims=True)
        asked: Matrix = np.where(total > 0, steps @ likeness, own)
        return asked / np.where(total > 0, total, 1.0)

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

    def _compare_spelling(self, rows: slice | Sequence[int]) -> Matrix:
        return compare_about(
            self._spelt[0][rows], self._spelt[1], centres=self._spelt_centres
        )


def weigh_prior(count: int) -> float:
    """How many key points the statements' centre counts as, beside their own mean.

    A lone key point has no mean but itself; with some, their own mean tells them apart.
    """
    return 2.0 / max(count, 1) ** 2


def profile_spelling(texts: Sequence[str]) -> Any:
    """Unit rows of letter groups (tf-idf), as a sparse matrix."""
    shortest, longest = _LETTER_GROUPS
    return weigh_features(
        texts,
        lambda text: list_letter_groups(text, shortest=shortest, longest=longest),
    )


def profile_words(texts: Sequence[str]) -> Any:
    """Unit rows of word stems (tf-idf), likewise; a text of stop words is zero."""
    return weigh_features(texts, list_stems)


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
