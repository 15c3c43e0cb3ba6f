"""How much of what two texts say they say in the same words, rare ones weighing more.

Words are the same across inflection and compounds; "the", "must" and the like do not
count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from folkmoot.analysis.lexical import find_shared, list_stems

# Texts thought beside the given ones, so that a few texts have rare words too.
_SMOOTHING = 10


class WordCover:
    """Texts of one topic, by number."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = [list_stems(text) for text in texts]
        self._frequency = Counter(stem for stems in self._stems for stem in stems)
        self._weights = [self._weigh(dict.fromkeys(s, 1.0)) for s in self._stems]

    def measure(self, one: int, other: int) -> float:
        """The share of its words' weight that the less covered of two texts shares."""
        return round(min(self._cover(one, other), self._cover(other, one)), 6)

    def _cover(self, one: int, other: int) -> float:
        shared = find_shared(self._stems[one], self._stems[other])
        covered = self._weigh({stem: equal for stem, _, equal in shared})
        return covered / (self._weights[one] or 1.0)

    def _weigh(self, shares: dict[str, float]) -> float:
        total = len(self._stems) + _SMOOTHING
        return sum(
            share * math.log(total / (self._frequency[stem] + 0.5))
            for stem, share in shares.items()
        )
