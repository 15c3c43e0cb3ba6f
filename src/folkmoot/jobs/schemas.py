"""The file formats that have a JSON Schema."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.documents.record_schema import describe_record

_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {"record": describe_record}


def list_schemas() -> list[str]:
    """The names of the formats."""
    return sorted(_SCHEMAS)


def find_schema(name: str) -> dict[str, Any] | None:
    """The JSON Schema of a format, or None where there is no such format."""
    describe = _SCHEMAS.get(name)
    return describe() if describe else None
