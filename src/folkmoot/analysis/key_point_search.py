"""Finds the key points of one focus area, round by round.

In each round candidates are chosen among what no key point carries yet; of these the
one that most voices stand behind is kept, then the one that most further voices stand
behind, and so on (greedy cover, as for sets in Nemhauser, Wolsey and Fisher 1978).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from folkmoot.analysis.key_point_generation import choose_candidates, rate_plainness
from folkmoot.analysis.sampling import sample_evenly
from folkmoot.analysis.unit_matching import UnitMatching
from folkmoot.analysis.voices import FEWEST_VOICES, Point, Unit
from folkmoot.domain.ids import make_id
from folkmoot.domain.key_points import KeyPointId, Relation

UNITS_PER_CANDIDATE = 4
MOST_CANDIDATES = 150
LARGEST_SAMPLE = 1200
_MOST_ROUNDS = 6


class KeyPointSearch:
    """The units of one focus area, by their numbers."""

    def __init__(self, matching: UnitMatching, members: Sequence[int]) -> None:
        self._matching, self._members = matching, members

    def find(self, known: Sequence[Point]) -> list[Point]:
        """Key points beside the known ones, those that carry most first."""
        found: list[Point] = []
        left = self._list_uncovered(known) if known else list(self._members)
        for _ in range(_MOST_ROUNDS):
            new = self._search(left)
            if not new:
                break
            found += new
            left = self._list_uncovered([*known, *found])
        return found

    def _list_uncovered(self, points: Sequence[Point]) -> list[int]:
        heard = {one.unit for _, one in self._matching.judge(self._members, points)}
        return [number for number in self._members if number not in heard]

    def _search(self, left: Sequence[int]) -> list[Point]:
        units = self._matching.units
        chosen = self._choose(left)
        candidates = [_make_point(units[number]) for number in chosen]
        behind: list[dict[int, float]] = [
            # A text that several handed in carries itself.
            {number: 1.0}
            for number in chosen
        ]
        for place, one in self._matching.judge(left, candidates):
            if one.judgement.relation is Relation.SUPPORTS:
                behind[place][one.unit] = one.probability
        return [candidates[place] for place in self._pick(candidates, behind)]

    def _choose(self, left: Sequence[int]) -> list[int]:
        """What says best what several say, and what several handed in alike."""
        units = self._matching.units
        sample = sample_evenly(left, most=LARGEST_SAMPLE)
        texts = [units[number].text for number in sample]
        places = choose_candidates(
            texts,
            [min(units[number].speakers) for number in sample],
            self._matching.encode(texts),
            count=min(max(2, len(sample) // UNITS_PER_CANDIDATE), MOST_CANDIDATES),
        )
        shared = [
            number for number in left if len(units[number].speakers) >= FEWEST_VOICES
        ]
        return sorted({*(sample[place] for place in places), *shared[:MOST_CANDIDATES]})

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
            best = max(left, key=lambda place: (gains[place], -place))
            if gains[best] <= 0:
                return
            yield best
            covered |= behind[best].keys()
            left.remove(best)

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


def _make_point(unit: Unit) -> Point:
    statement, segment = unit.voice.statement, unit.segment
    return Point(
        id=KeyPointId(make_id(statement, "key_point", segment.start, segment.end)),
        text=unit.text,
        source=statement,
        area=unit.voice.focus_area,
    )
