"""The JSON Schema of a value, made from its dataclass so that it cannot drift."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from folkmoot.documents.record_types import (
    find_inner,
    find_type_in_json,
    is_pair,
    is_required,
    list_choices,
    name_in_json,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}


def describe_object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """A dataclass; what it is made of is added to `definitions` by name."""
    hints = get_type_hints(kind)
    required = [name_in_json(field) for field in fields(kind) if is_required(field)]
    tag = find_type_in_json(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
        "additionalProperties": False,
        "required": [*(["type"] if tag else ()), *required],
        "properties": ({"type": {"const": tag}} if tag else {})
        | {
            name_in_json(field): describe_value(hints[field.name], definitions)
            for field in fields(kind)
        },
    }


def describe_value(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """A field's type; what it is made of is added to `definitions` by name."""
    if choices := list_choices(kind):
        return {"anyOf": [describe_value(one, definitions) for one in choices.values()]}
    inner = find_inner(kind)
    if inner is not None:
        return {"anyOf": [describe_value(inner, definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        length = {"minItems": 2, "maxItems": 2} if is_pair(kind) else {}
        item = describe_value(get_args(kind)[0], definitions)
        return {"type": "array", "items": item} | length
    if get_origin(kind) is Mapping:
        values = describe_value(get_args(kind)[1], definitions)
        return {"type": "object", "additionalProperties": values}
    if is_dataclass(kind):
        name = getattr(kind, "__name__", "")
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = describe_object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return dict(_SCALARS[getattr(kind, "__supertype__", kind)])
