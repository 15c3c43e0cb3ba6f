"""What a piece of a list of people tells, and what a bracket adds to it."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from folkmoot.documents.blocks import Span
from folkmoot.documents.person_names import are_initials_of

_PARTY = 3


class PartKind(Enum):
    """What a piece is; `SINGLE` is one capitalised word, a first name or a place."""

    CROWD = auto()
    BODY = auto()
    PERSON = auto()
    INITIALS = auto()
    OFFICE = auto()
    ORGANISATION = auto()
    SINGLE = auto()
    PLAIN = auto()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece and what it tells, as code points in the text.

    `is_shared`: the place of work holds for those named after, too ("fra sekretariatet
    A og B"). `is_for_all`: it holds for those named before, too ("begge fra …").
    `is_from`: a crowd's origin is told by "fra", so that a list of places may follow.
    """

    kind: PartKind
    count: int | None = None
    name: Span | None = None
    function: Span | None = None
    organisation: Span | None = None
    is_shared: bool = False
    is_for_all: bool = False
    is_from: bool = False
    is_short: bool = False


def add_told(part: Part, told: Part, text: str) -> Part:
    """The piece with what a bracket behind it tells."""
    if told.kind is PartKind.CROWD and told.function is None and part.name is None:
        return replace(part, kind=PartKind.CROWD, count=told.count)
    if told.kind is PartKind.PERSON and part.name is None:
        return replace(part, kind=PartKind.PERSON, name=told.name)
    function, organisation = told.function, told.organisation
    if told.kind in (PartKind.SINGLE, PartKind.INITIALS) and told.name and part.name:
        if _is_place(text[told.name.start : told.name.end], part.name, text):
            organisation = told.name
    elif told.kind is PartKind.BODY:
        function, organisation = None, told.function
    return replace(
        part,
        function=part.function or function,
        organisation=part.organisation or organisation,
    )


def _is_place(word: str, name: Span, text: str) -> bool:
    """Whether a bracket is a place, not a party or the initials of the name."""
    if not word.isupper():
        return True
    is_own = are_initials_of(word, text[name.start : name.end])
    return len(word) > _PARTY and not is_own
