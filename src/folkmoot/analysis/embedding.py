"""Vectors made comparable by taking away what all texts of a set share.

Raw cosines of the model say little: random Danish pairs lie between 0.79 and 0.90.
Centred on the mean of their own set, unlike texts lie about 0 whatever the subject
and language, and the same point in other words about 0.3.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

# How many texts a prior centre counts as beside the set's own. So a set of one or two
# texts has a centre that is not merely the texts themselves.
_PRIOR_COUNTS_AS = 2.0


def find_centre(
    vectors: Vectors,
    *,
    prior: Matrix | None = None,
    counts_as: float = _PRIOR_COUNTS_AS,
) -> Matrix:
    """The mean of the vectors and a prior: by default, that of everyday sentences.

    Zero vectors are texts without words and are left out. The prior counts as so many
    vectors.
    """
    import numpy as np

    # Double precision, so that another order of the texts gives the same six decimals.
    filled = np.asarray(vectors[np.any(vectors != 0, axis=1)], dtype=np.float64)
    if prior is None:
        prior = _load_centre(vectors.shape[1])
    total = filled.sum(axis=0) + counts_as * prior
    centre: Matrix = total / (len(filled) + counts_as)
    return centre


def centre_vectors(vectors: Vectors, *, prior: Matrix | None = None) -> Matrix:
    """Unit vectors about the centre of their set; a zero vector stays zero."""
    return centre_about(vectors, find_centre(vectors, prior=prior))


def centre_about(vectors: Vectors, centre: Matrix) -> Matrix:
    """Unit vectors about a centre; a zero vector stays zero."""
    return _scale(_move(vectors, centre))


def turn_about(vectors: Vectors, centre: Matrix) -> Matrix:
    """Unit vectors about a centre, whitened; a zero vector stays zero.

    Whitening damps the directions in which texts on one subject always differ, fitted
    within topics with shrinkage: see `weights/README.md`.
    """
    moved = _move(vectors, centre)
    whitening = _load_whitening(vectors.shape[1])
    return _scale(moved if whitening is None else moved @ whitening)


def _move(vectors: Vectors, centre: Matrix) -> Matrix:
    import numpy as np

    moved = np.asarray(vectors, dtype=np.float64) - centre
    moved[~np.any(vectors != 0, axis=1)] = 0.0
    return moved


def _scale(moved: Matrix) -> Matrix:
    import numpy as np

    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    unit: Matrix = np.zeros_like(moved)
    np.divide(moved, lengths, out=unit, where=lengths > 1e-9)
    return unit


@cache
def _load_centre(dimensions: int) -> Matrix:
    """The mean vector of everyday sentences; zero for encoders of another kind."""
    import numpy as np

    resource = files("folkmoot.analysis") / "weights" / "centre.npy"
    with resource.open("rb") as file:
        centre = np.asarray(np.load(file, allow_pickle=False), dtype=np.float64)
    return centre if len(centre) == dimensions else np.zeros(dimensions)


@cache
def _load_whitening(dimensions: int) -> Matrix | None:
    """None for encoders of another kind."""
    import numpy as np

    resource = files("folkmoot.analysis") / "weights" / "whitening.npy"
    with resource.open("rb") as file:
        whitening = np.asarray(np.load(file, allow_pickle=False), dtype=np.float64)
    return whitening if len(whitening) == dimensions else None
