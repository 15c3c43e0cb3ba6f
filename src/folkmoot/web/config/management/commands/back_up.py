"""Write a backup of everything, while the server runs."""

import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from folkmoot.jobs.backing_up import (
    POSTGRESQL,
    SQLITE,
    check_backup_place,
    write_backup,
)
from folkmoot.jobs.code_version import name_version
from folkmoot.web.config.postgresql import run_program
from folkmoot.web.events.erasure_list import complete_list
from folkmoot.web.events.models import Event


class Command(BaseCommand):
    help = "Write a backup of the database, the files and the keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", type=Path, required=True)
        parser.add_argument("--language", default=settings.LANGUAGE_CODE)

    def handle(self, *, place: Path, language: str, **_options: Any) -> None:
        with translation.override(language):
            check_backup_place(place)
            _require_tables()
            complete_list()
            # Beside the data, where there is room for it, and for our eyes only.
            with tempfile.TemporaryDirectory(
                prefix=".backup-", dir=settings.DATA_FOLDER
            ) as folder:
                name, copy = _copy_database(Path(folder))
                events = Event.objects.count()
                count = write_backup(
                    place,
                    Path(settings.DATA_FOLDER),
                    database=copy,
                    name=name,
                    about={
                        "made_at": timezone.now().isoformat(timespec="seconds"),
                        "version": name_version(),
                        "database": connection.vendor,
                        "events": events,
                    },
                )
            self.stdout.write(
                _(
                    "%(count)d files in %(place)s, %(size)s MB. Keep it as safe as the"
                    " data itself: it holds the words, and the keys."
                )
                % {"count": count, "place": place, "size": _tell_megabytes(place)}
            )


def _require_tables() -> None:
    if Event._meta.db_table not in connection.introspection.table_names():
        raise CommandError(
            _("There is nothing to back up here. Is it the right data folder?")
        )


def _copy_database(folder: Path) -> tuple[str, Path]:
    """A copy that its own engine made, so that it is of one moment."""
    if connection.vendor == "sqlite":
        copy = folder / SQLITE
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
        return SQLITE, copy
    copy = folder / POSTGRESQL
    why = run_program("pg_dump", "--format=custom", "--no-owner", f"--file={copy}")
    if why:
        raise CommandError(
            _("PostgreSQL made no copy of its database: %(why)s") % {"why": why}
        )
    return POSTGRESQL, copy


def _tell_megabytes(place: Path) -> str:
    return f"{place.stat().st_size / 1_000_000:.1f}"
