"""Letting statements, or segments of them, support or oppose key points."""

from collections.abc import Iterable, Mapping

from folkmoot.web.desk.commands.scope import (
    Desk,
    Part,
    fetch_key_point,
    fetch_parts,
    open_desk,
    require_same_meeting,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.statements.commands.gathering import (
    Grounds,
    change_side,
    match_parts,
)
from folkmoot.web.statements.models import KeyPoint, Match, Segment, Side


def gather(
    *,
    desk: Desk,
    parts: Iterable[Part],
    key_point: KeyPoint,
    side: Side = Side.SUPPORTS,
    by: Actor,
) -> Batch | None:
    """Let them stand for the key point, against it, or with it unresolved."""
    with open_desk(desk, by=by, command="gather") as change:
        gather_parts(change, desk, parts, key_point, side)
        return change.saved_batch


def rule_out(
    *, desk: Desk, parts: Iterable[Part], key_point: KeyPoint, by: Actor
) -> Batch | None:
    """They do not belong there, so that no machine proposes them for it again."""
    with open_desk(desk, by=by, command="rule_out") as change:
        gather_parts(change, desk, parts, key_point, Side.NONE)
        return change.saved_batch


def take_out(
    *, desk: Desk, parts: Iterable[Part], key_point: KeyPoint, by: Actor
) -> Batch | None:
    """As if they had never been gathered there; a whole statement with its segments."""
    with open_desk(desk, by=by, command="take_out") as change:
        key_point = fetch_key_point(desk, key_point)
        for part in fetch_parts(desk, parts):
            _take_out(change, part, key_point)
        return change.saved_batch


def set_side(
    *,
    desk: Desk,
    match: Match,
    side: Side,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Another side at the same key point, against the side that was seen."""
    with open_desk(desk, by=by, command="set_side") as change:
        change_side(change, fetch_match(desk, match), side, base=base)
        return change.saved_batch


def gather_parts(
    change: Change,
    desk: Desk,
    parts: Iterable[Part],
    key_point: KeyPoint,
    side: Side,
    grounds: Grounds | None = None,
) -> None:
    """In an open change, for what stands there now."""
    key_point = fetch_key_point(desk, key_point)
    given = fetch_parts(desk, parts)
    require_same_meeting(key_point, (part.statement for part in given))
    match_parts(
        change,
        parts=given,
        key_point=key_point,
        side=side,
        grounds=grounds or Grounds(),
    )


def fetch_match(desk: Desk, match: Match) -> Match:
    """As it stands; none of another desk, none that was taken away."""
    found = Match.objects.select_related("statement", "segment", "key_point")
    stored: Match | None = found.filter(id=match.id).first()
    if stored is None or stored.removed_at is not None:
        raise ChangeRefusedError("match_is_gone")
    fetch_key_point(desk, stored.key_point)
    fetch_parts(desk, [Part(stored.statement)])
    return stored


def _take_out(change: Change, part: Part, key_point: KeyPoint) -> None:
    kept = Match.objects.kept().filter(key_point=key_point, statement=part.statement)
    if part.segment is None:
        for match in kept:
            change.remove(match)
        return
    own = kept.filter(segment=part.segment).first()
    whole = kept.filter(segment=None).first()
    if own is not None:
        change.remove(own)
    elif whole is not None:
        _leave_others(change, whole, part.segment)


def _leave_others(change: Change, whole: Match, without: Segment) -> None:
    """The whole was gathered, so what stays there is all its other segments."""
    others = Segment.objects.kept().filter(statement=whole.statement_id)
    match_parts(
        change,
        parts=[Part(whole.statement, s) for s in others.exclude(id=without.id)],
        key_point=whole.key_point,
        side=Side(whole.side),
    )
    change.remove(whole)
