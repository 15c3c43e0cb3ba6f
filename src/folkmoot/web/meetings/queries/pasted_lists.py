"""Reading a list of people as it comes out of Excel: lines, and what columns hold."""

import csv
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

MOST_LINES = 2_000
MOST_COLUMNS = 20


class Holds(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    ROLE = "role"
    COUNT = "count"
    NOTHING = ""


LABELS = {
    Holds.NOTHING: _("leave out"),
    Holds.NAME: _("name"),
    Holds.FIRST_NAME: _("first name"),
    Holds.LAST_NAME: _("last name"),
    Holds.FUNCTION: _("function"),
    Holds.ORGANISATION: _("organisation"),
    Holds.ROLE: _("role"),
    Holds.COUNT: _("how many"),
}

_HEADERS = tuple(
    (holds, re.compile(rf"(?:{words})\W*", re.IGNORECASE))
    for holds, words in (
        (Holds.FIRST_NAME, r"fornavn(?:e)?|first ?names?|given ?names?"),
        (Holds.LAST_NAME, r"efternavn(?:e)?|last ?names?|surnames?|family ?names?"),
        (Holds.NAME, r"navne?|(?:fulde|deltagers?) navn|deltagere?|personer?"
                     r"|(?:full )?names?|participants?|people|persons?"),
        (Holds.FUNCTION, r"funktion|titel|stilling(?:sbetegnelse)?|jobtitel"
                         r"|function|(?:job )?title|position"),
        (Holds.ORGANISATION, r"organisation(?:er)?|kommune|arbejdsplads|virksomhed"
                             r"|forening|institution|sted|enhed|firma|region|afdeling"
                             r"|organi[sz]ations?|municipality|employer|company"
                             r"|workplace|affiliation"),
        (Holds.ROLE, r"roller?|faggruppe|fag|profession|gruppe|deltagertype|type"
                     r"|kategori|målgruppe|roles?|category|occupation|kind"),
        (Holds.COUNT, r"antal(?: (?:personer|deltagere))?|hvor mange|stk\.?"
                      r"|count|number(?: of (?:people|participants))?|how many|no\.?"),
        (Holds.NOTHING, r"e-?mails?(?:adresse)?|mail(?:adresse)?|telefon(?:nr|nummer)?"
                        r"|tlf\.?(?:nr)?|mobil(?:nr)?|phone|mobile|nr\.?|#|id|adresse"
                        r"|address|bemærkning(?:er)?|noter?|notes?|tilmeldt|dato|date"),
    )
)  # fmt: skip
_ORGANISATION = re.compile(
    r"kommune\b|\bregion\b|\bskole|skolen?\b|gymnasi|universitet|hospital|sygehus|forening"
    r"|\bforbund|\bråd(?:et)?\b|\bA/S\b|\bApS\b|styrelse|ministeri|fonden?\b|center"
    r"|council|municipality|school|university|association|agency|ministry|\bltd\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:ca\.?\s*)?([0-9]{1,5})(?:[.,]0+)?(?:\s*(?:stk\.?|personer))?")
_CONTACT = re.compile(r"\S+@\S+\.\S+|(?:\+?[0-9][\s-]?){8,}")


@dataclass(frozen=True, kw_only=True)
class PastedLine:
    """A line with its number in what was pasted, counted from one."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PastedTable:
    """A pasted list in columns; `header` is None where its first line is a person."""

    header: PastedLine | None
    lines: tuple[PastedLine, ...]
    width: int
    guess: tuple[Holds, ...]
    # How many lines beyond the most we take were not read.
    left_over: int = 0

    def sample(self, column: int) -> list[str]:
        """Some of what a column has in it."""
        cells = [line.cells[column] for line in self.lines if line.cells[column]]
        return list(dict.fromkeys(cells))[:3]


def read_table(text: str) -> PastedTable:
    """Cut a pasted list into lines and columns, and guess what each column holds."""
    rows = _cut(text)
    width = min(MOST_COLUMNS, max((len(cells) for _, cells in rows), default=0))
    lines = [
        PastedLine(
            number=number,
            cells=(*cells[:width], *[""] * (width - len(cells))),
        )
        for number, cells in rows
    ]
    header = lines[0] if lines and _is_header(lines[0].cells) else None
    body = lines[1:] if header else lines
    table = PastedTable(
        header=header,
        lines=tuple(body[:MOST_LINES]),
        width=width,
        guess=(),
        left_over=max(0, len(body) - MOST_LINES),
    )
    guess = _name_by_header(header.cells) if header else _name_by_content(table)
    return PastedTable(**{**vars(table), "guess": tuple(guess)})


def read_number(text: str) -> int | None:
    """A number of people as lists write it."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def gather_values(
    cells: Sequence[str], columns: Sequence[Holds]
) -> Mapping[Holds, str]:
    """What a line says, by what its columns hold; two of a kind are put together."""
    said: dict[Holds, str] = {}
    for cell, holds in zip(cells, columns, strict=False):
        if cell and holds is not Holds.NOTHING:
            said[holds] = f"{said[holds]}, {cell}" if holds in said else cell
    parts = (said.pop(part, "") for part in (Holds.FIRST_NAME, Holds.LAST_NAME))
    name = " ".join(part for part in parts if part)
    if name:
        said[Holds.NAME] = f"{said[Holds.NAME]} {name}" if Holds.NAME in said else name
    return said


def _cut(text: str) -> list[tuple[int, list[str]]]:
    """The lines that are not empty, in cells; one in quotes may hold a line break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    # A quote that is never closed would swallow the rest of the list.
    is_quoted = text.count('"') % 2 == 0
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=_find_delimiter(text),
        quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE,
    )
    rows, before = [], 0
    try:
        for cells in reader:
            number, before = before + 1, reader.line_num
            clean = [" ".join(cell.split()) for cell in cells]
            if any(clean):
                rows.append((number, clean))
    except csv.Error:
        return [
            (number, [" ".join(line.split())])
            for number, line in enumerate(text.split("\n"), start=1)
            if line.strip()
        ]
    return rows


def _find_delimiter(text: str) -> str:
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    if any("\t" in line for line in lines):
        return "\t"
    most = Counter({sign: sum(sign in line for line in lines) for sign in ";,"})
    return ";" if most[";"] and most[";"] >= most[","] / 2 else ","


def _is_header(cells: Sequence[str]) -> bool:
    """Whether at least half of the first line's cells name a column."""
    filled = [cell for cell in cells if cell]
    known = [cell for cell in filled if _match_header(cell) is not None]
    return bool(known) and len(known) * 2 >= len(filled)


def _match_header(cell: str) -> Holds | None:
    return next((h for h, words in _HEADERS if words.fullmatch(cell.strip())), None)


def _name_by_header(cells: Sequence[str]) -> list[Holds]:
    """The first column of a kind has it; a second of the same is left out."""
    named: list[Holds] = []
    for cell in cells:
        holds = _match_header(cell) or Holds.NOTHING
        named.append(Holds.NOTHING if holds in named else holds)
    return named


def _name_by_content(table: PastedTable) -> list[Holds]:
    """Numbers are counts, the first words a name; the rest by what they look like."""
    named: list[Holds] = []
    rest = [Holds.NAME, Holds.FUNCTION, Holds.ORGANISATION, Holds.ROLE]
    for column in range(table.width):
        holds = _recognise([line.cells[column] for line in table.lines])
        if holds is None:
            holds = rest[0] if rest else Holds.NOTHING
        if holds in named:
            holds = Holds.NOTHING
        rest = [kind for kind in rest if kind is not holds]
        named.append(holds)
    return named


def _recognise(cells: Sequence[str]) -> Holds | None:
    filled = [cell for cell in cells if cell]
    if not filled or sum(bool(_CONTACT.fullmatch(c)) for c in filled) * 2 > len(filled):
        return Holds.NOTHING
    if all(read_number(cell) is not None for cell in filled):
        return Holds.COUNT
    if sum(bool(_ORGANISATION.search(cell)) for cell in filled) * 2 >= len(filled):
        return Holds.ORGANISATION
    return None
