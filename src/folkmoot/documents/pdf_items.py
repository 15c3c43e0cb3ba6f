"""What stands one after the other in a PDF: lines, tables, notes and asides."""

from dataclasses import dataclass

from folkmoot.documents.pdf_footnotes import Footnote
from folkmoot.documents.pdf_lines import Line
from folkmoot.documents.pdf_tables import Table


@dataclass(frozen=True, kw_only=True)
class FlowLine:
    """A line in its column. Lengths in points.

    `indent` and `room` are the white to its left and right in the column, `gap` is
    the way down from the line before it: None where it is the first in the column.
    `is_aslant` tells a line that does not run as the text does.
    """

    line: Line
    page: int
    indent: float
    room: float
    gap: float | None
    is_aslant: bool = False

    @property
    def text(self) -> str:
        """Its letters."""
        return self.line.text

    @property
    def size(self) -> float:
        """Its type size."""
        return self.line.size


@dataclass(frozen=True, kw_only=True)
class FlowAside:
    """What interrupts the text and is no part of it; `reason` is one of blocks.py."""

    text: str
    reason: str
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowNote:
    """A footnote."""

    note: Footnote
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowTable:
    """A table, or the part of one that stands on a page."""

    table: Table
    page: int


@dataclass(frozen=True, kw_only=True)
class FlowSide:
    """Lines of a column beside the text, to be read after what they interrupt."""

    lines: tuple[FlowLine, ...]


FlowItem = FlowLine | FlowAside | FlowNote | FlowTable | FlowSide
