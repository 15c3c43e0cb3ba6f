"""The list of what was erased, beside the database: a backup knows nothing of it.

A copy that was made before words were erased still has them. So every erasure, and what
was taken off the record and put back, is also told to a file of its own in the data
folder, without any words. Whenever the server starts, and after a backup was put back,
what the list names and the database still says is taken out again.
"""

import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from folkmoot.web.events.models import Batch, Event, Recorded

ERASED, SEALED, GIVEN_BACK = "erased", "sealed", "given_back"
EMPTIED = "emptied"
_KINDS = (ERASED, SEALED, GIVEN_BACK, EMPTIED)
# Commands that erase a whole log: one line tells of it, not one a row.
WHOLE: set[str] = set()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was done to one row, in which step of which command. No words."""

    at: str
    stream: str
    batch: str
    command: str
    what: str
    subject_type: str
    subject: str
    reason: str = ""


def find_list() -> Path:
    """Where the list lies; it need not be there."""
    return Path(settings.DATA_FOLDER) / "erasures.jsonl"


def note_on_list(batch: Batch) -> None:
    """Tell the list what the open batch does, as soon as that is durable.

    Where it cannot be written, the next start of the server does it from the log.
    """
    transaction.on_commit(partial(_note, batch.id), robust=True)


def _note(batch_id: uuid.UUID) -> None:
    _append(find_list(), _tell(Event.objects.filter(batch=batch_id)))


def read_list(path: Path) -> list[Entry]:
    """What a list tells. A line that was torn while it was written is passed over."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [entry for line in lines if (entry := _read_line(line)) is not None]


def complete_list() -> None:
    """Add what the log tells and the list lacks."""
    path = find_list()
    listed = {(entry.batch, entry.subject, entry.what) for entry in read_list(path)}
    kinds = [
        f"{model._meta.model_name}.{what}"
        for model in apps.get_models()
        if issubclass(model, Recorded)
        for what in _KINDS
    ]
    of_whole = Q(batch__command__in=WHOLE) & ~Q(kind__endswith=f".{EMPTIED}")
    told = _tell(Event.objects.filter(kind__in=kinds).exclude(of_whole))
    lacking = [
        entry
        for entry in told
        if (entry.batch, entry.subject, entry.what) not in listed
    ]
    _append(path, lacking)


def add_to_list(entries: Iterable[Entry]) -> None:
    """Add what the list of another copy tells and this one lacks."""
    path = find_list()
    listed = set(read_list(path))
    _append(path, [entry for entry in entries if entry not in listed])


def _tell(events: Any) -> Iterator[Entry]:
    for event in events.select_related("batch").order_by("id"):
        what = event.kind.rpartition(".")[2]
        is_told = what == EMPTIED or event.batch.command not in WHOLE
        if what in _KINDS and is_told:
            yield Entry(
                at=event.batch.at.isoformat(),
                stream=str(event.stream_id),
                batch=str(event.batch_id),
                command=event.batch.command,
                what=what,
                subject_type=event.subject_type,
                subject=str(event.subject),
                reason=str(event.after.get("reason", "")) if what == ERASED else "",
            )


def _append(path: Path, entries: Iterable[Entry]) -> None:
    lines = "".join(f"{json.dumps(asdict(entry))}\n" for entry in entries)
    if not lines:
        return
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    with open(os.open(path, flags, 0o600), "a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _read_line(line: str) -> Entry | None:
    try:
        told: Mapping[str, Any] = json.loads(line)
        entry = Entry(**told)
        uuid.UUID(entry.subject)
    except (ValueError, TypeError):
        return None
    return entry
