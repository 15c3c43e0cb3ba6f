"""What a phone may ask for, as values: see docs/reference/hall-api.md."""

import uuid
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Literal, TypeAlias

Choice: TypeAlias = Literal["standing", "arrived", "both"]


@dataclass(frozen=True, kw_only=True)
class Add:
    kind: ClassVar = "add"
    sheet: uuid.UUID
    statement: uuid.UUID
    text: str
    place: float


@dataclass(frozen=True, kw_only=True)
class Edit:
    kind: ClassVar = "edit"
    statement: uuid.UUID
    text: str
    base: int


@dataclass(frozen=True, kw_only=True)
class Move:
    kind: ClassVar = "move"
    statement: uuid.UUID
    place: float


@dataclass(frozen=True, kw_only=True)
class Remove:
    kind: ClassVar = "remove"
    statement: uuid.UUID


@dataclass(frozen=True, kw_only=True)
class Restore:
    kind: ClassVar = "restore"
    statement: uuid.UUID


@dataclass(frozen=True, kw_only=True)
class Mark:
    kind: ClassVar = "mark"
    statement: uuid.UUID
    on: bool


@dataclass(frozen=True, kw_only=True)
class Choose:
    kind: ClassVar = "choose"
    crossing: uuid.UUID
    choice: Choice
    # The second statement, where both wordings shall stand.
    statement: uuid.UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NameNoteTaker:
    kind: ClassVar = "note_taker"
    sheet: uuid.UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class GiveIn:
    kind: ClassVar = "hand_in"
    sheet: uuid.UUID


Asked: TypeAlias = (
    Add | Edit | Move | Remove | Restore | Mark | Choose | NameNoteTaker | GiveIn
)
KINDS: dict[str, type[Asked]] = {
    kind.kind: kind
    for kind in (
        Add,
        Edit,
        Move,
        Remove,
        Restore,
        Mark,
        Choose,
        NameNoteTaker,
        GiveIn,
    )
}


def as_json(asked: Asked) -> dict[str, Any]:
    """What was asked, for telling one request from another."""
    told = {name: _plain(value) for name, value in asdict(asked).items()}
    return {"kind": asked.kind, **told}


def field_names(kind: type[Asked]) -> list[str]:
    """What a change of this kind comes with."""
    return [field.name for field in fields(kind)]


def _plain(value: object) -> object:
    return str(value) if isinstance(value, uuid.UUID) else value
