"""A statement's words in context: what stands beside it where it was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from folkmoot.web.statements.models import Document, Part, Statement

_BESIDE = 2
_CHARACTERS = 320


@dataclass(frozen=True, kw_only=True)
class Passage:
    """The place in the document it was read from."""

    document: str
    page: int | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Context:
    """The statements before and after it, and its place in a document."""

    before: Sequence[Statement]
    after: Sequence[Statement]
    passage: Passage | None


def read_context(statement: Statement) -> Context:
    """Its neighbours on its sheet, in the plenary, or among a respondent's answers."""
    ordered = list(_find_neighbours(statement).order_by("place", "number", "id"))
    ids = [each.id for each in ordered]
    index = ids.index(statement.id) if statement.id in ids else 0
    return Context(
        before=ordered[max(index - _BESIDE, 0) : index],
        after=ordered[index + 1 : index + 1 + _BESIDE],
        passage=_read_passage(statement),
    )


def _find_neighbours(statement: Statement) -> "QuerySet[Statement]":
    kept = Statement.objects.kept().filter(meeting=statement.meeting_id)
    found: QuerySet[Statement]
    if statement.sheet_id is not None:
        found = kept.filter(sheet=statement.sheet_id)
    elif statement.respondent_id is not None:
        found = kept.filter(respondent=statement.respondent_id)
    elif statement.part == Part.PLENARY:
        found = kept.filter(part=Part.PLENARY, sheet=None, respondent=None)
    else:
        found = kept.filter(id=statement.id)
    return found.select_related("asked__focus_area")


def _read_passage(statement: Statement) -> Passage | None:
    document, located = statement.document, statement.located
    if document is None or not document.text or "start" not in located:
        return None
    text = _black_out(document)
    start, end = located["start"], located.get("end", located["start"])
    return Passage(
        document=document.name,
        page=located.get("page"),
        before=_cut_front(text[max(start - _CHARACTERS, 0) : start]),
        words=text[start:end],
        after=_cut_end(text[end : end + _CHARACTERS]),
    )


def _black_out(document: Document) -> str:
    """Its text without what is off the record; all else stands where it stood."""
    text: str = document.text
    silent = document.statements.filter(text="").values_list("located", flat=True)
    for located in silent:
        if "start" in located and "end" in located:
            start, end = located["start"], located["end"]
            text = f"{text[:start]}{'█' * (end - start)}{text[end:]}"
    return text


def _cut_front(text: str) -> str:
    """Without the word that was cut in two."""
    if len(text) < _CHARACTERS:
        return text
    return "… " + text.partition(" ")[2]


def _cut_end(text: str) -> str:
    if len(text) < _CHARACTERS:
        return text
    return text.rpartition(" ")[0] + " …"
