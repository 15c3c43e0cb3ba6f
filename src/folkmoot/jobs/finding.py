"""Findings across meetings, for whoever may not reach the analysis itself."""

from folkmoot.analysis.dilemmas import (
    FEWEST_VOICES,
    Stand,
    Tension,
    suggest_dilemmas,
)
from folkmoot.analysis.lexical import find_shared, list_stems
from folkmoot.analysis.opinion_groups import find_opinion_groups
from folkmoot.analysis.saturation import follow_meetings, order_meetings

__all__ = [
    "FEWEST_VOICES",
    "Stand",
    "Tension",
    "find_opinion_groups",
    "follow_meetings",
    "order_meetings",
    "shares_words",
    "suggest_dilemmas",
]

# One shared word lets nearly everything belong to everything.
_FEWEST_SHARED = 2
# Compounds share their parts; what is less alike is another word.
_LEAST_EQUAL = 0.75


def shares_words(one: str, other: str) -> bool:
    """Whether two texts speak of the same things, as far as their words tell."""
    shared = find_shared(list_stems(one), list_stems(other))
    return sum(equal >= _LEAST_EQUAL for _, _, equal in shared) >= _FEWEST_SHARED
