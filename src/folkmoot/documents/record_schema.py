"""The JSON Schema of a record, made from its dataclasses so that it cannot drift."""

from typing import Any

from folkmoot.documents.value_schema import DIALECT, describe_object
from folkmoot.domain.record import RECORD_SCHEMA, Record


def describe_record() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `folkmoot-record/1`."""
    definitions: dict[str, Any] = {}
    schema = describe_object(Record, definitions)
    schema["properties"] = {"schema": {"const": RECORD_SCHEMA}, **schema["properties"]}
    schema["required"] = ["schema"]
    # A person may add a statement without an id; it is given one.
    definitions["Statement"]["required"].remove("id")
    return {"$schema": DIALECT, "title": RECORD_SCHEMA, **schema, "$defs": definitions}
