"""The change log: what every change leaves behind, and what it changes.

One log (`Stream`) belongs to a meeting, a consultation or the installation. Its numbers
come from a row that is locked for the length of the transaction, so that no reader can
skip an event that commits late.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Self, TypeAlias, cast

from django.conf import settings
from django.db import models

_AT_ONCE = 500


class Stream(models.Model):
    """A log and its counter; its id is the id of what it is the log of."""

    id = models.UUIDField(primary_key=True)
    last_number = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="", blank=True)

    def __str__(self) -> str:
        return str(self.id)


class ActorKind(models.TextChoices):
    PERSON = "person"
    DEVICE = "device"
    SYSTEM = "system"


class Batch(models.Model):
    """What one command did, as one step of undo."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="batches")
    command = models.CharField(max_length=60)
    at = models.DateTimeField(db_index=True)
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    device = models.UUIDField(null=True)
    # Going back in time undoes many at once; what was redone may be undone again.
    undoes: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        "self", symmetrical=False, related_name="undone_by"
    )

    def __str__(self) -> str:
        return f"{self.command} {self.at:%Y-%m-%d %H:%M:%S}"


class Event(models.Model):
    """One change. Never changed or deleted; its texts lie in `EventText`.

    A row may be made in one log and changed in another (a meeting is added to the tour
    in the consultation's log); `id` tells the order of the events of one row.
    """

    stream = models.ForeignKey(Stream, models.PROTECT, related_name="events")
    number = models.PositiveBigIntegerField()
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject = models.UUIDField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("stream", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream", "number"], name="one_event_per_number"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["subject", "id"], name="events_of_a_subject")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class EventText(models.Model):
    """Words an event speaks of. Erasing them leaves the event and its hash whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="texts")
    subject = models.UUIDField(db_index=True)
    salt = models.BinaryField(max_length=16)
    body = models.TextField(null=True)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class SealedWords(models.Model):
    """The words of a row that was taken off the record, until they are put back.

    In no log and no export; erasing the row takes them, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    # The step that took them off the record.
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="sealed")
    subject_type = models.CharField(max_length=60)
    subject = models.UUIDField(db_index=True)
    # By field.
    words: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField()
    # The row went with its words, and comes back with them.
    took_row = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.subject)


class HandledRequest(models.Model):
    """A write that was done, by the id its sender gave it, and what was answered."""

    id = models.UUIDField(primary_key=True)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="+")
    # Of what was asked, under the server's secret; empty once its words were erased.
    digest = models.CharField(max_length=64, blank=True)
    answer = models.JSONField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    # The events it made are those after the first of these, up to the second.
    number_before = models.PositiveBigIntegerField(default=0)
    number_after = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)


class RecordedQuerySet(models.QuerySet[Any]):
    def kept(self) -> Self:
        """Without what was taken away; that stays in the table and can come back."""
        return self.filter(removed_at=None)


class Recorded(models.Model):
    """A row whose every change is an event: made, changed by field, taken away, back.

    Only the commands in `events.recording` write it. `versions` counts the changes of
    each field, so that two people who change different fields never meet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    versions: models.JSONField[Mapping[str, int], Mapping[str, int]] = models.JSONField(
        default=dict, editable=False
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    # Its words were erased, for good; the row stays, so that counts stay right.
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = RecordedQuerySet.as_manager()

    # The fields whose words may have to be erased.
    erasable: ClassVar[frozenset[str]] = frozenset()
    # Those that the history keeps to itself, by the names of their columns.
    untold: ClassVar[frozenset[str]] = frozenset()
    # Links that tell where the row comes from: it stands without that, and that
    # without it.
    origins: ClassVar[frozenset[str]] = frozenset()
    # Links to what may be taken away while the row stays.
    loose: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    @property
    def stream_id(self) -> uuid.UUID:
        """The log its changes stand in."""
        raise NotImplementedError

    def list_rows_with_its_words(self) -> "Sequence[Recorded]":
        """Other rows that hold this one's words, and lose them together with it."""
        return []

    def stands_without_words(self) -> bool:
        """Whether there is something to it when its words are erased; else it goes."""
        return True

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> "Hindrance | None":
        """What is wrong with one of these rows of the model, as an undo has left them.

        A model with a rule of its own adds to this; the answer has a code whose words
        are in `ui.messages`.
        """
        kept = [row for row in rows if row.removed_at is None]
        gone = [row for row in rows if row.removed_at is not None]
        return _find_in_removed(cls, kept) or _find_relied_on(cls, gone)


# A row, and a code for what is wrong with it.
Hindrance: TypeAlias = tuple[Recorded, str]


def cut(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """In pieces that one query can name; databases have a limit on values in one."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _find_relied_on(
    model: type[Recorded], rows: Sequence[Recorded]
) -> Hindrance | None:
    """One of these rows that another points at, which would be left hanging."""
    by_id = {row.id: row for row in rows}
    for relation in model._meta.related_objects:
        other = cast(type[models.Model], relation.related_model)
        if not by_id or getattr(other, "may_be_thrown_away", False):
            continue
        if issubclass(other, Recorded) and relation.field.name in other.origins:
            continue
        for ids in cut(list(by_id)):
            found = other._default_manager.filter(**{f"{relation.field.name}__in": ids})
            if issubclass(other, Recorded):
                found = found.filter(removed_at=None)
            pointed_at = found.order_by().values_list(relation.field.attname, flat=True)
            if (first := pointed_at.first()) is not None:
                return by_id[first], "others_rely_on_it"
    return None


def _find_in_removed(
    model: type[Recorded], rows: Sequence[Recorded]
) -> Hindrance | None:
    """One of these rows that points at one that was taken away."""
    for field in model._meta.concrete_fields:
        parent: Any = field.related_model if field.is_relation else None
        if parent is None or not issubclass(parent, Recorded):
            continue
        if field.name in model.origins | model.loose:
            continue
        by_parent = {getattr(row, field.attname): row for row in rows}
        by_parent.pop(None, None)
        for ids in cut(list(by_parent)):
            gone = parent._default_manager.filter(id__in=ids, removed_at__isnull=False)
            first = gone.order_by().values_list("id", flat=True).first()
            if first is not None:
                return by_parent[first], "stands_in_removed"
    return None
