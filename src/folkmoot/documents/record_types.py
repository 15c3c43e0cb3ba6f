"""How the record's dataclasses are seen as JSON: shared by reader and schema."""

import types
from dataclasses import MISSING, Field
from typing import Any, Union, get_args, get_origin


def name_in_json(field: Field[Any]) -> str:
    """The field's name in JSON: `from_` is "from", which Python keeps for itself."""
    return field.name.rstrip("_")


def is_required(field: Field[Any]) -> bool:
    """Whether an object without the field is refused."""
    return field.default is MISSING and field.default_factory is MISSING


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
