"""Going back in time: what was done since is taken back, as one step.

What participants wrote since is kept, whatever the time one goes back to.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Min

from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import ActorKind, Batch
from folkmoot.web.events.recording import (
    SYSTEM,
    Actor,
    Change,
    lock_stream,
    open_change,
)
from folkmoot.web.events.undo import Taker, drop_undone

# All writers to the log wait while it is tried.
MOST_STEPS = 1_000


@dataclass(frozen=True, kw_only=True)
class ReturnPlan:
    """What going back would do; batches in the order they would be taken back."""

    at: datetime
    taken_back: tuple[Batch, ...]
    refused: tuple[UndoRefusedError, ...]
    # By devices in the hall: none of this is touched.
    kept: tuple[Batch, ...]


class _OnlyTriedError(Exception):
    """Takes the trial back."""


@dataclass
class _Trial:
    taken_back: list[Batch] = field(default_factory=list)
    refused: list[UndoRefusedError] = field(default_factory=list)


def plan_return(stream_id: uuid.UUID, at: datetime) -> ReturnPlan:
    """Try it, and take the trial back. Writers to the log wait meanwhile."""
    with transaction.atomic():
        lock_stream(stream_id)
        return _plan(stream_id, at)


def return_to(
    *,
    stream_id: uuid.UUID,
    at: datetime,
    seen: Sequence[uuid.UUID] | None = None,
    by: Actor,
) -> Batch:
    """Take back all that can be taken back since then, as one batch.

    `seen` are the batches that the person was told would be taken back. Raises
    ChangeRefusedError where it would be others by now.
    """
    with transaction.atomic():
        lock_stream(stream_id)
        plan = _plan(stream_id, at)
        batches = plan.taken_back
        if not batches:
            raise ChangeRefusedError("nothing_to_return")
        if seen is not None and set(seen) != {batch.id for batch in batches}:
            raise ChangeRefusedError("changed_meanwhile")
        with open_change(stream_id, by=by, command="return", undoes=batches) as change:
            taker = Taker(change, by=by)
            for batch in batches:
                taker.take_back(batch)
        return change.batch


def _plan(stream_id: uuid.UUID, at: datetime) -> ReturnPlan:
    since = Batch.objects.filter(stream_id=stream_id, at__gt=at)
    ordered = since.annotate(first=Min("events__number")).order_by("first")
    batches = list(ordered.select_related("person").prefetch_related("undoes"))
    kept = [batch for batch in batches if batch.actor_kind == ActorKind.DEVICE]
    others = [batch for batch in batches if batch.actor_kind != ActorKind.DEVICE]
    if len(others) > MOST_STEPS:
        raise ChangeRefusedError("too_many_steps", most=MOST_STEPS)
    trial = _Trial()
    try:
        with open_change(stream_id, by=SYSTEM, command="return") as change:
            _try(change, drop_undone(others), trial)
            raise _OnlyTriedError
    except _OnlyTriedError:
        return ReturnPlan(
            at=at,
            taken_back=tuple(trial.taken_back),
            refused=tuple(trial.refused),
            kept=tuple(kept),
        )


def _try(change: Change, batches: Sequence[Batch], trial: _Trial) -> None:
    taker = Taker(change, by=SYSTEM)
    for batch in reversed(batches):
        number = change.number
        try:
            with change.attempt():
                taker.take_back(batch)
        except UndoRefusedError as refused:
            trial.refused.append(refused)
        else:
            if change.number > number:
                trial.taken_back.append(batch)
