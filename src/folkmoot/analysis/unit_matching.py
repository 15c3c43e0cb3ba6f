"""Units of a consultation beside key points under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from folkmoot.analysis.pair_judge import Pair, PairJudge, make_judgement
from folkmoot.analysis.unit_space import UnitSpace
from folkmoot.analysis.voices import Finding, Point, Unit
from folkmoot.analysis.weighing import Weighing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from folkmoot.analysis.key_point_matching import Encode

    Matrix = NDArray[np.float64]
    Numbers = NDArray[np.int64]

# Fitted by evaluation/gathering/fit_gathering.py: here key points are statements, too,
# and many share a word without saying the same.
GATHERING = Weighing(
    bias=-5.86,
    weights={"meaning": 3.64, "words": 2.08, "nearby": 6.65, "shorter": 1.12},
)
# Chosen on the tuned sets: higher ones find fewer true pairs and hardly fewer false
# ones. More is asked across focus areas, where likeness is less sure.
LEAST_PROBABILITY = 0.35
LEAST_ACROSS = 0.45
# A statement may stand to a further key point if that is nearly as likely as its best.
NEARLY_BEST = 0.3
_ROWS_AT_A_TIME = 1000


class UnitMatching:
    """Judges units, named by their numbers, against key points.

    `settled` are key points with words of their own, numbered after the units.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        settled: Sequence[Point],
        *,
        encode: Encode,
        judge: PairJudge,
    ) -> None:
        self.units = units
        self._judge = judge
        self._areas = [unit.voice.focus_area for unit in units]
        self._areas += [point.area for point in settled]
        self._texts = [unit.text for unit in units] + [point.text for point in settled]
        numbers = {area: n for n, area in enumerate(dict.fromkeys(self._areas))}
        self._space = UnitSpace(
            self._texts, [numbers[area] for area in self._areas], encode=encode
        )

    def judge(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[tuple[int, Finding]]:
        """The likely pairs of units and key points, by the key points' places."""
        import numpy as np

        columns = np.asarray([point.number for point in points], dtype=np.int64)
        if not len(columns):
            return
        for start in range(0, len(members), _ROWS_AT_A_TIME):
            rows = np.asarray(members[start : start + _ROWS_AT_A_TIME], dtype=np.int64)
            yield from self._judge_block(rows, columns)

    def _judge_block(
        self, rows: Numbers, columns: Numbers
    ) -> Iterator[tuple[int, Finding]]:
        import numpy as np

        evidence = self._space.compare(rows, columns)
        likely = GATHERING.weigh(evidence)
        # A unit is always most like itself.
        itself = rows[:, None] == columns[None, :]
        best = np.where(itself, 0.0, likely).max(axis=1, keepdims=True)
        wanted = (likely >= self._find_least(rows, columns)) & (
            likely >= best - NEARLY_BEST
        )
        picks = list(zip(*wanted.nonzero(), strict=True))
        pairs = [
            self._pair(int(rows[r]), int(columns[c]), float(likely[r, c]))
            for r, c in picks
        ]
        verdicts = self._judge.judge(pairs)
        for (r, c), pair, verdict in zip(picks, pairs, verdicts, strict=True):
            judgement = make_judgement(
                pair,
                verdict,
                meaning=evidence["meaning"][r, c],
                threshold=LEAST_PROBABILITY,
            )
            yield (
                int(c),
                Finding(
                    unit=int(rows[r]),
                    probability=pair.probability,
                    judgement=judgement,
                ),
            )

    def _find_least(self, rows: Numbers, columns: Numbers) -> Matrix:
        import numpy as np

        own = [[self._areas[r] == self._areas[c] for c in columns] for r in rows]
        least: Matrix = np.where(own, LEAST_PROBABILITY, LEAST_ACROSS)
        return least

    def _pair(self, row: int, column: int, probability: float) -> Pair:
        return Pair(
            statement=self._texts[row],
            key_point=self._texts[column],
            probability=probability,
            statement_heading=self._areas[row],
            key_point_heading=self._areas[column],
        )
