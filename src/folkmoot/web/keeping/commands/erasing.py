"""Erasing all words of a consultation once it is archived. Its counts stay right."""

import uuid
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import models, transaction

from folkmoot.web.events.erasure import (
    ALSO_FORGET,
    Reason,
    forget_texts,
    list_files_of,
)
from folkmoot.web.events.erasure_list import note_on_list
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import (
    Batch,
    EventText,
    HandledRequest,
    Recorded,
    SealedWords,
    cut,
)
from folkmoot.web.events.queries import recorded_models
from folkmoot.web.events.recording import Actor, Change, lock_stream, open_change
from folkmoot.web.imports.models import Draft
from folkmoot.web.keeping.queries.state import (
    EMPTIED,
    find_emptied,
    read_standing,
)
from folkmoot.web.meetings.commands.quoting import GAP
from folkmoot.web.meetings.models import (
    Consultation,
    Meeting,
    OfConsultation,
    OfMeeting,
)
from folkmoot.web.publication.models import Release
from folkmoot.web.recommendations.models import (
    Chapter,
    Milestone,
    NotFollowed,
    Recommendation,
)
from folkmoot.web.statements.models import KeyPoint

ERASE_CONSULTATION = "erase_consultation"
# The commission's own words and what it published: no participant's.
STAYS: tuple[type[OfConsultation], ...] = (
    Chapter,
    Milestone,
    NotFollowed,
    Recommendation,
    Release,
)


def erase_consultation(*, consultation: Consultation, by: Actor) -> Batch:
    """Erase what people said, their names, and every document and file of it.

    Recommendations, what was decided on them, and published sites stay, and so do all
    counts. Raises ChangeRefusedError before it is archived, or while a meeting is open.
    """
    with _open(consultation, by) as change:
        standing = read_standing(consultation)
        if standing.is_open:
            raise ChangeRefusedError("meetings_are_open")
        if standing.archiving is None:
            raise ChangeRefusedError("not_archived")
        if standing.emptied_at is not None:
            raise ChangeRefusedError("erased_already")
        return _empty(change, consultation)


def erase_again(consultation_id: uuid.UUID, by: Actor) -> bool:
    """Erase what came back with a backup; False where it did not."""
    consultation = Consultation.objects.filter(id=consultation_id).first()
    if consultation is None or find_emptied(consultation) is not None:
        return False
    with _open(consultation, by) as change:
        _empty(change, consultation)
    return True


def _open(consultation: Consultation, by: Actor) -> Any:
    return open_change(consultation.id, by=by, command=ERASE_CONSULTATION)


def _empty(change: Change, consultation: Consultation) -> Batch:
    meetings = list(
        Meeting.objects.filter(consultation=consultation)
        .order_by("id")
        .values_list("id", flat=True)
    )
    for meeting in meetings:
        lock_stream(meeting)  # nobody writes there meanwhile
    streams = [consultation.id, *meetings]
    rows = list(_find_rows(consultation))
    with change.together():
        for row in rows:
            _empty_row(change, row)
        change.note(consultation, EMPTIED, rows=len(rows))
    for stream in streams:
        texts = EventText.objects.filter(stream=stream).exclude(body=None)
        texts = texts.exclude(body=GAP)
        for model in STAYS:
            of_model = model._default_manager.filter(consultation=consultation)
            texts = texts.exclude(subject__in=of_model.values("id"))
        forget_texts(change, texts)
        SealedWords.objects.filter(batch__stream=stream).delete()
        HandledRequest.objects.filter(stream=stream).delete()
    _forget_drafts(consultation)
    for ids in cut(rows):
        for forget in ALSO_FORGET:
            forget(ids)
    note_on_list(change.batch)
    return change.batch


def _find_rows(consultation: Consultation) -> Iterator[Recorded]:
    """Every row of it that has words, whether or not it was taken away."""
    for model in recorded_models():
        if not model.erasable or model in STAYS:
            continue
        if issubclass(model, OfMeeting):
            wanted = {"meeting__consultation": consultation}
        elif issubclass(model, OfConsultation):
            wanted = {"consultation": consultation}
        else:
            continue
        empty = models.Q(**dict.fromkeys(model.erasable, ""))
        yield from model._default_manager.filter(**wanted).exclude(empty)


def _empty_row(change: Change, row: Recorded) -> None:
    if isinstance(row, KeyPoint):
        # Without any text it would be told in no findings, and its counts with it.
        change.change(row, text=GAP)
        return
    fields = tuple(name for name in sorted(row.erasable) if getattr(row, name))
    if not fields:
        return
    for storage, name in list(list_files_of(row)):
        transaction.on_commit(partial(storage.delete, name))
    change.erase(row, fields, Reason.TIME_IS_UP)


def _forget_drafts(consultation: Consultation) -> None:
    """What was dropped in and never taken in."""
    drafts = Draft.objects.filter(consultation=consultation)
    for draft in drafts.exclude(file=""):
        transaction.on_commit(partial(draft.file.storage.delete, draft.file.name))
    drafts.delete()
