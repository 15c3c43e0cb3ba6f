"""Writing the change log: one batch, its events, and the rows they change.

Every command of the other apps goes through here; nothing else saves a `Recorded` row.
"""

import functools
import hashlib
import secrets
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from folkmoot.web.events.errors import StaleFieldError
from folkmoot.web.events.models import (
    ActorKind,
    Batch,
    Event,
    EventText,
    Recorded,
    Stream,
)
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.events.prepared_rows import RowWriter, insert_row, update_row
from folkmoot.web.events.tail import announce
from folkmoot.web.events.values import (
    JSON,
    canonical,
    clean_value,
    find_field,
    plain,
    read_value,
)

# What each row has beside the fields that its events tell of.
BOOKKEEPING = frozenset({"id", "versions", "removed_at", "erased_at"})
# Rows that are put in by one query; databases have a limit on values in one.
_AT_ONCE = 500


# Asked with every word that is written in a full hall.
_LOCK_STREAM = PreparedQuery[Stream](
    lambda stream: Stream.objects.select_for_update().filter(id=stream)
)
_COUNT_EVENTS = PreparedQuery[tuple[int]](
    lambda batch: (
        Event.objects.filter(batch=batch)
        .order_by()
        .values("batch")
        .annotate(count=models.Count("id"))
        .values_list("count")
    )
)


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
    """An open batch. Each of its verbs saves a row and appends the event that tells.

    After a verb the subject holds what the database holds, whatever a form left in it.
    """

    def __init__(
        self, stream: Stream, batch: Batch, *, undoes: Sequence[Batch] = ()
    ) -> None:
        self.stream = stream
        self.batch = batch
        self._undoes = undoes
        self._appended = 0
        self._savepoints = _count_savepoints()
        # Rows that wait to be put in together; None while each goes in by itself.
        self._held: list[models.Model] | None = None

    @property
    def number(self) -> int:
        """The number of the last event so far."""
        return self.stream.last_number

    @property
    def saved_batch(self) -> Batch | None:
        """The batch; None where nothing was changed, and so nothing is to be undone."""
        return self.batch if self._appended else None

    def create(self, subject: Recorded) -> None:
        """Save a new row."""
        fields = recorded_fields(type(subject))
        subject.versions = dict.fromkeys(fields, 0)
        self._insert(subject)
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
        changed = _find_changed(stored, values)
        _require_seen(stored, changed, base or {})
        before = {name: self._tell(stored, name) for name in changed}
        _take_over(subject, stored)
        if not changed:
            return False
        for name, value in changed.items():
            setattr(subject, name, value)
        versions = _count_up(subject, changed)
        update_row(subject, [*changed, "versions"])
        after = {name: self._tell(subject, name) for name in changed}
        self._append(subject, "changed", before, {**after, "versions": versions})
        return True

    def change_all(
        self, wanted: Sequence[tuple[Recorded, Mapping[str, object]]]
    ) -> None:
        """Set fields of many rows, in this order: as `change`, in few queries.

        The caller has locked the rows, and they hold what the database holds.
        """
        writing = RowWriter()
        with self.together():
            for subject, values in wanted:
                changed = _find_changed(subject, values)
                if not changed:
                    continue
                before = {name: self._tell(subject, name) for name in changed}
                for name, value in changed.items():
                    setattr(subject, name, value)
                versions = _count_up(subject, changed)
                writing.add(subject, [*changed, "versions"])
                after = {name: self._tell(subject, name) for name in changed}
                told = {**after, "versions": versions}
                self._append(subject, "changed", before, told)
            writing.write()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Put in what is made within it together, at its end: for thousands of rows.

        Nothing that is made within it is found by a query before its end.
        """
        self._held = []
        yield
        held, self._held = self._held, None
        by_model: dict[type[models.Model], list[models.Model]] = {}
        for row in held:
            by_model.setdefault(type(row), []).append(row)
        for model, rows in by_model.items():
            model._default_manager.bulk_create(rows, batch_size=_AT_ONCE)

    def remove_all(self, subjects: Sequence[Recorded]) -> None:
        """Take away many rows that are there; as `remove`, in few queries."""
        self._set_all_removed(subjects, self.batch.at, "removed")

    def restore_all(self, subjects: Sequence[Recorded]) -> None:
        """Bring back many rows that were taken away."""
        self._set_all_removed(subjects, None, "restored")

    def remove(self, subject: Recorded) -> bool:
        """Take the row away; it stays in the table and can come back."""
        return self._set_removed(subject, self.batch.at, "removed")

    def restore(self, subject: Recorded) -> bool:
        """Bring a row back that was taken away."""
        return self._set_removed(subject, None, "restored")

    def note(self, subject: Recorded, what: str, **details: object) -> None:
        """Append an event that changes no field of the row. Never put words in it."""
        self._append(subject, what, {}, dict(details))

    def erase(self, subject: Recorded, fields: tuple[str, ...], reason: str) -> None:
        """Empty fields for good; `erasure` calls it, and sees to all other copies."""
        self._empty(subject, fields, "erased", {"reason": reason})

    def seal(self, subject: Recorded, fields: tuple[str, ...]) -> None:
        """Empty fields whose words `sealing` keeps, and sees to all other copies."""
        self._empty(subject, fields, "sealed", {})

    def _empty(
        self, subject: Recorded, fields: tuple[str, ...], what: str, more: JSON
    ) -> None:
        stored = _lock(subject)
        _take_over(subject, stored)
        for name in fields:
            setattr(subject, name, "")
        versions = _count_up(subject, fields)
        subject.erased_at = self.batch.at
        update_row(subject, [*fields, "versions", "erased_at"])
        told = {**dict.fromkeys(fields, ""), "versions": versions}
        self._append(subject, what, {}, {**told, "erased_at": self.batch.at, **more})

    def give_back(self, subject: Recorded, words: Mapping[str, str]) -> None:
        """Set fields that were emptied to what they said; `sealing` calls it."""
        stored = _lock(subject)
        _take_over(subject, stored)
        for name, said in words.items():
            setattr(subject, name, said)
        versions = _count_up(subject, words)
        subject.erased_at = None
        update_row(subject, [*words, "versions", "erased_at"])
        told = {name: self._tell(subject, name) for name in words}
        after = {**told, "versions": versions, "erased_at": None}
        self._append(subject, "given_back", {}, after)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Verbs that fail together: then none of them was, and the batch goes on."""
        before = (self.stream.last_number, self.stream.last_hash, self._appended)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            self.stream.last_number, self.stream.last_hash, self._appended = before
            raise

    def _set_removed(self, subject: Recorded, at: datetime | None, what: str) -> bool:
        stored = _lock(subject)
        _take_over(subject, stored)
        if (stored.removed_at is None) == (at is None):
            return False
        subject.removed_at = at
        update_row(subject, ["removed_at"])
        before, after = {"removed_at": stored.removed_at}, {"removed_at": at}
        self._append(subject, what, before, after)
        return True

    def _set_all_removed(
        self, subjects: Sequence[Recorded], at: datetime | None, what: str
    ) -> None:
        by_model: dict[type[Recorded], list[Any]] = {}
        for subject in subjects:
            by_model.setdefault(type(subject), []).append(subject.id)
        for model, ids in by_model.items():
            for start in range(0, len(ids), _AT_ONCE):
                rows = model._default_manager.filter(
                    id__in=ids[start : start + _AT_ONCE]
                )
                rows.update(removed_at=at)
        with self.together():
            for subject in subjects:
                before, after = {"removed_at": subject.removed_at}, {"removed_at": at}
                subject.removed_at = at
                self._append(subject, what, before, after)

    def _insert(self, row: models.Model) -> None:
        if self._held is None:
            insert_row(row)
        else:
            self._held.append(row)

    def _tell(self, subject: Recorded, name: str) -> object:
        """The field's value as the event holds it; erasable words lie beside it."""
        value = read_value(subject, find_field(type(subject), name))
        if name not in subject.erasable or value in (None, ""):
            return value
        salt = secrets.token_bytes(16)
        text = EventText(stream=self.stream, subject=subject.id, salt=salt, body=value)
        self._insert(text)
        return {"words": text.id, "digest": digest_words(salt, str(value))}

    def _append(self, subject: Recorded, what: str, before: JSON, after: JSON) -> None:
        if not self._appended:
            insert_row(self.batch)
            if self._undoes:
                self.batch.undoes.add(*self._undoes)
        self.stream.last_number += 1
        event = Event(
            stream=self.stream,
            number=self.stream.last_number,
            batch=self.batch,
            kind=f"{subject._meta.model_name}.{what}",
            subject_type=subject._meta.label,
            subject=subject.id,
            before=plain(before),
            after=plain(after),
        )
        event.hash = chain(self.stream.last_hash, event, undoes=self._undoes)
        self._insert(event)
        self.stream.last_hash = event.hash
        self._appended += 1

    def close(self) -> None:
        """Keep the counter. Raises RuntimeError where a savepoint took events back."""
        if not self._appended:
            return
        had_savepoint = _count_savepoints() != self._savepoints
        if had_savepoint and not self._has_all_events():
            raise RuntimeError("events of this batch were rolled back inside of it")
        update_row(self.stream, ["last_number", "last_hash"])
        announce(self.stream.id, self.number)

    def _has_all_events(self) -> bool:
        return _COUNT_EVENTS.fetch(batch=self.batch.id) == [(self._appended,)]


@contextmanager
def open_change(
    stream_id: uuid.UUID, *, by: Actor, command: str, undoes: Sequence[Batch] = ()
) -> Iterator[Change]:
    """One batch in one transaction, with the log's counter locked until it commits.

    Commands that do several things open it once and hand the `Change` on; they do not
    open it twice. One that writes to two logs opens the consultation's first, so that
    no two wait for each other.
    """
    with transaction.atomic():
        change = begin_change(lock_stream(stream_id), by, command, undoes)
        yield change
        change.close()


def begin_change(
    stream: Stream, by: Actor, command: str, undoes: Sequence[Batch] = ()
) -> Change:
    """A batch in the caller's transaction, whose counter the caller has locked."""
    batch = Batch(
        stream=stream,
        command=command,
        at=timezone.now(),
        actor_kind=by.kind,
        person_id=by.person,
        device=by.device,
    )
    return Change(stream, batch, undoes=undoes)


def lock_stream(stream_id: uuid.UUID) -> Stream:
    """Take the log's counter row, made when it is first needed. Needs a transaction."""
    stream = _LOCK_STREAM.first(stream=stream_id)
    if stream is None:
        Stream.objects.bulk_create([Stream(id=stream_id)], ignore_conflicts=True)
        stream = Stream.objects.select_for_update().get(id=stream_id)
    return stream


def digest_words(salt: bytes | memoryview, words: str) -> str:
    """What an event holds of words; nothing can be guessed from it without the salt."""
    return hashlib.sha256(bytes(salt) + words.encode()).hexdigest()


def chain(last_hash: str, event: Event, *, undoes: Iterable[Batch]) -> str:
    """The hash of an event and of all before it; holds digests, never words."""
    batch = event.batch
    told = [
        last_hash,
        event.stream_id,
        event.number,
        event.kind,
        event.subject_type,
        event.subject,
        event.before,
        event.after,
        [batch.id, batch.command, batch.at],
        sorted(str(undone.id) for undone in undoes),
        [batch.actor_kind, batch.person_id, batch.device],
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def _count_savepoints() -> int:
    """How many savepoints this connection had. Without one, nothing is taken back."""
    count: int = transaction.get_connection().savepoint_state
    return count


def recorded_fields(model: type[Recorded]) -> list[str]:
    """The fields, by the names of their columns, that the row's events tell of."""
    names = [field.attname for field in model._meta.concrete_fields]
    return [name for name in names if name not in BOOKKEEPING]


def _find_changed(stored: Recorded, values: Mapping[str, object]) -> dict[str, Any]:
    """The values that differ from the stored ones, by the names of their columns."""
    changed = {}
    for name, value in values.items():
        field = find_field(type(stored), name)
        cleaned = clean_value(field, value)
        if cleaned != read_value(stored, field):
            changed[field.attname] = cleaned
    return changed


def _count_up(subject: Recorded, names: Iterable[str]) -> dict[str, int]:
    """The next version of each of these fields, which the row holds from now on."""
    versions = {name: subject.versions.get(name, 0) + 1 for name in names}
    subject.versions = {**subject.versions, **versions}
    return versions


def _require_seen(
    stored: Recorded, changed: Mapping[str, object], base: Mapping[str, int]
) -> None:
    for name in changed:
        now = stored.versions.get(name, 0)
        seen = base.get(name, base.get(name.removesuffix("_id"), now))
        # A version that was never given counts as not seen, too.
        if seen != now:
            raise StaleFieldError(stored, name)


def _take_over(subject: Recorded, stored: Recorded) -> None:
    """Let the subject hold what is stored."""
    for field in stored._meta.concrete_fields:
        setattr(subject, field.attname, getattr(stored, field.attname))


def _lock(subject: Recorded) -> Recorded:
    stored = _lock_row(type(subject)).first(pk=subject.id)
    if stored is None:
        raise type(subject).DoesNotExist
    return stored


@functools.cache
def _lock_row(model: type[Recorded]) -> PreparedQuery[Recorded]:
    rows = model._default_manager
    return PreparedQuery(lambda pk: rows.select_for_update().filter(pk=pk).order_by())
