"""A picture of findings as a file: drawn, or as the table that says the same.

Equal pictures give equal bytes.
"""

from folkmoot.documents.csv_cells import dump_csv
from folkmoot.documents.finding_pictures import Picture, list_rows, tabulate
from folkmoot.documents.svg_findings import draw_picture
from folkmoot.documents.typesetting import draw_png
from folkmoot.documents.workbook_content import SheetColumn, SheetContent
from folkmoot.documents.write_workbook import pack_sheets

_BOM = "\ufeff"
_SHEET_NAME = 31
_LABEL_WIDTH, _COUNT_WIDTH = 60, 20
_NOT_IN_A_SHEET_NAME = str.maketrans("", "", r"[]:*?/\'")


def write_picture(
    picture: Picture, kind: str, *, of: str, asked: str, language: str
) -> bytes:
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
            return _write_workbook(picture, asked, language)
    raise ValueError(kind)


def _draw(picture: Picture, of: str) -> str:
    return str(draw_picture(picture, of=of, alone=True))


def _write_workbook(picture: Picture, asked: str, language: str) -> bytes:
    heads, *rows = list_rows(tabulate(picture.body), asked=asked)
    columns = tuple(
        SheetColumn(
            heading=str(head),
            width=_COUNT_WIDTH if number else _LABEL_WIDTH,
            is_numeric=number > 0,
        )
        for number, head in enumerate(heads)
    )
    title = picture.title.translate(_NOT_IN_A_SHEET_NAME)[:_SHEET_NAME]
    sheet = SheetContent(title=title, columns=columns, rows=tuple(rows))
    return pack_sheets(picture.title, [sheet], language=language)
