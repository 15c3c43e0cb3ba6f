"""A field's value as an event holds it, and back.

Events are hashed when they are written and again when they are checked, so a value must
have one spelling only: the same before it is saved and after either database gave it
back. PostgreSQL keeps JSON numbers as decimals, which turns 1e16 into an integer and
drops the sign of zero; Django's own encoder cuts microseconds off.
"""

import datetime
import decimal
import json
import math
import uuid
from collections.abc import Mapping
from typing import Any, TypeAlias

from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise

JSON: TypeAlias = dict[str, Any]

# From here on, Python writes a float with an exponent.
_WRITTEN_WITH_EXPONENT = 1e16


def plain(value: object) -> Any:
    """The value as JSON has it, in its one spelling.

    Raises ValueError for a number that is none, TypeError for what JSON cannot hold.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return _plain_float(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return _plain_text(value)


def canonical(value: object) -> str:
    """JSON with one spelling, for hashing."""
    return json.dumps(
        plain(value),
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def find_field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """The field of this name, or that keeps its value under this name."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field) or not field.concrete:
        raise TypeError(f"{model._meta.label}.{name} is no field with a column")
    return field


def clean_value(field: models.Field[Any, Any], value: Any) -> Any:
    """What the field will hold, as the database will give it back."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(field, models.FileField):
        # A file that is not stored yet gets its name when the row is saved.
        is_stored = getattr(value, "_committed", not isinstance(value, File))
        return str(value or "") if is_stored else value
    if isinstance(field, models.JSONField):
        return plain(value)
    cleaned = field.to_python(value)
    if isinstance(cleaned, datetime.datetime):
        return cleaned.astimezone(datetime.UTC)
    return cleaned


def read_value(row: models.Model, field: models.Field[Any, Any]) -> Any:
    """What the row holds in this field."""
    return clean_value(field, getattr(row, field.attname))


def _plain_float(value: float) -> float | int:
    if not math.isfinite(value):
        raise ValueError(f"{value} has no place in the log")
    if abs(value) >= _WRITTEN_WITH_EXPONENT:
        return int(value)
    return value + 0.0  # also makes the sign of zero go


def _plain_text(value: object) -> str:
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise ValueError("a time without a zone has no place in the log")
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, str | Promise):
        return str.__str__(value) if isinstance(value, str) else str(value)
    if isinstance(value, uuid.UUID | decimal.Decimal | FieldFile):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in the log")
