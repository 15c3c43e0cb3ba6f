"""The file formats that have a JSON Schema."""

from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.documents.analysis_schema import (
    describe_key_points,
    describe_links,
    describe_manifest,
    describe_questions,
    describe_saturation,
)
from folkmoot.documents.minutes_json import describe_minutes
from folkmoot.documents.record_schema import describe_record

_SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "key_points": describe_key_points,
    "links": describe_links,
    "manifest": describe_manifest,
    "minutes": describe_minutes,
    "questions": describe_questions,
    "record": describe_record,
    "saturation": describe_saturation,
}


def list_schemas() -> list[str]:
    """The names of the formats."""
    return sorted(_SCHEMAS)


def find_schema(name: str) -> dict[str, Any] | None:
    """The JSON Schema of a format, or None where there is no such format."""
    describe = _SCHEMAS.get(name)
    return describe() if describe else None
