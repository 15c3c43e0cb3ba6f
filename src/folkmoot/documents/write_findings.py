"""Findings as files: JSON of all, a CSV and a Parquet file of each table, a manifest.

Equal tables, made by equal code, give equal bytes; no file but `version.json` holds a
time, and the manifest does not name that one.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from importlib.util import find_spec
from typing import Any, get_type_hints

from folkmoot.documents.analysis_json import dump_json, load_json
from folkmoot.documents.csv_cells import dump_csv
from folkmoot.documents.equal_package import pack_equally
from folkmoot.documents.manifest_json import ManifestCode
from folkmoot.documents.write_parquet import make_schema, make_whole, write_table
from folkmoot.domain import finding_rows as rows
from folkmoot.domain.finding_rows import FindingTables
from folkmoot.domain.ids import hash_bytes

SCHEMA = "folkmoot-findings/1"
FINDINGS, MANIFEST, VERSION = "findings.json", "manifest.json", "version.json"
TABLES: Mapping[str, type[Any]] = {
    "meetings": rows.MeetingRow,
    "focus_areas": rows.FocusAreaRow,
    "statements": rows.StatementRow,
    "key_points": rows.KeyPointRow,
    "matches": rows.MatchRow,
    "dilemmas": rows.DilemmaRow,
    "single_voices": rows.SingleVoiceRow,
}
# By the types of a row's fields.
_COLUMNS = {
    str: "text",
    str | None: "text",
    int: "number",
    bool: "flag",
    tuple[str, ...]: "texts",
}


@dataclass(frozen=True, kw_only=True)
class InputHash:
    """What a wording was when the findings were made. Erased words have no hash."""

    kind: str
    id: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What findings were made by.

    `run` tells the machine's last run, if there was one: its model and parameters. It
    decides nothing, but what people were shown came from it.
    """

    code: ManifestCode
    run: Mapping[str, Any] | None
    parameters: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class FindingsManifest:
    """What findings are made of and by, and the hash of each file."""

    schema: str
    consultation: str
    code: ManifestCode
    run: Mapping[str, Any] | None
    parameters: Mapping[str, Any]
    inputs: tuple[InputHash, ...]
    counts: Mapping[str, int]
    files: Mapping[str, str]


def write_findings(tables: FindingTables, origin: Origin) -> dict[str, bytes]:
    """Names and bytes of the files; the manifest comes last and names the others."""
    files = {
        FINDINGS: _encode(dump_json(tables)),
        **{f"{name}.csv": content for name, content in _list_csv(tables)},
    }
    if find_spec("pyarrow") is not None:
        files |= {f"{name}.parquet": content for name, content in list_parquet(tables)}
    manifest = FindingsManifest(
        schema=SCHEMA,
        consultation=tables.consultation,
        code=origin.code,
        run=origin.run,
        parameters=origin.parameters,
        inputs=tuple(_hash_inputs(tables)),
        counts={name: len(getattr(tables, name)) for name in TABLES},
        files={name: hash_bytes(content) for name, content in files.items()},
    )
    return {**files, MANIFEST: _encode(dump_json(manifest))}


def pack_findings(files: Mapping[str, bytes], *, version: Mapping[str, Any]) -> bytes:
    """The files as one archive, with the number, the time and the person apart."""
    return pack_equally({**files, VERSION: _encode(dump_json(version))})


def load_tables(content: bytes) -> FindingTables:
    """Read `findings.json`.

    Raises:
        UnreadableDocumentError: "bad_output".
    """
    tables: FindingTables = load_json(content, FindingTables, file=FINDINGS)
    return tables


def load_origin(content: bytes) -> Origin:
    """What `manifest.json` says that the findings were made by."""
    told = json.loads(content)
    return Origin(
        code=ManifestCode(**told["code"]),
        run=told["run"],
        parameters=told["parameters"],
    )


def list_parquet(
    tables: object, kinds: Mapping[str, type[Any]] = TABLES
) -> Iterator[tuple[str, bytes]]:
    """Each table's name and its Parquet file. Needs the extra `parquet`."""
    for name, kind in kinds.items():
        yield name, encode_parquet(getattr(tables, name), kind)


def encode_parquet(rows: Sequence[Any], kind: type[Any]) -> bytes:
    """Rows of one kind as a Parquet file. Needs the extra `parquet`."""
    schema = make_schema(_list_columns(kind))
    return write_table((_make_whole(asdict(row)) for row in rows), schema)


def _list_csv(tables: FindingTables) -> Iterator[tuple[str, bytes]]:
    for name, kind in TABLES.items():
        names = [field.name for field in fields(kind)]
        cells = (
            [_tell(getattr(row, column)) for column in names]
            for row in getattr(tables, name)
        )
        yield name, _encode(dump_csv([names, *cells]))


def _list_columns(kind: type[Any]) -> dict[str, str]:
    return {name: _COLUMNS[hint] for name, hint in get_type_hints(kind).items()}


def _tell(value: str | int | bool | Sequence[str] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else " ".join(value)


def _hash_inputs(tables: FindingTables) -> Iterator[InputHash]:
    for kind, some in (
        ("statement", tables.statements),
        ("key_point", tables.key_points),
    ):
        for row in some:
            known = hash_bytes(_encode(row.text)) if row.text else ""
            yield InputHash(kind=kind, id=row.id, sha256=known)


def _make_whole(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: make_whole(value) if isinstance(value, str) else value
        for name, value in row.items()
    }


def _encode(text: str) -> bytes:
    return make_whole(text).encode()
