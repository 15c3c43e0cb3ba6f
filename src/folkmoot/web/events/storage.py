"""Clearing what a database keeps of erased words in its own files.

SQLite: `secure_delete` overwrites what is freed, VACUUM rewrites all pages, and the
checkpoint cuts the write-ahead log off. PostgreSQL: VACUUM FULL rewrites the tables,
and the planner's samples of them, which only the database's owner may.

What lies in backups, in replicas, in PostgreSQL's own write-ahead log until it comes
round, and in blocks of the disk that the file system has given back, is out of reach.
"""

import time

from django.apps import apps
from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from folkmoot.web.events.models import Batch, Event, Stream

# As long as somebody reads an old state, the write-ahead log cannot be cut off.
_TRIES = 20
_PAUSE = 0.1
_OURS = "folkmoot.web."
# They hold digests and never words, and are the largest of all.
_WORDLESS = (Event, Batch, Stream)


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
    tables = [
        connection.ops.quote_name(model._meta.db_table)
        for model in apps.get_models()
        if model.__module__.startswith(_OURS) and model not in _WORDLESS
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        try:
            return _rewrite(cursor, tables)
        finally:
            cursor.execute("RESET lock_timeout")


def _rewrite(cursor: CursorWrapper, tables: list[str]) -> bool:
    if not _wait_for_old_readers(cursor):
        return False
    for table in tables:
        cursor.execute(f"VACUUM (FULL, ANALYZE) {table}")
    # The planner keeps samples of what stands in the tables; those of before are old
    # only now.
    if not _wait_for_old_readers(cursor):
        return False
    cursor.execute("VACUUM (FULL) pg_catalog.pg_statistic")
    return True


def _wait_for_old_readers(cursor: CursorWrapper) -> bool:
    """Whether all are gone for whom PostgreSQL would keep what was there before.

    Those in the cluster's other databases count, too: what runs there holds back what
    our own statements take for old.
    """
    cursor.execute("SELECT pg_current_xact_id()::xid::text")
    (now,) = cursor.fetchone()
    for _attempt in range(_TRIES):
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid()"
            " AND greatest(age(backend_xid), age(backend_xmin)) > age(%s::text::xid))",
            [now],
        )
        if cursor.fetchone() == (True,):
            return True
        time.sleep(_PAUSE)
    return False
