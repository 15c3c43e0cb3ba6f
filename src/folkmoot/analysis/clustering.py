"""Texts of one topic put together where they are alike.

Average linkage over likeness that is smoothed by common neighbours: two texts are near
where they are near to the same others (a step of a random walk, as in diffusion maps,
Coifman & Lafon 2006). It found the gold key points of ArgKP-2021 better than k-means,
Ward linkage or linkage over plain cosines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from folkmoot.analysis.embedding import find_centre, turn_about
from folkmoot.analysis.likeness import compare_about, profile_spelling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]
    Labels = NDArray[np.int64]

# How much more a near neighbour counts in a step of the walk than a far one.
_SHARPNESS = 9.0


def measure_alike(texts: Sequence[str], vectors: Vectors) -> Matrix:
    """Likeness of every text with every other: meaning and spelling in equal parts."""
    import numpy as np

    turned = turn_about(vectors, find_centre(vectors))
    profiles = profile_spelling(texts)
    centre = np.asarray(profiles.mean(axis=0)).ravel()
    spelling = compare_about(profiles, profiles, centres=(centre, centre))
    alike: Matrix = np.round((turned @ turned.T + spelling) / 2, 6)
    return alike


def cluster_alike(alike: Matrix, *, count: int) -> Labels:
    """The number of its cluster for each text, at most `count` clusters."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(alike) < 2:
        return np.zeros(len(alike), dtype=np.int64)
    distance = np.round(1.0 - smooth(alike), 6)
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), method="average")
    labels: Labels = fcluster(tree, t=count, criterion="maxclust") - 1
    return labels


def smooth(alike: Matrix) -> Matrix:
    """Likeness of the texts' neighbourhoods, 1 on the diagonal."""
    import numpy as np

    steps: Any = np.exp(_SHARPNESS * alike)
    steps /= steps.sum(axis=1, keepdims=True)
    common = (steps / steps.sum(axis=0)[None, :]) @ steps.T
    own = np.sqrt(np.diag(common))
    smoothed: Matrix = common / own[:, None] / own[None, :]
    return smoothed
