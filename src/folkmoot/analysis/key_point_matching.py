"""Which key points a statement speaks to, and on which side.

Likeness in meaning and spelling, how the statement's other key points rival it, what
its neighbours come to and how much it says are weighed into the probability that both
speak about one point; where that is likely enough, a judge tells the side. Abstaining
is an answer: the relation `none`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from folkmoot.analysis.likeness import Comparison, Likeness, Side
from folkmoot.analysis.pair_judge import CueJudge, Pair, PairJudge, make_judgement
from folkmoot.analysis.segmentation import split_ideas
from folkmoot.analysis.tone import Leaning
from folkmoot.analysis.weighing import Weighing
from folkmoot.domain.key_points import Judgement
from folkmoot.domain.words import split_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

Encode = Callable[[Sequence[str]], "Vectors"]


# Fitted by evaluation/key_points/fit_matching.py; then spelling was given more weight,
# at no loss there, so that long arguments (ArgKP-2021, dev) are matched as well.
MATCHING = Weighing(
    bias=-4.73,
    weights={
        "meaning": 10.0,
        "spelling": 3.0,
        "nearby": 3.66,
        "rival": -2.97,
        "length": 1.23,
    },
)
# Fitted by training/fit_tone.py.
LEANING = Leaning(bias=1.41, said=1.1, point=-0.13, product=0.01, apart=-0.08)
THRESHOLD = 0.3
_STATEMENTS_AT_A_TIME = 500


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
    `every`, for all. The judgement's score is the probability of support. A statement
    that says several things is judged by what in it is nearest to the key point.
    """
    if not statements or not key_points:
        return
    ideas = [list_ideas(text) for text in statements]
    starts = list(accumulate(map(len, ideas), initial=0))
    topic = TopicMatcher(
        [text for texts in ideas for text in texts], key_points, encode=encode
    )
    least = 0.0 if every else threshold
    for first in range(0, len(statements), _STATEMENTS_AT_A_TIME):
        bounds = starts[first : first + _STATEMENTS_AT_A_TIME + 1]
        weighed = topic.weigh(slice(bounds[0], bounds[-1]))
        picks = list(weighed.pick_nearest(bounds, least=least))
        judged = topic.judge(weighed, picks, judge=judge, threshold=threshold)
        for pick, judgement in zip(picks, judged, strict=True):
            yield first + pick.statement, pick.column, judgement


@dataclass(frozen=True, kw_only=True)
class Pick:
    """A unit (row) beside a key point (column), and whose unit it is."""

    row: int
    column: int
    statement: int = 0


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """Probabilities of one point for some units (rows) and all key points (columns)."""

    first_row: int
    probability: Matrix
    likeness: Likeness
    tones: tuple[Matrix, Matrix]

    def pick_nearest(self, bounds: Sequence[int], *, least: float) -> Iterator[Pick]:
        """For each statement and key point its likeliest unit, from `least` up.

        `bounds` are the rows at which the statements' units begin, and the end.
        """
        for statement, (start, end) in enumerate(pairwise(bounds)):
            own = self.probability[start - self.first_row : end - self.first_row]
            best = own.argmax(axis=0)
            for column, unit in enumerate(best):
                if own[unit, column] >= least:
                    yield Pick(
                        row=start + int(unit), column=column, statement=statement
                    )

    def lean(self, pick: Pick) -> float:
        """The odds that a pick is on the key point's side, by tone."""
        said, points = self.tones
        row = pick.row - self.first_row
        return float(LEANING.weigh(said[row : row + 1], points[pick.column])[0])

    def get(self, pick: Pick) -> float:
        """The probability of a pick."""
        return float(self.probability[pick.row - self.first_row, pick.column])


class TopicMatcher:
    """The units of one topic (statements or parts of them) beside its key points."""

    def __init__(
        self,
        units: Sequence[str],
        key_points: Sequence[str],
        *,
        encode: Encode,
    ) -> None:
        self._units, self._key_points = units, key_points
        known = list(dict.fromkeys([*units, *key_points]))
        vectors = encode(known)
        rows = {text: number for number, text in enumerate(known)}
        sides = [
            Side(texts=texts, vectors=vectors[[rows[text] for text in texts]])
            for texts in (units, key_points)
        ]
        self._comparison = Comparison(
            statements=sides[0],
            key_points=sides[1],
        )

    def compare(self, rows: slice) -> Likeness:
        """How alike some units are to all key points."""
        return self._comparison.compare(rows)

    def weigh(self, rows: slice) -> Weighed:
        """The probabilities of one point, to six decimals."""
        likeness = self.compare(rows)
        return Weighed(
            first_row=rows.start,
            probability=MATCHING.weigh(list_evidence(likeness, self._units[rows])),
            likeness=likeness,
            tones=self._comparison.measure_tones(rows),
        )

    def judge(
        self,
        weighed: Weighed,
        picks: Sequence[Pick],
        *,
        judge: PairJudge | None = None,
        threshold: float = THRESHOLD,
    ) -> list[Judgement]:
        """The side of each pick, `none` below the threshold."""
        pairs = [self._make_pair(weighed, pick) for pick in picks]
        verdicts = (judge or CueJudge()).judge(pairs)
        return [
            make_judgement(
                pair,
                verdict,
                meaning=weighed.likeness.meaning[
                    pick.row - weighed.first_row, pick.column
                ],
                threshold=threshold,
            )
            for pick, pair, verdict in zip(picks, pairs, verdicts, strict=True)
        ]

    def _make_pair(self, weighed: Weighed, pick: Pick) -> Pair:
        return Pair(
            statement=self._units[pick.row],
            key_point=self._key_points[pick.column],
            probability=weighed.get(pick),
            leaning=weighed.lean(pick),
        )


def list_evidence(likeness: Likeness, units: Sequence[str]) -> dict[str, Matrix]:
    """What is weighed, by name; `units` are the rows' texts."""
    import numpy as np

    lengths = np.log([max(1.0, len(split_words(text))) for text in units])
    return {
        "meaning": likeness.meaning,
        "spelling": likeness.spelling,
        "nearby": likeness.nearby,
        "rival": find_rivals(likeness.both),
        "length": np.broadcast_to(lengths[:, None], likeness.meaning.shape),
    }


def find_rivals(alike: Matrix) -> Matrix:
    """For each pair, how alike the statement is to the best other key point."""
    import numpy as np

    if alike.shape[1] < 2:
        return np.zeros_like(alike)
    ordered = np.sort(alike, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    rivals: Matrix = np.where(alike == best, second, best)
    return rivals


def list_ideas(text: str) -> list[str]:
    """The text as a whole, and each idea where it holds several."""
    spans = split_ideas(text)
    return [text, *(text[slice(*span)] for span in spans)] if len(spans) > 1 else [text]
