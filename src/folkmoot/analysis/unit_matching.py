"""Units of a consultation beside key points under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from folkmoot.analysis.key_point_matching import Pick, TopicMatcher
from folkmoot.analysis.pair_judge import PairJudge
from folkmoot.analysis.voices import Finding, Point, Unit

if TYPE_CHECKING:
    from folkmoot.analysis.key_point_matching import Encode

# In analysis a claim must hold when it is read, so more is asked than for a suggestion
# beside given key points; more yet across focus areas, where likeness is less sure.
LEAST_PROBABILITY = 0.5
LEAST_ACROSS = 0.75
# A statement may stand to a further key point if that is nearly as likely as its best.
NEARLY_BEST = 0.2
_ROWS_AT_A_TIME = 1000


class UnitMatching:
    """Judges units, named by their numbers, against key points."""

    def __init__(
        self, units: Sequence[Unit], *, encode: Encode, judge: PairJudge
    ) -> None:
        self.units = units
        self.encode = encode
        self.pair_judge = judge

    def judge(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[tuple[int, Finding]]:
        """The likely pairs of a focus area's units with its key points, by place."""
        yield from self._judge(members, points, least=LEAST_PROBABILITY, across=False)

    def judge_across(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> Iterator[tuple[int, Finding]]:
        """The likely pairs of units with key points of other focus areas, by place."""
        yield from self._judge(members, points, least=LEAST_ACROSS, across=True)

    def _judge(
        self,
        members: Sequence[int],
        points: Sequence[Point],
        *,
        least: float,
        across: bool,
    ) -> Iterator[tuple[int, Finding]]:
        if not (members and points):
            return
        matcher = TopicMatcher(
            [self.units[number].text for number in members],
            [point.text for point in points],
            encode=self.encode,
        )
        for start in range(0, len(members), _ROWS_AT_A_TIME):
            weighed = matcher.weigh(slice(start, start + _ROWS_AT_A_TIME))
            picks = list(weighed.pick_likely(least=least, nearly=NEARLY_BEST))
            if across:
                picks = [p for p in picks if not self._is_own(p, members, points)]
            judged = matcher.judge(
                weighed, picks, judge=self.pair_judge, threshold=least
            )
            for pick, judgement in zip(picks, judged, strict=True):
                yield (
                    pick.column,
                    Finding(
                        unit=members[pick.row],
                        probability=weighed.get(pick),
                        judgement=judgement,
                    ),
                )

    def _is_own(
        self, pick: Pick, members: Sequence[int], points: Sequence[Point]
    ) -> bool:
        unit = self.units[members[pick.row]]
        return unit.voice.focus_area == points[pick.column].area
