"""The record as JSON (`folkmoot-record/1`), written and read without loss."""

import json

from folkmoot.documents.json_values import (
    MisfitError,
    make_decoder,
    parse_json,
    to_plain,
)
from folkmoot.documents.record_ids import give_missing_ids
from folkmoot.documents.record_references import check_references
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import RECORD_SCHEMA, Record


def dump_record(record: Record) -> str:
    """The record as JSON for people: keys sorted, indented, a line feed at the end."""
    plain = to_plain(record) | {"schema": RECORD_SCHEMA}
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def pack_record(record: Record) -> bytes:
    """The record as JSON on one line, quickly: from one process to another."""
    plain = to_plain(record) | {"schema": RECORD_SCHEMA}
    return json.dumps(plain, ensure_ascii=False).encode()


def load_record(content: str | bytes) -> Record:
    """Read a record's JSON; a statement without an id is given one.

    Raises:
        UnreadableDocumentError: "bad_record", with the first fault and its `place`.
    """
    try:
        raw = parse_json(content)
        if not isinstance(raw, dict) or raw.get("schema") != RECORD_SCHEMA:
            raise MisfitError("not_the_schema", place="schema", known=RECORD_SCHEMA)
        del raw["schema"]
        give_missing_ids(raw)
        record: Record = make_decoder(Record)(raw)
    except MisfitError as misfit:
        raise UnreadableDocumentError(
            "bad_record", place=misfit.place, fault=misfit.fault, **misfit.details
        ) from misfit.__cause__
    check_references(record)
    return record
