"""Writing the change log: one batch, its events, and the rows they change.

Every command of the other apps goes through here; nothing else saves a `Recorded` row.
"""

import hashlib
import json
import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from folkmoot.web.events.errors import RequestReusedError, StaleFieldError
from folkmoot.web.events.models import (
    ActorKind,
    Batch,
    Event,
    EventText,
    HandledRequest,
    Recorded,
    Stream,
)

JSON: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Actor:
    """Who does it: a signed-in person, a device in the hall, or the system itself."""

    kind: ActorKind
    person: int | None = None
    device: uuid.UUID | None = None

    @classmethod
    def of_person(cls, person: models.Model) -> "Actor":
        return cls(ActorKind.PERSON, person=person.pk)

    @classmethod
    def of_device(cls, device: uuid.UUID) -> "Actor":
        return cls(ActorKind.DEVICE, device=device)


SYSTEM = Actor(ActorKind.SYSTEM)


class Change:
    """An open batch. Each of its verbs saves a row and appends the event that tells."""

    def __init__(self, stream: Stream, batch: Batch) -> None:
        self.stream = stream
        self.batch = batch
        self._begun = False

    @property
    def number(self) -> int:
        """The number of the last event so far."""
        return self.stream.last_number

    def create(self, subject: Recorded) -> None:
        """Save a new row."""
        fields = _recorded_fields(subject)
        subject.versions = dict.fromkeys(fields, 0)
        subject.save(force_insert=True)
        after = {name: self._tell(subject, name) for name in fields}
        self._append(subject, "created", {}, after)

    def change(
        self,
        subject: Recorded,
        *,
        base: Mapping[str, int] | None = None,
        **values: object,
    ) -> bool:
        """Set fields, each against the version its writer had seen; False if equal.

        `base` has the versions the writer saw; fields it does not name are just set.
        Raises StaleFieldError, and changes nothing, where another was there first.
        """
        stored = _lock(subject)
        changed = {n: v for n, v in values.items() if _value(stored, n) != v}
        if not changed:
            return False
        for name in changed:
            if base is not None and base.get(name, stored.versions.get(name, 0)) < (
                stored.versions.get(name, 0)
            ):
                raise StaleFieldError(stored, name)
        before = {name: self._tell(stored, name) for name in changed}
        versions = dict(stored.versions)
        for name, value in changed.items():
            setattr(subject, name, value)
            versions[name] = versions.get(name, 0) + 1
        subject.versions = versions
        subject.save(update_fields=[*changed, "versions"])
        after = {name: self._tell(subject, name) for name in changed}
        after["versions"] = {name: versions[name] for name in changed}
        self._append(subject, "changed", before, after)
        return True

    def remove(self, subject: Recorded) -> bool:
        """Take the row away; it stays in the table and can come back."""
        return self._set_removed(subject, timezone.now(), "removed")

    def restore(self, subject: Recorded) -> bool:
        """Bring a row back that was taken away."""
        return self._set_removed(subject, None, "restored")

    def note(self, subject: Recorded, what: str, **details: object) -> None:
        """Append an event that changes no field of the row."""
        self._append(subject, what, {}, dict(details))

    def _set_removed(self, subject: Recorded, at: Any, what: str) -> bool:
        stored = _lock(subject)
        if (stored.removed_at is None) == (at is None):
            return False
        subject.versions = stored.versions
        subject.removed_at = at
        subject.save(update_fields=["removed_at"])
        self._append(subject, what, {}, {})
        return True

    def _tell(self, subject: Recorded, name: str) -> object:
        """The field's value as the event holds it; erasable words lie beside it."""
        value = _value(subject, name)
        if name not in subject.erasable or value in (None, ""):
            return value
        salt = secrets.token_bytes(16)
        text = EventText.objects.create(
            stream=self.stream, subject=subject.id, salt=salt, body=value
        )
        digest = hashlib.sha256(salt + str(value).encode()).hexdigest()
        return {"words": text.id, "digest": digest}

    def _append(self, subject: Recorded, what: str, before: JSON, after: JSON) -> None:
        if not self._begun:
            self.batch.save(force_insert=True)
            self._begun = True
        self.stream.last_number += 1
        event = Event(
            stream=self.stream,
            number=self.stream.last_number,
            batch=self.batch,
            kind=f"{subject._meta.model_name}.{what}",
            subject_type=subject._meta.label,
            subject=subject.id,
            before=before,
            after=after,
        )
        event.hash = chain(self.stream.last_hash, event)
        event.save(force_insert=True)
        self.stream.last_hash = event.hash


@contextmanager
def open_change(
    stream_id: uuid.UUID, *, by: Actor, command: str, undoes: Batch | None = None
) -> Iterator[Change]:
    """One batch in one transaction, with the log's counter locked until it commits.

    Commands that do several things open it once and hand the `Change` on; they do not
    open it twice.
    """
    with transaction.atomic():
        stream = lock_stream(stream_id)
        batch = Batch(
            stream=stream,
            command=command,
            at=timezone.now(),
            actor_kind=by.kind,
            person_id=by.person,
            device=by.device,
            undoes=undoes,
        )
        change = Change(stream, batch)
        yield change
        stream.save(update_fields=["last_number", "last_hash"])


def lock_stream(stream_id: uuid.UUID) -> Stream:
    """Take the log's counter row, made when it is first needed. Needs a transaction."""
    stream, _ = Stream.objects.get_or_create(id=stream_id)
    return Stream.objects.select_for_update().get(id=stream.id)


def handle_once(
    *, request_id: uuid.UUID, stream_id: uuid.UUID, asked: JSON, do: Callable[[], JSON]
) -> JSON:
    """Do a write once however often it is sent, and answer each time the same.

    The answer is given only after the row is durable. Raises RequestReusedError where
    the id comes with another request than the one it came with first.
    """
    digest = hashlib.sha256(canonical(asked).encode()).hexdigest()
    with transaction.atomic(durable=True):
        lock_stream(stream_id)
        handled = HandledRequest.objects.filter(id=request_id).first()
        if handled is None:
            answer = do()
            HandledRequest.objects.create(
                id=request_id, stream_id=stream_id, digest=digest, answer=answer
            )
            return answer
    if (handled.digest, handled.stream_id) != (digest, stream_id):
        raise RequestReusedError(request_id)
    stored: JSON = handled.answer
    return stored


def canonical(value: object) -> str:
    """JSON with one spelling, for hashing."""
    return json.dumps(
        value,
        cls=DjangoJSONEncoder,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def chain(last_hash: str, event: Event) -> str:
    """The hash of an event and of all before it; holds digests, never words."""
    told = [
        last_hash,
        event.stream_id,
        event.number,
        event.batch_id,
        event.kind,
        event.subject,
        event.before,
        event.after,
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _recorded_fields(subject: Recorded) -> list[str]:
    own = {"id", "versions", "removed_at"}
    return [f.attname for f in subject._meta.concrete_fields if f.attname not in own]


def _value(subject: Recorded, name: str) -> Any:
    field = subject._meta.get_field(name)
    value = field.value_from_object(subject)  # type: ignore[union-attr]
    if isinstance(field, models.FileField):
        return value.name
    return value


def _lock(subject: Recorded) -> Recorded:
    manager = type(subject)._default_manager
    stored: Recorded = manager.select_for_update().get(pk=subject.pk)
    return stored
