"""The JSON Schema of a record, made from its dataclasses so that it cannot drift."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from folkmoot.domain.record import RECORD_SCHEMA, Record

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def describe_record() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `folkmoot-record/1`."""
    definitions: dict[str, Any] = {}
    schema = _describe_object(Record, definitions)
    schema["properties"] = {"schema": {"const": RECORD_SCHEMA}, **schema["properties"]}
    schema["required"] = ["schema"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": RECORD_SCHEMA,
        **schema,
        "$defs": definitions,
    }


def _describe_object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    required = [
        field.name.rstrip("_")
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    ]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n\n")[0].strip(),
        "additionalProperties": False,
        "required": required,
        "properties": {
            field.name.rstrip("_"): _describe(hints[field.name], definitions)
            for field in fields(kind)
        },
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return {"anyOf": [_describe(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _describe(get_args(kind)[0], definitions)}
    if origin in (Mapping, dict):
        values = _describe(get_args(kind)[1], definitions)
        return {"type": "object", "additionalProperties": values}
    if is_dataclass(kind):
        name = getattr(kind, "__name__", "")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _describe_object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return {"type": _SCALARS[getattr(kind, "__supertype__", kind)]}
