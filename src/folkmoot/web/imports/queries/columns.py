"""The columns of a survey: what becomes of each, and the first rows as read."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from folkmoot.domain import record as read
from folkmoot.domain.words import fold_text
from folkmoot.web.imports.queries.reviews import Part, Review

SHOWN_ROWS = 20
STATEMENT, ATTRIBUTE, DROP = "statement", "attribute", "drop"
# A person asked for it; what the reader leaves out by itself stays out.
AS_ASKED = "as asked"
_DROPPED = re.compile(r"^column dropped: (?P<why>.+?) \((?P<cells>\d+) cells?\)$")
# Of so many respondents at least, a column that differs for nearly all tells who it is.
_ENOUGH = 5
_NEARLY_ALL = 0.9


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column, and what becomes of it. `why` tells why the reader left it out."""

    name: str
    role: str
    part: Part | None = None
    examples: tuple[str, ...] = ()
    why: str = ""
    # Nearly every row has another value: it could tell who answered.
    is_telling: bool = False

    @property
    def is_locked(self) -> bool:
        """Names, addresses and the like are never kept."""
        return self.role == DROP and self.why != AS_ASKED


@dataclass(frozen=True, kw_only=True)
class Row:
    """A respondent's row: cells in the order of the columns that are kept."""

    number: int
    cells: tuple[str, ...]


def list_columns(record: read.Record, review: Review) -> list[Column]:
    """All columns in the order they stand in the file, as far as that can be told."""
    found = [
        *_list_questions(review),
        *_list_attributes(review),
        *_list_dropped(record),
    ]
    head = fold_text(review.text[:5000])
    return sorted(found, key=lambda column: _find_place(head, column.name))


def list_rows(review: Review, columns: list[Column]) -> list[Row]:
    """The first rows, as they would be taken in."""
    kept = [column for column in columns if column.role != DROP]
    cells: dict[int, dict[str, str]] = defaultdict(dict)
    for part in review.parts:
        for piece in part.pieces:
            row = cells[piece.line or 0]
            row.update(piece.attributes)
            row[part.heading] = piece.text
    return [
        Row(number=line, cells=tuple(cells[line].get(c.name, "") for c in kept))
        for line in sorted(cells)[:SHOWN_ROWS]
    ]


def find_telling(record: read.Record) -> list[str]:
    """Attributes that could tell who answered: nearly every row has another value."""
    values = _gather_values(record)
    return [name for name, told in values.items() if _is_telling(list(told.values()))]


def _list_questions(review: Review) -> Iterator[Column]:
    for part in review.parts:
        examples = tuple(piece.text for piece in part.pieces[:3])
        yield Column(name=part.heading, role=STATEMENT, part=part, examples=examples)


def _list_attributes(review: Review) -> Iterator[Column]:
    values: dict[str, dict[int, str]] = defaultdict(dict)
    for part in review.parts:
        for piece in part.pieces:
            for name, value in piece.attributes:
                values[name][piece.line or 0] = value
    for name, told in values.items():
        distinct = tuple(dict.fromkeys(told.values()))
        yield Column(
            name=name,
            role=ATTRIBUTE,
            examples=distinct[:4],
            is_telling=_is_telling(list(told.values())),
        )


def _list_dropped(record: read.Record) -> Iterator[Column]:
    for balance in record.balance:
        for aside in balance.set_aside:
            found = _DROPPED.match(aside.reason)
            if found is not None:
                yield Column(name=fold_text(aside.text), role=DROP, why=found["why"])


def _gather_values(record: read.Record) -> Mapping[str, Mapping[int, str]]:
    values: dict[str, dict[int, str]] = defaultdict(dict)
    for section in read.iterate_sections(record):
        if section.kind is read.SectionKind.SURVEY:
            for statement in section.statements:
                for name, value in statement.attributes.items():
                    values[name][statement.source.line or 0] = value
    return values


def _is_telling(values: list[str]) -> bool:
    return len(values) >= _ENOUGH and len(set(values)) > _NEARLY_ALL * len(values)


def _find_place(head: str, name: str) -> int:
    place = head.find(name)
    return place if place >= 0 else len(head)
