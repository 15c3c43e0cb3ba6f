"""Units of a consultation beside key points under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folkmoot.analysis.pair_judge import Pair, PairJudge, make_judgement
from folkmoot.analysis.tone import Leaning
from folkmoot.analysis.unit_space import UnitSpace
from folkmoot.analysis.voices import Finding, Likely, Point, Unit
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
    bias=-6.11,
    weights={"meaning": 4.23, "words": 1.12, "nearby": 7.89, "shorter": 1.24},
)
# Fitted by training/fit_tone.py.
LEANING = Leaning(bias=1.48, said=0.45, point=0.45, product=0.11, apart=-0.35)
# On the tuned sets higher ones find much less and are hardly surer; lower ones find
# more, and more that is false. More is asked across focus areas, where likeness is less
# sure.
LEAST_PROBABILITY = 0.4
LEAST_ACROSS = 0.5
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

    def list_likely(self) -> Iterator[tuple[int, Likely]]:
        """The likely units, by the key points' places."""
        rows, columns = self.wanted.nonzero()
        for unit, column, probability, meaning in zip(
            self.rows[rows].tolist(),
            columns.tolist(),
            self.likely[rows, columns].tolist(),
            self.meaning[rows, columns].tolist(),
            strict=True,
        ):
            yield column, Likely(unit=unit, probability=probability, meaning=meaning)


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

    def find(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[tuple[int, Likely]]:
        """The likely pairs of units and key points, by the key points' places."""
        for block in self._compare(members, points):
            yield from block.list_likely()

    def list_heard(self, members: Sequence[int], points: Sequence[Point]) -> set[int]:
        """The units that likely speak about any of the key points."""
        heard: set[int] = set()
        for block in self._compare(members, points):
            heard.update(block.rows[block.wanted.any(axis=1)].tolist())
        return heard

    def judge(self, likely: Sequence[Likely], point: Point) -> list[Finding]:
        """On which side of a key point the units stand."""
        pairs = [self._pair(one, point) for one in likely]
        return [
            Finding(likely=one, verdict=verdict)
            for one, verdict in zip(likely, self._judge.judge(pairs), strict=True)
        ]

    def explain(self, finding: Finding, point: Point) -> Judgement:
        """The finding with a reason that a person can check."""
        return make_judgement(
            self._pair(finding.likely, point),
            finding.verdict,
            meaning=finding.likely.meaning,
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

    def _pair(self, likely: Likely, point: Point) -> Pair:
        return Pair(
            statement=self._texts[likely.unit],
            key_point=self._texts[point.number],
            probability=likely.probability,
            statement_heading=self._areas[likely.unit],
            key_point_heading=self._areas[point.number],
            leaning=self._lean(likely.unit, point.number),
        )

    def _lean(self, unit: int, other: int) -> float:
        """The odds that two units are on one side, by tone."""
        import numpy as np

        said, point = self._space.read_tones(np.asarray([unit, other]))
        return float(LEANING.weigh(said, point))
