"""Search in statements by words: their forms, and the compounds they are part of.

There is no index, so that an erased word is nowhere but where it was erased from, and
what is found is right after every write and undo. Each search reads the texts of the
queryset once; a hundred thousand take a third of a second (docs/decisions).
"""

import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import CharField, F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from folkmoot.jobs.searching import (
    Span,
    WordSearch,
    compile_patterns,
    prepare_dictionaries,
)
from folkmoot.web.statements.models import Statement

__all__ = ["Span", "filter_by_words", "find_spans", "prepare_dictionaries"]

_AT_ONCE = 5_000
# One parameter for any number of ids, each database in its way.
_IDS = {
    "postgresql": "SELECT unnest(%s::uuid[])",
    "sqlite": "SELECT value FROM json_each(%s)",
}


def filter_by_words(statements: QuerySet[Statement], query: str) -> QuerySet[Statement]:
    """Those of the statements in which the words stand; all, where none are asked for.

    Reads them now, so other filters had better come before; a slice comes after.
    """
    search = WordSearch.read(query)
    if not search:
        return statements
    opposite = search.turn_round()
    found = list(_find(statements, opposite or search))
    vendor = connections[statements.db].vendor
    ids: Any = found if vendor == "postgresql" else json.dumps(found)
    are_found = Q(pk__in=RawSQL(_IDS[vendor], [ids]))  # noqa: S611 of our own words
    return statements.filter(~are_found if opposite else are_found)


def find_spans(text: str, query: str) -> list[Span]:
    """Where in the text the words stand, in order and apart, to be marked."""
    return _open_search(query).find_spans(text)


@lru_cache(maxsize=8)
def _open_search(query: str) -> WordSearch:
    """A page has many texts of one query, but what it has is not kept for long."""
    return WordSearch.read(query)


def _find(statements: QuerySet[Statement], search: WordSearch) -> Iterator[str]:
    patterns = search.list_patterns()
    rows = statements.order_by().prefetch_related(None)
    if connections[statements.db].vendor == "postgresql":
        for pattern in patterns:
            rows = rows.filter(text__regex=pattern)
        patterns = []
    # As text: to make a UUID of each id takes longer than all the rest.
    rows = rows.annotate(id_as_text=Cast(F("pk"), CharField()))
    texts = rows.values_list("id_as_text", "text").iterator(_AT_ONCE)
    looks = [pattern.search for pattern in compile_patterns(patterns)]
    while some := list(islice(texts, _AT_ONCE)):
        for look in looks:
            some = [row for row in some if look(row[1])]
        yield from (key for key, text in some if search.finds(text))
