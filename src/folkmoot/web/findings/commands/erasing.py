"""Taking erased words out of frozen findings. All else in them stays as it was."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.db import transaction

from folkmoot.documents.write_findings import (
    FINDINGS,
    MANIFEST,
    TABLES,
    VERSION,
    load_origin,
    load_tables,
    pack_findings,
    write_findings,
)
from folkmoot.domain.finding_rows import FindingTables
from folkmoot.domain.ids import hash_bytes
from folkmoot.web.events.erasure import SHORTEST_WITHIN
from folkmoot.web.events.models import Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.findings.models import FindingsVersion
from folkmoot.web.findings.queries.versions import read_archive
from folkmoot.web.meetings.queries.consultations_of import find_consultations

# The fields of rows that hold what people wrote.
_WRITTEN = frozenset({"text", "heading", "title"})
_Row = TypeVar("_Row")


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Write each version that says the words anew without them."""
    consultations = find_consultations(rows)
    versions = FindingsVersion.objects.kept().filter(consultation__in=consultations)
    for version in versions.exclude(file=""):
        files = read_archive(version)
        tables = load_tables(files[FINDINGS])
        without = _take_out(tables, words)
        if without != tables:
            _write_anew(change, version, files, without)


def _write_anew(
    change: Change,
    version: FindingsVersion,
    before: dict[str, bytes],
    tables: FindingTables,
) -> None:
    files = write_findings(tables, load_origin(before[MANIFEST]))
    packed = pack_findings(files, version=json.loads(before[VERSION]))
    storage, old = version.file.storage, version.file.name
    name = storage.save(f"findings/{uuid.uuid4()}.zip", ContentFile(packed))
    change.change(
        version, file=name, sha256=hash_bytes(files[MANIFEST]), has_lost_words=True
    )
    transaction.on_commit(partial(storage.delete, old))


def _take_out(tables: FindingTables, words: Iterable[str]) -> FindingTables:
    wanted = sorted((each for each in words if each.strip()), key=len, reverse=True)
    cleaned: dict[str, Any] = {
        name: tuple(_clean(row, wanted) for row in getattr(tables, name))
        for name in TABLES
    }
    return replace(tables, **cleaned)


def _clean(row: _Row, words: Sequence[str]) -> _Row:
    if not is_dataclass(row) or isinstance(row, type):
        raise TypeError(row)
    told = {field.name: getattr(row, field.name) for field in fields(row)}
    changed = {
        name: _without(value, words)
        for name, value in told.items()
        if name in _WRITTEN and any(said in value for said in words)
    }
    return replace(row, **changed) if changed else row


def _without(text: str, words: Sequence[str]) -> str:
    for said in words:
        if text.strip() == said.strip():
            return ""
        if len(said) >= SHORTEST_WITHIN:
            text = text.replace(said, "…")
    return text
