"""Reading what a phone sends of the plenary. Each answer is read by itself."""

import uuid
from collections.abc import Mapping
from typing import Any

from folkmoot.web.board.asked import Asked, GiveAnswer, SetMark
from folkmoot.web.board.models import Choice
from folkmoot.web.events.errors import ChangeRefusedError

MOST_ANSWERS = 100


def list_raw(asked: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What was sent, with what each is; answers first, in the order they were sent."""
    listed: list[tuple[str, Any]] = []
    for kind in ("answers", "marks"):
        raw = asked.get(kind, [])
        if not isinstance(raw, list):
            raise ChangeRefusedError("malformed", field=kind)
        listed += [(kind, each) for each in raw]
    if len(listed) > MOST_ANSWERS:
        raise ChangeRefusedError("too_many_changes", most=MOST_ANSWERS)
    return listed


def read_asked(kind: str, raw: Any) -> Asked:
    """One of them; raises ChangeRefusedError where it cannot be understood."""
    if not isinstance(raw, dict):
        raise ChangeRefusedError("malformed")
    point = _read_point(raw.get("point"))
    if kind == "answers":
        return GiveAnswer(point=point, choice=_read_choice(raw.get("choice")))
    if not isinstance(raw.get("on"), bool):
        raise ChangeRefusedError("malformed", field="on")
    return SetMark(point=point, on=raw["on"])


def _read_point(raw: object) -> uuid.UUID:
    try:
        return uuid.UUID(str(raw))
    except ValueError:
        raise ChangeRefusedError("unknown_point") from None


def _read_choice(raw: object) -> Choice:
    try:
        return Choice(str(raw))
    except ValueError:
        raise ChangeRefusedError("malformed", field="choice") from None
