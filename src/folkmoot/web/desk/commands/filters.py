"""Saved filters: each person's own, so they are no steps of the desk to be undone."""

import uuid

from folkmoot.web.desk.commands.scope import Desk, require_person
from folkmoot.web.desk.models import SavedFilter
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.statements.words import clean_words

LONGEST_NAME = 100
LONGEST_QUERY = 1_000


def save_filter(
    *, desk: Desk, filter_id: uuid.UUID, name: str, query: str, by: Actor
) -> Batch | None:
    """Keep a choice of statements; under the same id it takes the other's place."""
    values = {"name": _require_name(name), "query": _require_query(query)}
    with open_change(desk.consultation.id, by=by, command="save_filter") as change:
        stored = SavedFilter.objects.filter(id=filter_id).first()
        if stored is None:
            made = SavedFilter(
                id=filter_id,
                consultation=desk.consultation,
                owner_id=require_person(by),
                **values,
            )
            change.create(made)
        else:
            _require_own(desk, stored, by)
            change.restore(stored)
            change.change(stored, **values)  # type: ignore[arg-type]
        return change.saved_batch


def remove_filter(*, desk: Desk, saved: SavedFilter, by: Actor) -> Batch | None:
    with open_change(desk.consultation.id, by=by, command="remove_filter") as change:
        _require_own(desk, saved, by)
        change.remove(saved)
        return change.saved_batch


def _require_own(desk: Desk, saved: SavedFilter, by: Actor) -> None:
    is_here = saved.consultation_id == desk.consultation.id
    if not is_here or saved.owner_id != by.person:
        raise ChangeRefusedError("filter_of_another")


def _require_name(name: str) -> str:
    words = " ".join(clean_words(name).split())
    if not words:
        raise ChangeRefusedError("empty")
    if len(words) > LONGEST_NAME:
        raise ChangeRefusedError("words_too_long", most=LONGEST_NAME)
    return words


def _require_query(query: str) -> str:
    if len(query) > LONGEST_QUERY:
        raise ChangeRefusedError("words_too_long", most=LONGEST_QUERY)
    return clean_words(query)
