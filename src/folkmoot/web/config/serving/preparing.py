"""What must be done before the first request: tables and files in place."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection


def prepare() -> None:
    """Bring the database up to date and lay the static files out. Safe to repeat."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())


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
