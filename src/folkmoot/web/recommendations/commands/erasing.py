"""Taking erased words out of the recommendations and reasons that quote them."""

from collections.abc import Sequence
from typing import Any

from folkmoot.web.events.erasure import SHORTEST_WITHIN, forget_texts
from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.meetings.queries.consultations_of import find_consultations
from folkmoot.web.recommendations.models import (
    Evidence,
    NotFollowed,
    Recommendation,
)

_QUOTING: tuple[tuple[Any, str], ...] = (
    (Recommendation, "text"),
    (Recommendation, "reasoning"),
    (Recommendation, "answer"),
    (Evidence, "words"),
    (NotFollowed, "words"),
)


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Take the words out where a sentence of theirs is quoted."""
    consultations = find_consultations(rows)
    for said in words:
        if len(said) >= SHORTEST_WITHIN:
            for model, name in _QUOTING:
                _erase(change, model, name, said, consultations)


def _erase(
    change: Change, model: Any, name: str, said: str, consultations: set[Any]
) -> None:
    wanted = {f"{name}__contains": said}
    for row in model.objects.filter(consultation__in=consultations, **wanted):
        change.change(row, **{name: getattr(row, name).replace(said, "…")})
    of_model = model.objects.filter(consultation__in=consultations)
    texts = EventText.objects.filter(
        subject__in=of_model.values("id"), body__contains=said
    )
    forget_texts(change, texts)
