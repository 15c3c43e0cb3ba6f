"""Erasing words for good. The row and its events stay, so that counts stay right.

Words stand in the row, beside its events, in answers that were kept for phones that
ask again, and in files. All of these go in one transaction; `storage` then clears what
the database keeps of them in its own files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.core.files.storage import Storage
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.erasure_list import note_on_list
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import (
    Batch,
    Event,
    EventText,
    HandledRequest,
    Recorded,
    SealedWords,
)
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.values import find_field


class Reason(models.TextChoices):
    """Why words are erased. A choice, for a text could name what is to be forgotten."""

    ASKED = "asked", _("the person asked for it")
    NAMES_SOMEBODY = "names_somebody", _("it names somebody or tells who they are")
    MISTAKE = "mistake", _("it was written here by mistake")
    OTHER = "other", _("another reason")
    TIME_IS_UP = "time_is_up", _("it was kept as long as it was to be")


# Where words are taken out of other sentences: shorter ones stand in many by chance.
SHORTEST_WITHIN = 8
# What apps keep of rows beside the log, and let go of in the same transaction.
ALSO_FORGET: list[Callable[[Sequence[Recorded]], None]] = []
# What apps wrote that quotes the words; they take these out within the same change.
ERASE_QUOTES: list[Callable[[Change, Sequence[Recorded], set[str]], None]] = []


def erase_words(*, subject: Recorded, reason: Reason, by: Actor) -> Batch:
    """Erase the words of a row and of what speaks in its words. Cannot be undone."""
    with open_change(subject.stream_id, by=by, command="erase_words") as change:
        rows = [subject, *subject.list_rows_with_its_words()]
        return erase_rows(change, rows, reason)


def erase_rows(
    change: Change, rows: Sequence[Recorded], reason: Reason | None
) -> Batch:
    """Empty these rows, and take their words out of all that keeps or quotes them.

    Without a reason they are taken off the record: `sealing` keeps what they said.
    Raises ChangeRefusedError where none of them has words.
    """
    words: set[str] = set()
    for row in rows:
        words |= _erase_row(change, row, reason)
    if change.saved_batch is None:
        raise ChangeRefusedError("nothing_to_erase")
    for erase_quotes in ERASE_QUOTES:
        erase_quotes(change, rows, words)
    _clear_answers(change, rows, words)
    for forget in ALSO_FORGET:
        forget(rows)
    note_on_list(change.batch)
    return change.saved_batch


def _erase_row(change: Change, row: Recorded, reason: Reason | None) -> set[str]:
    """Empty the row's fields and all its texts; the words that stood there."""
    texts = EventText.objects.filter(subject=row.id)
    words = {
        str(body) for body in texts.exclude(body=None).values_list("body", flat=True)
    }
    fields = tuple(sorted(row.erasable))
    words |= {str(value) for name in fields if (value := getattr(row, name))}
    if reason is not None:
        words |= _take_sealed(row)
    if not words:
        return set()
    files = list(list_files_of(row))
    if reason is None:
        change.seal(row, fields)
    else:
        change.erase(row, fields, reason)
    forget_texts(change, texts)
    if not row.stands_without_words():
        change.remove(row)
    for storage, name in files:
        transaction.on_commit(partial(storage.delete, name))
    return words


def _take_sealed(row: Recorded) -> set[str]:
    """What was kept when the row was taken off the record; that goes, too."""
    sealed = SealedWords.objects.filter(subject=row.id)
    words = {said for seal in sealed for said in seal.words.values() if said}
    sealed.delete()
    return words


def forget_texts(change: Change, texts: "models.QuerySet[EventText]") -> None:
    """Empty texts beside the events.

    Without its salt, not even a short text can be guessed from an event's digest.
    """
    texts.update(body=None, salt=b"", erased_at=change.batch.at)


def list_files_of(row: Recorded) -> Iterator[tuple[Storage, str]]:
    """The files the row has, and those it had before; none that another row has."""
    for name in row.erasable:
        field = find_field(type(row), name)
        if not isinstance(field, models.FileField):
            continue
        told = [
            value["words"]
            for event in Event.objects.filter(subject=row.id)
            for value in (event.before.get(name), event.after.get(name))
            if isinstance(value, dict)
        ]
        bodies = EventText.objects.filter(id__in=told).exclude(body=None)
        names = {str(body) for body in bodies.values_list("body", flat=True)}
        # A plan that was copied as the next stop has the same presentation.
        others = type(row)._default_manager.filter(**{f"{name}__in": names})
        shared = others.exclude(pk=row.pk).values_list(name, flat=True)
        yield from ((field.storage, each) for each in names - set(shared))


def _clear_answers(
    change: Change, rows: Sequence[Recorded], words: Iterable[str]
) -> None:
    """Take the words out of what phones that ask again are answered."""
    erased = frozenset(words)
    numbers = set(
        Event.objects.filter(stream=change.stream, subject__in=[r.id for r in rows])
        .order_by()
        .values_list("number", flat=True)
    )
    handled = HandledRequest.objects.filter(stream=change.stream)
    for request in list(handled):
        made = range(request.number_before + 1, request.number_after + 1)
        answer = _without(request.answer, erased)
        is_about = not numbers.isdisjoint(made)
        if is_about or answer != request.answer:
            request.answer, request.digest = answer, ""
            request.save(update_fields=["answer", "digest"])


def _without(value: Any, words: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, words) for inner in value]
    return "" if isinstance(value, str) and value in words else value
