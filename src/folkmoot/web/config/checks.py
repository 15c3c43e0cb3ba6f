"""The gate at start-up: on which ground no acknowledged word can be lost.

Run by `serve` before anything else, and by Django's `check --database default`.
"""

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.utils.translation import gettext as _

from folkmoot.web.config.sqlite.file_systems import find_network_file_system
from folkmoot.web.config.sqlite.versions import keeps_commits

MEGABYTE = 1024 * 1024
_NEEDED_MB = 20
_COMFORTABLE_MB = 500
# What each must be, and the number of the error where it is not.
_PRAGMAS: Sequence[tuple[str, frozenset[str], str]] = (
    ("journal_mode", frozenset({"wal"}), "config.E002"),
    ("synchronous", frozenset({"2", "3"}), "config.E003"),
    ("foreign_keys", frozenset({"1"}), "config.E004"),
    ("mmap_size", frozenset({"0"}), "config.E005"),
)


@register(Tags.database)
def check_ground(
    databases: Sequence[str] | None = None, **_options: Any
) -> list[CheckMessage]:
    """All that stands against keeping words here, and all that should be known."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection: Any = connections[alias]
        if connection.vendor != "sqlite" or connection.is_in_memory_db():
            continue
        found += examine_version(connection.get_database_version())
        # Where the version loses commits, not even opening the database is tried.
        if not found:
            found += examine_connection(connection)
            found += examine_place(Path(connection.settings_dict["NAME"]).parent)
    return found


@register(Tags.files)
def check_data_folder(**_options: Any) -> list[CheckMessage]:
    """Whether there is room for what is to be written."""
    return examine_room(settings.DATA_FOLDER)


def examine_version(version: tuple[int, int, int]) -> list[CheckMessage]:
    """An error where this SQLite can lose what it acknowledged."""
    if keeps_commits(version):
        return []
    told = ".".join(str(part) for part in version)
    return [
        Error(
            _("SQLite %(version)s can lose what was saved.") % {"version": told},
            hint=_(
                "Install pysqlite3, which brings a newer SQLite along "
                "(pip install pysqlite3), or use PostgreSQL (DATABASE_URL)."
            ),
            id="config.E001",
        )
    ]


def examine_connection(connection: Any) -> Iterable[CheckMessage]:
    """Errors for what is set so that words could be lost."""
    with connection.cursor() as cursor:
        for pragma, wanted, number in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
            is_value = str(cursor.fetchone()[0]).lower()
            if is_value not in wanted:
                yield _tell_setting(pragma, is_value, min(wanted), number)
    if connection.transaction_mode != "IMMEDIATE":
        mode = str(connection.transaction_mode)
        yield _tell_setting("transaction_mode", mode, "IMMEDIATE", "config.E006")


def _tell_setting(name: str, value: str, wanted: str, number: str) -> Error:
    return Error(
        _("SQLite's %(name)s is %(value)s and must be %(wanted)s.")
        % {"name": name, "value": value, "wanted": wanted},
        hint=_(
            "Let the settings make it so; where they do, the drive does not allow it: "
            "move the data folder to another drive."
        ),
        id=number,
    )


def examine_place(folder: Path) -> list[CheckMessage]:
    """A warning where the database lies on another machine's disk."""
    kind = find_network_file_system(folder)
    if kind is None:
        return []
    return [
        Warning(
            _("The database lies on a network drive (%(kind)s).") % {"kind": kind},
            hint=_(
                "SQLite's locks are not safe there. Move the data folder to a disk in "
                "this machine, or use PostgreSQL (DATABASE_URL)."
            ),
            id="config.W001",
        )
    ]


def examine_room(folder: Path) -> list[CheckMessage]:
    """An error where the disk is full, a warning where it soon may be."""
    left = shutil.disk_usage(folder).free // MEGABYTE
    if left >= _COMFORTABLE_MB:
        return []
    hint = _("Delete something else on the drive, or move the data folder.")
    told = _("There are only %(left)d MB left on the drive with the data folder.") % {
        "left": left
    }
    if left < _NEEDED_MB:
        return [Error(told, hint=hint, id="config.E007")]
    return [Warning(told, hint=hint, id="config.W002")]
