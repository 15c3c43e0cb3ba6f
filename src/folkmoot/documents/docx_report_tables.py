"""The report's tables, a heat map among them."""

from collections.abc import Mapping, Sequence

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
_MOST_KEPT_TOGETHER = 12

# The fill of each counted cell by row and column; the first column has names.
_Shades = Mapping[int, Mapping[int, str]]


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
    shades = _shade(heat) if heat else None
    gap = write_paragraph("", "TableEnd")
    return "".join(
        open_table("FolkmootTable", plan.widths, table.caption, description)
        + _Part(table, plan, bookmarks, shades).write_rows()
        + f"</w:tbl>{gap}"
        for plan in plan_columns(table, width=width)
    )


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


class _Part:
    """Some columns of a table, beside each other on the page."""

    def __init__(
        self, table: Table, plan: Plan, bookmarks: Bookmarks, shades: _Shades | None
    ) -> None:
        self._table, self._plan, self._bookmarks = table, plan, bookmarks
        self._shades: _Shades = shades or {}
        is_middle = shades is not None or plan.turned is not None
        self._number_style = "TableMiddle" if is_middle else "TableNumber"
        self._heading_style = (
            "TableHeadingMiddle" if is_middle else "TableHeadingNumber"
        )

    def write_rows(self) -> str:
        """The heading row and the others."""
        rows = self._table.rows
        return self._write_headings() + "".join(
            self._write_row(row, number, keeps=_keeps_with_next(number, len(rows)))
            for number, row in enumerate(rows)
        )

    def _write_headings(self) -> str:
        plan, cells = self._plan, []
        height = f'<w:trHeight w:val="{plan.turned}"/>' if plan.turned else ""
        for number, width in zip(plan.columns, plan.widths, strict=True):
            column = self._table.columns[number]
            turn, style = '<w:vAlign w:val="bottom"/>', "TableHeading"
            if column.numeric and plan.turned:
                turn = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
            elif column.numeric:
                style = self._heading_style
            inside = write_paragraph(write_run(column.label), style)
            cells.append(write_cell(inside, width, turn))
        return (
            f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>"
            f"{''.join(cells)}</w:tr>"
        )

    def _write_row(self, row: Row, at: int, *, keeps: bool) -> str:
        plan, cells = self._plan, []
        shades = self._shades.get(at, {})
        for number, width in zip(plan.columns, plan.widths, strict=True):
            is_numeric = self._table.columns[number].numeric
            style = self._number_style if is_numeric else "TableText"
            runs = row.cells[number] if number < len(row.cells) else ()
            inside = self._bookmarks.write_runs(runs)
            if number == plan.columns[0]:
                inside = self._bookmarks.set(row.anchor) + inside
            inside = write_paragraph(inside, style, keeps=keeps)
            fill = shades.get(number)
            cells.append(write_cell(inside, width, _fill(fill) if fill else ""))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _keeps_with_next(number: int, count: int) -> bool:
    """Whether a row stays on the page of the next: small tables are not torn apart.

    Of long ones no row stands alone at the end of a page, or the beginning.
    """
    return number < count - 1 and (
        count <= _MOST_KEPT_TOGETHER or number in (0, count - 2)
    )


def _fill(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def write_cell(inside: str, width: int, properties: str = "") -> str:
    """A cell of paragraphs."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
        f"{inside}</w:tc>"
    )


def _shade(heat: HeatMap) -> _Shades:
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
