"""Taking erased words out of the texts that people wrote and that quote them.

Each app says which of its texts may quote what was said (`QUOTING`).
"""

from collections.abc import Sequence
from typing import Any

from folkmoot.web.events.erasure import SHORTEST_WITHIN, forget_texts
from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.meetings.models import OfConsultation
from folkmoot.web.meetings.queries.consultations_of import find_consultations

# What stands where the words stood.
GAP = "…"
# Models with their fields of words.
QUOTING: list[tuple[type[Recorded], str]] = []


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Put a gap where a text of the same consultations says the words."""
    consultations = find_consultations(rows)
    own = {row.id for row in rows}
    for said in sorted(words, key=len, reverse=True):
        if len(said) >= SHORTEST_WITHIN:
            for model, name in QUOTING:
                _erase(change, model, name, said, consultations, own)


def _erase(
    change: Change,
    model: Any,
    name: str,
    said: str,
    consultations: set[Any],
    own: set[Any],
) -> None:
    way = "" if issubclass(model, OfConsultation) else "meeting__"
    of_model = model.objects.filter(**{f"{way}consultation__in": consultations})
    for row in of_model.filter(**{f"{name}__contains": said}).exclude(id__in=own):
        change.change(row, **{name: getattr(row, name).replace(said, GAP)})
    texts = EventText.objects.filter(
        subject__in=of_model.values("id"), body__contains=said
    )
    forget_texts(change, texts)
