"""Cells of CSV that no spreadsheet takes for a formula, and their words back again.

A cell whose text, after any apostrophes at its front, begins with `=`, `+`, `-`, `@`, a
tab or a carriage return, and is no plain number, is written with one apostrophe more.
Reading takes one apostrophe off just such cells. Thus all other cells stand as they
are, and every text is read back exactly as it was.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_SIGN = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"'*[+-]?[0-9]+(?:[.,][0-9]+)?")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_LONGEST_CELL = 10_000_000


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate it, apostrophes at its front apart."""
    return bool(_SIGN.match(text)) and not _NUMBER.fullmatch(text)


def neutralise(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    return f"'{text}" if looks_like_formula(text) else text


def restore(cell: str) -> str:
    """The text that `neutralise` made the cell of."""
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell) else cell


def dump_csv(rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180 with line feeds, every cell neutralised."""
    return "".join(
        ",".join(_quote(neutralise(cell)) for cell in row) + "\n" for row in rows
    )


def load_csv(content: str) -> list[list[str]]:
    """The rows of what `dump_csv` wrote, as they were.

    Raises:
        csv.Error: not CSV.
    """
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(content, newline=""), strict=True)
    return [[restore(cell) for cell in row] for row in rows]


def _quote(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
