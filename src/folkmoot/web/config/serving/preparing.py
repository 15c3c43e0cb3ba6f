"""What must be done before the first request: tables and files in place."""

import io

from django.core.management import call_command


def prepare() -> None:
    """Bring the database up to date and lay the static files out. Safe to repeat."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
