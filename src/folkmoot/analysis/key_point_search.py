"""Finds the key points of one focus area among what was said there.

Any unit may be one. The unit that most voices stand behind is taken, then the one that
most further voices stand behind, and so on (greedy cover, as for sets in Nemhauser,
Wolsey and Fisher 1978); short and plain words are preferred. Of large areas a sample is
looked at, then another of what no key point carries yet, so that cost does not grow
with the square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

from folkmoot.analysis.key_point_generation import rate_plainness
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.unit_matching import UnitMatching
from folkmoot.analysis.voices import FEWEST_VOICES, Likely, Point
from folkmoot.domain.ids import make_id
from folkmoot.domain.key_points import KeyPointId, Relation

LARGEST_SAMPLE = 1200
_MOST_ROUNDS = 6


class KeyPointSearch:
    """The units of one focus area, by their numbers."""

    def __init__(self, matching: UnitMatching, members: Sequence[int]) -> None:
        self._matching, self._members = matching, members

    def find(self, known: Sequence[Point]) -> list[Point]:
        """Key points beside the known ones, those that carry most first."""
        found: list[Point] = []
        left = self._list_uncovered(self._members, known)
        for _ in range(_MOST_ROUNDS):
            new = self._search(sample_evenly(left, most=LARGEST_SAMPLE))
            found += new
            if not new or len(left) <= LARGEST_SAMPLE:
                break
            left = self._list_uncovered(left, new)
        return found

    def _list_uncovered(
        self, members: Sequence[int], points: Sequence[Point]
    ) -> list[int]:
        heard = self._matching.list_heard(members, points)
        return [number for number in members if number not in heard]

    def _search(self, sample: Sequence[int]) -> list[Point]:
        candidates = [self._make_point(number) for number in sample]
        likely: list[list[Likely]] = [[] for _ in candidates]
        for place, one in self._matching.find(sample, candidates):
            likely[place].append(one)
        return [candidates[place] for place in self._pick(candidates, likely)]

    def _make_point(self, number: int) -> Point:
        unit = self._matching.units[number]
        statement, segment = unit.voice.statement, unit.segment
        return Point(
            id=KeyPointId(make_id(statement, "key_point", segment.start, segment.end)),
            number=number,
            text=unit.text,
            source=statement,
            area=unit.voice.focus_area,
        )

    def _pick(
        self, candidates: Sequence[Point], likely: Sequence[Sequence[Likely]]
    ) -> Iterator[int]:
        """The candidates' places, greedily.

        What a candidate brings only sinks, as sides are told and as more is covered. So
        it is looked at again only where it comes first, and it is next where it stays
        there (Minoux 1978).
        """
        behind = [
            {one.unit: one.probability for one in some} | {point.number: 1.0}
            for point, some in zip(candidates, likely, strict=True)
        ]
        covered: set[int] = set()
        judged: set[int] = set()
        queue = [
            (-self._weigh(behind[place], covered, point.text), place)
            for place, point in enumerate(candidates)
        ]
        heapify(queue)
        while queue:
            _, place = heappop(queue)
            point = candidates[place]
            gain = self._weigh(behind[place], covered, point.text)
            if gain > 0 and queue and (-gain, place) > queue[0]:
                heappush(queue, (-gain, place))
            elif gain > 0 and place not in judged:
                behind[place] = self._list_support(point, likely[place])
                judged.add(place)
                heappush(queue, (-gain, place))
            elif gain > 0:
                yield place
                covered |= behind[place].keys()

    def _list_support(self, point: Point, likely: Sequence[Likely]) -> dict[int, float]:
        """The units in support; a text that several handed in carries itself."""
        support = {point.number: 1.0}
        for one in self._matching.judge(likely, point):
            if one.verdict.relation is Relation.SUPPORTS:
                support[one.likely.unit] = one.likely.probability
        return support

    def _weigh(
        self, behind: Mapping[int, float], covered: set[int], text: str
    ) -> float:
        """How many voices would be new, by their probability; 0 where too few are."""
        voices: dict[str, float] = {}
        for number, probability in behind.items():
            if number not in covered:
                for speaker in self._matching.units[number].speakers:
                    voices[speaker] = max(probability, voices.get(speaker, 0.0))
        if len(voices) < FEWEST_VOICES:
            return 0.0
        return round(sum(voices.values()) * rate_plainness(text), 6)
