"""The desk's ledger line: every statement in exactly one place."""

import uuid
from collections import OrderedDict
from threading import Lock

from django.db import transaction

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.queries.places import Ledger, count_places

_MOST_KEPT = 200


class _Counted:
    """The ledgers that were counted lately, by desk and number of its logs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ledgers: OrderedDict[tuple[uuid.UUID, int], Ledger] = OrderedDict()

    def put(self, desk: Desk, number: int, ledger: Ledger) -> None:
        with self._lock:
            self._ledgers[desk.stream_id, number] = ledger
            while len(self._ledgers) > _MOST_KEPT:
                self._ledgers.popitem(last=False)

    def find(self, desk: Desk, number: int) -> Ledger | None:
        with self._lock:
            return self._ledgers.get((desk.stream_id, number))


_counted = _Counted()


def read_ledger(desk: Desk) -> Ledger:
    """Of all the desk's statements, whatever is looked for."""
    return count_places(desk.find_statements())


def recall_ledger(desk: Desk, number: int) -> Ledger:
    """The ledger at that number of the desk's logs, counted once for each number.

    The number was read before, and grows with each change; so it is never older than
    the number says. In a transaction, which may be taken back, nothing is kept.
    """
    if transaction.get_connection().in_atomic_block:
        return read_ledger(desk)
    ledger = _counted.find(desk, number)
    if ledger is None:
        ledger = read_ledger(desk)
        _counted.put(desk, number, ledger)
    return ledger
