"""What a sheet of a workbook is made of, whatever it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.documents.workbook_words import find_word

Cell = str | int | float | None

_WIDTHS: Mapping[str, int] = {
    "statement": 70,
    "key_point": 50,
    "question": 50,
    "segment": 50,
    "value": 100,
    "topic": 40,
    "reason": 32,
    "why": 24,
    "focus_area": 24,
    "focus_areas": 24,
    "meeting": 30,
    "document": 26,
    "review": 24,
    "decided_by": 20,
    "number": 6,
    "duplicate_of": 19,
    "page": 7,
    "line": 7,
}
_USUAL_WIDTH = 16
_ID_WIDTH = 19


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """A column's heading and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True, kw_only=True)
class SheetContent:
    """A sheet: its heading row stays in sight; `has_filter` lets people filter it."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_filter: bool = True


def make_sheet(
    title: str, names: str, rows: Sequence[tuple[Cell, ...]], language: str
) -> SheetContent:
    """A sheet under the headings of the names, in the language."""
    columns = tuple(
        SheetColumn(
            heading=find_word(name, language),
            width=_WIDTHS.get(name, _ID_WIDTH if "_id" in name else _USUAL_WIDTH),
        )
        for name in names.split()
    )
    return SheetContent(
        title=find_word(title, language), columns=columns, rows=tuple(rows)
    )
