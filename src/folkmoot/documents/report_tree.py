"""The report as a tree of words, tables and figures, whatever file it is written to.

An anchor is an id within the report: `k-…` a key point, `q-…` a question raised,
`s-…` a statement, `d-…` a document. A target names an anchor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Voice(StrEnum):
    """How a run of words is said; the same voice looks the same everywhere."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    QUOTE = "quote"
    MARK = "mark"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, kw_only=True)
class Run:
    """Words in one voice, perhaps a link to an anchor.

    `sources` are the anchors of the key points and statements that the words rest on,
    whether they are told in the same document or not.
    """

    text: str
    target: str | None = None
    voice: Voice = Voice.PLAIN
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph of runs."""

    TYPE_IN_JSON: ClassVar[str] = "paragraph"

    runs: tuple[Run, ...]
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Listing:
    """Items of a list, one paragraph each."""

    TYPE_IN_JSON: ClassVar[str] = "list"

    items: tuple[Paragraph, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column's heading; numbers stand to the right."""

    label: str
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """Cells of runs; the first cell is the row's heading."""

    cells: tuple[tuple[Run, ...], ...]
    anchor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption."""

    TYPE_IN_JSON: ClassVar[str] = "table"

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """A statement as it stands to a key point, in its author's own words.

    `before` and `after` are the words of the statement around the matched part.
    `where` links to the statement in the register.
    """

    before: str
    text: str
    after: str
    who: str
    relation: str
    reason: str
    where: Run
    voice: Voice
    mark: str | None


@dataclass(frozen=True, kw_only=True)
class Fold:
    """What stands one click away; written out where nothing can be clicked."""

    summary: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, kw_only=True)
class Share:
    """A bar's length in one voice: so many of what `label` names."""

    label: str
    count: int
    voice: Voice


@dataclass(frozen=True, kw_only=True)
class KeyPointBlock:
    """A key point with who stands behind it, for and against.

    `shares` are told in words; those for and against are drawn to one scale, whose
    full length is `scale`, for `UNRESOLVED` counts statements and takes no side.
    `carried` tells the supporting of those asked, `behind` names all by meeting.
    `mark` tells whether a person has reviewed it.
    """

    anchor: str
    text: str
    mark: str
    reviewed: bool
    carried: tuple[Run, ...]
    behind: tuple[Paragraph, ...]
    raised_in: tuple[Run, ...]
    shares: tuple[Share, ...]
    scale: int
    folds: tuple[Fold, ...]


@dataclass(frozen=True, kw_only=True)
class HeatMap:
    """Counts by row and column; None where the row was not asked about there."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A labelled bar of shares, a link to what it counts."""

    label: str
    target: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars for to the right of a line and against to the left of it.

    `supports` and `opposes` name the sides; what is `UNRESOLVED` is not drawn.
    """

    supports: str
    opposes: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is known after one more meeting, and how much of it was new there."""

    label: str
    known: int
    new: int


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Steps from left to right; `axis` names what is counted."""

    axis: str
    new: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture and its table twin, which says the same in numbers."""

    anchor: str
    title: str
    description: str
    picture: HeatMap | Bars | Curve
    twin: Table
    show_table: str


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """Places and counts that add up to the total."""

    places: tuple[Share, ...]
    total: Share


Block = (
    Paragraph | Listing | Table | Quotation | Fold | KeyPointBlock | Chart | LedgerLine
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A heading with what stands under it; parts of a part are one level down."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The few words of the frame around the report."""

    skip: str
    contents: str
    to_top: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole report. `notice` stands on top of it and on every printed page."""

    language: str
    title: str
    subtitle: str
    notice: str | None
    labels: Labels
    parts: tuple[Part, ...]


def iterate_parts(
    parts: tuple[Part, ...], level: int = 2
) -> Iterator[tuple[int, Part]]:
    """Each part with the level of its heading, in reading order; the title is 1."""
    for part in parts:
        yield level, part
        yield from iterate_parts(part.parts, level + 1)
