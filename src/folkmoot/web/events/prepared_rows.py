"""Rows put in and changed by SQL that is made once for each kind of row.

Django makes the SQL of a save anew each time, and a write in a full hall saves six
rows. What `Model.save` does beside that, none of our rows needs: no signal is listened
to, and no model has a parent with a table of its own.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, models, transaction


@dataclass(frozen=True)
class _Insert:
    sql: str
    fields: Sequence[models.Field[Any, Any]]
    tells_key: bool


def insert_row(row: models.Model) -> None:
    """Put a new row in, as `save(force_insert=True)` does."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    plan = _plan_insert(type(row), row.pk is None, connection.vendor)
    values = [
        field.get_db_prep_save(field.pre_save(row, True), connection)
        for field in plan.fields
    ]
    with transaction.mark_for_rollback_on_error(), connection.cursor() as cursor:
        cursor.execute(plan.sql, values)
        if plan.tells_key:
            row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS


def update_row(row: models.Model, names: Sequence[str]) -> None:
    """Save these fields, by the names of their columns, as `save(update_fields=…)`."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    sql, fields = _plan_update(type(row), tuple(names), connection.vendor)
    values = _read_values(row, fields, connection)
    with transaction.mark_for_rollback_on_error(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        if cursor.rowcount != 1:
            raise DatabaseError("the row to change is not there")


class RowWriter:
    """Saves fields of many rows in the order they were added, in few queries.

    One row may be added again after it was changed once more.
    """

    def __init__(self) -> None:
        self._kind: tuple[type[models.Model], tuple[str, ...]] | None = None
        self._values: list[list[Any]] = []

    def add(self, row: models.Model, names: Sequence[str]) -> None:
        """Save what the row holds now in these fields, by their columns' names."""
        kind = type(row), tuple(names)
        if kind != self._kind:
            self.write()
            self._kind = kind
        connection: Any = connections[DEFAULT_DB_ALIAS]
        _sql, fields = _plan_update(*kind, connection.vendor)
        self._values.append(_read_values(row, fields, connection))

    def write(self) -> None:
        """Send what is left."""
        values, self._values = self._values, []
        if self._kind is None or not values:
            return
        connection: Any = connections[DEFAULT_DB_ALIAS]
        sql, _fields = _plan_update(*self._kind, connection.vendor)
        with transaction.mark_for_rollback_on_error(), connection.cursor() as cursor:
            cursor.executemany(sql, values)
            if cursor.rowcount != len(values):
                raise DatabaseError("a row to change is not there")


def _read_values(
    row: models.Model, fields: Sequence[models.Field[Any, Any]], connection: Any
) -> list[Any]:
    values = [
        field.get_db_prep_save(field.pre_save(row, False), connection)
        for field in fields
    ]
    key = row._meta.pk.get_db_prep_value(row.pk, connection)
    return [*values, key]


@functools.cache
def _plan_insert(model: type[models.Model], makes_key: bool, vendor: str) -> _Insert:
    del vendor  # each has its own quotes
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    meta = model._meta
    fields = [f for f in meta.concrete_fields if not (makes_key and f is meta.pk)]
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    # Names of our own tables and columns; values go in as parameters.
    sql = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    if makes_key:
        sql += f" RETURNING {quote(meta.pk.column)}"
    return _Insert(sql, fields, makes_key)


@functools.cache
def _plan_update(
    model: type[models.Model], names: tuple[str, ...], vendor: str
) -> tuple[str, Sequence[models.Field[Any, Any]]]:
    del vendor
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    meta = model._meta
    by_name = {field.attname: field for field in meta.concrete_fields}
    fields = [by_name[name] for name in names]
    changes = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    where = f"{quote(meta.pk.column)} = %s"
    return f"UPDATE {quote(meta.db_table)} SET {changes} WHERE {where}", fields  # noqa: S608
