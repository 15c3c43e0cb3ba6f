"""What was done at a desk, step by step: which stands last, and which was undone last.

A step is standing until it is undone, and again when that is undone; what counts is
when it came to stand. The steps of a consultation and of its meetings have one order,
for each was taken under the lock of the consultation's log.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.models import Batch
from folkmoot.web.events.undo import find_undo
from folkmoot.web.meetings.models import Meeting

# What the names of the desk's commands begin with, in the log.
PREFIX = "desk_"
UNDO, REDO = f"{PREFIX}undo", f"{PREFIX}redo"
_AT_ONCE = 50
# A redo undoes an undo of a step, which undoes nothing.
_DEEP_ENOUGH = "undoes__undoes__undoes"


def find_steps(desk: Desk) -> "QuerySet[Batch]":
    """All batches of the desk, the latest first."""
    streams = [desk.stream_id]
    if desk.meeting is None:
        meetings = Meeting.objects.filter(consultation=desk.consultation)
        streams += meetings.values_list("id", flat=True)
    steps = Batch.objects.filter(stream__in=streams, command__startswith=PREFIX)
    return steps.order_by("-at", "-id")


def find_last_standing(desk: Desk, *, person: int | None = None) -> Batch | None:
    """The step that came to stand last; of one person where one is named."""
    for seen in _walk(desk):
        is_wanted = person is None or seen.step.person_id == person
        if seen.decides and seen.stands and is_wanted and find_undo(seen.step) is None:
            return seen.step
    return None


def find_last_undone(desk: Desk, *, person: int | None = None) -> Batch | None:
    """The step that was undone last, as long as who undid it did nothing new since."""
    went_on: set[int | None] = set()
    for seen in _walk(desk):
        who = seen.batch.person_id
        if seen.batch == seen.step:
            went_on.add(who)
        if not seen.decides or seen.stands or who in went_on:
            continue
        is_wanted = person is None or who == person
        if is_wanted and find_undo(seen.step) == seen.batch:
            return seen.step
    return None


def find_author(batch: Batch) -> User | None:
    """Who took the step that was undone, or done again, by the batch."""
    for step, _depth in _find_steps_of(batch):
        return step.person
    return None


@dataclass(frozen=True)
class _Seen:
    """What a batch did to a step: took it, undid it, or let it stand again."""

    batch: Batch
    step: Batch
    stands: bool
    # No later batch did anything to the step.
    decides: bool


def _walk(desk: Desk) -> Iterator[_Seen]:
    """The batches, the latest first, each with the steps it is about."""
    known: set[uuid.UUID] = set()
    for batch in _list_latest(desk):
        for step, depth in _find_steps_of(batch):
            yield _Seen(batch, step, depth % 2 == 0, step.id not in known)
            known.add(step.id)


def _list_latest(desk: Desk) -> Iterator[Batch]:
    """In the order they were done in, the latest first; read as far as is asked."""
    steps = find_steps(desk)
    start = 0
    while True:
        batches = list(steps.prefetch_related(_DEEP_ENOUGH)[start : start + _AT_ONCE])
        last = dict(
            Batch.objects.filter(id__in=[each.id for each in batches])
            .annotate(last=Max("events__id"))
            .values_list("id", "last")
        )
        yield from sorted(batches, key=lambda each: (each.at, last[each.id]))[::-1]
        if len(batches) < _AT_ONCE:
            return
        start += _AT_ONCE


def _find_steps_of(batch: Batch, depth: int = 0) -> Iterator[tuple[Batch, int]]:
    """What was undone and redone in the end, and how many undoings lie between."""
    undone = list(batch.undoes.all())
    if not undone:
        yield batch, depth
    for each in undone:
        yield from _find_steps_of(each, depth + 1)
