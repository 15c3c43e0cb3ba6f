"""How wide the place is that a house template gives to the body of minutes."""

from folkmoot.documents.docx_report_body import UPRIGHT_WIDTH
from folkmoot.documents.house_fields import Field
from folkmoot.documents.house_filling import list_fields
from folkmoot.documents.office_package import Element
from folkmoot.documents.word_xml import (
    attribute,
    child,
    children,
    find_all,
    name_of,
    number,
)

# What a cell of Word's has at both sides together, and columns between them.
_CELL_MARGINS = 216
_GUTTER = 720
_MARGIN = 1440
_NARROWEST = UPRIGHT_WIDTH // 10


def find_width(document: Element) -> int:
    """In twentieths of a point: within the margins, the column or the cell."""
    body = next((one for one in list_fields(document) if one.field is Field.BODY), None)
    place = document if body is None else body.element
    width = _measure_cell(place) or _measure_section(_find_section(document, place))
    return width if width >= _NARROWEST else UPRIGHT_WIDTH


def _measure_cell(place: Element) -> int:
    """The inside of the cell that the field stands in, or stands around; else 0."""
    inside = find_all(place, "w:tc") if name_of(place) == "w:sdt" else []
    cell = _find_around(inside[0] if inside else place, "w:tc")
    told = child(cell, "w:tcPr", "w:tcW")
    if attribute(told, "w:type") == "dxa":
        return (number(attribute(told, "w:w")) or 0) - _CELL_MARGINS
    row = _find_around(cell, "w:tr")
    if cell is None or row is None:
        return 0
    table = _find_around(row, "w:tbl")
    widths = children(child(table, "w:tblGrid"), "w:gridCol")
    columns = [number(attribute(one, "w:w")) or 0 for one in widths]
    at = find_all(row, "w:tc").index(cell)
    return columns[at] - _CELL_MARGINS if at < len(columns) else 0


def _find_around(element: Element | None, name: str) -> Element | None:
    """The element of that name which it is, or is in."""
    while element is not None and name_of(element) != name:
        element = element.getparent()
    return element


def _find_section(document: Element, place: Element) -> Element | None:
    """The section a place is in is told after it; the last one holds all else."""
    is_past = False
    for element in document.iter():
        is_past = is_past or element is place
        if is_past and element is not document and name_of(element) == "w:sectPr":
            return element
    return None


def _measure_section(section: Element | None) -> int:
    size, margins = child(section, "w:pgSz"), child(section, "w:pgMar")
    paper = number(attribute(size, "w:w")) or 0
    told = [number(attribute(margins, f"w:{side}")) for side in ("left", "right")]
    sides = [_MARGIN if side is None else side for side in told]
    columns = child(section, "w:cols")
    count = number(attribute(columns, "w:num")) or 1
    gutter = number(attribute(columns, "w:space")) or _GUTTER
    return (paper - sum(sides) - gutter * (count - 1)) // count
