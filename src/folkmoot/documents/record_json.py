"""The record as JSON (`folkmoot-record/1`), written and read without loss."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from folkmoot.documents.record_ids import give_missing_ids
from folkmoot.documents.record_references import check_references
from folkmoot.documents.record_types import find_inner, is_required, name_in_json
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.record import RECORD_SCHEMA, Record

_Decode = Callable[[Any], Any]
_PLAIN = (str, int, float)


def dump_record(record: Record) -> str:
    """The record as JSON for people: keys sorted, indented, a line feed at the end."""
    plain = _to_plain(record) | {"schema": RECORD_SCHEMA}
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def pack_record(record: Record) -> bytes:
    """The record as JSON on one line, quickly: from one process to another."""
    plain = _to_plain(record) | {"schema": RECORD_SCHEMA}
    return json.dumps(plain, ensure_ascii=False).encode()


def load_record(content: str | bytes) -> Record:
    """Read a record's JSON; a statement without an id is given one.

    Raises:
        UnreadableDocumentError: "bad_record", with the first fault and its `place`.
    """
    raw = _parse(content)
    if not isinstance(raw, dict) or raw.get("schema") != RECORD_SCHEMA:
        raise _refuse("schema", "not_the_schema", known=RECORD_SCHEMA)
    del raw["schema"]
    give_missing_ids(raw)
    try:
        record: Record = _decode_object(Record)(raw)
    except _Misfit as misfit:
        raise _refuse(misfit.place, misfit.fault, **misfit.details) from None
    check_references(record)
    return record


def _parse(content: str | bytes) -> Any:
    try:
        return json.loads(
            content, object_pairs_hook=_pair_up, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise _refuse("JSON", "nested_too_deeply") from error
    except ValueError as error:
        raise _refuse("JSON", "not_json", error=str(error)[:200]) from error


def _pair_up(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of two values under one key JSON would silently drop the first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise _refuse("JSON", "double_key", key=double)
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _refuse(place: str, fault: str, **details: object) -> UnreadableDocumentError:
    return UnreadableDocumentError("bad_record", place=place, fault=fault, **details)


def _to_plain(value: Any) -> Any:
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    kind: type = type(value)
    return {
        name: _to_plain(getattr(value, attribute))
        for name, attribute in _list_names(kind)
    }


@cache
def _list_names(kind: type) -> list[tuple[str, str]]:
    return [(name_in_json(field), field.name) for field in fields(kind)]


class _Misfit(Exception):  # noqa: N818 - becomes an UnreadableDocumentError
    """A value that does not fit; the way to it is told from within outwards."""

    def __init__(self, fault: str, **details: object) -> None:
        super().__init__(fault)
        self.fault = fault
        self.details = details
        self.steps: list[str] = []

    def within(self, step: str) -> "_Misfit":
        self.steps.append(step)
        return self

    @property
    def place(self) -> str:
        return "".join(reversed(self.steps)).lstrip(".")


@cache
def _make_decoder(kind: Any) -> _Decode:
    """What turns plain JSON into a value of the type, or raises `_Misfit`."""
    inner = find_inner(kind)
    if inner is not None:
        decode_inner = _make_decoder(inner)
        return lambda raw: None if raw is None else decode_inner(raw)
    if get_origin(kind) is tuple:
        return _decode_list(_make_decoder(get_args(kind)[0]))
    if get_origin(kind) is Mapping:
        return _decode_mapping(_make_decoder(get_args(kind)[1]))
    if is_dataclass(kind):
        return _decode_object(kind)  # type: ignore[arg-type]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _decode_choice(kind)
    return _SCALARS[getattr(kind, "__supertype__", kind)]


def _decode_list(decode: _Decode) -> _Decode:
    def decode_list(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise _Misfit("no_list")
        values = []
        for item in raw:
            try:
                values.append(decode(item))
            except _Misfit as misfit:
                raise misfit.within(f"[{len(values)}]") from None
        return tuple(values)

    return decode_list


def _decode_mapping(decode: _Decode) -> _Decode:
    def decode_mapping(raw: Any) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise _Misfit("no_object")
        return {_decode_text(key): _decode_at(decode, raw, key) for key in raw}

    return decode_mapping


def _decode_at(decode: _Decode, raw: Mapping[str, Any], key: str) -> Any:
    try:
        return decode(raw[key])
    except _Misfit as misfit:
        raise misfit.within(f".{key}") from None


@cache
def _decode_object(kind: type) -> _Decode:
    hints = get_type_hints(kind)
    parts: dict[str, tuple[Field[Any], _Decode]] = {
        name_in_json(field): (field, _make_decoder(hints[field.name]))
        for field in fields(kind)
    }
    required = {name for name, (field, _) in parts.items() if is_required(field)}

    def decode_object(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise _Misfit("no_object")
        if unknown := [key for key in raw if key not in parts]:
            known = ", ".join(parts)
            raise _Misfit("unknown_key", known=known).within(f".{unknown[0]}")
        if missing := required - raw.keys():
            raise _Misfit("missing_key").within(f".{min(missing)}")
        values = {}
        for name in raw:
            field, decode = parts[name]
            values[field.name] = _decode_at(decode, raw, name)
        return kind(**values)

    return decode_object


def _decode_choice(kind: type[StrEnum]) -> _Decode:
    known = {member.value: member for member in kind}

    def decode_choice(raw: Any) -> StrEnum:
        if not isinstance(raw, str) or raw not in known:
            raise _Misfit("not_one_of", known=", ".join(known))
        return known[raw]

    return decode_choice


def _decode_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise _Misfit("no_text")
    if not raw.isascii():
        try:
            raw.encode()
        except UnicodeEncodeError:
            raise _Misfit("half_a_letter") from None
    return raw


def _decode_whole_number(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise _Misfit("no_whole_number")
    return raw


def _decode_number(raw: Any) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise _Misfit("no_number")
    try:
        number = float(raw)
    except OverflowError:
        raise _Misfit("no_number") from None
    if not math.isfinite(number):
        raise _Misfit("no_number")
    return number


def _decode_truth(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise _Misfit("no_truth_value")
    return raw


_SCALARS: Mapping[type, _Decode] = {
    str: _decode_text,
    int: _decode_whole_number,
    float: _decode_number,
    bool: _decode_truth,
}
