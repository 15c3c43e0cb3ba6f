"""Checking a log: its chain, its numbers, its words, and the rows it tells of."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.apps import apps
from django.db import transaction

from folkmoot.web.events.models import Event, EventText, Recorded, Stream
from folkmoot.web.events.queries import recorded_models
from folkmoot.web.events.recording import chain, digest_words, lock_stream
from folkmoot.web.events.replay import (
    RowState,
    find_differences,
    list_words,
    replay,
)
from folkmoot.web.events.values import JSON

_ROWS_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is not as the log says, and where."""

    code: str
    number: int | None = None
    subject_type: str = ""
    subject: uuid.UUID | None = None
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was checked in one log, and what was found."""

    stream: uuid.UUID
    events: int
    rows: int
    erased_texts: int
    last_hash: str
    faults: tuple[Fault, ...]


@transaction.atomic
def verify_log(stream_id: uuid.UUID) -> Verdict:
    """Recompute the whole log. Writers to it wait meanwhile."""
    stream = lock_stream(stream_id)
    events = list(
        Event.objects.filter(stream=stream)
        .order_by("number")
        .select_related("batch", "stream")
        .prefetch_related("batch__undoes")
    )
    rows = list(_find_rows(stream_id, events))
    faults = [
        *_check_chain(stream, events),
        *_check_words(stream, events),
        *_check_rows(events, rows),
    ]
    return Verdict(
        stream=stream_id,
        events=len(events),
        rows=len(rows),
        erased_texts=stream.texts.exclude(erased_at=None).count(),
        last_hash=stream.last_hash,
        faults=tuple(faults),
    )


def _check_chain(stream: Stream, events: list[Event]) -> Iterator[Fault]:
    last_hash, last_number = "", 0
    for event in events:
        if event.number != last_number + 1:
            yield _fault("gap_in_numbers", event)
        if event.hash != chain(last_hash, event, undoes=event.batch.undoes.all()):
            yield _fault("chain_is_broken", event)
        if event.batch.stream_id != stream.id:
            yield _fault("batch_of_another_log", event)
        # From the stored hash on, so that one changed event is named and not all later.
        last_hash, last_number = event.hash, event.number
    if (stream.last_hash, stream.last_number) != (last_hash, last_number):
        yield Fault(code="end_is_missing", number=stream.last_number)


def _check_words(stream: Stream, events: list[Event]) -> Iterator[Fault]:
    texts = {text.id: text for text in stream.texts.all()}
    for event in events:
        for name, told in _list_words(event):
            text = texts.get(uuid.UUID(told["words"]))
            if text is None:
                yield _fault("words_are_missing", event, name)
            elif not _is_sound(text, told):
                yield _fault("words_were_changed", event, name)


def _list_words(event: Event) -> Iterator[tuple[str, JSON]]:
    model = apps.get_model(event.subject_type)
    for told in (event.before, event.after):
        for name, value in told.items():
            if name in model.erasable and isinstance(value, dict):
                yield name, value


def _is_sound(text: EventText, told: JSON) -> bool:
    if text.body is None:
        return text.erased_at is not None
    return bool(digest_words(text.salt, text.body) == told["digest"])


def _check_rows(events: list[Event], rows: list[Recorded]) -> Iterator[Fault]:
    histories = _read_histories({row.id for row in rows})
    states = {row.id: replay(histories.get(row.id, [])) for row in rows}
    texts = _read_texts(states.values())
    for row in rows:
        if not states[row.id].is_made:
            yield _row_fault("row_without_event", row)
            continue
        for name in find_differences(row, states[row.id], texts):
            yield _row_fault("row_was_changed", row, name)
    there = {row.id for row in rows}
    for event in events:
        if event.subject not in there and event.kind.endswith(".created"):
            yield _fault("row_is_missing", event)


def _find_rows(stream_id: uuid.UUID, events: list[Event]) -> Iterator[Recorded]:
    """The rows whose log this is, and those that it tells of."""
    subjects = {event.subject for event in events}
    for model in recorded_models():
        for row in model._default_manager.all().iterator(chunk_size=_ROWS_AT_ONCE):
            if row.id in subjects or row.stream_id == stream_id:
                yield row


def _read_histories(subjects: set[uuid.UUID]) -> dict[uuid.UUID, list[Event]]:
    """The events of rows, in whatever logs they stand."""
    histories: dict[uuid.UUID, list[Event]] = {}
    ids = sorted(subjects)
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        some = Event.objects.filter(subject__in=ids[start : start + _ROWS_AT_ONCE])
        found = some.order_by("subject", "id")
        for subject, events in groupby(found, key=lambda event: event.subject):
            histories[subject] = list(events)
    return histories


def _read_texts(states: Iterable[RowState]) -> dict[uuid.UUID, EventText]:
    ids = [text for state in states for text in list_words(state)]
    texts: dict[uuid.UUID, EventText] = {}
    for start in range(0, len(ids), _ROWS_AT_ONCE):
        texts |= EventText.objects.in_bulk(ids[start : start + _ROWS_AT_ONCE])
    return texts


def _fault(code: str, event: Event, field: str = "") -> Fault:
    return Fault(
        code=code,
        number=event.number,
        subject_type=event.subject_type,
        subject=event.subject,
        field=field,
    )


def _row_fault(code: str, row: Recorded, field: str = "") -> Fault:
    return Fault(code=code, subject_type=row._meta.label, subject=row.id, field=field)
