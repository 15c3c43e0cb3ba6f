"""`folkmoot read`: files and folders into a record, and its account."""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from folkmoot.cli.account import print_account, print_balance
from folkmoot.cli.outcome import Outcome, tell
from folkmoot.domain.errors import DomainError
from folkmoot.domain.messages import render_message
from folkmoot.domain.record import Record

if TYPE_CHECKING:
    from folkmoot.jobs.reading import Reading

COLUMN_ROLES = ("attribute", "statement", "drop", "group", "focus_area", "meeting")


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Read, print or write, and tell what was refused."""
    from folkmoot.jobs.reading import run_reading

    columns = parse_columns(parsed.columns) if parsed.columns else None
    if parsed.json and parsed.json != "-":
        _check_target(Path(parsed.json))
    reading = run_reading(
        *parsed.inputs,
        links=not parsed.no_links,
        columns=columns,
        language=language,
    )
    _put_out(reading.record, parsed.json, language)
    _tell_unread(reading, language)
    if not reading.record.documents and not reading.refused:
        tell(render_message("nothing_to_read", language))
        return Outcome.REFUSED
    return Outcome.REFUSED if reading.refused else Outcome.DONE


def parse_columns(text: str) -> dict[str, str]:
    """Column names and their roles, of 'Kommune=attribute,"Ja, nej"=drop'.

    Raises:
        DomainError: a part that cannot be read, or an unknown role.
    """
    columns: dict[str, str] = {}
    for part in next(csv.reader([text], skipinitialspace=True)):
        name, sign, role = part.rpartition("=")
        if not sign or not name.strip():
            raise DomainError("bad_column_map", part=part)
        if role.strip() not in COLUMN_ROLES:
            known = ", ".join(COLUMN_ROLES)
            raise DomainError("unknown_column_role", role=role.strip(), known=known)
        columns[name.strip().strip('"')] = role.strip()
    return columns


def _put_out(record: Record, target: str | None, language: str) -> None:
    from folkmoot.jobs.reading import write_record

    if target is None:
        if record.documents:
            print_account(record, language, sys.stdout)
        return
    print_balance(record, language, sys.stderr)
    text = write_record(record)
    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    else:
        _write_whole(Path(target), text)


def _check_target(path: Path) -> None:
    """Say that a place cannot be written before the work, not after it."""
    folder = path.parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        reason = "is a folder" if path.is_dir() else "no such folder, or no permission"
        raise DomainError("cannot_write", path=path, error=reason)


def _write_whole(path: Path, text: str) -> None:
    """Write beside the target and put in place: a file is whole or not there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise DomainError("cannot_write", path=path, error=error.strerror) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _tell_unread(reading: Reading, language: str) -> None:
    for document in reading.record.documents:
        for page in document.unread_pages:
            details = {"file": document.name, "page": page}
            tell(render_message("unread_page", language, **details))
    for error in reading.refused:
        tell(f"{error.file}: {error.message}")
