"""Who judges a pair: the place where a trained judge goes, and the one that ships."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from folkmoot.analysis.lexical import find_shared, list_stems
from folkmoot.analysis.reversal import Reversal, find_asked_apart, find_reversal
from folkmoot.domain.key_points import Judgement, Relation

# How often both are on one side where the judge says so; on the tuned sets. The tone
# tells sides apart, but not how sure one can be.
AGREE_WHERE = {
    Relation.SUPPORTS: 0.95,
    Relation.UNRESOLVED: 0.5,
    Relation.OPPOSES: 0.1,
    Relation.NONE: 0.0,
}
# Where the tone is known: how much a cue counts against agreement, in odds, and between
# which probabilities of agreement a side is left open. Chosen on the tuned sets and on
# ArgKP-2021 dev.
CUE_COSTS = {"certain": 3.0, "doubtful": 1.5}
SUPPORT_FROM = 0.5
OPPOSE_BELOW = 0.1
# The odds of agreement where no tone is known: eight of ten agree.
NO_LEANING = 1.4


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A statement beside a key point, near each other in meaning or words.

    `probability` is that of speaking about the same point, whatever the side. The
    headings are what each was said under: a focus area, or the question of a survey.
    `leaning` is what the tone of both tells: the odds that they are on one side, as a
    natural logarithm; None where it is not known.
    """

    statement: str
    key_point: str
    probability: float
    statement_heading: str | None = None
    key_point_heading: str | None = None
    leaning: float | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """On which side of the key point the statement stands.

    `score` is the probability of support; `cue` the words that told the side, if any;
    `against` the probability of the other side by tone and cue, where a tone is known.
    """

    relation: Relation
    score: float
    cue: str = ""
    against: float | None = None


class PairJudge(Protocol):
    """Anything that tells for pairs on which side of the key point they stand."""

    name: str

    def judge(self, pairs: Sequence[Pair]) -> Sequence[Verdict]:
        """One verdict per pair: supports, opposes or unresolved."""


class CueJudge:
    """By words that turn a key point round, and by tone.

    A plain reversal opposes, unless the tone denies it; a doubtful one is left to
    people, and so is a tone that may be either. A cue is never support.
    """

    name = "reversal cues in five languages, and tone"

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One verdict per pair; without a cue or a tone the statement supports."""
        return [_judge(pair) for pair in pairs]


def _judge(pair: Pair) -> Verdict:
    reversal = find_reversal(pair.statement, pair.key_point) or find_asked_apart(
        pair.statement_heading, pair.key_point_heading
    )
    agreement = _weigh_agreement(reversal, pair.leaning)
    relation = _choose_side(reversal, agreement)
    return Verdict(
        relation=relation,
        score=pair.probability * AGREE_WHERE[relation],
        cue=reversal.words if reversal else "",
        against=None if pair.leaning is None else round(1 - agreement, 6),
    )


def _weigh_agreement(reversal: Reversal | None, leaning: float | None) -> float:
    """The probability that both are on one side, if they speak of one point."""
    odds = NO_LEANING if leaning is None else leaning
    if reversal is not None:
        odds -= CUE_COSTS["certain" if reversal.certain else "doubtful"]
    return 1.0 / (1.0 + math.exp(-odds))


def _choose_side(reversal: Reversal | None, agreement: float) -> Relation:
    if reversal is not None and reversal.certain:
        is_denied = agreement >= SUPPORT_FROM
        return Relation.UNRESOLVED if is_denied else Relation.OPPOSES
    if agreement < OPPOSE_BELOW:
        return Relation.OPPOSES
    if reversal is not None or agreement < SUPPORT_FROM:
        return Relation.UNRESOLVED
    return Relation.SUPPORTS


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
    if verdict.against is not None and verdict.relation is not Relation.SUPPORTS:
        told.append(f"against {verdict.against:.2f}")
    told.append(f"meaning {meaning:.2f}")
    return Judgement(
        relation=verdict.relation if is_near else Relation.NONE,
        score=round(verdict.score, 6),
        reason="; ".join(told),
    )
