"""The JSON Schema of a record, made from its dataclasses so that it cannot drift."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from folkmoot.documents.record_types import find_inner, is_required, name_in_json
from folkmoot.domain.record import RECORD_SCHEMA, Record, Statement

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
    required = [name_in_json(field) for field in fields(kind) if is_required(field)]
    if kind is Statement:
        # A person may add a statement without an id; it is given one.
        required.remove("id")
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
        "additionalProperties": False,
        "required": required,
        "properties": {
            name_in_json(field): _describe(hints[field.name], definitions)
            for field in fields(kind)
        },
    }


def _describe(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    inner = find_inner(kind)
    if inner is not None:
        return {"anyOf": [_describe(inner, definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _describe(get_args(kind)[0], definitions)}
    if get_origin(kind) is Mapping:
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
