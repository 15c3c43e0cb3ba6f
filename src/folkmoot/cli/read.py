"""`folkmoot read`: files and folders into a record, and its account."""

import argparse
import sys
from pathlib import Path

from folkmoot.cli.account import print_account, print_balance
from folkmoot.cli.columns import parse_columns
from folkmoot.cli.outcome import Outcome, tell
from folkmoot.cli.output import print_data, standard_output
from folkmoot.documents.write_file import check_target, write_whole
from folkmoot.domain.messages import render_message
from folkmoot.domain.record import ReadError, Record


def run(parsed: argparse.Namespace, *, language: str) -> Outcome:
    """Read, print or write, and tell what was refused."""
    from folkmoot.jobs.reading import run_reading

    columns = None if parsed.columns is None else parse_columns(parsed.columns)
    if parsed.json not in (None, "-"):
        check_target(Path(parsed.json), inputs=parsed.inputs)
    reading = run_reading(
        *parsed.inputs, links=not parsed.no_links, columns=columns, language=language
    )
    _put_out(reading.record, parsed.json, language)
    tell_unread_pages(reading.record, language)
    for error in reading.refused:
        tell(name_file(error))
    return Outcome.REFUSED if reading.refused else Outcome.DONE


def _put_out(record: Record, target: str | None, language: str) -> None:
    if target is None:
        if record.documents:
            with standard_output() as output:
                print_account(record, language, output)
        return
    from folkmoot.jobs.reading import write_record

    if record.documents:
        print_balance(record, language, sys.stderr)
    path = Path(target)
    if target == "-":
        print_data(write_record(record))
    elif not record.documents and path.is_file():
        tell(render_message("kept_output", language, path=path))
    else:
        write_whole(path, write_record(record))


def tell_unread_pages(record: Record, language: str) -> None:
    """Warn of pages that are pictures."""
    for document in record.documents:
        for page in document.unread_pages:
            details = {"file": document.name, "page": page}
            tell(render_message("unread_page", language, **details))


def name_file(error: ReadError) -> str:
    """Why a file was refused, with its name."""
    return f"{error.file}: {error.message}"
