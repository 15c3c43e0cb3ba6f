"""CSV and TSV: delimiter and encoding sniffed, answers with line breaks kept whole."""

import csv
import io
from collections import Counter

from folkmoot.documents.decode import decode_text
from folkmoot.documents.sheets import CELL_LIMIT, Row, Sheet
from folkmoot.domain.errors import UnreadableDocumentError

_DELIMITERS = ";,\t|"
_SNIFFED_RECORDS = 200
_LONGEST_CELL = 10_000_000


def read_csv(content: bytes) -> tuple[Sheet, ...]:
    """One sheet without a name; rows count records from 1, as spreadsheets show them.

    Raises:
        UnreadableDocumentError: not text, or more cells than can be read.
    """
    csv.field_size_limit(_LONGEST_CELL)
    text = decode_text(content).replace("\r\n", "\n").replace("\r", "\n")
    delimiter, text = _take_delimiter(text)
    rows: list[Row] = []
    count = 0
    for number, record in enumerate(_parse(text, delimiter), start=1):
        cells = {c: value for c, value in enumerate(record) if value.strip()}
        count += len(cells)
        if count > CELL_LIMIT:
            raise UnreadableDocumentError("too_many_cells", limit=CELL_LIMIT)
        if cells:
            rows.append(Row(number=number, cells=cells))
    return (Sheet(name="", rows=tuple(rows)),)


def _parse(text: str, delimiter: str) -> list[list[str]]:
    stream = io.StringIO(text, newline="")
    try:
        return list(csv.reader(stream, delimiter=delimiter, skipinitialspace=True))
    except csv.Error as error:
        raise UnreadableDocumentError("damaged") from error


def _take_delimiter(text: str) -> tuple[str, str]:
    """Excel may say it in the first line: "sep=;"."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and len(said) == 5:
        return said[4], rest
    return _sniff_delimiter(text), text


def _sniff_delimiter(text: str) -> str:
    """The delimiter that cuts most records into the same number of columns."""
    scored = [(_score_delimiter(text, d), -n, d) for n, d in enumerate(_DELIMITERS)]
    return max(scored)[2]


def _score_delimiter(text: str, delimiter: str) -> float:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True
    )
    widths: Counter[int] = Counter()
    try:
        for record, _ in zip(reader, range(_SNIFFED_RECORDS), strict=False):
            if any(value.strip() for value in record):
                widths[len(record)] += 1
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    # A comma in some of the answers does not make two columns of one.
    if count * 2 < widths.total():
        return 0.0
    return count / widths.total() + min(width, 50) / 1000
