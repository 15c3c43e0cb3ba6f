"""Who judges a pair: the place where a trained judge goes, and the one that ships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from folkmoot.analysis.lexical import find_shared, list_stems
from folkmoot.analysis.reversal import find_asked_apart, find_reversal
from folkmoot.domain.key_points import Judgement, Relation

# Where the words turn the key point round, support is this much less likely: for
# certain, and in doubt.
_REVERSED = 0.1
_DOUBTED = 0.5


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A statement beside a key point, near each other in meaning or words.

    `probability` is that of speaking about the same point, whatever the side. The
    headings are what each was said under: a focus area, or the question of a survey.
    """

    statement: str
    key_point: str
    probability: float
    statement_heading: str | None = None
    key_point_heading: str | None = None


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
    reversal = find_reversal(pair.statement, pair.key_point) or find_asked_apart(
        pair.statement_heading, pair.key_point_heading
    )
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


def make_judgement(
    pair: Pair, verdict: Verdict, *, meaning: float, threshold: float
) -> Judgement:
    """The verdict with a reason that a person can check; `none` below the threshold.

    The reason names the words that agree, the cue, and how near the meaning is.
    """
    is_near = pair.probability >= threshold
    shared = find_shared(list_stems(pair.key_point), list_stems(pair.statement))
    words = dict.fromkeys(form for _, form, _ in shared)
    told = [f"words: {', '.join(words)}"] if words else []
    if verdict.cue:
        told.append(f"cue: {verdict.cue}")
    told.append(f"meaning {meaning:.2f}")
    return Judgement(
        relation=verdict.relation if is_near else Relation.NONE,
        score=round(verdict.score, 6),
        reason="; ".join(told),
    )
