"""What the operator sets from outside, read in one place."""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from folkmoot.domain.errors import DomainError
from folkmoot.web.config.data_folder import open_data_folder


def read_data_folder() -> Path:
    """Where database, files, keys and certificates lie: FOLKMOOT_DATA."""
    folder = Path(os.environ.get("FOLKMOOT_DATA", "folkmoot-data")).absolute()
    open_data_folder(folder)
    return folder


def read_secret_key(folder: Path) -> str:
    """The server's secret: FOLKMOOT_SECRET_KEY, or one made once beside the data."""
    given = os.environ.get("FOLKMOOT_SECRET_KEY")
    if given:
        return given
    path = folder / "secret.key"
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(file, "w", encoding="ascii") as handle:
        handle.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii")


def read_public_address() -> str:
    """The address that stands in e-mails and on printed sheets: FOLKMOOT_ADDRESS.

    Without one, the address by which the one who asks for them reached the server.
    """
    return os.environ.get("FOLKMOOT_ADDRESS", "").rstrip("/")


def read_hosts() -> list[str]:
    """The names the server answers to: FOLKMOOT_HOSTS, and this machine's own."""
    given = os.environ.get("FOLKMOOT_HOSTS", "").replace(",", " ").split()
    public = urlsplit(read_public_address()).hostname
    return ["localhost", "127.0.0.1", "[::1]", *given, *([public] if public else [])]


def read_proxies() -> str:
    """The addresses of proxies that are believed: FOLKMOOT_PROXIES."""
    return ",".join(os.environ.get("FOLKMOOT_PROXIES", "").replace(",", " ").split())


def read_security_contact() -> str:
    """Whom to tell of a hole, for security.txt: FOLKMOOT_SECURITY_CONTACT.

    A "mailto:" or "https:" address; without one there is no security.txt.
    """
    return os.environ.get("FOLKMOOT_SECURITY_CONTACT", "").strip()


def read_database(folder: Path) -> dict[str, Any]:
    """DATABASE_URL, or SQLite beside the data."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return _postgresql(url)
    return describe_sqlite(folder / "folkmoot.sqlite3")


def describe_sqlite(path: Path) -> dict[str, Any]:
    """SQLite so that an acknowledged word stays: the gate sees that it is so."""
    return {
        "ENGINE": "folkmoot.web.config.sqlite",
        "NAME": str(path),
        # The server's threads stay, and so do their connections.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA foreign_keys=ON; PRAGMA mmap_size=0; "
                # What is erased is overwritten, not only let go of.
                "PRAGMA secure_delete=ON"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    if find_spec("psycopg") is None or find_spec("psycopg_pool") is None:
        raise DomainError("postgresql_missing", extra="postgresql")
    try:
        database: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError as error:
        # Not the URL itself: a password may stand in it.
        raise DomainError("bad_database_url") from error
    # The server's threads stay, and so do their connections; one that the database has
    # closed meanwhile is opened anew.
    database |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    # Putting a query into machine code takes longer than any of ours: the ledger of a
    # hundred thousand statements a second instead of a third of one.
    database.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    return database
