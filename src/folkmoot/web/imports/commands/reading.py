"""Reading a file that was dropped, in the child process with its limits."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from folkmoot.documents.record_json import pack_record
from folkmoot.documents.sandbox import Sandbox
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import Record
from folkmoot.jobs.reading import link_record
from folkmoot.web.imports.corrections import read_corrections, write_corrections
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.columns import DROP, find_telling
from folkmoot.web.imports.queries.earlier import find_earlier_version


def read_draft(*, draft: Draft, may_link: bool = False) -> None:
    """Read the file, or say why not. Anew where its columns were mapped.

    Summary lines are linked to what they restate where the model may run.
    """
    Draft.objects.filter(id=draft.id).update(
        state=DraftState.READING, stage="reading", fault="", fault_details={}
    )
    try:
        with Sandbox() as sandbox:
            record, columns = _read(draft, sandbox)
    except UnreadableDocumentError as error:
        refuse_reading(draft=draft, code=error.code, details=error.details)
        return
    if may_link:
        record = link_record(record)
    if columns:
        corrections = read_corrections(draft.corrections)
        draft.corrections = {**write_corrections(corrections), "columns": columns}
    if draft.replaces is None:
        draft.replaces = find_earlier_version(draft, record)
    # Not saved but updated: it may have been discarded meanwhile.
    Draft.objects.filter(id=draft.id).update(
        state=DraftState.READ,
        stage="",
        record=json.loads(pack_record(record)),
        corrections=draft.corrections,
        media_type=record.documents[0].media_type,
        replaces=draft.replaces,
    )


def _read(draft: Draft, sandbox: Sandbox) -> tuple[Record, Mapping[str, str]]:
    """Read it, and a survey once more without what could tell who answered.

    Also returns what becomes of its columns, where that is not as the reader guesses.
    """
    columns = dict(read_corrections(draft.corrections).columns)
    record = _read_once(draft, sandbox, columns)
    if not columns:
        columns = dict.fromkeys(find_telling(record), DROP)
        if columns:
            record = _read_once(draft, sandbox, columns)
    return record, columns


def _read_once(draft: Draft, sandbox: Sandbox, columns: Mapping[str, str]) -> Record:
    read = sandbox.read(Path(draft.file.path), columns=columns or None)
    if len(read.record.documents) != 1:
        raise UnreadableDocumentError("several_documents")
    return read.record


def refuse_reading(*, draft: Draft, code: str, details: Mapping[str, Any]) -> None:
    """A file that is refused is not kept: nobody could do anything with it."""
    told = {name: str(value) for name, value in details.items()}
    if draft.file:
        draft.file.delete(save=False)
    Draft.objects.filter(id=draft.id).update(
        state=DraftState.REFUSED, stage="", fault=code, fault_details=told, file=""
    )
