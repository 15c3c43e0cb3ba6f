"""What is said in the plenary, typed by the secretary: statements without a sheet."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.web.board.commands.points import set_side
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import next_place
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Match, Origin, Part, Side, Statement
from folkmoot.web.statements.words import LONGEST, clean_words


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words, and where it was noted who said them about what."""

    text: str
    group: Group | None = None
    point: PlenaryPoint | None = None
    side: Side = Side.SUPPORTS


def put_down_remark(
    *, meeting: Meeting, remark_id: uuid.UUID, said: Said, by: Actor
) -> Batch | None:
    """Note what somebody said; sent twice, it is noted once."""
    words = _require_words(said.text)
    with open_change(meeting.id, by=by, command="put_down_remark") as change:
        if not Statement.objects.filter(id=remark_id).exists():
            remarks = Statement.objects.filter(meeting=meeting, part=Part.PLENARY)
            remark = Statement(
                id=remark_id,
                meeting=meeting,
                part=Part.PLENARY,
                said_by=said.group,
                number=change.number + 1,
                place=next_place(remarks),
                text=words,
                origin=_find_origin(meeting),
                typed_by_id=by.person,
                sent_at=change.batch.at,
            )
            change.create(remark)
            _take_side(change, remark, said)
        return change.saved_batch


def change_remark(
    *,
    remark: Statement,
    said: Said,
    by: Actor,
    base: Mapping[str, int] | None = None,
) -> Batch | None:
    """Put right what was noted, against the words that were seen."""
    _require_remark(remark)
    words = _require_words(said.text)
    with open_change(remark.meeting_id, by=by, command="change_remark") as change:
        change.change(remark, base=base, text=words, said_by=said.group)
        _take_side(change, remark, said)
        return change.saved_batch


def remove_remark(*, remark: Statement, by: Actor) -> Batch | None:
    """Take it off the list; it can be brought back."""
    _require_remark(remark)
    with open_change(remark.meeting_id, by=by, command="remove_remark") as change:
        for match in Match.objects.kept().filter(statement=remark):
            change.remove(match)
        change.remove(remark)
        return change.saved_batch


def _take_side(change: Change, remark: Statement, said: Said) -> None:
    """It stands by the key point that was named, and by no other."""
    key_point = said.point.key_point if said.point is not None else None
    for match in Match.objects.kept().filter(statement=remark):
        if key_point is None or match.key_point_id != key_point.id:
            change.remove(match)
    if key_point is not None:
        set_side(change, key_point, remark, said.side)


def _require_remark(statement: Statement) -> None:
    """A group's own words are the group's."""
    if statement.part != Part.PLENARY:
        raise ChangeRefusedError("not_said_in_plenary")


def _require_words(text: str) -> str:
    words = clean_words(text)
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST:
        raise ChangeRefusedError("too_long", longest=LONGEST)
    return words


def _find_origin(meeting: Meeting) -> Origin:
    is_practice = meeting.practice_of_id is not None
    return Origin.PRACTICE if is_practice else Origin.TYPED
