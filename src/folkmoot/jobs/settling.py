"""What people have decided in an earlier run, carried over to the next.

A match whose `decided_by` is not the machine is a decision. A file that was changed
gives all its statements other ids; a decision follows the statement that says the same
in the same place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from folkmoot.analysis.gathering import DraftKeyPoint
from folkmoot.analysis.origins import find_origins
from folkmoot.documents.analysis_json import dump_json
from folkmoot.domain.ids import StatementId, hash_bytes
from folkmoot.domain.key_points import KeyPoint, Match, Relation, Segment
from folkmoot.domain.record import Record, Statement, iterate_input

MACHINE = "machine"
Place = tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Key points with the matches people decided on; `lost` had to be left out."""

    key_points: tuple[DraftKeyPoint, ...] = ()
    lost: int = 0

    @property
    def matches(self) -> int:
        """How many decisions there are."""
        return sum(len(point.matches) for point in self.key_points)

    def hash(self) -> str:
        """Changes with any decision, not with the order they stand in."""
        points = sorted(self.key_points, key=lambda point: point.id)
        return hash_bytes(dump_json([_list_facts(point) for point in points]).encode())


def pick_decisions(key_points: Iterable[KeyPoint]) -> Settled:
    """The key points on which a person has decided, with those decisions alone."""
    drafts = []
    for point in key_points:
        decided = tuple(m for m in point.matches if m.decided_by != MACHINE)
        if decided:
            drafts.append(
                DraftKeyPoint(
                    id=point.id,
                    text=point.text,
                    source_statement=point.source_statement,
                    matches=decided,
                )
            )
    return Settled(key_points=tuple(drafts))


def carry_over(settled: Settled, *, old: Record, new: Record) -> Settled:
    """The decisions as they stand in another record of the same consultation.

    A decision is lost where its statement is gone or is no longer input.
    """
    if not settled.key_points:
        return settled
    mover = _Mover(old=old, new=new)
    moved = [mover.move(point) for point in settled.key_points]
    kept = tuple(point for point in moved if point is not None)
    result = Settled(key_points=kept)
    return replace(result, lost=settled.matches - result.matches)


class _Mover:
    """Finds the statements of one record in another."""

    def __init__(self, *, old: Record, new: Record) -> None:
        self._old = _list_statements(old)
        self._new = _list_input(new)
        self._places = _list_places(old)
        by_place: defaultdict[Place, list[StatementId]] = defaultdict(list)
        for statement, place in _list_places(new).items():
            if statement in self._new:
                by_place[place].append(statement)
        self._by_place = by_place

    def move(self, point: DraftKeyPoint) -> DraftKeyPoint | None:
        """The key point with what is left of its decisions, None without any."""
        moved = (self._move_match(match) for match in point.matches)
        matches = tuple(match for match in moved if match is not None)
        if not matches:
            return None
        source = self._find(point.source_statement) or _choose_source(matches)
        return replace(point, source_statement=source, matches=matches)

    def _find(self, statement: StatementId) -> StatementId | None:
        if statement in self._new:
            return statement
        there = self._by_place[self._places[statement]]
        return there[0] if len(there) == 1 else None

    def _move_match(self, match: Match) -> Match | None:
        found = self._find(match.statement)
        if found is None:
            return None
        old, new = self._old[match.statement], self._new[found]
        offset = new.source.start - old.source.start
        segment = _move_segment(match.segment, offset, old, new)
        return (
            None
            if segment is None
            else replace(match, statement=found, segment=segment)
        )


def _move_segment(
    segment: Segment, offset: int, old: Statement, new: Statement
) -> Segment | None:
    if old.text == new.text and _measure(old) == _measure(new):
        start, end = segment.start + offset, segment.end + offset
        return replace(segment, start=start, end=end)
    if old.id == new.id or old.text == new.text:
        # Its words were corrected, or laid out anew: the decision is about all of it.
        start, end = new.source.start, new.source.end
        return Segment(start=start, end=end, text=new.text)
    return None


def _measure(statement: Statement) -> int:
    return statement.source.end - statement.source.start


def _list_statements(record: Record) -> Mapping[StatementId, Statement]:
    return {one: origin.statement for one, origin in find_origins(record).items()}


def _list_input(record: Record) -> Mapping[StatementId, Statement]:
    return {statement.id: statement for statement in iterate_input(record)}


def _list_places(record: Record) -> Mapping[StatementId, Place]:
    """What tells a statement apart in a file that was changed elsewhere."""
    names = {document.id: document.name for document in record.documents}
    return {
        one: (
            names[origin.statement.source.document],
            origin.section.kind,
            origin.section.focus_area,
            origin.statement.group,
            origin.statement.text,
        )
        for one, origin in find_origins(record).items()
    }


def _choose_source(matches: Iterable[Match]) -> StatementId:
    """The likeliest statement in support, where that which gave the words is gone."""
    return min(
        matches,
        key=lambda one: (
            one.relation is not Relation.SUPPORTS,
            -one.score,
            one.statement,
        ),
    ).statement


def _list_facts(point: DraftKeyPoint) -> Mapping[str, object]:
    facts = sorted(
        (m.statement, m.segment.start, m.segment.end, m.relation.value, m.decided_by)
        for m in point.matches
    )
    return {"id": point.id, "text": point.text, "matches": facts}
