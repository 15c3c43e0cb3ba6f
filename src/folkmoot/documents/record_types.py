"""How the record's dataclasses are seen as JSON: shared by reader and schema."""

import types
from dataclasses import MISSING, Field, is_dataclass
from typing import Any, Union, get_args, get_origin


def name_in_json(field: Field[Any]) -> str:
    """The field's name in JSON: `from_` is "from", which Python keeps for itself."""
    return field.name.rstrip("_")


def is_required(field: Field[Any]) -> bool:
    """Whether an object without the field is refused."""
    return field.default is MISSING and field.default_factory is MISSING


def find_type_in_json(kind: Any) -> str | None:
    """What an object's `type` says in JSON, where a value may be of several types."""
    return getattr(kind, "TYPE_IN_JSON", None)


def list_choices(kind: Any) -> dict[str, Any]:
    """The types of "one of these objects" by what their `type` says; else none."""
    if get_origin(kind) not in (Union, types.UnionType):
        return {}
    parts = get_args(kind)
    is_choice = all(is_dataclass(part) and find_type_in_json(part) for part in parts)
    return {str(find_type_in_json(part)): part for part in parts} if is_choice else {}


def find_inner(kind: Any) -> Any | None:
    """The type of "this or nothing", else None."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    return next(part for part in get_args(kind) if part is not type(None))


def is_pair(kind: Any) -> bool:
    """Whether the type is two values of one kind, such as `tuple[int, int]`."""
    arguments = get_args(kind)
    return (
        get_origin(kind) is tuple
        and len(arguments) == 2
        and arguments[0] is arguments[1]
    )
