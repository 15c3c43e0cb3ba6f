"""What a sheet of a workbook is made of, whatever it tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.documents.workbook_words import find_word

Cell = str | int | float | None

_WIDTHS: Mapping[str, int] = {
    "statement": 60,
    "key_point": 45,
    "question": 45,
    "segment": 45,
    "value": 100,
    "topic": 40,
    "reason": 36,
    "why": 24,
    "focus_area": 24,
    "focus_areas": 24,
    "meeting": 26,
    "document": 26,
    "review": 24,
    "decided_by": 20,
    "number": 7,
    "repeats": 12,
    "statement_number": 12,
    "role": 14,
    "place": 14,
    "relation": 12,
    "score": 14,
    "group": 12,
    "page": 7,
    "line": 7,
}
_A4, _A3 = "9", "8"
_WIDEST_ON_A4 = 200
_ID_WIDTH, _COUNT_WIDTH = 20, 14
_NUMBERS = frozenset(
    """
    number repeats page line statement_number score groups groups_asked meetings
    meetings_asked respondents respondents_asked supporting opposing unresolved
    """.split()
)


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """A column's heading and its width in characters; numbers stand to the right."""

    heading: str
    width: int
    is_numeric: bool = False


def count_lines(cell: Cell, width: int) -> int:
    """How many lines a cell's text needs where a line holds so many letters.

    Words go to the next line whole; one that is longer than a line is broken.
    """
    text = str(cell) if cell is not None else ""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(_count_wrapped(line, width) for line in text.split("\n"))


def _count_wrapped(text: str, width: int) -> int:
    lines, used = 1, 0
    for word in text.split(" "):
        if used and used + len(word) > width:
            lines, used = lines + 1, 0
        broken = max(len(word) - 1, 0) // width
        lines, used = lines + broken, used + len(word) - broken * width + 1
    return lines


@dataclass(frozen=True, kw_only=True)
class SheetContent:
    """A sheet: its heading row stays in sight; `has_filter` lets people filter it."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_filter: bool = True

    @property
    def paper(self) -> str:
        """Excel's number of the paper on which its columns can be read: A4 or A3."""
        total = sum(column.width for column in self.columns)
        return _A4 if total <= _WIDEST_ON_A4 else _A3


def make_sheet(
    title: str, names: str, rows: Sequence[tuple[Cell, ...]], language: str
) -> SheetContent:
    """A sheet under the headings of the names, in the language."""
    columns = tuple(
        SheetColumn(
            heading=find_word(name, language),
            width=_WIDTHS.get(name, _ID_WIDTH if "_id" in name else _COUNT_WIDTH),
            is_numeric=name in _NUMBERS,
        )
        for name in names.split()
    )
    return SheetContent(
        title=find_word(title, language), columns=columns, rows=tuple(rows)
    )
