"""The log as people read it: who did what, when, and what it was before."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from folkmoot.web.events.differences import Piece, compare_words
from folkmoot.web.events.models import ActorKind, Batch, Event, EventText, Recorded
from folkmoot.web.events.recording import recorded_fields
from folkmoot.web.events.undo import find_undo
from folkmoot.web.events.values import clean_value, find_field
from folkmoot.web.events.words import (
    BY_LINK,
    DULL_WHEN_NEW,
    HIDDEN,
    LASTING,
    name_field,
    tell_event,
)

_LONGEST_NAME = 80
_SHOWN_AT_ONCE = 5


@dataclass(frozen=True, kw_only=True)
class FieldStory:
    """A field before and after, in words; `pieces` tell a text's words apart."""

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()
    # Of a thing that was not there before.
    is_new: bool = False


@dataclass(frozen=True, kw_only=True)
class EventStory:
    """One event in words."""

    number: int
    kind: str
    subject: uuid.UUID
    told: str
    fields: tuple[FieldStory, ...]


@dataclass(frozen=True, kw_only=True)
class BatchStory:
    """What somebody did in one step."""

    batch: Batch
    at: datetime
    who: str
    events: tuple[EventStory, ...]
    undoes: tuple[Batch, ...]
    undone_by: Batch | None
    # How many events more there are than are told.
    untold: int = 0

    @property
    def few(self) -> tuple[EventStory, ...]:
        """The first of its events, for a list of many batches."""
        return self.events[:_SHOWN_AT_ONCE]

    @property
    def more(self) -> tuple[EventStory, ...]:
        """Those that are unfolded."""
        return self.events[_SHOWN_AT_ONCE:]

    @property
    def may_be_undone(self) -> bool:
        """Whether one may try; later changes may stand in the way."""
        is_by_device = self.batch.actor_kind == ActorKind.DEVICE
        is_lasting = all(e.kind.endswith(LASTING) for e in self.events)
        return not (is_by_device or is_lasting) and self.undone_by is None

    @property
    def moment_before(self) -> str:
        """What to go back to in order to be where one was before it."""
        return (self.at - timedelta(microseconds=1)).isoformat()


def tell_batches(
    batches: Sequence[Batch],
    *,
    of: uuid.UUID | None = None,
    most: int | None = None,
) -> list[BatchStory]:
    """The batches in words; of one row only where it is named.

    An import has thousands of events; `most` tells only the first of each batch.
    """
    models.prefetch_related_objects(batches, "person", "undoes", "undone_by")
    events = Event.objects.filter(batch__in=batches).order_by("id")
    if of is not None:
        events = events.filter(subject=of)
    left = _count_untold(events, most) if most is not None else {}
    by_batch: dict[uuid.UUID, list[Event]] = defaultdict(list)
    for event in events.exclude(batch__in=left):
        by_batch[event.batch_id].append(event)
    for batch_id in left:
        by_batch[batch_id] = list(events.filter(batch=batch_id)[:most])
    teller = Teller([event for group in by_batch.values() for event in group])
    return [
        _tell_batch(batch, by_batch[batch.id], teller, left.get(batch.id, 0))
        for batch in batches
    ]


def name_actor(batch: Batch) -> str:
    """Who did it; a phone has no name, only the end of its id."""
    if batch.command in BY_LINK:
        told = _("a participant who corrects the minutes (%(id)s)")
        return told % {"id": str(batch.device)[-4:]}
    if batch.actor_kind == ActorKind.DEVICE:
        return _("a phone in the hall (%(id)s)") % {"id": str(batch.device)[-4:]}
    if batch.actor_kind == ActorKind.SYSTEM or batch.person is None:
        return _("folkmoot itself")
    return str(batch.person)


def name_row(row: models.Model | None) -> str:
    """What a row is called, in a line with other words."""
    if row is None:
        return "–"
    if getattr(row, "erased_at", None) is not None and not str(row).strip():
        return _("erased")
    return Truncator(str(row)).chars(_LONGEST_NAME)


class Teller:
    """Words for some events, with the rows and texts they speak of read at once."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._rows = _read_rows(events)
        told = [value for event in events for value in _list_words(event)]
        self._texts = EventText.objects.in_bulk([value["words"] for value in told])
        self._pointed_at: dict[tuple[type[models.Model], Any], str] = {}

    def tell(self, event: Event) -> EventStory:
        row = self._rows.get(event.subject)
        fields = [] if row is None else list(self._tell_fields(event, row))
        return EventStory(
            number=event.number,
            kind=event.kind,
            subject=event.subject,
            told=tell_event(event.kind, name_row(row)),
            fields=tuple(fields),
        )

    def _tell_fields(self, event: Event, row: Recorded) -> Iterable[FieldStory]:
        is_new = event.kind.endswith(".created")
        model, name_of_row = type(row), name_row(row)
        for name, told in event.after.items():
            if not _is_told(model, name) or (is_new and name in DULL_WHEN_NEW):
                continue
            before = "" if is_new else self._word(model, name, event.before.get(name))
            after = self._word(model, name, told)
            if before == after or (is_new and _is_dull(told, after, name_of_row)):
                continue
            yield FieldStory(
                label=name_field(model, name),
                before=before,
                after=after,
                pieces=_compare(model, name, before, after),
                is_new=is_new,
            )

    def _word(self, model: type[Recorded], name: str, told: Any) -> str:
        """A value as one would say it; empty for none."""
        if isinstance(told, dict) and "words" in told:
            text = self._texts.get(uuid.UUID(told["words"]))
            return _("[erased]") if text is None or text.body is None else text.body
        field = find_field(model, name)
        value = clean_value(field, told)
        if value is None or value in ("", []):
            return ""
        if isinstance(field, models.ForeignKey):
            return self._name_pointed_at(field, value)
        return _word_value(field, value)

    def _name_pointed_at(self, field: models.ForeignKey[Any, Any], key: Any) -> str:
        model: Any = field.related_model
        if (model, key) not in self._pointed_at:
            row = model._default_manager.filter(pk=key).first()
            self._pointed_at[model, key] = name_row(row)
        return self._pointed_at[model, key]


def _count_untold(events: "models.QuerySet[Event]", most: int) -> dict[uuid.UUID, int]:
    """By batch, how many events there are beyond the first of it; none are left out."""
    counted = events.order_by().values_list("batch").annotate(models.Count("id"))
    return {batch: count - most for batch, count in counted if count > most}


def _tell_batch(
    batch: Batch, events: list[Event], teller: Teller, untold: int
) -> BatchStory:
    return BatchStory(
        batch=batch,
        at=batch.at,
        who=name_actor(batch),
        events=tuple(teller.tell(event) for event in events),
        undoes=tuple(batch.undoes.all()),
        undone_by=find_undo(batch),
        untold=untold,
    )


def _read_rows(events: Sequence[Event]) -> Mapping[uuid.UUID, Recorded]:
    ids: dict[str, set[uuid.UUID]] = defaultdict(set)
    for event in events:
        ids[event.subject_type].add(event.subject)
    rows: dict[uuid.UUID, Recorded] = {}
    for label, subjects in ids.items():
        model = apps.get_model(label)
        links = [f.name for f in model._meta.concrete_fields if f.many_to_one]
        found = model._default_manager.select_related(*links).in_bulk(list(subjects))
        rows.update(found)
    return rows


def _list_words(event: Event) -> Iterable[Mapping[str, Any]]:
    for told in (*event.before.values(), *event.after.values()):
        if isinstance(told, dict) and "words" in told:
            yield told


def _is_told(model: type[Recorded], name: str) -> bool:
    is_hidden = name in HIDDEN or name in model.untold
    return not is_hidden and name in recorded_fields(model)


def _is_dull(told: object, after: str, name_of_row: str) -> bool:
    """Nothing one would tell of a new thing: a plain no, or its name once more."""
    return told is False or after == name_of_row


def _compare(
    model: type[Recorded], name: str, before: str, after: str
) -> tuple[Piece, ...]:
    field = find_field(model, name)
    is_text = isinstance(field, models.CharField | models.TextField)
    if not (before and after and is_text) or field.choices:
        return ()
    return compare_words(before, after)


def _word_value(field: models.Field[Any, Any], value: Any) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(field, models.TimeField):
        return date_format(value, "TIME_FORMAT")
    return str(value)
