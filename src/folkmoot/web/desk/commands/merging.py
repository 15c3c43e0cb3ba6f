"""Key points merged, split, and put together across meetings.

Nothing is lost by it: what was merged keeps its words and tells where it went, what was
split off tells where it came from, and every match keeps who decided it.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from folkmoot.web.board.commands.points import require_words
from folkmoot.web.desk.commands.key_points import find_beside
from folkmoot.web.desk.commands.order import find_place_after
from folkmoot.web.desk.commands.plenary import leave_list, require_free_wording
from folkmoot.web.desk.commands.scope import Desk, fetch_key_point, open_desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.statements.commands.gathering import Part, move_matches
from folkmoot.web.statements.models import KeyPoint, Match


def merge(
    *,
    desk: Desk,
    key_points: Iterable[KeyPoint],
    into: KeyPoint,
    text: str = "",
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """One key point where there were several, with all their sources."""
    with open_desk(desk, by=by, command="merge") as change:
        into = fetch_key_point(desk, into)
        others = _fetch_all(desk, (k for k in key_points if k.id != into.id))
        if not others:
            raise ChangeRefusedError("merge_needs_two")
        if into.meeting_id and any(k.meeting_id != into.meeting_id for k in others):
            raise ChangeRefusedError("other_meeting")
        leave_list(change, [each.id for each in others])
        for other in others:
            _merge_one(change, other, into)
        words = require_words(text) if text else into.text
        if words != into.text:
            require_free_wording(into)
            change.change(into, base=base, text=words)
        return change.saved_batch


def split(
    *,
    desk: Desk,
    key_point: KeyPoint,
    matches: Iterable[Match],
    new_id: uuid.UUID,
    text: str = "",
    by: Actor,
) -> Batch | None:
    """A key point of its own, right after, for some of its sources; made once.

    Without words of its own it has those of the first.
    """
    with open_desk(desk, by=by, command="split") as change:
        if KeyPoint.objects.filter(id=new_id).exists():
            return None
        key_point = fetch_key_point(desk, key_point)
        moved = _fetch_matches(key_point, matches)
        first = Part(moved[0].statement, moved[0].segment)
        new = KeyPoint(
            id=new_id,
            consultation_id=key_point.consultation_id,
            meeting_id=key_point.meeting_id,
            focus_area_id=key_point.focus_area_id,
            heading_id=key_point.heading_id,
            part_of_id=key_point.part_of_id,
            split_from=key_point,
            worded_by=None if text else first.statement,
            text=require_words(text or first.text),
            place=find_place_after(key_point, find_beside(key_point)),
        )
        change.create(new)
        move_matches(change, moved, new)
        return change.saved_batch


def make_part_of(
    *, desk: Desk, key_point: KeyPoint, whole: KeyPoint | None, by: Actor
) -> Batch | None:
    """Let a meeting's key point be part of the consultation's, or of none."""
    with open_desk(desk, by=by, command="make_part_of") as change:
        key_point = fetch_key_point(desk, key_point)
        if whole is not None:
            whole = fetch_key_point(desk, whole)
            _require_one_level([key_point], whole)
        change.change(key_point, part_of=whole)
        return change.saved_batch


def lift(
    *,
    desk: Desk,
    key_points: Iterable[KeyPoint],
    new_id: uuid.UUID,
    text: str = "",
    by: Actor,
) -> Batch | None:
    """A key point of the whole consultation, of which these are parts; made once."""
    with open_desk(desk, by=by, command="lift") as change:
        if KeyPoint.objects.filter(id=new_id).exists():
            return None
        parts = _fetch_all(desk, key_points)
        if not parts:
            raise ChangeRefusedError("nothing_chosen")
        whole = KeyPoint(
            id=new_id,
            consultation=desk.consultation,
            focus_area_id=_find_same(part.focus_area_id for part in parts),
            heading_id=_find_same(part.heading_id for part in parts),
            worded_by_id=None if text else parts[0].worded_by_id,
            text=require_words(text or parts[0].text),
        )
        whole.place = next_place(
            KeyPoint.objects.filter(consultation=desk.consultation, meeting=None)
        )
        _require_one_level(parts, whole)
        change.create(whole)
        for part in parts:
            change.change(part, part_of=whole)
        return change.saved_batch


def _merge_one(change: Change, other: KeyPoint, into: KeyPoint) -> None:
    kept = Match.objects.kept().filter(key_point=other).order_by("id")
    move_matches(change, list(kept), into)
    for part in KeyPoint.objects.filter(part_of=other):
        change.change(part, part_of=into if part.id != into.id else None)
    # What counted for the consultation's key point goes on counting there.
    if into.meeting_id and into.part_of_id is None and other.part_of_id is not None:
        change.change(into, part_of=other.part_of_id)
    change.change(other, merged_into=into)
    change.remove(other)


def _fetch_all(desk: Desk, key_points: Iterable[KeyPoint]) -> list[KeyPoint]:
    return [fetch_key_point(desk, each) for each in dict.fromkeys(key_points)]


def _fetch_matches(key_point: KeyPoint, matches: Iterable[Match]) -> Sequence[Match]:
    """In the order given; all of them have to be at the key point now."""
    ids = list(dict.fromkeys(match.id for match in matches))
    kept = Match.objects.kept().filter(key_point=key_point)
    found = kept.select_related("statement", "segment").in_bulk(ids)
    if not ids:
        raise ChangeRefusedError("nothing_chosen")
    if len(found) != len(ids):
        raise ChangeRefusedError("match_is_gone")
    return [found[each] for each in ids]


def _require_one_level(parts: Sequence[KeyPoint], whole: KeyPoint) -> None:
    if whole.meeting_id is not None or any(part.meeting_id is None for part in parts):
        raise ChangeRefusedError("part_of_whole_only")


def _find_same(values: Iterable[uuid.UUID | None]) -> uuid.UUID | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
