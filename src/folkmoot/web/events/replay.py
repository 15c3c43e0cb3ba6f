"""What the rows ought to be, computed from their events alone."""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.utils.dateparse import parse_datetime

from folkmoot.web.events.models import Event, EventText, Recorded
from folkmoot.web.events.recording import digest_words, recorded_fields
from folkmoot.web.events.values import JSON, clean_value, find_field, plain, read_value

Texts: TypeAlias = Mapping[uuid.UUID, EventText]


@dataclass
class RowState:
    """A row as its events tell it: values as in the log, words by their digest."""

    fields: JSON = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    removed_at: str | None = None
    erased_at: str | None = None
    is_made: bool = False


def replay(events: Iterable[Event]) -> RowState:
    """The state that the events of one row lead to, in their order."""
    state = RowState()
    for event in events:
        what = event.kind.rpartition(".")[2]
        if what == "created":
            state = RowState(
                fields=dict(event.after),
                versions=dict.fromkeys(event.after, 0),
                is_made=True,
            )
        elif what in ("changed", "erased", "sealed", "given_back"):
            is_emptied = what in ("erased", "sealed")
            state.fields.update(_read_changed(event, is_emptied=is_emptied))
            state.versions.update(event.after["versions"])
            state.erased_at = event.after.get("erased_at", state.erased_at)
        elif what in ("removed", "restored"):
            state.removed_at = event.after["removed_at"]
    return state


def _read_changed(event: Event, *, is_emptied: bool) -> JSON:
    """The fields that an event set; an erasure's reason may have the name of one."""
    names = event.after["versions"]
    return {name: "" if is_emptied else event.after[name] for name in names}


def find_differences(row: Recorded, state: RowState, texts: Texts) -> Iterator[str]:
    """The fields in which the row is not as its events tell."""
    for name in recorded_fields(type(row)):
        if not _is_as_told(row, name, state, texts):
            yield name
    if dict(row.versions) != {**dict.fromkeys(row.versions, 0), **state.versions}:
        yield "versions"
    for name in ("removed_at", "erased_at"):
        told = getattr(state, name)
        if getattr(row, name) != (parse_datetime(told) if told else None):
            yield name


def list_words(state: RowState) -> Iterator[uuid.UUID]:
    """The ids of the texts that the row's words should be."""
    for told in state.fields.values():
        if isinstance(told, dict) and "words" in told:
            yield uuid.UUID(told["words"])


def _is_as_told(row: Recorded, name: str, state: RowState, texts: Texts) -> bool:
    field = find_field(type(row), name)
    value = read_value(row, field)
    if name not in state.fields:
        # The field is younger than the row.
        return bool(value == clean_value(field, field.get_default()))
    told = state.fields[name]
    if isinstance(told, dict) and name in row.erasable:
        return _are_words(told, value, texts)
    return bool(plain(value) == plain(clean_value(field, told)))


def _are_words(told: JSON, value: Any, texts: Texts) -> bool:
    text = texts.get(uuid.UUID(told["words"]))
    if text is None or value is None:
        return False
    return bool(digest_words(text.salt, str(value)) == told["digest"])
