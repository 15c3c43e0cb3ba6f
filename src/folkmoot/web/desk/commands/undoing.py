"""Undo and redo at the desk: of its last step, whoever took it and whenever.

Nothing goes out of the log. What later changes build on is not undone; the refusal
tells which change that is.
"""

from django.db import transaction

from folkmoot.web.desk.commands.scope import Desk
from folkmoot.web.desk.queries.steps import (
    REDO,
    UNDO,
    find_last_standing,
    find_last_undone,
    find_steps,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, lock_stream
from folkmoot.web.events.undo import find_undo, undo_batch


@transaction.atomic
def undo(
    *, desk: Desk, by: Actor, batch: Batch | None = None, own: bool = False
) -> Batch:
    """Take back a step; where none is named the last that stands, or one's own last."""
    lock_stream(desk.consultation.id)
    if batch is None:
        batch = find_last_standing(desk, person=by.person if own else None)
        if batch is None:
            raise ChangeRefusedError("nothing_to_undo")
    _require_step(desk, batch)
    return undo_batch(batch=batch, by=by, command=UNDO)


@transaction.atomic
def redo(
    *, desk: Desk, by: Actor, batch: Batch | None = None, own: bool = False
) -> Batch:
    """Let a step stand again that was undone: the last, or the last one undid."""
    lock_stream(desk.consultation.id)
    if batch is None:
        batch = find_last_undone(desk, person=by.person if own else None)
    undone_by = find_undo(batch) if batch is not None else None
    if batch is None or undone_by is None:
        raise ChangeRefusedError("nothing_to_redo")
    _require_step(desk, batch)
    return undo_batch(batch=undone_by, by=by, command=REDO)


def _require_step(desk: Desk, batch: Batch) -> None:
    """Only what was done at this desk; all else has its own history."""
    if not find_steps(desk).filter(id=batch.id).exists():
        raise ChangeRefusedError("unknown_step")
