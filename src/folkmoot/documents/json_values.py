"""Values as JSON and back, told by their dataclasses: what every format shares."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from folkmoot.documents.record_types import (
    find_inner,
    find_type_in_json,
    is_pair,
    is_required,
    list_choices,
    name_in_json,
)

Decode = Callable[[Any], Any]
_PLAIN = (str, int, float)


class MisfitError(Exception):
    """A value that does not fit; the way to it is told from within outwards.

    Each format makes it a DomainError of its own, with `place`, `fault` and `details`.
    """

    def __init__(self, fault: str, *, place: str = "", **details: object) -> None:
        super().__init__(fault)
        self.fault = fault
        self.details = details
        self.steps = [place] if place else []

    def within(self, step: str) -> "MisfitError":
        """The same misfit, seen from one step further out."""
        self.steps.append(step)
        return self

    @property
    def place(self) -> str:
        """Where the misfit stands, such as `meetings[0].title`."""
        return "".join(reversed(self.steps)).lstrip(".")


def parse_json(content: str | bytes) -> Any:
    """The plain value that JSON holds; a key stands once in an object.

    Raises:
        MisfitError: not JSON, too deep, a double key, NaN or an infinite number.
    """
    try:
        return json.loads(
            content, object_pairs_hook=_pair_up, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise MisfitError("nested_too_deeply", place="JSON") from error
    except ValueError as error:
        raise MisfitError("not_json", place="JSON", error=str(error)[:200]) from error


def _pair_up(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of two values under one key JSON would silently drop the first."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise MisfitError("double_key", place="JSON", key=double)
    return found


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def to_plain(value: Any) -> Any:
    """The value as dicts, lists and scalars, under the names it has in JSON."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: to_plain(item) for key, item in value.items()}
    kind: type = type(value)
    tag = find_type_in_json(kind)
    return ({"type": tag} if tag else {}) | {
        name: to_plain(getattr(value, attribute))
        for name, attribute in _list_names(kind)
    }


@cache
def _list_names(kind: type) -> list[tuple[str, str]]:
    return [(name_in_json(field), field.name) for field in fields(kind)]


@cache
def make_decoder(kind: Any) -> Decode:
    """What turns plain JSON into a value of the type, or raises `MisfitError`."""
    if kind is Any:
        return _keep
    if choices := list_choices(kind):
        return _decode_one_of(choices)
    inner = find_inner(kind)
    if inner is not None:
        decode_inner = make_decoder(inner)
        return lambda raw: None if raw is None else decode_inner(raw)
    if get_origin(kind) is tuple:
        decode = make_decoder(get_args(kind)[0])
        return _decode_pair(decode) if is_pair(kind) else _decode_list(decode)
    if get_origin(kind) is Mapping:
        return _decode_mapping(make_decoder(get_args(kind)[1]))
    if is_dataclass(kind):
        return _decode_object(kind)  # type: ignore[arg-type]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _decode_choice(kind)
    return _SCALARS[getattr(kind, "__supertype__", kind)]


def _keep(raw: Any) -> Any:
    return raw


def _decode_list(decode: Decode) -> Decode:
    def decode_list(raw: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise MisfitError("no_list")
        values = []
        for item in raw:
            try:
                values.append(decode(item))
            except MisfitError as misfit:
                raise misfit.within(f"[{len(values)}]") from None
        return tuple(values)

    return decode_list


def _decode_pair(decode: Decode) -> Decode:
    decode_list = _decode_list(decode)

    def decode_pair(raw: Any) -> tuple[Any, ...]:
        pair: tuple[Any, ...] = decode_list(raw)
        if len(pair) != 2:
            raise MisfitError("no_pair")
        return pair

    return decode_pair


def _decode_mapping(decode: Decode) -> Decode:
    def decode_mapping(raw: Any) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise MisfitError("no_object")
        return {_decode_text(key): _decode_at(decode, raw, key) for key in raw}

    return decode_mapping


def _decode_at(decode: Decode, raw: Mapping[str, Any], key: str) -> Any:
    try:
        return decode(raw[key])
    except MisfitError as misfit:
        raise misfit.within(f".{key}") from None


def _decode_one_of(choices: Mapping[str, Any]) -> Decode:
    """An object whose `type` tells which of the types it is."""

    def decode_one_of(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise MisfitError("no_object")
        if raw.get("type") not in choices:
            raise MisfitError("not_one_of", known=", ".join(choices)).within(".type")
        # Made when it is first met, for a type may hold others of its own kind.
        return make_decoder(choices[raw["type"]])(raw)

    return decode_one_of


@cache
def _decode_object(kind: type) -> Decode:
    hints = get_type_hints(kind)
    parts: dict[str, tuple[Field[Any], Decode]] = {
        name_in_json(field): (field, make_decoder(hints[field.name]))
        for field in fields(kind)
    }
    required = {name for name, (field, _) in parts.items() if is_required(field)}
    tag = find_type_in_json(kind)

    def decode_object(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise MisfitError("no_object")
        if tag:
            raw = _take_type(raw, tag)
        if unknown := [key for key in raw if key not in parts]:
            known = ", ".join(parts)
            raise MisfitError("unknown_key", known=known).within(f".{unknown[0]}")
        if missing := required - raw.keys():
            raise MisfitError("missing_key").within(f".{min(missing)}")
        values = {}
        for name in raw:
            field, decode = parts[name]
            values[field.name] = _decode_at(decode, raw, name)
        return kind(**values)

    return decode_object


def _take_type(raw: Mapping[str, Any], tag: str) -> dict[str, Any]:
    if raw.get("type") != tag:
        raise MisfitError("not_one_of", known=tag).within(".type")
    return {name: value for name, value in raw.items() if name != "type"}


def _decode_choice(kind: type[StrEnum]) -> Decode:
    known = {member.value: member for member in kind}

    def decode_choice(raw: Any) -> StrEnum:
        if not isinstance(raw, str) or raw not in known:
            raise MisfitError("not_one_of", known=", ".join(known))
        return known[raw]

    return decode_choice


def _decode_text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise MisfitError("no_text")
    if not raw.isascii():
        try:
            raw.encode()
        except UnicodeEncodeError:
            raise MisfitError("half_a_letter") from None
    return raw


def _decode_whole_number(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise MisfitError("no_whole_number")
    return raw


def _decode_number(raw: Any) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise MisfitError("no_number")
    try:
        number = float(raw)
    except OverflowError:
        raise MisfitError("no_number") from None
    if not math.isfinite(number):
        raise MisfitError("no_number")
    return number


def _decode_truth(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise MisfitError("no_truth_value")
    return raw


_SCALARS: Mapping[type, Decode] = {
    str: _decode_text,
    int: _decode_whole_number,
    float: _decode_number,
    bool: _decode_truth,
}
