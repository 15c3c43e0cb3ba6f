"""What a phone may ask for in the plenary, read and ready to be done."""

import uuid
from dataclasses import dataclass
from typing import TypeAlias

from folkmoot.web.board.models import Choice


@dataclass(frozen=True, kw_only=True)
class GiveAnswer:
    """Agree, disagree or don't know to a key point."""

    point: uuid.UUID
    choice: Choice


@dataclass(frozen=True, kw_only=True)
class SetMark:
    """Say that a key point is among the most important, or no longer."""

    point: uuid.UUID
    on: bool


Asked: TypeAlias = GiveAnswer | SetMark
