"""The report's tables, a heat map among them."""

from collections.abc import Sequence

from folkmoot.documents.docx_report_text import (
    Bookmarks,
    write_attribute,
    write_paragraph,
    write_run,
)
from folkmoot.documents.docx_report_widths import Plan, plan_columns
from folkmoot.documents.report_tree import (
    HeatMap,
    Row,
    Table,
)

# Light enough that dark letters on each have a contrast of more than 4.5 : 1.
HEAT = ("FFFFFF", "EAF2F3", "D2E5E8", "B4D4D9", "93C1C8", "70ACB5")


def write_table(
    table: Table,
    bookmarks: Bookmarks,
    *,
    width: int,
    heat: HeatMap | None = None,
    description: str = "",
) -> str:
    """The table, in several where it is too wide for the page.

    Its heading row stands on every page anew. `heat` shades the cells it counts.
    """
    plans = plan_columns(table, width=width)
    gap = write_paragraph("", "TableEnd")
    return "".join(
        _write_part(table, plan, bookmarks, heat, description) + gap for plan in plans
    )


def _write_part(
    table: Table,
    plan: Plan,
    bookmarks: Bookmarks,
    heat: HeatMap | None,
    description: str,
) -> str:
    parts = [open_table("FolkmootTable", plan.widths, table.caption, description)]
    parts.append(_write_headings(table, plan))
    shades = _shade(heat)
    for number, row in enumerate(table.rows):
        parts.append(_write_row(table, row, plan, bookmarks, shades.get(number, {})))
    parts.append("</w:tbl>")
    return "".join(parts)


def open_table(style: str, widths: Sequence[int], caption: str, told: str) -> str:
    """A table's start; caption and what is told are read aloud, not shown."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = write_attribute(caption)
    description = f'<w:tblDescription w:val="{write_attribute(told)}"/>' if told else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{caption}"/>{description}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _write_headings(table: Table, plan: Plan) -> str:
    height = f'<w:trHeight w:val="{plan.turned}"/>' if plan.turned else ""
    cells = []
    for number, width in zip(plan.columns, plan.widths, strict=True):
        column = table.columns[number]
        turn, style = '<w:vAlign w:val="bottom"/>', "TableHeading"
        if column.numeric and plan.turned:
            turn = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
        elif column.numeric:
            style = "TableHeadingNumber"
        inside = write_paragraph(write_run(column.label), style)
        cells.append(write_cell(inside, width, turn))
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>"
        f"{''.join(cells)}</w:tr>"
    )


def _write_row(
    table: Table,
    row: Row,
    plan: Plan,
    bookmarks: Bookmarks,
    shades: dict[int, str],
) -> str:
    cells = []
    number_style = "TableMiddle" if shades or plan.turned else "TableNumber"
    for number, width in zip(plan.columns, plan.widths, strict=True):
        runs = row.cells[number] if number < len(row.cells) else ()
        style = number_style if table.columns[number].numeric else "TableText"
        mark = bookmarks.set(row.anchor) if number == plan.columns[0] else ""
        inside = write_paragraph(mark + bookmarks.write_runs(runs), style)
        fill = shades.get(number)
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        cells.append(write_cell(inside, width, shade))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def write_cell(inside: str, width: int, properties: str = "") -> str:
    """A cell of paragraphs."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f"{inside}</w:tc>"
    )


def _shade(heat: HeatMap | None) -> dict[int, dict[int, str]]:
    """The fill of each counted cell by row and column; the first column has names."""
    if heat is None:
        return {}
    most = max((c or 0 for counts in heat.counts for c in counts), default=0)
    return {
        row: {
            column: find_heat(count, most)
            for column, count in enumerate(counts, 1)
            if count is not None
        }
        for row, counts in enumerate(heat.counts)
    }


def find_heat(count: int, most: int) -> str:
    """The fill for a count: white for none, and five steps up to the most."""
    steps = len(HEAT) - 1
    return HEAT[-(-count * steps // most)] if most else HEAT[0]
