"""The fields that a house template may hold, and what minutes put into them.

A field is a content control whose tag or title is the field's name, or the name in
double braces: `{{dato}}`. Names are Danish or English, in capitals or not.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum

from folkmoot.documents.minutes_layout import LaidOut
from folkmoot.documents.minutes_model import FactKind, Minutes
from folkmoot.domain.messages import render_message


class Field(StrEnum):
    """The fields; `FACTS` and `BODY` are paragraphs, the others words in a line."""

    TITLE = "title"
    KIND = "kind"
    NOTICE = "notice"
    DATE = "date"
    PLACE = "place"
    HOSTS = "hosts"
    PREPARED_BY = "prepared_by"
    PARTICIPANTS = "participants"
    COMMISSION = "commission"
    FACTS = "facts"
    BODY = "body"


FIELDS_OF_PARAGRAPHS = frozenset({Field.FACTS, Field.BODY})
FIELD_NAMES: Mapping[Field, tuple[str, str]] = {
    Field.TITLE: ("titel", "title"),
    Field.KIND: ("art", "kind"),
    Field.NOTICE: ("udkast", "draft"),
    Field.DATE: ("dato", "date"),
    Field.PLACE: ("sted", "place"),
    Field.HOSTS: ("vært", "hosts"),
    Field.PREPARED_BY: ("referent", "prepared by"),
    Field.PARTICIPANTS: ("deltagere", "participants"),
    Field.COMMISSION: ("kommission", "commission"),
    Field.FACTS: ("hoved", "facts"),
    Field.BODY: ("indhold", "body"),
}
_BY_NAME = {name: field for field, names in FIELD_NAMES.items() for name in names}
# Two letters of ten may be other.
_LEAST_ALIKE = 0.7
PLACEHOLDER = re.compile(r"\{\{([^{}]{1,60})\}\}")


def find_field(name: str) -> Field | None:
    """The field of that name; spaces, low lines and hyphens are the same."""
    return _BY_NAME.get(_fold(name))


def find_nearest_name(name: str) -> str | None:
    """The name of a field that it may be a slip of; None where none is like it."""
    near = get_close_matches(_fold(name), _BY_NAME, n=1, cutoff=_LEAST_ALIKE)
    return near[0] if near else None


def word_unknown_names(names: Iterable[str], language: str) -> str:
    """One message that names what is not known, each with the name it is nearest to."""
    told = []
    for name in names:
        near = find_nearest_name(name)
        perhaps = ("måske", "perhaps")[language != "da"]
        told.append(f"“{name}” ({perhaps} “{near}”)" if near else f"“{name}”")
    return render_message(
        "template_unknown_fields",
        language,
        names=", ".join(told),
        known=", ".join(list_field_names(language)),
    )


def _fold(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.casefold().removeprefix("folkmoot:")).strip()


def list_field_names(language: str) -> list[str]:
    """The names of all fields in one language, for a message."""
    return [names[language != "da"] for names in FIELD_NAMES.values()]


def tell_fields(minutes: Minutes, laid: LaidOut) -> dict[Field, str]:
    """The words for each field of words; what is not known is empty."""
    facts = {fact.kind: fact.text for fact in minutes.facts}
    return {
        Field.TITLE: laid.title,
        Field.KIND: laid.kind,
        Field.NOTICE: laid.notice or "",
        **{
            Field(kind.value): facts.get(kind, "")
            for kind in FactKind
            if kind is not FactKind.OTHER
        },
    }
