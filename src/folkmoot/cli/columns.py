"""The `--columns` option: what a table's columns are to the record."""

import csv
import io

from folkmoot.domain.errors import DomainError

COLUMN_ROLES = ("attribute", "statement", "drop", "group", "focus_area", "meeting")


def parse_columns(text: str) -> dict[str, str]:
    """Column names and their roles, of 'Kommune=attribute,"Ja, nej"=drop'.

    The rules of CSV hold: a name with a comma or a line break stands in double quotes.

    Raises:
        DomainError: a part that cannot be read, or an unknown role.
    """
    columns: dict[str, str] = {}
    for part in _cut(text):
        name, _, role = (piece.strip() for piece in part.rpartition("="))
        if not name:
            raise DomainError("bad_column_map", part=part)
        if role not in COLUMN_ROLES:
            known = ", ".join(COLUMN_ROLES)
            raise DomainError("unknown_column_role", role=role, known=known)
        if columns.setdefault(name, role) != role:
            raise DomainError("double_column", column=name)
    if not columns:
        raise DomainError("bad_column_map", part=text)
    return columns


def _cut(text: str) -> list[str]:
    try:
        rows = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
        return [part for row in rows for part in row if part.strip()]
    except csv.Error as error:
        raise DomainError("bad_column_map", part=text) from error
