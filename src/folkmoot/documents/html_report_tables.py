"""Tables as HTML: wide ones can be scrolled by keyboard, wordy ones become cards."""

from folkmoot.documents.html_report_markup import (
    Html,
    element,
    escape,
    name_anchor,
    write_runs,
)
from folkmoot.documents.report_tree import Column, Row, Table

# A table of so many columns of words is set as cards where the page is narrow.
_FEWEST_CARD_COLUMNS = 4


def write_table(table: Table) -> Html:
    """The table within a frame that scrolls, for a table may be wider than a phone."""
    is_wordy = not any(column.numeric for column in table.columns)
    is_cards = is_wordy and len(table.columns) >= _FEWEST_CARD_COLUMNS
    heads = (_write_head(column) for column in table.columns)
    rows = (_write_row(row, table.columns) for row in table.rows)
    content = element(
        "table",
        element("caption", escape(table.caption)),
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        role="table",
        class_="cards" if is_cards else None,
    )
    return element(
        "div",
        content,
        class_="frame",
        role="group",
        aria_label=table.caption,
        tabindex="0",
    )


def _write_head(column: Column) -> Html:
    return element(
        "th",
        escape(column.label),
        scope="col",
        role="columnheader",
        class_="number" if column.numeric else None,
    )


def _write_row(row: Row, columns: tuple[Column, ...]) -> Html:
    """The roles say what a cell is even where cards have undone the table's layout."""
    head, *cells = (
        (write_runs(cell), column)
        for cell, column in zip(row.cells, columns, strict=True)
    )
    told = (
        element(
            "td",
            content,
            role="cell",
            data_label=column.label,
            class_="number" if column.numeric else None,
        )
        for content, column in cells
    )
    return element(
        "tr",
        element("th", head[0], scope="row", role="rowheader"),
        *told,
        role="row",
        id=None if row.anchor is None else name_anchor(row.anchor),
    )
