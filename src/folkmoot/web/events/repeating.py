"""Erasing again what has come back with a backup, by the list of what was erased."""

import logging
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import cast

from django.apps import apps

from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.erasure_list import (
    ERASED,
    GIVEN_BACK,
    SEALED,
    Entry,
    find_list,
    read_list,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Recorded, cut
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.sealing import take_off_record

# How a command's erasures are repeated, where that is not row by row: it is handed the
# id of the log, and answers whether there was anything to erase.
REPEATERS: dict[str, Callable[[uuid.UUID, Actor], bool]] = {}
_LOG = logging.getLogger(__name__)


def repeat_erasures(*, by: Actor = SYSTEM) -> int:
    """Take out again what the list names and the database still says: so many rows.

    A row that is not there was made after the copy, and is passed over.
    """
    entries = read_list(find_list())
    steps = _find_lacking(entries)
    erased = {entry.subject for entry in entries if entry.what == ERASED}
    given_back = {
        entry.subject: entry.at for entry in entries if entry.what == GIVEN_BACK
    }
    count = 0
    for step in steps.values():
        repeat = REPEATERS.get(step[0].command)
        if repeat is not None:
            count += repeat(uuid.UUID(step[0].stream), by)
            continue
        count += sum(_erase(entry, by) for entry in step if entry.what == ERASED)
        count += _seal(
            [
                entry
                for entry in step
                if entry.what == SEALED
                and entry.subject not in erased
                and entry.at > given_back.get(entry.subject, "")
            ],
            by,
        )
    if count:
        _LOG.warning("%d erased rows had come back with a copy: erased again", count)
    return count


def _find_lacking(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """The steps, in their order, that the database knows nothing of."""
    steps: dict[str, list[Entry]] = {}
    for entry in entries:
        steps.setdefault(entry.batch, []).append(entry)
    for ids in cut(list(steps)):
        known = Batch.objects.filter(id__in=ids).values_list("id", flat=True)
        for own in known:
            del steps[str(own)]
    return steps


def _erase(entry: Entry, by: Actor) -> bool:
    row = _find(entry)
    if row is None or row.erased_at is not None:
        return False
    is_known = entry.reason in Reason.values
    reason = Reason(entry.reason) if is_known else Reason.OTHER
    try:
        erase_words(subject=row, reason=reason, by=by)
    except ChangeRefusedError:
        return False
    return True


def _seal(entries: Iterable[Entry], by: Actor) -> int:
    found = [_find(entry) for entry in entries]
    rows = [row for row in found if row is not None and row.erased_at is None]
    if not rows:
        return 0
    try:
        take_off_record(rows=rows, by=by)
    except ChangeRefusedError:
        return 0
    return len(rows)


def _find(entry: Entry) -> Recorded | None:
    try:
        model = apps.get_model(entry.subject_type)
    except LookupError:
        return None
    found = model._default_manager.filter(id=uuid.UUID(entry.subject)).first()
    return cast("Recorded | None", found)
