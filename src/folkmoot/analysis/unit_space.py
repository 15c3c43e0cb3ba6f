"""How alike the units of a consultation are, each seen from its own focus area.

Vectors lie about the centre of their own area, whitened, so that what all of an area
share says nothing and units of different areas can still be compared. What those who
say nearly the same come to counts, too: one step of a random walk over the units of the
same area, asked from both sides. All is symmetric, since here key points are statements
themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from folkmoot.analysis.embedding import centre_about, find_centre, turn_about
from folkmoot.analysis.likeness import profile_words
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.tone import measure_tone
from folkmoot.domain.words import split_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from folkmoot.analysis.key_point_matching import Encode

    Matrix = NDArray[np.float64]
    Numbers = NDArray[np.int64]

# How much more a near neighbour counts than a far one, and of how many at most.
_SHARPNESS = 12.0
_MOST_NEIGHBOURS = 600
# In a small area the nearest is not near for lack of others: strangers, unlike to all,
# are asked as well, up to so many.
_FEWEST_ASKED = 60


class UnitSpace:
    """Texts by number, each with the number of its area."""

    def __init__(
        self, texts: Sequence[str], areas: Sequence[int], *, encode: Encode
    ) -> None:
        import numpy as np

        self._areas = np.asarray(areas, dtype=np.int64)
        self._texts = np.unique(np.asarray(texts, dtype=object), return_inverse=True)[1]
        self._turned, self._tones = _turn(texts, self._areas, encode)
        self._words = profile_words(texts)
        self._lengths = np.log([max(1.0, len(split_words(text))) for text in texts])
        self._neighbours: Mapping[int, Numbers] = {
            int(area): _choose_neighbours(self._areas == area)
            for area in np.unique(self._areas)
        }

    def compare(self, rows: Numbers, columns: Numbers) -> dict[str, Matrix]:
        """Evidence that units say the same, by name: rows beside columns.

        `meaning` and `nearby` are cosines, 0 for unlike texts; `words` are cosines of
        word stems, rare ones weighing more; `shorter` is the logarithm of the words in
        the shorter one.
        """
        import numpy as np

        return {
            "meaning": self._turned[rows] @ self._turned[columns].T,
            "words": (self._words[rows] @ self._words[columns].T).toarray(),
            "nearby": (self._ask(rows, columns) + self._ask(columns, rows).T) / 2,
            "shorter": np.minimum(
                self._lengths[rows][:, None], self._lengths[columns][None, :]
            ),
        }

    def read_tones(self, numbers: Numbers) -> Matrix:
        """The tones of some units."""
        tones: Matrix = self._tones[numbers]
        return tones

    def _ask(self, rows: Numbers, columns: Numbers) -> Matrix:
        """How alike the neighbours of the rows are to the columns."""
        import numpy as np

        asked: Matrix = np.zeros((len(rows), len(columns)))
        for area, neighbours in self._neighbours.items():
            places = np.flatnonzero(self._areas[rows] == area)
            if len(places):
                asked[places] = self._ask_area(rows[places], columns, neighbours)
        return asked

    def _ask_area(self, rows: Numbers, columns: Numbers, neighbours: Numbers) -> Matrix:
        import numpy as np

        others = self._turned[neighbours]
        # In place, for the arrays are the largest there are.
        steps = self._turned[rows] @ others.T
        steps *= _SHARPNESS
        np.exp(steps, out=steps)
        # Nobody asks himself.
        steps[self._texts[rows][:, None] == self._texts[neighbours][None, :]] = 0.0
        strangers = max(0, _FEWEST_ASKED - len(neighbours))
        total = steps.sum(axis=1, keepdims=True) + strangers
        seen = self._turned[columns].T
        # The same product either way; the smaller array is made on the way.
        is_short = len(rows) < len(columns)
        asked: Matrix = (steps @ others) @ seen if is_short else steps @ (others @ seen)
        asked /= np.maximum(total, 1.0)
        return asked


def _turn(
    texts: Sequence[str], areas: Numbers, encode: Encode
) -> tuple[Matrix, Matrix]:
    """The vectors about the centre of their area, whitened, and their tones."""
    import numpy as np

    vectors = encode(texts)
    turned: Matrix = np.zeros(vectors.shape)
    tones: Matrix = np.zeros(len(vectors))
    for area in np.unique(areas):
        own = areas == area
        centre = find_centre(vectors[own])
        turned[own] = turn_about(vectors[own], centre)
        tones[own] = measure_tone(centre_about(vectors[own], centre))
    return turned, tones


def _choose_neighbours(members: NDArray[np.bool_]) -> Numbers:
    import numpy as np

    numbers = [int(number) for number in np.flatnonzero(members)]
    return np.asarray(sample_evenly(numbers, most=_MOST_NEIGHBOURS), dtype=np.int64)
