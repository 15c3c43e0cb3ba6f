"""Which key points a statement speaks to, and on which side.

Likeness in meaning and spelling, and how the statement's other key points rival it, are
weighed into the probability that both speak about one point; where that is likely
enough, a judge tells the side. Abstaining is an answer: the relation `none`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folkmoot.analysis.lexical import find_shared, list_stems
from folkmoot.analysis.likeness import Comparison, Likeness, Side
from folkmoot.analysis.pair_judge import CueJudge, Pair, PairJudge, Verdict
from folkmoot.domain.key_points import Judgement, Relation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Vectors"]

# Fitted by evaluation/key_points/fit_matching.py.
BIAS = -1.51
WEIGHTS = {"meaning": 8.1, "spelling": 6.59, "rival": -5.42}
THRESHOLD = 0.25
# How much spelling counts beside meaning where key points rival each other.
SPELLING_SHARE = 0.3


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """Probabilities of one point (rows: statements, columns: key points)."""

    first_row: int
    probability: Matrix
    likeness: Likeness


def match_topic(
    statements: Sequence[str],
    key_points: Sequence[str],
    *,
    encode: Encode,
    judge: PairJudge | None = None,
    every: bool = False,
    threshold: float = THRESHOLD,
) -> Iterator[tuple[int, int, Judgement]]:
    """Judge the statements of one topic against its key points, row by row.

    Yields row, column and judgement, for pairs whose relation is not `none`; with
    `every`, for all. The judgement's score is the probability of support.
    """
    if not statements or not key_points:
        return
    for block in weigh_topic(statements, key_points, encode=encode):
        yield from _judge_block(
            block,
            statements,
            key_points,
            judge=judge or CueJudge(),
            threshold=threshold,
            every=every,
        )


def weigh_topic(
    statements: Sequence[str], key_points: Sequence[str], *, encode: Encode
) -> Iterator[Weighed]:
    """The probabilities of one point, in blocks of rows, to six decimals."""
    known = list(dict.fromkeys([*statements, *key_points]))
    vectors = encode(known)
    rows = {text: number for number, text in enumerate(known)}

    def make_side(texts: Sequence[str]) -> Side:
        return Side(texts=texts, vectors=vectors[[rows[text] for text in texts]])

    comparison = Comparison(
        statements=make_side(statements), key_points=make_side(key_points)
    )
    for likeness in comparison.iterate():
        yield Weighed(
            first_row=likeness.first_row,
            probability=weigh_likeness(likeness),
            likeness=likeness,
        )


def weigh_likeness(likeness: Likeness) -> Matrix:
    """The probability that statement and key point speak about one point."""
    import numpy as np

    total = (
        BIAS
        + WEIGHTS["meaning"] * likeness.meaning
        + WEIGHTS["spelling"] * likeness.spelling
        + WEIGHTS["rival"] * find_rivals(likeness)
    )
    probability: Matrix = np.round(1.0 / (1.0 + np.exp(-total)), 6)
    return probability


def find_rivals(likeness: Likeness) -> Matrix:
    """For each pair, how alike the statement is to the best other key point."""
    import numpy as np

    both = likeness.meaning + SPELLING_SHARE * likeness.spelling
    if both.shape[1] < 2:
        return np.zeros_like(both)
    ordered = np.sort(both, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    rivals: Matrix = np.where(both == best, second, best)
    return rivals


def _judge_block(
    block: Weighed,
    statements: Sequence[str],
    key_points: Sequence[str],
    *,
    judge: PairJudge,
    threshold: float,
    every: bool,
) -> Iterator[tuple[int, int, Judgement]]:
    import numpy as np

    near = np.argwhere(block.probability >= (0.0 if every else threshold))
    pairs = [
        Pair(
            statement=statements[block.first_row + row],
            key_point=key_points[column],
            probability=float(block.probability[row, column]),
        )
        for row, column in near
    ]
    for (row, column), pair, verdict in zip(
        near, pairs, judge.judge(pairs), strict=True
    ):
        is_near = pair.probability >= threshold
        judgement = Judgement(
            relation=verdict.relation if is_near else Relation.NONE,
            score=round(verdict.score, 6),
            reason=_tell_reason(pair, verdict, block.likeness, row, column),
        )
        yield block.first_row + int(row), int(column), judgement


def _tell_reason(
    pair: Pair, verdict: Verdict, likeness: Likeness, row: int, column: int
) -> str:
    """The words that agree, the cue, and how near the meaning is."""
    shared = find_shared(list_stems(pair.key_point), list_stems(pair.statement))
    words = dict.fromkeys(form for _, form, _ in shared)
    told = [f"words: {', '.join(words)}"] if words else []
    if verdict.cue:
        told.append(f"cue: {verdict.cue}")
    told.append(f"meaning {likeness.meaning[row, column]:.2f}")
    return "; ".join(told)
