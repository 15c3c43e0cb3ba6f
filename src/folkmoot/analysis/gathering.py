"""Statements gathered into key points, with every statement behind them.

Within a focus area candidates are chosen among the statements and everything said
there is judged against them; those that carry most are kept, and what is left over is
looked at again until nothing new is found. Then every key point is held against what
was said under other areas. A statement that no key point carries stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from folkmoot.analysis.deduplication import SHORTEST_WITH_SLIP, find_duplicates
from folkmoot.analysis.key_point_matching import Pick, TopicMatcher
from folkmoot.analysis.key_point_search import (
    LARGEST_SAMPLE,
    MOST_CANDIDATES,
    UNITS_PER_CANDIDATE,
    KeyPointSearch,
)
from folkmoot.analysis.pair_judge import CueJudge, PairJudge
from folkmoot.analysis.unit_matching import (
    LEAST_ACROSS,
    LEAST_PROBABILITY,
    NEARLY_BEST,
    UnitMatching,
)
from folkmoot.analysis.voices import (
    FEWEST_VOICES,
    Finding,
    Point,
    Voice,
    list_units,
    name_speaker,
)
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId, Match, Relation, Segment

if TYPE_CHECKING:
    from folkmoot.analysis.key_point_matching import Encode

__all__ = ["DraftKeyPoint", "Gathering", "Voice", "gather", "list_parameters"]

_Item = TypeVar("_Item")

# Two key points that each support the other with this are one.
SAME_POINT = 0.6
_MACHINE = "machine"


@dataclass(frozen=True, kw_only=True)
class DraftKeyPoint:
    """A key point with the matches behind it, not yet counted."""

    id: KeyPointId
    text: str
    source_statement: StatementId
    matches: tuple[Match, ...]


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """The key points of a consultation, and which statements repeat another."""

    key_points: tuple[DraftKeyPoint, ...]
    duplicate_of: Mapping[StatementId, StatementId]


_Copies = Mapping[StatementId, Collection[Voice]]


def list_parameters() -> dict[str, float | int | str]:
    """What a run depends on beside its input, by name."""
    return {
        "shortest_word_with_slip": SHORTEST_WITH_SLIP,
        "least_probability": LEAST_PROBABILITY,
        "least_probability_across_areas": LEAST_ACROSS,
        "same_point": SAME_POINT,
        "nearly_best": NEARLY_BEST,
        "units_per_candidate": UNITS_PER_CANDIDATE,
        "fewest_voices": FEWEST_VOICES,
        "most_candidates": MOST_CANDIDATES,
        "largest_sample": LARGEST_SAMPLE,
    }


def gather(
    voices: Sequence[Voice],
    *,
    encode: Encode,
    judge: PairJudge | None = None,
    settled: Sequence[DraftKeyPoint] = (),
) -> Gathering:
    """Find the key points of all that was said, and what stands behind each.

    `encode` gives the vectors of texts. `settled` are key points on which people have
    decided: they are kept with those decisions, and only the rest is judged anew. Key
    points stand by focus area, in the order in which they were found; a duplicate has
    matches of its own, to the same key points as its original.
    """
    duplicates = _find_duplicates(voices)
    by_id = {voice.statement: voice for voice in voices}
    copies: defaultdict[StatementId, list[Voice]] = defaultdict(list)
    for copy, original in duplicates.items():
        copies[original].append(by_id[copy])
    gatherer = _Gatherer(
        [voice for voice in voices if voice.statement not in duplicates],
        copies,
        encode=encode,
        judge=judge or CueJudge(),
    )
    kept = [_keep_settled(draft, by_id) for draft in settled]
    return Gathering(key_points=tuple(gatherer.gather(kept)), duplicate_of=duplicates)


def _keep_settled(draft: DraftKeyPoint, voices: Mapping[StatementId, Voice]) -> Point:
    source = voices.get(draft.source_statement)
    return Point(
        id=draft.id,
        text=draft.text,
        source=draft.source_statement,
        area=source.focus_area if source else None,
        decided=tuple(m for m in draft.matches if m.decided_by != _MACHINE),
    )


class _Gatherer:
    """The units of a consultation, and the key points found in them."""

    def __init__(
        self,
        voices: Sequence[Voice],
        copies: _Copies,
        *,
        encode: Encode,
        judge: PairJudge,
    ) -> None:
        self._copies = copies
        self._units = list_units(voices, copies)
        self._matching = UnitMatching(self._units, encode=encode, judge=judge)
        everybody = [*voices, *(one for some in copies.values() for one in some)]
        self._speakers = {one.statement: name_speaker(one) for one in everybody}

    def gather(self, settled: Sequence[Point]) -> list[DraftKeyPoint]:
        """The settled key points, and those found that enough voices stand behind."""
        numbers = range(len(self._units))
        areas = _part(numbers, lambda number: self._units[number].voice.focus_area)
        points = list(settled)
        for area, members in areas.items():
            own = [point for point in settled if point.area == area]
            points += KeyPointSearch(self._matching, members).find(own)
        points = self._merge_alike(points, keep=len(settled))
        drafts = map(self._draft, points, self._judge_all(points, areas))
        return [
            draft
            for number, draft in enumerate(drafts)
            if number < len(settled) or self._is_carried(draft)
        ]

    def _merge_alike(self, points: list[Point], *, keep: int) -> list[Point]:
        """Of key points that say the same the first stands, whatever their areas."""
        if len(points) < 2:
            return points
        texts = [point.text for point in points]
        matcher = TopicMatcher(texts, texts, encode=self._matching.encode)
        weighed = matcher.weigh(slice(0, len(texts)))
        left: list[int] = []
        for number in range(len(points)):
            picks = [
                Pick(row=number, column=other)
                for other in left
                if min(
                    weighed.get(Pick(row=number, column=other)),
                    weighed.get(Pick(row=other, column=number)),
                )
                >= SAME_POINT
            ]
            judged = matcher.judge(weighed, picks, judge=self._matching.pair_judge)
            is_said = any(one.relation is Relation.SUPPORTS for one in judged)
            if number < keep or not is_said:
                left.append(number)
        return [points[number] for number in left]

    def _judge_all(
        self, points: Sequence[Point], areas: Mapping[str | None, Sequence[int]]
    ) -> list[list[Finding]]:
        """What stands to each key point: of its own area, and of all others."""
        found: list[list[Finding]] = [[] for _ in points]
        for area, members in areas.items():
            own = [n for n, point in enumerate(points) if point.area == area]
            judged = self._matching.judge(members, [points[n] for n in own])
            for place, finding in judged:
                found[own[place]].append(finding)
        if len(areas) > 1:
            everything = range(len(self._units))
            for place, finding in self._matching.judge_across(everything, points):
                found[place].append(finding)
        return found

    def _draft(self, point: Point, findings: Iterable[Finding]) -> DraftKeyPoint:
        """The key point with its matches, in the order in which they were said.

        A statement on which people decided keeps that; the others get the machine's.
        """
        decided = {match.statement for match in point.decided}
        matches = []
        for one in sorted(findings, key=lambda one: one.unit):
            unit = self._units[one.unit]
            match = Match(
                statement=unit.voice.statement,
                segment=unit.segment,
                relation=one.judgement.relation,
                score=one.judgement.score,
                reason=one.judgement.reason,
            )
            copies = self._copies.get(unit.voice.statement, ())
            matches += [match, *(_copy_match(match, copy) for copy in copies)]
        return DraftKeyPoint(
            id=point.id,
            text=point.text,
            source_statement=point.source,
            matches=(
                *point.decided,
                *(m for m in matches if m.statement not in decided),
            ),
        )

    def _is_carried(self, draft: DraftKeyPoint) -> bool:
        heard = {
            self._speakers[match.statement]
            for match in draft.matches
            if match.relation is Relation.SUPPORTS
        }
        return len(heard) >= FEWEST_VOICES


def _copy_match(match: Match, copy: Voice) -> Match:
    """A duplicate stands with the segment most like the original's."""
    segment = _find_alike(match.segment, copy.segments)
    return replace(match, statement=copy.statement, segment=segment)


def _find_alike(segment: Segment, segments: Sequence[Segment]) -> Segment:
    wanted = set(segment.text.casefold().split())
    return max(segments, key=lambda one: len(wanted & set(one.text.casefold().split())))


def _find_duplicates(voices: Sequence[Voice]) -> dict[StatementId, StatementId]:
    """Within a focus area: the same words under another heading mean another thing."""
    found: dict[StatementId, StatementId] = {}
    for members in _part(voices, lambda voice: voice.focus_area).values():
        originals = find_duplicates([voice.text for voice in members])
        for voice, original in zip(members, originals, strict=True):
            if original is not None:
                found[voice.statement] = members[original].statement
    return found


def _part(
    items: Iterable[_Item], name_area: Callable[[_Item], str | None]
) -> dict[str | None, list[_Item]]:
    areas: dict[str | None, list[_Item]] = {}
    for item in items:
        areas.setdefault(name_area(item), []).append(item)
    return areas
