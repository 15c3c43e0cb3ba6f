"""Sheets of a table as they were read, and the clean text they are laid out as."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.documents.blocks import Span
from folkmoot.domain.words import fold_text

CELL_LIMIT = 2_000_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row's filled cells by column, from 0; `number` is the sheet's own."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet's rows that hold something. A CSV file is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A cell of a file: sheet counted from 0, row as shown, column from 0."""

    sheet: int
    row: int
    column: int


class SheetLayout:
    """Lays cells out as text, tabs between cells, a line a row; remembers where."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._joined: str | None = None
        self.spans: dict[Place, Span] = {}
        self.titles: dict[int, Span] = {}

    def add_sheet(
        self,
        number: int,
        sheet: Sheet,
        *,
        title: str = "",
        hidden: Iterable[Place] = (),
    ) -> None:
        """Lay out a sheet; `hidden` cells are left out, `title` stands above."""
        if title:
            self.titles[number] = self._put(clean_text(title))
            self._put("\n")
        left_out = set(hidden)
        for row in sheet.rows:
            for column in sorted(row.cells):
                place = Place(sheet=number, row=row.number, column=column)
                if place not in left_out:
                    self.spans[place] = self._put(clean_text(row.cells[column]))
                    self._put("\t")
            self._put("\n")

    def _put(self, text: str) -> Span:
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._joined = None
        return Span(start=start, end=self._length)

    @property
    def text(self) -> str:
        """All that was laid out."""
        if self._joined is None:
            self._joined = "".join(self._parts)
        return self._joined


def clean_text(text: str) -> str:
    """A cell's text in NFC with its line breaks, each line folded."""
    lines = (fold_text(line) for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def name_column(column: int) -> str:
    """A column as spreadsheets name it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
