"""Workbooks: XLSX by openpyxl, ODS by a pass over its XML; values, never formulas."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from folkmoot.documents.sheets import CELL_LIMIT, Row, Sheet
from folkmoot.domain.errors import UnreadableDocumentError

# Rows and cells that hold nothing cost time, too: a sheet may claim 10⁹ of them.
_SCANNED_LIMIT = 20_000_000


def read_xlsx(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, hidden ones too; a formula gives its last value.

    Raises:
        UnreadableDocumentError: damaged, or more cells than can be read.
    """
    values = _open_workbook(content, data_only=True)
    formulas = (
        _open_workbook(content, data_only=False) if _has_formulas(content) else None
    )
    budget = _Budget()
    sheets: list[Sheet] = []
    for sheet in values.worksheets:
        twin = formulas[sheet.title] if formulas else None
        sheets.append(
            Sheet(name=sheet.title, rows=tuple(_read_rows(sheet, twin, budget)))
        )
    return tuple(sheets)


class _Budget:
    """Counts the cells read and looked at, over all sheets."""

    def __init__(self) -> None:
        self._filled = 0
        self._scanned = 0

    def spend(self, *, filled: int, scanned: int) -> None:
        self._filled += filled
        self._scanned += scanned
        if self._filled > CELL_LIMIT or self._scanned > _SCANNED_LIMIT:
            raise UnreadableDocumentError("too_many_cells", limit=CELL_LIMIT)


def _open_workbook(content: bytes, *, data_only: bool) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )
    except MemoryError:
        raise
    except Exception as error:
        # openpyxl raises what its parts raise; for us all of it is one thing.
        raise UnreadableDocumentError("damaged") from error


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as member:
                    tail = b""
                    while chunk := member.read(1 << 20):
                        if b"<f>" in tail + chunk or b"<f " in tail + chunk:
                            return True
                        tail = chunk[-3:]
    return False


def _read_rows(sheet: Any, formulas: Any | None, budget: _Budget) -> Iterator[Row]:
    sheet.reset_dimensions()
    twins = _iterate(formulas) if formulas is not None else None
    for number, row in enumerate(_iterate(sheet), start=1):
        twin = next(twins, ()) if twins is not None else ()
        cells: dict[int, str] = {}
        for column, value in enumerate(row):
            if value is None and column < len(twin):
                value = twin[column]
            if value is not None and (text := _to_text(value)).strip():
                cells[column] = text
        budget.spend(filled=len(cells), scanned=len(row) + 1)
        if cells:
            yield Row(number=number, cells=cells)


def _iterate(sheet: Any) -> Iterator[tuple[Any, ...]]:
    try:
        yield from sheet.iter_rows(values_only=True)
    except (MemoryError, UnreadableDocumentError):
        raise
    except Exception as error:
        raise UnreadableDocumentError("damaged") from error


def _to_text(value: Any) -> str:
    """A value as the sheet shows it: whole numbers without ".0", dates as ISO."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        has_time = value.time() != datetime.time()
        return value.isoformat(" ", "minutes") if has_time else value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    return str(value)


_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_ods(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of an OpenDocument workbook; what is repeated is counted, not spread.

    Raises:
        UnreadableDocumentError: damaged, or more cells than can be read.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            data = package.read("content.xml")
        parser = etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=(f"{_TABLE}table-row", f"{_TABLE}table"),
            resolve_entities=False,
            no_network=True,
        )
        return tuple(_collect_ods(parser))
    except (KeyError, etree.XMLSyntaxError, zipfile.BadZipFile, ValueError) as error:
        raise UnreadableDocumentError("damaged") from error


def _collect_ods(parser: Any) -> Iterator[Sheet]:
    rows: list[Row] = []
    number = 1
    budget = _Budget()
    for _, element in parser:
        if element.tag == f"{_TABLE}table":
            yield Sheet(name=element.get(f"{_TABLE}name", ""), rows=tuple(rows))
            rows, number = [], 1
        else:
            repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            cells = _read_ods_row(element, budget)
            if cells:
                budget.spend(filled=len(cells) * (repeated - 1), scanned=repeated)
                rows.extend(
                    Row(number=number + again, cells=cells) for again in range(repeated)
                )
            number += repeated
        element.clear()


def _read_ods_row(row: Any, budget: _Budget) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        text = _read_ods_cell(cell)
        if text.strip():
            budget.spend(filled=repeated, scanned=repeated)
            cells.update({column + again: text for again in range(repeated)})
        column += repeated
    return cells


def _read_ods_cell(cell: Any) -> str:
    if cell.get(f"{_OFFICE}value-type") == "date":
        date = str(cell.get(f"{_OFFICE}date-value", ""))
        return date.removesuffix("T00:00:00").replace("T", " ")
    paragraphs = ["".join(_spell(paragraph)) for paragraph in cell.findall(f"{_TEXT}p")]
    return "\n".join(paragraphs)


def _spell(element: Any) -> Iterator[str]:
    """The text of a paragraph, with its breaks, tabs and runs of spaces."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " "
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _spell(child)
        yield child.tail or ""
