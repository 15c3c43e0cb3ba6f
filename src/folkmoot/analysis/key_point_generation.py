"""Which of a topic's statements say best what several of them say.

Texts are put together where they are alike, and of each cluster the text is chosen that
carries most: near the others, of many voices, short and plain. Of large topics a
sample is looked at, evenly over all, so that cost does not grow with the square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from folkmoot.analysis.clustering import cluster_alike, measure_alike
from folkmoot.domain.words import split_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

LARGEST_SAMPLE = 1200
_FEWEST_WORDS, _MOST_WORDS = 3, 16
_LEANING = re.compile(
    r"\W*(?:det|den|de|dette|disse|dem|så|og|men|eller|også|her|der er det|samme|ditto"
    r"|it|this|that|these|they|them|and|but|or|also|so|same|es|das|dies|sie|und|aber"
    r"|oder|auch|och|men|eller|också|detta|dom)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:jeg|min|mit|mine|mig|jag|mitt|i|my|me|ich|mein\w*|mir|mich)\b"
)


def choose_candidates(
    texts: Sequence[str], voices: Sequence[str], vectors: Vectors, *, count: int
) -> list[int]:
    """The number of the text that carries most in each cluster of two or more voices.

    `voices` names who said each text, so that one who repeats is heard once.
    """
    if len(texts) < 2:
        return []
    alike = measure_alike(texts, vectors)
    clusters: defaultdict[int, list[int]] = defaultdict(list)
    for number, label in enumerate(cluster_alike(alike, count=count)):
        clusters[int(label)].append(number)
    return [
        choose_carrier(members, texts, voices, alike)
        for members in clusters.values()
        if len(members) > 1
    ]


def choose_carrier(
    members: Sequence[int],
    texts: Sequence[str],
    voices: Sequence[str],
    alike: Matrix,
) -> int:
    """The member nearest to the others, each voice once, weighed by how plain it is."""

    def measure(number: int) -> tuple[float, int]:
        nearest: dict[str, float] = {}
        for other in members:
            if other != number:
                near = float(alike[number, other])
                nearest[voices[other]] = max(near, nearest.get(voices[other], -1.0))
        carried = sum(nearest.values()) / max(len(nearest), 1)
        return round(carried * rate_plainness(texts[number]), 6), -number

    return max(members, key=measure)


@lru_cache(maxsize=2**12)
def rate_plainness(text: str) -> float:
    """From 0 to 1: whether a text can stand alone as a short, plain point."""
    words = len(split_words(text))
    rating = 1.0
    if words < _FEWEST_WORDS:
        rating *= 0.6
    if words > _MOST_WORDS:
        rating *= _MOST_WORDS / words
    if _LEANING.match(text):
        rating *= 0.7
    if _PERSONAL.search(text.casefold()):
        rating *= 0.8
    return rating * (0.7 if text.rstrip().endswith("?") else 1.0)
