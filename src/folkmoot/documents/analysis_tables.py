"""`ledger.csv`: a row for every statement, and what became of it."""

import csv
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from folkmoot.documents.csv_cells import dump_csv, load_csv
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import InputRole, KeyPointId, LedgerRow, Place

LEDGER_COLUMNS = (
    "statement_id",
    "role",
    "place",
    "key_points",
    "duplicate_of",
    "reason",
    "meeting",
    "focus_area",
    "group",
    "text",
)
_FILE = "ledger.csv"
_Choice = TypeVar("_Choice", bound=StrEnum)


def dump_ledger(ledger: Iterable[LedgerRow]) -> str:
    """The ledger as CSV, in its order; several key points stand with spaces between.

    What is missing is an empty cell; see `csv_cells` for how formulas are neutralised.
    """
    return dump_csv([LEDGER_COLUMNS, *(list_cells(row) for row in ledger)])


def list_cells(row: LedgerRow) -> tuple[str, ...]:
    """The cells of a row, in the order of `LEDGER_COLUMNS`."""
    return (
        row.statement_id,
        row.role,
        row.place or "",
        " ".join(row.key_points),
        row.duplicate_of or "",
        row.reason,
        row.meeting or "",
        row.focus_area or "",
        row.group or "",
        row.text,
    )


def load_ledger(content: str | bytes) -> tuple[LedgerRow, ...]:
    """Read `ledger.csv`.

    Raises:
        UnreadableDocumentError: "bad_output", with the first fault and its `place`,
            the row counted from 1 with the header as row 1.
    """
    try:
        rows = load_csv(content if isinstance(content, str) else content.decode())
    except (csv.Error, UnicodeDecodeError) as error:
        raise _refuse("CSV", "not_csv", error=str(error)[:200]) from error
    known = ", ".join(LEDGER_COLUMNS)
    if not rows or tuple(rows[0]) != LEDGER_COLUMNS:
        raise _refuse("1", "not_the_columns", known=known)
    for number, cells in enumerate(rows[1:], start=2):
        if len(cells) != len(LEDGER_COLUMNS):
            raise _refuse(str(number), "not_the_columns", known=known)
    ledger = tuple(_read_row(row, str(n)) for n, row in enumerate(rows[1:], start=2))
    _check_ids(ledger)
    return ledger


def _check_ids(ledger: Iterable[LedgerRow]) -> None:
    seen: set[StatementId] = set()
    for number, row in enumerate(ledger, start=2):
        if row.statement_id in seen:
            place = f"{number}.statement_id"
            raise _refuse(place, "double_id", id=row.statement_id)
        seen.add(row.statement_id)


def _read_row(cells: list[str], place: str) -> LedgerRow:
    row = dict(zip(LEDGER_COLUMNS, cells, strict=True))
    if not row["statement_id"]:
        raise _refuse(f"{place}.statement_id", "empty_id")
    role = _choose(InputRole, row["role"], f"{place}.role")
    where = _choose(Place, row["place"], f"{place}.place") if row["place"] else None
    if (where is None) is (role is InputRole.INPUT):
        raise _refuse(f"{place}.place", "place_of_input")
    original = row["duplicate_of"]
    return LedgerRow(
        statement_id=StatementId(row["statement_id"]),
        role=role,
        place=where,
        key_points=tuple(KeyPointId(name) for name in row["key_points"].split()),
        duplicate_of=StatementId(original) if original else None,
        reason=row["reason"],
        meeting=MeetingId(row["meeting"]) if row["meeting"] else None,
        focus_area=row["focus_area"] or None,
        group=row["group"] or None,
        text=row["text"],
    )


def _choose(kind: type[_Choice], name: str, place: str) -> _Choice:
    try:
        return kind(name)
    except ValueError:
        known = ", ".join(kind)
        raise _refuse(place, "not_one_of", known=known) from None


def _refuse(place: str, fault: str, **details: object) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "bad_output", file=_FILE, place=place, fault=fault, **details
    )
