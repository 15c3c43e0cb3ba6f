"""Minutes as JSON (`folkmoot-minutes/1`), written and read without loss."""

import json
from datetime import date
from typing import Any

from folkmoot.documents.json_values import (
    MisfitError,
    make_decoder,
    parse_json,
    to_plain,
)
from folkmoot.documents.minutes_model import MINUTES_SCHEMA, Minutes, list_anchors
from folkmoot.documents.value_schema import DIALECT, describe_object
from folkmoot.domain.errors import UnreadableDocumentError

_LEVELS = range(1, 4)


def dump_minutes(minutes: Minutes) -> str:
    """The minutes as JSON for people: keys sorted, indented, a line feed at the end."""
    plain = to_plain(minutes) | {"schema": MINUTES_SCHEMA}
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def load_minutes(content: str | bytes) -> Minutes:
    """Read the JSON of minutes.

    Raises:
        UnreadableDocumentError: "bad_minutes", with the first fault and its `place`.
    """
    try:
        raw = parse_json(content)
        if not isinstance(raw, dict) or raw.get("schema") != MINUTES_SCHEMA:
            raise MisfitError("not_the_schema", place="schema", known=MINUTES_SCHEMA)
        del raw["schema"]
        minutes: Minutes = make_decoder(Minutes)(raw)
        _check(minutes)
    except MisfitError as misfit:
        raise UnreadableDocumentError(
            "bad_minutes", place=misfit.place, fault=misfit.fault, **misfit.details
        ) from misfit.__cause__
    return minutes


def describe_minutes() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `folkmoot-minutes/1`."""
    definitions: dict[str, Any] = {}
    schema = describe_object(Minutes, definitions)
    schema["properties"] = {"schema": {"const": MINUTES_SCHEMA}, **schema["properties"]}
    schema["required"] = ["schema", *schema["required"]]
    levels = {"minimum": _LEVELS.start, "maximum": _LEVELS.stop - 1}
    definitions["MinutesPart"]["properties"]["level"] |= levels
    return {"$schema": DIALECT, "title": MINUTES_SCHEMA, **schema, "$defs": definitions}


def _check(minutes: Minutes) -> None:
    """A real day, levels that writers have headings for, and no anchor twice."""
    try:
        date.fromisoformat(minutes.dated)
    except ValueError:
        raise MisfitError("no_edtf", place="dated", date=minutes.dated) from None
    for number, part in enumerate(minutes.parts):
        if part.level not in _LEVELS:
            place = f"parts[{number}].level"
            raise MisfitError("not_one_of", place=place, known="1, 2, 3")
    anchors = list(list_anchors(minutes.parts))
    if len(set(anchors)) < len(anchors):
        double = next(one for one in anchors if anchors.count(one) > 1)
        raise MisfitError("double_id", place="parts", id=double)
