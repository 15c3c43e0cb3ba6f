"""The JSON Schemas of an analysis's files, made from what reads and writes them."""

from typing import Any

from folkmoot.documents.analysis_json import Links
from folkmoot.documents.key_points_json import WrittenKeyPoint
from folkmoot.documents.manifest_json import ANALYSIS_SCHEMA, Manifest
from folkmoot.documents.value_schema import DIALECT, describe_object, describe_value
from folkmoot.domain.key_points import QuestionRaised, Saturation


def describe_key_points() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `key_points.json`."""
    return _describe_list("key_points", WrittenKeyPoint)


def describe_questions() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `questions.json`."""
    return _describe_list("questions", QuestionRaised)


def describe_saturation() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `saturation.json`."""
    return _describe_one("saturation", Saturation)


def describe_links() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `links.json`."""
    return _describe_one("links", Links)


def describe_manifest() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `manifest.json`."""
    schema = _describe_one("manifest", Manifest)
    schema["properties"]["schema"] = {"const": ANALYSIS_SCHEMA}
    return schema


def _describe_list(title: str, kind: type) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    items = describe_value(kind, definitions)
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "array",
        "items": items,
        "$defs": definitions,
    }


def _describe_one(title: str, kind: type) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    described = describe_object(kind, definitions)
    return {"$schema": DIALECT, "title": title, **described, "$defs": definitions}
