"""Gathering statements at key points, or placing them elsewhere: for board and desk.

Here alone matches and placements are made and changed, so that no statement is ever in
two places: gathering takes a placement away, placing takes the gathering matches away.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from folkmoot.web.events.models import Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Placement,
    Segment,
    Side,
    Statement,
)
from folkmoot.web.statements.models.gathering import GATHERS, AsideReason


@dataclass(frozen=True)
class Part:
    """What is gathered: a whole statement, or a segment of it."""

    statement: Statement
    segment: Segment | None = None

    @property
    def key(self) -> tuple[uuid.UUID, uuid.UUID | None]:
        return self.statement.id, self.segment.id if self.segment else None

    @property
    def text(self) -> str:
        """Its words, as they were said."""
        words: str = self.statement.text
        if self.segment is not None:
            words = words[self.segment.start : self.segment.end]
        return words.strip()


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """The machine's suggestion that a decision followed; empty where there was none."""

    run: uuid.UUID | None = None
    score: float | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Where a statement stands that is not gathered."""

    kind: Placement.Kind
    reason: AsideReason | None = None
    words: str = ""
    original: Statement | None = None


NO_GROUNDS = Grounds()
Row = TypeVar("Row", bound=Recorded)


def match_parts(
    change: Change,
    *,
    parts: Iterable[Part],
    key_point: KeyPoint,
    side: Side,
    grounds: Grounds = NO_GROUNDS,
) -> None:
    """One match for each part, on the side that was chosen last."""
    by_key = {part.key: part for part in parts}
    statements = {part.statement.id for part in by_key.values()}
    lock_statements(statements)
    known = _find_matches(statements, key_point)
    for key, part in by_key.items():
        match = known.get(key)
        if match is None:
            change.create(_make_match(change, part, key_point, side, grounds))
        else:
            _decide_again(change, match, side, grounds)
    if side in GATHERS:
        take_placements_away(change, statements)


def change_side(
    change: Change,
    match: Match,
    side: Side,
    *,
    base: Mapping[str, int] | None = None,
) -> None:
    """Let a match that is there be on another side, against the side that was seen."""
    lock_statements({match.statement_id})
    if match.side == side:
        return
    change.change(match, base=base, side=side, decided_by=change.batch.person_id)
    if side in GATHERS:
        take_placements_away(change, {match.statement_id})


def move_matches(change: Change, matches: Sequence[Match], to: KeyPoint) -> None:
    """Let matches be at another key point, with who decided them.

    Where the same part is there already one match is left, and it gathers if one did.
    """
    statements = {match.statement_id for match in matches}
    lock_statements(statements)
    standing = _find_kept(to, statements)
    for match in matches:
        there = standing.setdefault((match.statement_id, match.segment_id), match)
        if there.id == match.id:
            change.change(match, key_point=to)
        else:
            _fold(change, match, there)


def move_to_whole(change: Change, statement: Statement) -> None:
    """Let what is decided about a statement's segments be decided about all of it."""
    lock_statements({statement.id})
    kept = Match.objects.kept().filter(statement=statement)
    standing = {m.key_point_id: m for m in kept.filter(segment=None)}
    for match in kept.exclude(segment=None).order_by("segment__start", "id"):
        there = standing.setdefault(match.key_point_id, match)
        if there.id == match.id:
            change.change(match, segment=None)
        else:
            _fold(change, match, there)


def place_statements(
    change: Change, *, statements: Collection[Statement], elsewhere: Elsewhere
) -> None:
    """Let statements stand elsewhere than at a key point."""
    ids = {each.id for each in statements}
    lock_statements(ids)
    take_gathering_away(change, ids)
    found = Placement.objects.filter(statement__in=ids)
    known = {p.statement_id: p for p in _kept_last(found)}
    values = _tell(elsewhere)
    for statement in statements:
        placement = known.get(statement.id)
        if placement is None:
            made = Placement(
                meeting_id=statement.meeting_id,
                statement=statement,
                decided_by_id=change.batch.person_id,
                **values,
            )
            change.create(made)
        elif not _is_as_told(placement, values):
            change.restore(placement)
            decider = change.batch.person_id
            change.change(placement, **values, decided_by_id=decider)


def take_placements_away(change: Change, statements: Collection[uuid.UUID]) -> None:
    for placement in Placement.objects.kept().filter(statement__in=statements):
        change.remove(placement)


def take_gathering_away(change: Change, statements: Collection[uuid.UUID]) -> None:
    """The matches by which they, or segments of them, are gathered."""
    gathering = Match.objects.kept().filter(statement__in=statements, side__in=GATHERS)
    for match in gathering:
        change.remove(match)


def lock_statements(statements: Collection[uuid.UUID]) -> None:
    """Let nobody else match or place them until this change is through.

    Two may write to two logs at once, so the lock on a log is not enough.
    """
    rows = Statement.objects.select_for_update(no_key=True).filter(id__in=statements)
    list(rows.order_by("id").values_list("id"))


def find_common_area(statements: Iterable[Statement]) -> uuid.UUID | None:
    """The focus area, where all come from the same."""
    areas = {each.area.focus_area_id if each.area else None for each in statements}
    return areas.pop() if len(areas) == 1 else None


def _find_matches(
    statements: Collection[uuid.UUID], key_point: KeyPoint
) -> Mapping[tuple[uuid.UUID, uuid.UUID | None], Match]:
    """By statement and segment, with those that were taken away."""
    found = Match.objects.filter(key_point=key_point, statement__in=statements)
    return {(m.statement_id, m.segment_id): m for m in _kept_last(found)}


def _find_kept(
    key_point: KeyPoint, statements: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, uuid.UUID | None], Match]:
    kept = Match.objects.kept().filter(key_point=key_point, statement__in=statements)
    return {(match.statement_id, match.segment_id): match for match in kept}


def _fold(change: Change, match: Match, into: Match) -> None:
    """One match where there were two; what was gathered by either stays gathered."""
    if match.side in GATHERS and into.side not in GATHERS:
        change.change(into, side=match.side, decided_by=match.decided_by_id)
    change.remove(match)


def _kept_last(rows: Iterable[Row]) -> Sequence[Row]:
    """Those that are kept after those that are not, so that a kept one is found."""
    return sorted(rows, key=lambda row: row.removed_at is None)


def _make_match(
    change: Change, part: Part, key_point: KeyPoint, side: Side, grounds: Grounds
) -> Match:
    return Match(
        meeting_id=part.statement.meeting_id,
        statement=part.statement,
        segment=part.segment,
        key_point=key_point,
        side=side,
        decided_by_id=change.batch.person_id,
        run=grounds.run,
        score=grounds.score,
        reason=grounds.reason,
    )


def _decide_again(change: Change, match: Match, side: Side, grounds: Grounds) -> None:
    """What was decided so already stays as it was, with who decided it."""
    was_removed = change.restore(match)
    if not was_removed and match.side == side:
        return
    values: dict[str, Any] = {"side": side, "decided_by": change.batch.person_id}
    if was_removed or grounds != NO_GROUNDS:
        values |= {
            "run": grounds.run,
            "score": grounds.score,
            "reason": grounds.reason,
        }
    change.change(match, **values)


def _tell(elsewhere: Elsewhere) -> dict[str, Any]:
    original = elsewhere.original
    return {
        "kind": elsewhere.kind,
        "reason": elsewhere.reason or "",
        "words": elsewhere.words,
        "original_id": original.id if original is not None else None,
    }


def _is_as_told(placement: Placement, values: Mapping[str, Any]) -> bool:
    is_kept = placement.removed_at is None
    return is_kept and all(getattr(placement, n) == v for n, v in values.items())
