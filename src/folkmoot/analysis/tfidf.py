"""Texts as sparse rows of features, each weighed by how rare it is (tf-idf).

As scikit-learn's with sublinear counts, but exact where that hashes, and loaded in a
tenth of the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

ListFeatures = Callable[[str], Iterable[str]]


def weigh_features(texts: Sequence[str], list_features: ListFeatures) -> Any:
    """Unit rows, one for each text, in a SciPy CSR matrix; zero without features.

    Columns stand in the order in which their features were first met.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    counts: list[int] = []
    places: list[int] = []
    ends = [0]
    for text in texts:
        # Of what is iterated over: a mapping would be taken for counts.
        found = Counter(iter(list_features(text)))
        counts.extend(found.values())
        places.extend(columns.setdefault(name, len(columns)) for name in found)
        ends.append(len(places))
    indices = np.array(places, dtype=np.int64)
    weights = _weigh(np.array(counts, dtype=np.int64), indices, ends)
    shape = (len(texts), max(1, len(columns)))
    return csr_matrix((weights, indices, ends), shape=shape)


def list_letter_groups(text: str, *, shortest: int, longest: int) -> Iterator[str]:
    """The groups of letters within each word, with a space at its beginning and end."""
    for word in text.lower().split():
        padded = f" {word} "
        for size in range(shortest, min(longest, len(padded)) + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _weigh(
    counts: Numbers, indices: Numbers, ends: Sequence[int]
) -> NDArray[np.float64]:
    import numpy as np

    rows = np.diff(ends)
    number = np.repeat(np.arange(len(rows)), rows)
    texts_with = np.bincount(indices)
    rarity = np.log((1 + len(rows)) / (1 + texts_with)) + 1
    weights: NDArray[np.float64] = (np.log(counts) + 1) * rarity[indices]
    lengths = np.sqrt(np.bincount(number, weights**2, minlength=len(rows)))
    weights /= lengths[number]
    return weights
