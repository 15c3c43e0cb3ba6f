"""Pictures of findings, each with the table that says the same.

A picture is a grid of counts, bars to both sides, or what each meeting brought. Its
table is made of the same values, so that the two cannot tell different things.
Paths lead to the statements behind a figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LEVELS = 5


@dataclass(frozen=True, kw_only=True)
class Label:
    """What a row or a column is called, and where that leads."""

    text: str
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A count, perhaps of those who were asked; `heard` is None where nobody was."""

    heard: int | None
    asked: int | None = None
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Counts by row and column, the darker the more."""

    corner: str
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """How many are for and how many against."""

    label: Label
    supports: Cell
    opposes: Cell


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Bars for to the right of a line, against to the left of it."""

    corner: str
    supports: str
    opposes: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one meeting brought, and what was known after it."""

    label: Label
    new: int
    repeated: int
    known: int


@dataclass(frozen=True, kw_only=True)
class Steps:
    """Meeting after meeting: what was new and what repeated, as columns."""

    corner: str
    new: str
    repeated: str
    known: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Meeting after meeting: what is known by then as a line, what was new as columns.

    The columns of the last `run` meetings are marked: they are weighed against what was
    known after the first `base`.
    """

    corner: str
    new: str
    known: str
    base: int
    run: int
    steps: tuple[Step, ...]


Body = Grid | Sides | Steps | Curve


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture with its title and what it shows in words."""

    name: str
    title: str
    description: str
    body: Body


@dataclass(frozen=True, kw_only=True)
class Twin:
    """The table: a heading for each column, and rows of a label and cells."""

    corner: str
    columns: tuple[Label, ...]
    rows: tuple[tuple[Label, tuple[Cell, ...]], ...]


def tabulate(body: Body) -> Twin:
    """The table twin of a picture."""
    match body:
        case Grid():
            return Twin(
                corner=body.corner,
                columns=body.columns,
                rows=tuple(zip(body.rows, body.cells, strict=True)),
            )
        case Sides():
            return Twin(
                corner=body.corner,
                columns=(Label(text=body.supports), Label(text=body.opposes)),
                rows=tuple((b.label, (b.supports, b.opposes)) for b in body.bars),
            )
        case Steps():
            heads = (body.new, body.repeated, body.known)
            return Twin(
                corner=body.corner,
                columns=tuple(Label(text=head) for head in heads),
                rows=tuple(
                    (step.label, _count(step.new, step.repeated, step.known))
                    for step in body.steps
                ),
            )
        case Curve():
            return Twin(
                corner=body.corner,
                columns=(Label(text=body.new), Label(text=body.known)),
                rows=tuple(
                    (step.label, _count(step.new, step.known)) for step in body.steps
                ),
            )


def _count(*numbers: int) -> tuple[Cell, ...]:
    return tuple(Cell(heard=number) for number in numbers)


def find_level(cell: Cell, most: int) -> int:
    """How dark a cell is, from 0 to 5: its share of those asked, else of the most."""
    whole = most if cell.asked is None else cell.asked
    return -(-(cell.heard or 0) * LEVELS // whole) if whole else 0


def find_most(cells: Sequence[Sequence[Cell]]) -> int:
    """The largest count, which the others are held against."""
    return max((cell.heard or 0 for row in cells for cell in row), default=0)


def list_rows(twin: Twin, *, asked: str) -> Iterator[tuple[str | int | None, ...]]:
    """The table as rows of a file, its headings first.

    A column that counts of those asked has another beside it, headed by `asked`.
    """
    with_asked = [
        any(cells[n].asked is not None for _, cells in twin.rows)
        for n in range(len(twin.columns))
    ]
    heads: list[str] = [twin.corner]
    for column, has_asked in zip(twin.columns, with_asked, strict=True):
        heads += (
            [column.text, f"{column.text}, {asked}"] if has_asked else [column.text]
        )
    yield tuple(heads)
    for label, cells in twin.rows:
        row: list[str | int | None] = [label.text]
        for cell, has_asked in zip(cells, with_asked, strict=True):
            row += [cell.heard, cell.asked] if has_asked else [cell.heard]
        yield tuple(row)
