"""`statements.xlsx`: the analysis as a workbook in which nothing is calculated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from folkmoot.documents.csv_cells import looks_like_formula
from folkmoot.documents.equal_package import drop_times
from folkmoot.documents.workbook_content import (
    Cell,
    SheetColumn,
    SheetContent,
    count_lines,
)
from folkmoot.documents.workbook_sheets import list_sheets
from folkmoot.documents.workbook_words import find_word
from folkmoot.documents.xml_text import show_controls
from folkmoot.domain.key_points import Analysis

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# What Excel holds in a cell, in units of UTF-16.
CELL_LIMIT = 32_767
_LONGEST_WORD = 1_000
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# Letters for each unit of width, which is a digit's: most letters are narrower.
_LETTERS = 1.07
# In points; Excel allows no higher row.
_LINE_HEIGHT, _ROW_PADDING, _HIGHEST_ROW = 15, 3, 409
_INK = "1F2933"
_LINE = "D5DCE3"
_SHADE = "E8EDF2"


def write_workbook(analysis: Analysis, *, language: str) -> bytes:
    """The workbook's bytes; equal analyses give equal bytes."""
    sheets = list_sheets(analysis, language=language)
    return pack_sheets(find_word("title", language), sheets, language=language)


def pack_sheets(title: str, sheets: Sequence[SheetContent], *, language: str) -> bytes:
    """A workbook's bytes; equal sheets give equal bytes.

    Every text is stored as text, never as a formula. A text longer than a cell holds
    goes on in the columns beside it; their cells joined are the text.
    """
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.title = title
    workbook.properties.creator = "Folkmoot"
    workbook.properties.language = language
    for content in sheets:
        _write_sheet(workbook, content, language)
    result = io.BytesIO()
    workbook.save(result)
    return drop_times(result.getvalue())


def cut_cell(text: str) -> list[str]:
    """The text in parts that a cell holds each, cut before a word where one begins."""
    parts: list[str] = []
    while _count_units(text) > CELL_LIMIT:
        end = CELL_LIMIT
        while _count_units(text[:end]) > CELL_LIMIT:
            end -= _count_units(text[:end]) - CELL_LIMIT
        gap = text.rfind(" ", end - _LONGEST_WORD, end)
        if gap > 0:
            end = gap
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _write_sheet(workbook: Workbook, content: SheetContent, language: str) -> None:
    from openpyxl.utils import get_column_letter

    content = _spread(content, language)
    sheet = workbook.create_sheet(content.title)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = content.paper
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.left.text = "&A"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = _fit_width()
    for number, column in enumerate(content.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    if content.has_filter:
        last = get_column_letter(len(content.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(content.rows) + 1}"
    pen = _Pen(sheet, content.columns)
    widths = [round((c.width - 2) * _LETTERS) for c in content.columns]
    headings = tuple(column.heading for column in content.columns)
    _append(sheet, 1, pen.write_headings(), headings, widths)
    for number, row in enumerate(content.rows, start=2):
        _append(sheet, number, pen.write_row(row), row, widths)


def _append(
    sheet: WriteOnlyWorksheet,
    number: int,
    cells: Iterator[WriteOnlyCell],
    values: Sequence[Cell],
    widths: Sequence[int],
) -> None:
    """A row as high as its text; not every program finds the height by itself."""
    lines = max(map(count_lines, values, widths), default=1)
    height = min(lines * _LINE_HEIGHT + _ROW_PADDING, _HIGHEST_ROW)
    sheet.row_dimensions[number].height = height
    sheet.append(cells)
    # Has been written: a large sheet would keep as many of them as it has rows.
    del sheet.row_dimensions[number]


def _fit_width() -> object:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _spread(content: SheetContent, language: str) -> SheetContent:
    """The sheet with long texts cut, each column as many times as its longest needs."""
    rows = [[_cut(cell) for cell in row] for row in content.rows]
    needed = [
        max((len(row[number]) for row in rows), default=1)
        for number in range(len(content.columns))
    ]
    return SheetContent(
        title=content.title,
        columns=tuple(
            _continue(column, number, language)
            for column, count in zip(content.columns, needed, strict=True)
            for number in range(1, count + 1)
        ),
        rows=tuple(
            tuple(
                parts[number] if number < len(parts) else None
                for parts, count in zip(row, needed, strict=True)
                for number in range(count)
            )
            for row in rows
        ),
        has_filter=content.has_filter,
    )


def _cut(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str):
        return [cell]
    # Excel would read "_x0041_" as the letter A.
    text = _LOOKS_ESCAPED.sub("_x005F_", show_controls(cell))
    return list(cut_cell(text)) if len(text) > CELL_LIMIT // 2 else [text]


def _continue(column: SheetColumn, number: int, language: str) -> SheetColumn:
    if number == 1:
        return column
    heading = find_word("continued", language, column=column.heading, number=number)
    return replace(column, heading=heading)


class _Pen:
    """Writes rows with one cell per style, filled anew: a large sheet stays quick."""

    def __init__(
        self, sheet: WriteOnlyWorksheet, columns: Sequence[SheetColumn]
    ) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        def make(is_numeric: bool) -> WriteOnlyCell:
            cell = WriteOnlyCell(sheet)
            side = "right" if is_numeric else "left"
            cell.alignment = Alignment(
                horizontal=side, vertical="top", wrap_text=True, indent=1
            )
            cell.border = Border(bottom=Side(style="thin", color=_LINE))
            return cell

        self._columns = columns
        self._pens = {False: make(False), True: make(True)}
        self._headings = {False: make(False), True: make(True)}
        for cell in self._headings.values():
            cell.font = Font(name="Calibri", size=11, bold=True, color=_INK)
            cell.fill = PatternFill("solid", fgColor=_SHADE)
        self._quoted, self._share = make(False), make(True)
        # Stays a text when a person edits it.
        self._quoted.quotePrefix = True
        # Shown with two decimals, kept with all.
        self._share.number_format = "0.00"

    def write_headings(self) -> Iterator[WriteOnlyCell]:
        for column in self._columns:
            yield self._fill(self._headings[column.is_numeric], column.heading)

    def write_row(self, row: tuple[Cell, ...]) -> Iterator[WriteOnlyCell]:
        for column, cell in zip(self._columns, row, strict=True):
            pen = self._pens[column.is_numeric]
            if isinstance(cell, str) and looks_like_formula(cell):
                pen = self._quoted
            elif isinstance(cell, float) and column.is_numeric:
                pen = self._share
            yield self._fill(pen, None if cell == "" else cell)

    def _fill(self, pen: WriteOnlyCell, value: Cell) -> WriteOnlyCell:
        pen.value = value
        if isinstance(value, str):
            pen.data_type = "s"
        return pen
