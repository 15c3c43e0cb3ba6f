"""What rests on a row: kept rows of the log that point at it."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from folkmoot.web.events.models import Recorded, cut

Rows = dict[uuid.UUID, Recorded]


def find_rows_that_rest(
    rows: Sequence[Recorded],
) -> Iterator[tuple[Recorded, Recorded]]:
    """Kept rows outside of these that point at one of them: (what rests, on what)."""
    by_model: dict[type[Recorded], Rows] = defaultdict(dict)
    for row in rows:
        by_model[type(row)][row.id] = row
    own = {row.id for row in rows}
    for model, found in by_model.items():
        for relation in model._meta.related_objects:
            yield from _find_resting(relation, found, own)


def _find_resting(
    relation: Any, found: Rows, own: set[uuid.UUID]
) -> Iterator[tuple[Recorded, Recorded]]:
    model: Any = relation.related_model
    if not issubclass(model, Recorded):
        return
    name = relation.field.name
    for ids in cut(list(found)):
        kept = model._default_manager.filter(removed_at=None, **{f"{name}__in": ids})
        for row in kept:
            if row.id not in own:
                yield row, found[getattr(row, relation.field.attname)]
