"""Questions, saturation and links as JSON and back; what their like share."""

import json
from dataclasses import dataclass
from typing import Any

from folkmoot.documents.json_values import (
    MisfitError,
    make_decoder,
    parse_json,
    to_plain,
)
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import QuestionRaised, Saturation
from folkmoot.domain.record import Link, Record, Unlinked

_DECIMALS = 6


@dataclass(frozen=True, kw_only=True)
class Links:
    """What the summary lines restate, what is new in them, and what they left out."""

    links: tuple[Link, ...]
    unlinked: tuple[Unlinked, ...]
    not_restated: tuple[StatementId, ...]


def dump_json(value: Any) -> str:
    """The value as JSON for people: keys sorted, indented, numbers of six decimals."""
    plain = _round(to_plain(value))
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def load_json(content: str | bytes, kind: Any, *, file: str) -> Any:
    """The value of the type that the JSON holds; `file` is named where it is damaged.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    try:
        return make_decoder(kind)(parse_json(content))
    except MisfitError as misfit:
        raise UnreadableDocumentError(
            "bad_output",
            file=file,
            place=misfit.place or "JSON",
            fault=misfit.fault,
            **misfit.details,
        ) from misfit.__cause__


def load_questions(content: str | bytes) -> tuple[QuestionRaised, ...]:
    """Read `questions.json`.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    kind = tuple[QuestionRaised, ...]
    questions: tuple[QuestionRaised, ...]
    questions = load_json(content, kind, file="questions.json")
    return questions


def load_saturation(content: str | bytes) -> Saturation:
    """Read `saturation.json`.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    saturation: Saturation = load_json(content, Saturation, file="saturation.json")
    return saturation


def load_links(content: str | bytes) -> Links:
    """Read `links.json`.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`.
    """
    links: Links = load_json(content, Links, file="links.json")
    return links


def pick_links(record: Record) -> Links:
    """What `links.json` holds of a record."""
    return Links(
        links=record.links, unlinked=record.unlinked, not_restated=record.not_restated
    )


def _round(plain: Any) -> Any:
    if isinstance(plain, float):
        return round(plain, _DECIMALS)
    if isinstance(plain, list):
        return [_round(item) for item in plain]
    if isinstance(plain, dict):
        return {key: _round(item) for key, item in plain.items()}
    return plain
