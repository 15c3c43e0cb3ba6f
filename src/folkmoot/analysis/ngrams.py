"""Likeness of spelling: letter groups of words, weighed by how rare they are."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from folkmoot.analysis.lexical import STOP_WORDS
from folkmoot.domain.words import split_words

_SIZES = (3, 4, 5)
# Texts thought beside the given ones, so that a few texts have rare groups too.
_SMOOTHING = 10

Profile = Mapping[str, float]


def profile_texts(texts: Sequence[str], *, among: Iterable[str]) -> list[Profile]:
    """A unit vector of letter groups per text (tf-idf over the texts `among`)."""
    counted = [_count_groups(text) for text in among]
    frequency = Counter(group for groups in counted for group in groups)
    total = len(counted)
    return [_weigh(_count_groups(text), frequency, total) for text in texts]


def compare_profiles(one: Profile, other: Profile) -> float:
    """Cosine of two profiles, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(group, 0.0) for group, weight in one.items())


def _count_groups(text: str) -> Counter[str]:
    groups: Counter[str] = Counter()
    for word in split_words(text):
        if word.casefold() in STOP_WORDS:
            continue
        padded = f" {word.casefold()} "
        for size in _SIZES:
            for start in range(len(padded) - size + 1):
                groups[padded[start : start + size]] += 1
    return groups


def _weigh(groups: Counter[str], frequency: Counter[str], total: int) -> Profile:
    weights = {
        group: (1 + math.log(count))
        * math.log((total + _SMOOTHING) / (frequency[group] + 0.5))
        for group, count in groups.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {group: weight / length for group, weight in weights.items()}
