"""The fields that a house template may hold, and what minutes put into them.

A field is a content control whose tag or title is the field's name, or the name in
double braces: `{{dato}}`. Names are Danish or English, in capitals or not.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from folkmoot.documents.minutes_layout import LaidOut
from folkmoot.documents.minutes_model import FactKind, Minutes


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
PLACEHOLDER = re.compile(r"\{\{([^{}]{1,60})\}\}")


def find_field(name: str) -> Field | None:
    """The field of that name; spaces, low lines and hyphens are the same."""
    folded = re.sub(r"[\s_-]+", " ", name.casefold().removeprefix("folkmoot:")).strip()
    return _BY_NAME.get(folded)


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
