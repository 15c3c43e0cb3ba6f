"""Reading what the plenary's page sends. What is no longer there is not found."""

import uuid
from collections.abc import Iterable
from typing import TypeVar

from django.http import Http404, QueryDict

from folkmoot.web.board.commands.remarks import Said
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.meetings.models import Group, Meeting, OfMeeting
from folkmoot.web.statements.models import Side, Statement

Row = TypeVar("Row", bound=OfMeeting)
_SIDES = {"for": Side.SUPPORTS, "against": Side.OPPOSES}


def read_own_id(posted: QueryDict) -> uuid.UUID:
    """The id the page made, so that sending twice is the same as once."""
    try:
        return uuid.UUID(posted.get("id", ""))
    except ValueError:
        return uuid.uuid4()


def read_picked(posted: QueryDict, meeting: Meeting) -> list[Statement]:
    """The statements that were ticked, in the order of the page; the first speaks.

    A tick is one id, or those of a whole heap.
    """
    ticked = " ".join(posted.getlist("statement")).split()
    ids = list(dict.fromkeys(_read_ids(ticked)))
    found = Statement.objects.kept().filter(meeting=meeting, id__in=ids)
    by_id = {each.id: each for each in found.select_related("sheet__area")}
    return [by_id[each] for each in ids if each in by_id]


def read_said(posted: QueryDict, meeting: Meeting) -> Said:
    """A remark with what was noted about it."""
    return Said(
        text=posted.get("text", ""),
        group=_find(Group, posted.get("group", ""), meeting),
        point=_find(PlenaryPoint, posted.get("point", ""), meeting),
        side=read_side(posted),
    )


def read_side(posted: QueryDict) -> Side:
    """For or against; a remark may be about a key point and neither."""
    return _SIDES.get(posted.get("side", ""), Side.UNRESOLVED)


def _find(model: type[Row], told: str, meeting: Meeting) -> Row | None:
    """The row of this meeting; None where none was named."""
    if not told:
        return None
    row: Row | None = (
        model._default_manager.filter(meeting=meeting, removed_at=None)
        .filter(id__in=_read_ids([told]))
        .first()
    )
    if row is None:
        raise Http404
    return row


def _read_ids(told: Iterable[str]) -> list[uuid.UUID]:
    try:
        return [uuid.UUID(each) for each in told]
    except ValueError:
        raise Http404 from None
