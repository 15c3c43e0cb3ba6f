"""Finds the key points of one focus area among what was said there.

Any unit may be one. The unit that most voices stand behind is taken, then the one that
most further voices stand behind, and so on (greedy cover, as for sets in Nemhauser,
Wolsey and Fisher 1978); short and plain words are preferred. Of large areas a sample is
looked at, then another of what no key point carries yet, so that cost does not grow
with the square.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from folkmoot.analysis.key_point_generation import rate_plainness
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.unit_matching import UnitMatching
from folkmoot.analysis.voices import FEWEST_VOICES, Point
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
        left = self._list_uncovered(known)
        for _ in range(_MOST_ROUNDS):
            new = self._search(sample_evenly(left, most=LARGEST_SAMPLE))
            found += new
            if not new or len(left) <= LARGEST_SAMPLE:
                break
            left = self._list_uncovered([*known, *found])
        return found

    def _list_uncovered(self, points: Sequence[Point]) -> list[int]:
        heard = self._matching.list_heard(self._members, points)
        return [number for number in self._members if number not in heard]

    def _search(self, sample: Sequence[int]) -> list[Point]:
        candidates = [self._make_point(number) for number in sample]
        # A text that several handed in carries itself.
        behind: list[dict[int, float]] = [{number: 1.0} for number in sample]
        for place, one in self._matching.judge(sample, candidates):
            if one.verdict.relation is Relation.SUPPORTS:
                behind[place][one.unit] = one.probability
        return [candidates[place] for place in self._pick(candidates, behind)]

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
        self, candidates: Sequence[Point], behind: Sequence[Mapping[int, float]]
    ) -> Iterator[int]:
        covered: set[int] = set()
        left = list(range(len(candidates)))
        while left:
            gains = {
                place: self._weigh(behind[place], covered, candidates[place].text)
                for place in left
            }
            # What is not enough now will not become more.
            left = [place for place in left if gains[place] > 0]
            if left:
                best = max(left, key=lambda place: (gains[place], -place))
                yield best
                covered |= behind[best].keys()

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
