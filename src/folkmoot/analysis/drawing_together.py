"""Statements of one focus area that say the same, drawn together while people write.

Rather too few than a wrong one: what is drawn together stands before a whole hall. Two
statements belong together where both are likely one point, share words, and each
supports the other; in a cluster each belongs with each. What is there already stays as
it is for as long as it can be justified, so that one more statement never reshuffles
what is being read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folkmoot.analysis.deduplication import find_duplicates
from folkmoot.analysis.key_point_generation import choose_carrier
from folkmoot.analysis.pair_judge import CueJudge, Pair
from folkmoot.analysis.unit_matching import GATHERING, LEANING
from folkmoot.analysis.unit_space import UnitSpace
from folkmoot.analysis.word_cover import WordCover
from folkmoot.domain.key_points import Relation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from folkmoot.analysis.key_point_matching import Encode

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Demands:
    """What is asked of a pair: three numbers from 0 to 1, and all must be met.

    Likely to be one point. Words: the vectors know what a text is about better than
    what it says about it, so each must share so much of its words with the other.
    Opposites speak alike: so likely at most, by tone, that they are on two sides.
    """

    likely: float
    shared: float
    against: float


# Chosen on the tuned sets and ArgKP-2021 dev, see evaluation/results. Two clusters
# become one by a pair that is surely alike; then all their pairs must be alike.
SURELY = 0.5
ALIKE = Demands(likely=0.4, shared=0.3, against=0.3)
# What is likely shifts with all that is said beside it. What stands together stays for
# as long as that is not unlikely.
STILL_ALIKE = Demands(likely=0.1, shared=0.15, against=0.5)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement as it stands on the board; `voice` is the group that wrote it."""

    id: str
    text: str
    voice: str


Cluster = tuple[str, ...]


def draw_together(
    statements: Sequence[Said],
    *,
    encode: Encode,
    earlier: Sequence[Sequence[str]] = (),
    apart: Collection[str] = (),
) -> tuple[Cluster, ...]:
    """Clusters of two or more ids that say the same; the first id speaks for all.

    `statements` stand in the order they were received, and clusters in that of their
    earliest one. `earlier` are the clusters as they were; two of them never become
    one. Who stands `apart` is in none. Ids that are not among the statements are
    dropped.
    """
    said = [one for one in statements if one.id not in apart]
    if len(said) < 2:
        return ()
    places = {one.id: place for place, one in enumerate(said)}
    stood = [[places[each] for each in one if each in places] for one in earlier]
    pairs = PairTable([one.text for one in said], encode=encode, stood=stood)
    kept = list(_keep(stood, pairs.still))
    clusters = [cluster for cluster in _join(kept, pairs.alike) if len(cluster) > 1]
    speakers = {place for cluster in kept for place in cluster[:1]}
    ordered = [
        _put_speaker_first(each, speakers, said, pairs.still) for each in clusters
    ]
    ordered.sort(key=min)
    return tuple(tuple(said[place].id for place in each) for each in ordered)


class PairTable:
    """How likely any two texts say the same, symmetric; 0 where they do not pass.

    `alike` holds those that may be drawn together, `still` also those that may stay so,
    of the clusters in which they stood.
    """

    def __init__(
        self, texts: Sequence[str], *, encode: Encode, stood: Sequence[Sequence[int]]
    ) -> None:
        import numpy as np

        numbers = np.arange(len(texts))
        space = UnitSpace(texts, [0] * len(texts), encode=encode)
        likely = GATHERING.weigh(space.compare(numbers, numbers))
        likely = np.round((likely + likely.T) / 2, 6)
        self.alike: Matrix = np.zeros_like(likely)
        self.still: Matrix = np.zeros_like(likely)
        self._texts, self._tones = texts, space.read_tones(numbers)
        self._cover, self._judge = WordCover(texts), CueJudge()
        wanted = likely >= ALIKE.likely
        for cluster in stood:
            wanted[np.ix_(cluster, cluster)] |= True
        rows, columns = np.triu(wanted, 1).nonzero()
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            self._look_at(row, column, float(likely[row, column]))
        for table in (self.alike, self.still):
            _draw_repeats(texts, table)

    def _look_at(self, one: int, other: int, likely: float) -> None:
        shared = self._cover.measure(one, other)
        if shared < STILL_ALIKE.shared:
            return
        # Whichever is taken for the point that the other speaks to.
        pairs = [self._pair(one, other), self._pair(other, one)]
        verdicts = self._judge.judge(pairs)
        if any(each.relation is not Relation.SUPPORTS for each in verdicts):
            return
        against = max(each.against or 0.0 for each in verdicts)
        for table, least in ((self.alike, ALIKE), (self.still, STILL_ALIKE)):
            enough = likely >= least.likely and shared >= least.shared
            if enough and against <= least.against:
                table[one, other] = table[other, one] = likely

    def _pair(self, one: int, other: int) -> Pair:
        return Pair(
            statement=self._texts[one],
            key_point=self._texts[other],
            probability=1.0,
            leaning=float(LEANING.weigh(self._tones[one], self._tones[other])),
        )


def _draw_repeats(texts: Sequence[str], alike: Matrix) -> None:
    """The same words say the same, and are like to others what their original is."""
    for number, original in enumerate(find_duplicates(texts)):
        if original is not None:
            alike[number] = alike[original]
            alike[:, number] = alike[:, original]
            alike[number, original] = alike[original, number] = 1.0
            alike[number, number] = 0.0


def _keep(stood: Sequence[Sequence[int]], still: Matrix) -> Iterator[list[int]]:
    """Of the clusters that were there, what still belongs together."""
    taken: set[int] = set()
    for cluster in stood:
        kept: list[int] = []
        for place in cluster:
            if place not in taken and all(still[place, other] > 0 for other in kept):
                kept.append(place)
        if len(kept) > 1:
            taken.update(kept)
            yield kept


def _join(kept: Sequence[Sequence[int]], alike: Matrix) -> list[list[int]]:
    """The likeliest pairs first: their clusters become one where all are alike."""
    clusters = [list(cluster) for cluster in kept]
    inside = {place for cluster in kept for place in cluster}
    clusters += [[place] for place in range(len(alike)) if place not in inside]
    of = {place: number for number, some in enumerate(clusters) for place in some}
    for one, other in _list_pairs(alike):
        low, high = sorted((of[one], of[other]))
        # Of what the hall has read as two, none is swallowed.
        if low == high or high < len(kept):
            continue
        if all(alike[a, b] > 0 for a in clusters[low] for b in clusters[high]):
            of.update(dict.fromkeys(clusters[high], low))
            clusters[low] += clusters[high]
            clusters[high] = []
    return clusters


def _list_pairs(alike: Matrix) -> list[tuple[int, int]]:
    import numpy as np

    rows, columns = np.triu(alike >= SURELY, 1).nonzero()
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: (-alike[pair], pair))


def _put_speaker_first(
    cluster: Sequence[int],
    speakers: Collection[int],
    said: Sequence[Said],
    alike: Matrix,
) -> list[int]:
    """Who spoke before goes on; else the short, plain one that is nearest to all."""
    speaker = next((place for place in cluster if place in speakers), None)
    if speaker is None:
        texts, voices = [one.text for one in said], [one.voice for one in said]
        speaker = choose_carrier(sorted(cluster), texts, voices, alike)
    return [speaker, *sorted(place for place in cluster if place != speaker)]
