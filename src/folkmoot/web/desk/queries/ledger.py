"""The desk's ledger line: every statement in exactly one place."""

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.queries.places import Ledger, count_places


def read_ledger(desk: Desk) -> Ledger:
    """Of all the desk's statements, whatever is looked for."""
    return count_places(desk.find_statements())
