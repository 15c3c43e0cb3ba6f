"""Units of a consultation beside key points under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folkmoot.analysis.pair_judge import Pair, PairJudge, make_judgement
from folkmoot.analysis.unit_space import UnitSpace
from folkmoot.analysis.voices import Finding, Point, Unit
from folkmoot.analysis.weighing import Weighing
from folkmoot.domain.key_points import Judgement

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


@dataclass(frozen=True, kw_only=True)
class _Block:
    """Some units (rows) beside all key points (columns)."""

    rows: Numbers
    likely: Matrix
    meaning: Matrix
    wanted: NDArray[np.bool_]

    def list_likely(self) -> Iterator[tuple[int, int, float, float]]:
        """Unit, key point's place, probability and nearness of meaning of each."""
        for row, column in zip(*self.wanted.nonzero(), strict=True):
            yield (
                int(self.rows[row]),
                int(column),
                float(self.likely[row, column]),
                float(self.meaning[row, column]),
            )


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
        import numpy as np

        self.units = units
        self._judge = judge
        self._areas = [unit.voice.focus_area for unit in units]
        self._areas += [point.area for point in settled]
        self._texts = [unit.text for unit in units] + [point.text for point in settled]
        numbers = {area: n for n, area in enumerate(dict.fromkeys(self._areas))}
        own = [numbers[area] for area in self._areas]
        self._area_numbers = np.asarray(own, dtype=np.int64)
        self._space = UnitSpace(self._texts, own, encode=encode)

    def list_heard(self, members: Sequence[int], points: Sequence[Point]) -> set[int]:
        """The units that stand to any of the key points, whatever their side."""
        return {
            unit
            for block in self._compare(members, points)
            for unit, _, _, _ in block.list_likely()
        }

    def judge(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[tuple[int, Finding]]:
        """The likely pairs of units and key points, by the key points' places."""
        for block in self._compare(members, points):
            likely = list(block.list_likely())
            verdicts = self._judge.judge(
                [
                    self._pair(unit, points[place].number, probability)
                    for unit, place, probability, _ in likely
                ]
            )
            for (unit, place, probability, meaning), verdict in zip(
                likely, verdicts, strict=True
            ):
                finding = Finding(
                    unit=unit,
                    probability=probability,
                    meaning=meaning,
                    verdict=verdict,
                )
                yield place, finding

    def explain(self, finding: Finding, point: Point) -> Judgement:
        """The finding with a reason that a person can check."""
        return make_judgement(
            self._pair(finding.unit, point.number, finding.probability),
            finding.verdict,
            meaning=finding.meaning,
            threshold=LEAST_PROBABILITY,
        )

    def _compare(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[_Block]:
        import numpy as np

        columns = np.asarray([point.number for point in points], dtype=np.int64)
        if not len(columns):
            return
        for start in range(0, len(members), _ROWS_AT_A_TIME):
            rows = np.asarray(members[start : start + _ROWS_AT_A_TIME], dtype=np.int64)
            yield self._compare_block(rows, columns)

    def _compare_block(self, rows: Numbers, columns: Numbers) -> _Block:
        import numpy as np

        evidence = self._space.compare(rows, columns)
        likely = GATHERING.weigh(evidence)
        # A unit is always most like itself.
        itself = rows[:, None] == columns[None, :]
        best = np.where(itself, 0.0, likely).max(axis=1, keepdims=True)
        own = self._area_numbers[rows][:, None] == self._area_numbers[columns][None, :]
        least = np.where(own, LEAST_PROBABILITY, LEAST_ACROSS)
        return _Block(
            rows=rows,
            likely=likely,
            meaning=evidence["meaning"],
            wanted=(likely >= least) & (likely >= best - NEARLY_BEST),
        )

    def _pair(self, row: int, column: int, probability: float) -> Pair:
        return Pair(
            statement=self._texts[row],
            key_point=self._texts[column],
            probability=probability,
            statement_heading=self._areas[row],
            key_point_heading=self._areas[column],
        )
