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
    """The table; one that may be wider than a phone scrolls within its frame."""
    is_wordy = not any(column.numeric for column in table.columns)
    is_cards = is_wordy and len(table.columns) >= _FEWEST_CARD_COLUMNS
    content = _write_content(table, is_cards=is_cards)
    if is_cards:
        return element("div", content, class_="frame")
    return element(
        "div",
        content,
        class_="frame",
        role="group",
        aria_label=table.caption,
        tabindex="0",
    )


def _write_content(table: Table, *, is_cards: bool) -> Html:
    """As cards, roles say what a cell is although the table's layout is undone."""

    def role(name: str) -> str | None:
        return name if is_cards else None

    heads = (_write_head(column, role("columnheader")) for column in table.columns)
    body = (_write_row(row, table.columns, is_cards=is_cards) for row in table.rows)
    return element(
        "table",
        element("caption", element("strong", escape(table.caption))),
        element(
            "thead", element("tr", *heads, role=role("row")), role=role("rowgroup")
        ),
        element("tbody", *body, role=role("rowgroup")),
        role=role("table"),
        class_="cards" if is_cards else None,
    )


def _write_head(column: Column, role: str | None) -> Html:
    number = "number" if column.numeric else None
    return element("th", escape(column.label), scope="col", role=role, class_=number)


def _write_row(row: Row, columns: tuple[Column, ...], *, is_cards: bool) -> Html:
    head, *contents = (write_runs(cell) for cell in row.cells)
    cells = (
        element(
            "td",
            content,
            role="cell" if is_cards else None,
            data_label=column.label if is_cards else None,
            class_="number" if column.numeric else None,
        )
        for content, column in zip(contents, columns[1:], strict=True)
    )
    return element(
        "tr",
        element("th", head, scope="row", role="rowheader" if is_cards else None),
        *cells,
        role="row" if is_cards else None,
        id=None if row.anchor is None else name_anchor(row.anchor),
    )
