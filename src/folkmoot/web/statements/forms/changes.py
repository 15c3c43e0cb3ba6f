"""Reading what a phone asks for. Nothing that is not as agreed comes further."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.statements.asked import KINDS, Asked, field_names
from folkmoot.web.statements.words import LONGEST, clean_words

_LONGEST_NAME = 100
_FURTHEST_PLACE = 1e12
_CHOICES = ("standing", "arrived", "both")


def read_request_id(raw: object) -> uuid.UUID:
    """The id a phone gave its request."""
    return _read_id(raw.get("request") if isinstance(raw, dict) else None)


def read_change(raw: object) -> Asked:
    """One change of a POST; raises ChangeRefusedError where it cannot be understood."""
    if not isinstance(raw, dict):
        raise ChangeRefusedError("malformed")
    kind = KINDS.get(raw["kind"]) if isinstance(raw.get("kind"), str) else None
    if kind is None:
        raise ChangeRefusedError("malformed", field="kind")
    values: dict[str, Any] = {
        name: _READERS[name](raw.get(name)) for name in _fields_sent(kind, raw)
    }
    if values.get("choice") == "both" and "statement" not in values:
        raise ChangeRefusedError("malformed", field="statement")
    return kind(**values)


def _fields_sent(kind: type[Asked], raw: Mapping[str, object]) -> list[str]:
    names = field_names(kind)
    if kind.kind == "choose" and raw.get("statement") is None:
        names.remove("statement")
    return names


def _read_id(raw: object) -> uuid.UUID:
    try:
        return uuid.UUID(str(raw))
    except ValueError:
        raise ChangeRefusedError("malformed") from None


def _read_text(raw: object) -> str:
    text = _read_words(raw)
    if not text:
        raise ChangeRefusedError("empty")
    if len(text) > LONGEST:
        raise ChangeRefusedError("too_long", longest=LONGEST, length=len(text))
    return text


def _read_name(raw: object) -> str:
    name = " ".join(_read_words(raw).split())
    if len(name) > _LONGEST_NAME:
        raise ChangeRefusedError("too_long", longest=_LONGEST_NAME, length=len(name))
    return name


def _read_place(raw: object) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise ChangeRefusedError("malformed", field="place")
    # Compared before it is converted: a whole number may be larger than any float.
    if not -_FURTHEST_PLACE <= raw <= _FURTHEST_PLACE:
        raise ChangeRefusedError("malformed", field="place")
    return float(raw)


def _read_base(raw: object) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or raw < 0:
        raise ChangeRefusedError("malformed", field="base")
    return raw


def _read_switch(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ChangeRefusedError("malformed", field="on")
    return raw


def _read_choice(raw: object) -> str:
    if raw not in _CHOICES:
        raise ChangeRefusedError("malformed", field="choice")
    return str(raw)


def _read_words(raw: object) -> str:
    if not isinstance(raw, str):
        raise ChangeRefusedError("malformed")
    return clean_words(raw)


_READERS: Mapping[str, Callable[[object], object]] = {
    "sheet": _read_id,
    "statement": _read_id,
    "crossing": _read_id,
    "text": _read_text,
    "name": _read_name,
    "place": _read_place,
    "base": _read_base,
    "on": _read_switch,
    "choice": _read_choice,
}
