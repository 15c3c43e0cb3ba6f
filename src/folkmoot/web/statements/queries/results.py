"""The results of changes as a phone is told them, with the words read just now."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.events.values import JSON
from folkmoot.web.statements.models import Crossing, Device, HandIn, Photo, Statement
from folkmoot.web.statements.queries.groups import Tables
from folkmoot.web.statements.queries.sheets import find_sheets, tell_statements
from folkmoot.web.statements.queries.telling import (
    tell_crossing,
    tell_hand_in,
    tell_photo,
)

_FIND_STATEMENTS = PreparedQuery[Statement](
    lambda ids: Statement.objects.select_related("sheet__group").filter(id__in=ids)
)


def tell_results(results: Sequence[JSON], device: Device) -> list[dict[str, Any]]:
    """Each result with its statement, crossing or hand-in in place of their ids."""
    ids = _ids(results, "statement")
    found = _FIND_STATEMENTS.fetch(ids=ids) if ids else []
    shown_on = _find_shown_on(found)
    statements = {told["id"]: told for told in tell_statements(found, shown_on, device)}
    crossings = {
        str(crossing.id): tell_crossing(crossing, device)
        for crossing in _fetch(Crossing, _ids(results, "crossing"))
    }
    hand_ins = {
        str(hand_in.id): tell_hand_in(hand_in)
        for hand_in in _fetch(HandIn, _ids(results, "handed_in"))
    }
    photos = {
        str(photo.id): tell_photo(photo, {})
        for photo in _fetch(Photo, _ids(results, "photo"))
    }
    known = {
        "statement": statements,
        "crossing": crossings,
        "handed_in": hand_ins,
        "photo": photos,
    }
    return [
        {
            name: known[name].get(value) if name in known else value
            for name, value in result.items()
        }
        for result in results
    ]


def _ids(results: Iterable[JSON], name: str) -> list[uuid.UUID]:
    return [uuid.UUID(result[name]) for result in results if name in result]


def _fetch(model: Any, ids: list[uuid.UUID]) -> Iterable[Any]:
    return model.objects.filter(id__in=ids) if ids else ()


def _find_shown_on(statements: Iterable[Statement]) -> dict[uuid.UUID, uuid.UUID]:
    """On which sheets they are shown, where their group is part of another now."""
    moved = [
        each for each in statements if each.written_on.group.merged_into_id is not None
    ]
    if not moved:
        return {}
    tables = Tables.of_meeting(moved[0].meeting_id)
    shown_on: dict[uuid.UUID, uuid.UUID] = {}
    for group_id in {each.written_on.group_id for each in moved}:
        shown_on |= find_sheets(tables.find_family(group_id)).shown_on
    return shown_on
