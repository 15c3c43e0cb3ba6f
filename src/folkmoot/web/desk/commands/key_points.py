"""Key points: made, worded, moved and taken away."""

import uuid
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from folkmoot.web.board.commands.points import require_words
from folkmoot.web.desk.commands.order import Neighbour, move_row
from folkmoot.web.desk.commands.plenary import leave_list, require_free_wording
from folkmoot.web.desk.commands.scope import (
    Desk,
    Part,
    fetch_focus_area,
    fetch_heading,
    fetch_key_point,
    fetch_parts,
    open_desk,
    require_same_meeting,
    tell_scope,
)
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.statements.commands.gathering import find_common_area, match_parts
from folkmoot.web.statements.models import Heading, KeyPoint, Match, Side


class Keep(Enum):
    """What is not named stays as it is, which is other than to be set to none."""

    AS_IT_IS = "keep"


KEEP = Keep.AS_IT_IS


def make_key_point(
    *,
    desk: Desk,
    key_point_id: uuid.UUID,
    text: str = "",
    parts: Iterable[Part] = (),
    focus_area: FocusArea | None = None,
    heading: Heading | None = None,
    side: Side = Side.SUPPORTS,
    by: Actor,
) -> Batch | None:
    """A key point with these at it; sent twice, it is made once.

    Without words of its own it has those of the first part, which speaks for the rest.
    """
    with open_desk(desk, by=by, command="make_key_point") as change:
        if KeyPoint.objects.filter(id=key_point_id).exists():
            return None
        given = fetch_parts(desk, parts)
        source = given[0] if given else None
        words = require_words(text or (source.text if source else ""))
        area = fetch_focus_area(desk, focus_area).id if focus_area else None
        key_point = KeyPoint(
            id=key_point_id,
            **tell_scope(desk),
            focus_area_id=area or find_common_area(part.statement for part in given),
            heading=fetch_heading(desk, heading) if heading else None,
            worded_by=source.statement if source and not text else None,
            text=words,
            place=next_place(KeyPoint.objects.filter(**tell_scope(desk))),
        )
        change.create(key_point)
        require_same_meeting(key_point, (part.statement for part in given))
        match_parts(change, parts=given, key_point=key_point, side=side)
        return change.saved_batch


def reword(
    *,
    desk: Desk,
    key_point: KeyPoint,
    text: str,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Other words, against those that were seen; the old ones stay in its history."""
    words = require_words(text)
    with open_desk(desk, by=by, command="reword") as change:
        key_point = fetch_key_point(desk, key_point)
        if words != key_point.text:
            require_free_wording(key_point)
            change.change(key_point, base=base, text=words)
        return change.saved_batch


def move_key_point(
    *,
    desk: Desk,
    key_point: KeyPoint,
    before: KeyPoint | None = None,
    after: KeyPoint | None = None,
    focus_area: FocusArea | Keep | None = KEEP,
    heading: Heading | Keep | None = KEEP,
    by: Actor,
) -> Batch | None:
    """Elsewhere in the order, to another focus area, or under another theme."""
    with open_desk(desk, by=by, command="move_key_point") as change:
        key_point = fetch_key_point(desk, key_point)
        values: dict[str, Any] = {}
        if focus_area is not KEEP:
            values["focus_area"] = focus_area and fetch_focus_area(desk, focus_area)
        if heading is not KEEP:
            values["heading"] = heading and fetch_heading(desk, heading)
        move_row(
            change,
            key_point,
            rows=find_beside(key_point),
            to=Neighbour(before=before, after=after),
            **values,
        )
        return change.saved_batch


def remove_key_point(*, desk: Desk, key_point: KeyPoint, by: Actor) -> Batch | None:
    """Take it away with its matches: what was gathered there alone waits again."""
    with open_desk(desk, by=by, command="remove_key_point") as change:
        key_point = fetch_key_point(desk, key_point)
        for match in Match.objects.kept().filter(key_point=key_point):
            change.remove(match)
        for part in KeyPoint.objects.filter(part_of=key_point):
            change.change(part, part_of=None)
        leave_list(change, {key_point.id})
        change.remove(key_point)
        return change.saved_batch


def find_beside(key_point: KeyPoint) -> list[KeyPoint]:
    """The kept key points of the same meeting, or of the consultation, in order."""
    kept = KeyPoint.objects.kept().filter(consultation=key_point.consultation_id)
    return list(kept.filter(meeting=key_point.meeting_id))
