"""The tray "arrived after closing": nothing that comes late is turned away.

It waits for the secretary, who takes it in or leaves it aside with a reason.
"""

import uuid

from django.db.models import QuerySet

from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.events.recording import Change
from folkmoot.web.statements.models import LateArrival

Late = LateArrival.Kind
_FIND_ARRIVALS = PreparedQuery[LateArrival](
    lambda statement: LateArrival.objects.kept().filter(statement=statement)
)


def keep_late(change: Change, arrival: LateArrival) -> None:
    """Lay a write in the tray, once: not where it says what the last one said."""
    last = _find_arrivals(arrival.statement).last()
    said = (arrival.kind, arrival.text)
    if last is None or (last.kind, last.text) != said:
        change.create(arrival)


def lies_in_tray(statement_id: uuid.UUID) -> bool:
    """Whether the statement ever came late and was not taken in as it came."""
    return bool(_FIND_ARRIVALS.fetch(statement=statement_id))


def waits_in_tray(statement_id: uuid.UUID) -> bool:
    """Whether something about the statement is still to be decided."""
    return _find_arrivals(statement_id).filter(settled_at=None).exists()


def withdraw_late_removal(change: Change, statement_id: uuid.UUID) -> bool:
    """The group thought better of taking a statement away after closing."""
    last = _find_arrivals(statement_id).filter(settled_at=None).last()
    if last is None or last.kind != Late.REMOVE:
        return False
    return change.remove(last)


def _find_arrivals(statement_id: uuid.UUID) -> QuerySet[LateArrival]:
    kept: QuerySet[LateArrival] = LateArrival.objects.kept()
    return kept.filter(statement=statement_id)
