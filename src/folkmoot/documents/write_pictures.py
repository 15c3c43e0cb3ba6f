"""A picture of findings as a file: drawn, or as the table that says the same.

Equal pictures give equal bytes.
"""

import io

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.documents.equal_package import drop_times
from folkmoot.documents.finding_pictures import Picture, list_rows, tabulate
from folkmoot.documents.svg_findings import draw_picture
from folkmoot.documents.typesetting import draw_png
from folkmoot.documents.xml_text import show_controls

_BOM = "\ufeff"
_SHEET_NAME = 31
_NOT_IN_A_SHEET_NAME = str.maketrans("", "", r"[]:*?/\'")


def write_picture(picture: Picture, kind: str, *, of: str, asked: str) -> bytes:
    """The file's bytes; `kind` is "svg", "png", "csv" or "xlsx".

    `of` writes "3 of 7"; `asked` heads the column of those who were asked.
    """
    match kind:
        case "svg":
            return _draw(picture, of).encode()
        case "png":
            return draw_png(_draw(picture, of))
        case "csv":
            rows = list_rows(tabulate(picture.body), asked=asked)
            told = dump_csv(
                ["" if cell is None else str(cell) for cell in row] for row in rows
            )
            return (_BOM + told).encode()
        case "xlsx":
            return _write_workbook(picture, asked)
    raise ValueError(kind)


def _draw(picture: Picture, of: str) -> str:
    return str(draw_picture(picture, of=of, alone=True))


def _write_workbook(picture: Picture, asked: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    workbook = Workbook(write_only=True)
    workbook.properties.title = picture.title
    workbook.properties.creator = "Folkmoot"
    title = picture.title.translate(_NOT_IN_A_SHEET_NAME)[:_SHEET_NAME]
    sheet = workbook.create_sheet(title)
    sheet.column_dimensions["A"].width = 60
    sheet.freeze_panes = "B2"
    for number, row in enumerate(list_rows(tabulate(picture.body), asked=asked)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet)
            if isinstance(value, str):
                # Set beside the value, so that no text is taken for a formula.
                cell.value, cell.data_type = show_controls(value), "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            else:
                cell.value = value
            if not number:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    made = io.BytesIO()
    workbook.save(made)
    return drop_times(made.getvalue())
