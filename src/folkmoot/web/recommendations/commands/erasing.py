"""Taking erased words out of the recommendations and reasons that quote them."""

from collections.abc import Sequence
from typing import Any

from folkmoot.web.events.models import EventText, Recorded
from folkmoot.web.events.recording import Change
from folkmoot.web.meetings.models import OfConsultation, OfMeeting
from folkmoot.web.recommendations.models import (
    Evidence,
    NotFollowed,
    Recommendation,
)

# Shorter words stand in other sentences, too.
_SHORTEST_WITHIN = 8
_QUOTING: tuple[tuple[Any, str], ...] = (
    (Recommendation, "text"),
    (Recommendation, "reasoning"),
    (Recommendation, "answer"),
    (Evidence, "words"),
    (NotFollowed, "words"),
)


def erase_quotes(change: Change, rows: Sequence[Recorded], words: set[str]) -> None:
    """Take the words out where a sentence of theirs is quoted."""
    consultations = {_find_consultation(row) for row in rows} - {None}
    for said in words:
        if len(said) >= _SHORTEST_WITHIN:
            for model, name in _QUOTING:
                _erase(change, model, name, said, consultations)


def _erase(
    change: Change, model: Any, name: str, said: str, consultations: set[Any]
) -> None:
    wanted = {f"{name}__contains": said}
    for row in model.objects.filter(consultation__in=consultations, **wanted):
        change.change(row, **{name: getattr(row, name).replace(said, "…")})
    # Without its salt, not even a short text can be guessed from an event.
    of_model = model.objects.filter(consultation__in=consultations)
    texts = EventText.objects.filter(
        subject__in=of_model.values("id"), body__contains=said
    )
    texts.update(body=None, salt=b"", erased_at=change.batch.at)


def _find_consultation(row: Recorded) -> Any:
    if isinstance(row, OfMeeting):
        return row.meeting.consultation_id
    return row.consultation_id if isinstance(row, OfConsultation) else None
