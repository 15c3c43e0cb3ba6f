"""The record as JSON (`folkmoot-record/1`), written and read without loss."""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from folkmoot.documents.record_references import check_references
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import RECORD_SCHEMA, Record

_DEEPEST = 60


def dump_record(record: Record) -> str:
    """The record as JSON: keys sorted, UTF-8, one line feed at the end."""
    content = {"schema": RECORD_SCHEMA, **_to_plain(record)}
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def load_record(content: str | bytes) -> Record:
    """Read a record's JSON; a fault is told with its place.

    Raises:
        UnreadableDocumentError: "bad_record", with `problem` naming place and fault.
    """
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _fault("", f"no valid JSON ({error})") from error
    if not isinstance(raw, dict) or raw.get("schema") != RECORD_SCHEMA:
        raise _fault("schema", f'must be "{RECORD_SCHEMA}"')
    values = {key: value for key, value in raw.items() if key != "schema"}
    record = _from_plain(Record, values, "")
    assert isinstance(record, Record)  # noqa: S101 - tells the type checker
    check_references(record)
    return record


def is_record(content: bytes) -> bool:
    """Whether JSON bytes call themselves a record."""
    return RECORD_SCHEMA.encode() in content[:4_000_000] or b'"schema"' in content


def _to_plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            _json_name(field): _to_plain(getattr(value, field.name))
            for field in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): _to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_to_plain(item) for item in value]
    return value


def _json_name(field: Field[Any]) -> str:
    return field.name.rstrip("_")


def _from_plain(kind: Any, raw: Any, place: str) -> Any:
    """Build a value of the type from JSON, or tell where it does not fit."""
    if place.count(".") + place.count("[") > _DEEPEST:
        raise _fault(place, "nested too deeply")
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _from_union(kind, raw, place)
    if origin is tuple:
        return _from_list(get_args(kind)[0], raw, place)
    if origin in (Mapping, dict) or kind is Mapping:
        return _from_mapping(kind, raw, place)
    if is_dataclass(kind):
        return _from_object(kind, raw, place)
    return _from_scalar(getattr(kind, "__supertype__", kind), raw, place)


def _from_union(kind: Any, raw: Any, place: str) -> Any:
    if raw is None:
        return None
    inner = next(part for part in get_args(kind) if part is not type(None))
    return _from_plain(inner, raw, place)


def _from_list(kind: Any, raw: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise _fault(place, "must be a list")
    return tuple(
        _from_plain(kind, item, f"{place}[{number}]") for number, item in enumerate(raw)
    )


def _from_mapping(kind: Any, raw: Any, place: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise _fault(place, "must be an object")
    value_kind = get_args(kind)[1]
    return {
        key: _from_plain(value_kind, item, f"{place}.{key}")
        for key, item in raw.items()
    }


def _from_object(kind: Any, raw: Any, place: str) -> Any:
    if not isinstance(raw, dict):
        raise _fault(place, "must be an object")
    hints = get_type_hints(kind)
    known = {_json_name(field): field for field in fields(kind)}
    for key in raw:
        if key not in known:
            raise _fault(_join(place, key), f"is not known; known are {_list(known)}")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in raw:
            inner = _from_plain(hints[field.name], raw[name], _join(place, name))
            values[field.name] = inner
        elif field.default is MISSING and field.default_factory is MISSING:
            raise _fault(_join(place, name), "is missing")
    return kind(**values)


def _from_scalar(kind: Any, raw: Any, place: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(raw)
        except ValueError as error:
            raise _fault(place, f"must be one of {_list(kind)}") from error
    if kind is float and isinstance(raw, int) and not isinstance(raw, bool):
        return float(raw)
    is_bool = isinstance(raw, bool)
    if not isinstance(raw, kind) or (is_bool and kind is not bool):
        raise _fault(place, f"must be of type {kind.__name__}")
    return raw


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _list(names: Any) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _fault(place: str, problem: str) -> UnreadableDocumentError:
    return UnreadableDocumentError("bad_record", problem=f"{place} {problem}".strip())
