"""`folkmoot restore`: a backup in the place of the data, and erased what was erased."""

import argparse
import os
from pathlib import Path

from folkmoot.cli.outcome import Outcome
from folkmoot.cli.web import call_web_command
from folkmoot.domain.errors import DomainError


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Put the backup in place; the data that was there is moved aside, never lost."""
    from folkmoot.jobs.backing_up import put_back

    if parsed.data is not None:
        os.environ["FOLKMOOT_DATA"] = str(Path(parsed.data).absolute())
    folder = Path(os.environ.get("FOLKMOOT_DATA", "folkmoot-data")).absolute()
    lists = [Path(each) for each in parsed.erasures]
    for path in lists:
        if not path.is_file():
            raise DomainError("missing_file", path=path)
    backup = Path(parsed.backup)
    _require_same_database(backup)
    old = put_back(backup, folder, lists=lists)
    call_web_command("finish_restore", old=str(old or ""), language=language)
    return Outcome.DONE


def _require_same_database(backup: Path) -> None:
    from folkmoot.jobs.backing_up import read_manifest

    kept_in = read_manifest(backup).get("database")
    here = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"
    if kept_in != here:
        raise DomainError(f"backup_of_{kept_in}", path=backup)
