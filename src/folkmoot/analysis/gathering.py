"""Statements gathered into key points, with every statement behind them.

Key points are found area by area (`key_point_search`); those that say the same become
one, and each is held against all that was said, under other areas too. A statement that
no key point carries stands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from folkmoot.analysis.deduplication import SHORTEST_WITH_SLIP, find_duplicates
from folkmoot.analysis.key_point_search import LARGEST_SAMPLE, KeyPointSearch
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
    Likely,
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

_MACHINE = "machine"


@dataclass(frozen=True, kw_only=True)
class DraftKeyPoint:
    """A key point with the matches behind it, not yet counted.

    `focus_area` is where a settled one is looked for first; without it, that of the
    statement whose words it has.
    """

    id: KeyPointId
    text: str
    source_statement: StatementId
    matches: tuple[Match, ...]
    focus_area: str | None = None


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
        "nearly_best": NEARLY_BEST,
        "fewest_voices": FEWEST_VOICES,
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
    if not (voices or settled):
        return Gathering(key_points=(), duplicate_of={})
    duplicates = _find_duplicates(voices)
    by_id = {voice.statement: voice for voice in voices}
    copies: defaultdict[StatementId, list[Voice]] = defaultdict(list)
    for copy, original in duplicates.items():
        copies[original].append(by_id[copy])
    originals = [voice for voice in voices if voice.statement not in duplicates]
    units = list_units(originals, copies)
    kept = [
        _keep_settled(draft, by_id, number=number)
        for number, draft in enumerate(settled, start=len(units))
    ]
    matching = UnitMatching(units, kept, encode=encode, judge=judge or CueJudge())
    points = _find_points(matching, kept)
    speakers = {voice.statement: name_speaker(voice) for voice in voices}
    drafts = _draft_all(matching, points, copies)
    return Gathering(
        key_points=tuple(
            draft
            for number, draft in enumerate(drafts)
            if number < len(kept) or _is_carried(draft, speakers)
        ),
        duplicate_of=duplicates,
    )


def _keep_settled(
    draft: DraftKeyPoint, voices: Mapping[StatementId, Voice], *, number: int
) -> Point:
    source = voices.get(draft.source_statement)
    return Point(
        id=draft.id,
        number=number,
        text=draft.text,
        source=draft.source_statement,
        area=draft.focus_area or (source.focus_area if source else None),
        decided=tuple(m for m in draft.matches if m.decided_by != _MACHINE),
    )


def _find_points(matching: UnitMatching, settled: Sequence[Point]) -> list[Point]:
    """The settled key points, then those found, by area; each point stands once."""
    units = matching.units
    areas = _part(range(len(units)), lambda number: units[number].voice.focus_area)
    points = list(settled)
    for area, members in areas.items():
        own = [point for point in settled if point.area == area]
        points += KeyPointSearch(matching, members).find(own)
    return _merge_alike(matching, points, keep=len(settled))


def _merge_alike(
    matching: UnitMatching, points: list[Point], *, keep: int
) -> list[Point]:
    """Of key points that say the same the first stands, whatever their areas."""
    places = {point.number: place for place, point in enumerate(points)}
    said: defaultdict[int, set[int]] = defaultdict(set)
    found = [one.number for one in points if one.number < len(matching.units)]
    for place, findings in enumerate(_judge_all(matching, found, points)):
        for one in findings:
            if one.verdict.relation is Relation.SUPPORTS:
                said[places[one.likely.unit]].add(place)
    left: list[int] = []
    for place in range(len(points)):
        if place < keep or not said[place] & set(left):
            left.append(place)
    return [points[place] for place in left]


def _judge_all(
    matching: UnitMatching, members: Sequence[int], points: Sequence[Point]
) -> list[list[Finding]]:
    """What stands to each of the key points, of whatever area."""
    likely: list[list[Likely]] = [[] for _ in points]
    for place, one in matching.find(members, points):
        likely[place].append(one)
    return [
        matching.judge(some, point) for point, some in zip(points, likely, strict=True)
    ]


def _draft_all(
    matching: UnitMatching, points: Sequence[Point], copies: _Copies
) -> list[DraftKeyPoint]:
    """The key points with all that stands to them."""
    found = _judge_all(matching, range(len(matching.units)), points)
    return [
        _draft(point, some, matching, copies)
        for point, some in zip(points, found, strict=True)
    ]


def _draft(
    point: Point, findings: Iterable[Finding], matching: UnitMatching, copies: _Copies
) -> DraftKeyPoint:
    """The key point with its matches, in the order in which they were said.

    A statement on which people decided keeps that; the others get the machine's.
    """
    decided = {match.statement for match in point.decided}
    matches = []
    for one in sorted(findings, key=lambda one: one.likely.unit):
        unit, judgement = matching.units[one.likely.unit], matching.explain(one, point)
        match = Match(
            statement=unit.voice.statement,
            segment=unit.segment,
            relation=judgement.relation,
            score=judgement.score,
            reason=judgement.reason,
        )
        repeated = copies.get(unit.voice.statement, ())
        matches += [match, *(_copy_match(match, copy) for copy in repeated)]
    return DraftKeyPoint(
        id=point.id,
        text=point.text,
        source_statement=point.source,
        matches=(*point.decided, *(m for m in matches if m.statement not in decided)),
    )


def _is_carried(draft: DraftKeyPoint, speakers: Mapping[StatementId, str]) -> bool:
    heard = {
        speakers[match.statement]
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
