"""Which document in the record a file that was dropped is another version of."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePath

from folkmoot.domain import record as read
from folkmoot.domain.words import fold_text
from folkmoot.web.imports.models import Draft
from folkmoot.web.imports.queries.drafts import find_replaceable
from folkmoot.web.statements.models import Document, Statement

# As much of what was said must be the same, in the shorter of the two. A name alone
# tells nothing: each meeting's minutes may be called "referat".
_SAME = 0.5
_SAME_NAME = 0.2


def find_earlier_version(draft: Draft, record: read.Record) -> Document | None:
    """The document that has most of its statements in common, or None.

    A wrong guess would have the statements of another meeting taken away, and a missing
    one would have the same statements counted twice.
    """
    texts = {
        fold_text(statement.text)
        for section in read.iterate_sections(record)
        if section.kind in read.INPUT_KINDS
        for statement in section.statements
    }
    documents = {document.id: document for document in find_replaceable(draft)}
    shares = {
        documents[name]: len(texts & said) / min(len(texts), len(said))
        for name, said in _read_texts(documents).items()
        if texts
    }
    best = max(shares, key=lambda document: shares[document], default=None)
    if best is None:
        return None
    is_enough = _SAME_NAME if _stem(best.name) == _stem(draft.name) else _SAME
    return best if shares[best] >= is_enough else None


def _read_texts(documents: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    rows = Statement.objects.kept().filter(document__in=list(documents)).order_by()
    for document, text in rows.values_list("document_id", "text").iterator():
        found[document].add(fold_text(text))
    return found


def _stem(name: str) -> str:
    return PurePath(name).stem.casefold()
