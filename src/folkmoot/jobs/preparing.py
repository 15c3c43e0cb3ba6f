"""A record made ready to be gathered: in an order of its own, its input in voices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from folkmoot.analysis.emptiness import is_empty
from folkmoot.analysis.origins import Group, Origin
from folkmoot.analysis.segmentation import cut_segments
from folkmoot.analysis.voices import Voice
from folkmoot.domain.ids import DocumentId, StatementId
from folkmoot.domain.record import (
    Link,
    Record,
    SectionKind,
    Statement,
    Unlinked,
    iterate_sections,
)
from folkmoot.domain.sentences import split_sentences

_ASKS = re.compile(r"\?[\"'”’»)\]]*$")


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What participants said, in document order, without what says nothing."""

    voices: tuple[Voice, ...]
    questions: tuple[Voice, ...]

    def list_texts(self) -> list[str]:
        """The texts whose vectors gathering asks for."""
        said = (*self.voices, *self.questions)
        return [segment.text for voice in said for segment in voice.segments]


def put_in_order(record: Record) -> Record:
    """The record with its documents by name and content, all else by its document."""
    documents = sorted(record.documents, key=lambda one: (one.name, one.sha256))
    rank = {document.id: number for number, document in enumerate(documents)}
    return replace(
        record,
        documents=tuple(documents),
        meetings=tuple(sorted(record.meetings, key=lambda one: rank[one.document])),
        surveys=tuple(sorted(record.surveys, key=lambda one: rank[one.document])),
        balance=tuple(sorted(record.balance, key=lambda one: rank[one.document])),
    )


def put_links_in_order(record: Record) -> Record:
    """The record with its links in the order of the clauses that they go from."""
    places = {
        statement.id: number
        for number, statement in enumerate(
            statement
            for section in iterate_sections(record)
            for statement in section.statements
        )
    }

    def find_place(entry: Link | Unlinked) -> tuple[int, int]:
        return places[entry.from_], entry.clause.start

    return replace(
        record,
        links=tuple(sorted(record.links, key=find_place)),
        unlinked=tuple(sorted(record.unlinked, key=find_place)),
    )


def prepare_voices(
    origins: Mapping[StatementId, Origin], texts: Mapping[DocumentId, str]
) -> Prepared:
    """The input as voices; what only asks stands apart. `texts` are the documents'."""
    voices: list[Voice] = []
    questions: list[Voice] = []
    for origin in origins.values():
        statement = origin.statement
        if origin.is_input and not is_empty(statement.text):
            voice = _make_voice(origin, texts[statement.source.document])
            (questions if _only_asks(statement) else voices).append(voice)
    return Prepared(voices=tuple(voices), questions=tuple(questions))


def name_area(focus_area: str) -> str:
    """What voices call a focus area, so that no heading of another kind is the same."""
    return f"area {focus_area}"


def _make_voice(origin: Origin, document_text: str) -> Voice:
    return Voice(
        statement=origin.statement.id,
        text=origin.statement.text,
        segments=cut_segments(origin.statement, document_text),
        focus_area=_name_area(origin),
        group=_name_voice(origin),
    )


def _only_asks(statement: Statement) -> bool:
    """Whether a question is all there is; one sentence is what a person says it is."""
    sentences = split_sentences(statement.text)
    return statement.question and (
        len(sentences) < 2
        or all(_ASKS.search(statement.text[slice(*span)]) for span in sentences)
    )


def _name_area(origin: Origin) -> str | None:
    """What was talked about: an area, the plenary, a survey's question, a heading.

    The names of different kinds are never the same; None is all that has no name.
    """
    section = origin.section
    if section.focus_area is not None:
        return name_area(section.focus_area)
    if section.kind is SectionKind.PLENARY:
        return "plenary"
    return None if section.heading is None else f"{section.kind} {section.heading}"


def _name_voice(origin: Origin) -> str | None:
    """A key of its own for each group and respondent."""
    voice = origin.voice
    if voice is None:
        return None
    if isinstance(voice, Group):
        return f"group {voice.meeting} {voice.label}"
    return f"respondent {voice.survey} {voice.row}"
