"""Rows of the example, with ids that are always the same."""

import uuid

from folkmoot.web.meetings.commands.rows import RowEdit

_NAMESPACE = uuid.UUID("6f1d3c52-58a4-4a57-9d0e-0c9a4d1c5b77")


def make_id(name: str) -> uuid.UUID:
    """The id of what the example calls by this name."""
    return uuid.uuid5(_NAMESPACE, name)


def new_row(name: str, /, **values: object) -> RowEdit:
    """A new row, as a form would send it."""
    return RowEdit(id=make_id(name), values=values)
