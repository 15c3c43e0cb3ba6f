"""Clearing what a database keeps of erased words in its own files.

SQLite: `secure_delete` overwrites what is freed, VACUUM rewrites all pages, and the
checkpoint cuts the write-ahead log off. PostgreSQL: VACUUM FULL rewrites the tables.
What lies in backups, in replicas, in PostgreSQL's own write-ahead log until it comes
round, and in blocks of the disk that the file system has given back, is out of reach.
"""

import time

from django.db import OperationalError, connection
from django.db.models import Model

from folkmoot.web.events.models import EventText, HandledRequest
from folkmoot.web.events.queries import recorded_models

# As long as somebody reads an old state, the write-ahead log cannot be cut off.
_TRIES = 20
_PAUSE = 0.1


def clear_storage() -> bool:
    """Rewrite what was freed; False where others stood in the way until the end.

    Within a transaction nothing can be cleared, and it is False, too.
    """
    if connection.in_atomic_block:
        return False
    try:
        if connection.vendor == "sqlite":
            return _clear_sqlite()
        return _clear_postgresql()
    except OperationalError:
        return False


def _clear_sqlite() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        for _attempt in range(_TRIES):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, _frames, _done = cursor.fetchone()
            if not is_busy:
                return True
            time.sleep(_PAUSE)
    return False


def _clear_postgresql() -> bool:
    models: list[type[Model]] = [EventText, HandledRequest, *recorded_models()]
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        try:
            for model in models:
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"VACUUM (FULL) {table}")
        finally:
            cursor.execute("RESET lock_timeout")
    return True
