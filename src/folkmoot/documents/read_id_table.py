"""Tables of texts with ids, `id,text[,topic]`: what `match` and `group` read.

Nothing is guessed away: a row that does not fit the header is refused, with its line,
for a comma outside quotes would otherwise cost words.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from folkmoot.documents.decode import decode_text
from folkmoot.domain.errors import DomainError, UnreadableDocumentError

_NEEDED = ("id", "text")
_TOPIC = "topic"
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 10_000_000
# The delimiter, told in a line before the header: which it is shows in the header, too.
_SAID_BY_EXCEL = re.compile(r'\A"?sep=."?(?=\n)', re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class IdRow:
    """A text under an id; `topic` is empty where the table names none."""

    id: str
    text: str
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class IdTable:
    """The rows in the file's order; `has_topics` where it has a column of topics."""

    rows: tuple[IdRow, ...]
    has_topics: bool


class _TableError(DomainError):
    """What is wrong in a table, before it is known which: a part of a message."""


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A row's cells, and the line of the file where it begins, from 1."""

    number: int
    cells: Sequence[str]


def read_id_table(path: str | Path) -> IdTable:
    """Read a CSV whose header names `id`, `text` and perhaps `topic`.

    Other columns are passed over, rows without any words too; an empty text is kept.
    The delimiter is the one with which the header has the columns.

    Raises:
        DomainError: "bad_table": no such file, not a table, a column missing, an id
            that is empty or used twice; it names the line and what to do.
    """
    content = _read_bytes(Path(path))
    try:
        return _parse(decode_text(content))
    except UnreadableDocumentError as error:
        raise _refuse(path, "table_not_text") from error
    except _TableError as error:
        raise _refuse(path, error.code, **error.details) from error


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise _refuse(path, "is_a_folder")
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise _refuse(path, "no_such_file") from error
    except OSError as error:
        told = error.strerror or type(error).__name__
        raise _refuse(path, "system_refused", error=told) from error
    if not content.strip():
        raise _refuse(path, "table_empty")
    return content


def _parse(text: str) -> IdTable:
    text = _SAID_BY_EXCEL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    delimiter, lines = _choose_delimiter(text)
    header = next(lines, _Line(number=1, cells=()))
    names = _read_header(header, delimiter)
    rows: dict[str, IdRow] = {}
    for line in lines:
        row = _read_row(line, names)
        if row.id in rows:
            raise _TableError("table_double_id", line=line.number, id=row.id)
        rows[row.id] = row
    return IdTable(rows=tuple(rows.values()), has_topics=_TOPIC in names)


def _choose_delimiter(text: str) -> tuple[str, Iterator[_Line]]:
    for delimiter in _DELIMITERS:
        try:
            header = next(_cut(text, delimiter), None)
        except _TableError:
            continue
        if header and set(_NEEDED) <= set(_fold_names(header)):
            return delimiter, _cut(text, delimiter)
    return ",", _cut(text, ",")


def _cut(text: str, delimiter: str) -> Iterator[_Line]:
    """Rows with any words; quoted cells keep their line breaks."""
    csv.field_size_limit(_LONGEST_CELL)
    stream = io.StringIO(text, newline="")
    # Strict, so that a quote left open does not swallow the rows after it.
    reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=True, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _TableError("table_open_quote", line=number) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _Line(number=number, cells=cells)


def _fold_names(header: _Line) -> list[str]:
    return [cell.strip().lower() for cell in header.cells]


def _read_header(header: _Line, delimiter: str) -> list[str]:
    names = _fold_names(header)
    for name in _NEEDED:
        if name not in names:
            found = delimiter.join(" ".join(cell.split())[:40] for cell in header.cells)
            raise _TableError("table_no_column", column=name, found=found)
    for name in (*_NEEDED, _TOPIC):
        if names.count(name) > 1:
            raise _TableError("table_double_column", column=name)
    return names


def _read_row(line: _Line, names: Sequence[str]) -> IdRow:
    surplus = line.cells[len(names) :]
    if len(line.cells) < len(names) or any(cell.strip() for cell in surplus):
        raise _TableError(
            "table_row_width",
            line=line.number,
            found=len(line.cells),
            expected=len(names),
        )
    cells = dict(zip(names, line.cells, strict=False))
    if not cells["id"].strip():
        raise _TableError("table_empty_id", line=line.number)
    return IdRow(
        id=cells["id"].strip(),
        text=cells["text"],
        topic=cells.get(_TOPIC, "").strip(),
    )


def _refuse(path: str | Path, fault: str, **details: object) -> DomainError:
    return DomainError("bad_table", path=path, fault=fault, **details)
