"""What a person corrected in a draft, as it lies in `Draft.corrections`.

Corrections never change what was read; they are laid over it each time it is shown or
taken in, so that each of them can be taken back.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from folkmoot.domain.record import SectionKind

# A section's area is none of the consultation's, nor a new one.
NO_AREA = "none"
NEW_AREA = "new"
NEW_MEETING = "new"


@dataclass(frozen=True, kw_only=True)
class AreaWish:
    """Which area a section is under: an area's id, "new" with a title, or "none"."""

    choice: str
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupWish:
    """The number and name of what the document calls by some label."""

    number: int | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A stretch that was set aside and is a statement of a section after all."""

    start: int
    end: int
    section: str

    @property
    def id(self) -> str:
        return f"t-{self.start}-{self.end}"


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """All of them; what is not named is as it was read."""

    # By the id of a section.
    kinds: Mapping[str, SectionKind] = field(default_factory=dict)
    areas: Mapping[str, AreaWish] = field(default_factory=dict)
    # By the label the document has.
    groups: Mapping[str, GroupWish] = field(default_factory=dict)
    # By the id of a statement: another label, or none.
    group_of: Mapping[str, str] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    # By the id of a statement: how many words each part but the last has.
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    # Statements that belong to the one before them.
    joined: tuple[str, ...] = ()
    # By the id of a meeting: title, date, starts, ends, place, into.
    facts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # By the name of a column: what becomes of it; read anew with them.
    columns: Mapping[str, str] = field(default_factory=dict)


def read_corrections(stored: Mapping[str, Any]) -> Corrections:
    """What lies in the database, as values."""
    return Corrections(
        kinds={k: SectionKind(v) for k, v in stored.get("kinds", {}).items()},
        areas={k: AreaWish(**v) for k, v in stored.get("areas", {}).items()},
        groups={k: GroupWish(**v) for k, v in stored.get("groups", {}).items()},
        group_of=stored.get("group_of", {}),
        aside=tuple(stored.get("aside", ())),
        taken=tuple(Taken(**one) for one in stored.get("taken", ())),
        splits={k: tuple(v) for k, v in stored.get("splits", {}).items()},
        joined=tuple(stored.get("joined", ())),
        facts=stored.get("facts", {}),
        columns=stored.get("columns", {}),
    )


def write_corrections(corrections: Corrections) -> dict[str, Any]:
    """The same as JSON; what is empty is left out."""
    return {name: value for name, value in asdict(corrections).items() if value}
