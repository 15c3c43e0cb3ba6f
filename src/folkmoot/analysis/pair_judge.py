"""Who judges a pair: the place where a trained judge goes, and the one that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from folkmoot.analysis.reversal import find_reversal
from folkmoot.domain.key_points import Relation

# Where the words turn the key point round, support is this much less likely: for
# certain, and in doubt.
_REVERSED = 0.1
_DOUBTED = 0.5


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A statement beside a key point, near each other in meaning or words.

    `probability` is that of speaking about the same point, whatever the side.
    """

    statement: str
    key_point: str
    probability: float


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """On which side of the key point the statement stands.

    `score` is the probability of support; `cue` the words that told the side, if any.
    """

    relation: Relation
    score: float
    cue: str = ""


class PairJudge(Protocol):
    """Anything that tells for pairs on which side of the key point they stand."""

    name: str

    def judge(self, pairs: Sequence[Pair]) -> Sequence[Verdict]:
        """One verdict per pair: supports, opposes or unresolved."""


class CueJudge:
    """By words only: a plain reversal opposes, a doubtful one is left to people."""

    name = "reversal cues in five languages"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict per pair; without a cue the statement supports."""
        return [_judge(pair) for pair in pairs]


def _judge(pair: Pair) -> Verdict:
    reversal = find_reversal(pair.statement, pair.key_point)
    if reversal is None:
        return Verdict(relation=Relation.SUPPORTS, score=pair.probability)
    if reversal.certain:
        return Verdict(
            relation=Relation.OPPOSES,
            score=pair.probability * _REVERSED,
            cue=reversal.words,
        )
    return Verdict(
        relation=Relation.UNRESOLVED,
        score=pair.probability * _DOUBTED,
        cue=reversal.words,
    )
