"""What must be done before the first request: tables and files in place."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from folkmoot.web.events.erasure_list import complete_list
from folkmoot.web.events.repeating import repeat_erasures
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.tasks import clear_later

# What servers that start at once wait for; the number is anyone's that nobody else has.
_PREPARING = 0x666F6C6B


def prepare() -> None:
    """Bring the database up to date and lay the static files out. Safe to repeat."""
    with _one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)
        call_command(
            "collectstatic", interactive=False, verbosity=0, stdout=io.StringIO()
        )
        catch_up_on_erasures()


def catch_up_on_erasures() -> int:
    """Whatever copy the data came from, what was erased is erased: so many rows."""
    complete_list()
    count = repeat_erasures()
    if count and not clear_storage():
        clear_later.enqueue()
    return count


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Servers that share a database prepare it one after the other.

    A connection of its own holds the turn: whatever happens to it, the turn ends.
    """
    if connection.vendor != "postgresql":
        yield
        return
    holder = connection.copy()
    try:
        with holder.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_PREPARING])
        yield
    finally:
        holder.close()


@contextmanager
def database_held_open() -> Iterator[None]:
    """Keep one connection for as long as the server runs.

    Each request has a connection of its own. Whoever closes the last one moves the
    whole log into the database file, which takes ten times as long as a write.
    """
    if connection.vendor == "sqlite":
        connection.ensure_connection()
    else:
        connection.close()
    try:
        yield
    finally:
        connection.close()
