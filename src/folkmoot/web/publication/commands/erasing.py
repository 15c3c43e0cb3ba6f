"""Taking erased words out of what may be published, and out of what was."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import transaction

from folkmoot.domain.public_answer import name_publicly
from folkmoot.web.events.erasure import SHORTEST_WITHIN, forget_texts
from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.meetings.queries.consultations_of import find_consultations
from folkmoot.web.publication.models import Clearance, Release, Verdict
from folkmoot.web.publication.queries.releases import list_quoted, list_texts
from folkmoot.web.statements.models import Statement


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """No quote, no verdict and no archive says the words any more.

    An archive that says them goes: it cannot be written anew without changing what was
    published. Its row stays, with the fingerprint.
    """
    statements = [row.id for row in rows if isinstance(row, Statement)]
    for row in Clearance.objects.filter(statement__in=statements):
        _empty(change, row, "words")
    consultations = find_consultations(rows)
    quoted = {name_publicly(str(own)) for own in statements}
    said = {each for each in words if len(each) >= SHORTEST_WITHIN}
    of_ours = Verdict.objects.filter(consultation__in=consultations)
    for verdict in of_ours:
        if verdict.found and any(verdict.found in each for each in words):
            _empty(change, verdict, "found")
    for release in Release.objects.filter(consultation__in=consultations):
        if release.file and (
            not quoted.isdisjoint(list_quoted(release)) or _says(release, said)
        ):
            name, storage = release.file.name, release.file.storage
            change.change(release, file="", has_lost_words=True)
            transaction.on_commit(partial(storage.delete, name))


def _empty(change: Change, row: Recorded, name: str) -> None:
    emptied: dict[str, Any] = {name: ""}
    change.change(row, **emptied)
    texts = EventText.objects.filter(subject=row.id)
    forget_texts(change, texts)
    if row.removed_at is None:
        change.remove(row)


def _says(release: Release, words: set[str]) -> bool:
    return any(said in text for text in list_texts(release) for said in words)
