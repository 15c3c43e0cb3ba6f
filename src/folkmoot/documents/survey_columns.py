"""What the columns of a survey are: open questions, attributes, personal data."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.documents.personal_data import find_personal_data
from folkmoot.documents.sheets import Row, Sheet, name_column
from folkmoot.domain.errors import UnreadableDocumentError
from folkmoot.domain.words import count_words, fold_text


class ColumnRole(StrEnum):
    """What becomes of a column; the names are those of `--columns`."""

    STATEMENT = "statement"
    ATTRIBUTE = "attribute"
    DROP = "drop"
    GROUP = "group"
    FOCUS_AREA = "focus_area"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True)
class SurveyColumn:
    """A column, its header as respondents saw it, and what becomes of it."""

    number: int
    header: str
    role: ColumnRole
    why_dropped: str | None = None


@dataclass(frozen=True, kw_only=True)
class Header:
    """The rows of a sheet's header, what stands above it, and the body below."""

    above: tuple[Row, ...]
    rows: tuple[Row, ...]
    names: Mapping[int, str]
    body: tuple[Row, ...]


_CODE = re.compile(
    r"^(?:[A-Za-z]{1,5}[_. ]?\d+\w{0,4}(?:[._\[]\w+\]?)*|\{.*\}|\d+X\d+X\w+|[a-z]+_\d+\w*|ImportId.*"
    r"|s_\d+|respondent|statoverall\w*|[a-z]+(?:_[a-z0-9]+)+|id|var\d+)$"
)
_MOSTLY = 0.6


def find_header(sheet: Sheet) -> Header:
    """Find the header: titles stand above it, a row of codes may stand beside it."""
    rows = sheet.rows
    widest = max((len(row.cells) for row in rows), default=0)
    first = next((n for n, row in enumerate(rows) if _may_be_header(row, widest)), 0)
    head = rows[first : first + 1]
    spoken = head
    if len(rows) > first + 2:
        twins = rows[first], rows[first + 1]
        if _are_codes_and_questions(*twins):
            head, spoken = twins, twins
        elif _are_codes_and_questions(*reversed(twins)):
            head, spoken = twins, (twins[1], twins[0])
    names: dict[int, str] = {}
    for row in spoken:
        names.update({column: fold_text(text) for column, text in row.cells.items()})
    return Header(
        above=rows[:first],
        rows=tuple(head),
        names=names,
        body=rows[first + len(head) :],
    )


def _may_be_header(row: Row, widest: int) -> bool:
    return widest == 1 or (len(row.cells) > 1 and len(row.cells) >= widest * 0.5)


def _are_codes_and_questions(codes: Row, questions: Row) -> bool:
    """Whether the one row holds codes and the other what respondents saw."""
    shared = set(codes.cells) & set(questions.cells)
    if len(shared) < max(2, _MOSTLY * len(codes.cells)):
        return False
    coded, asked = (
        sum(_CODE.match(fold_text(row.cells[column])) is not None for column in shared)
        for row in (codes, questions)
    )
    lengths = [sum(len(r.cells[c]) for c in shared) for r in (codes, questions)]
    is_longer = lengths[1] > lengths[0]
    return (
        coded >= _MOSTLY * len(shared) > asked and is_longer and _is_text_row(questions)
    )


def _is_text_row(row: Row) -> bool:
    """A header repeats nothing and holds no bare numbers."""
    values = [fold_text(value) for value in row.cells.values()]
    return len(set(values)) == len(values) and not any(_NUMBER.match(v) for v in values)


_NUMBER = re.compile(r"^[+-]?[\d.,:/ %-]+(?:kr\.?|%|AM|PM)?$", re.IGNORECASE)
_OPEN_HEADER = re.compile(
    r"(?<!\w)(?:hvad|hvordan|hvorfor|hvilken|hvilke|hvori|beskriv|kommentar(?:er)?|uddyb\w*|andet|begrund\w*|forslag|bemærkning(?:er)?"
    r"|skriv|tilføj\w*|fritekst|åbent? svar|idéer|ideer|ønsker|råd til|what|how|why|which|describe|comments?|please|other|suggestions?"
    r"|explain|elaborate|tell us|anything|was|wie|warum|welche\w*|beschreib\w*|kommentare?|anmerkung\w*|sonstiges|begründ\w*|hva|kvifor|korleis"
    r"|utdyp\w*|annet|merknad\w*|vad|hur|varför|vilka|vilken|beskriv|motivera|övrigt|annat|förslag|synpunkter)(?!\w)",
    re.IGNORECASE,
)
_CLOSED_HEADER = re.compile(
    r"^\W*(?:id|respondent(?: ?id|nr\.?)?|response ?id|nr\.?|no\.?|løbenummer|start(?:ed| time|tidspunkt)?|completion time|fuldførelsestidspunkt|sluttidspunkt"
    r"|(?:tids?|date ?)stemp(?:el|la)|timestamp|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|last modified time|status"
    r"|sidst ændret|language|sprog|dato|date|oprettet|afsluttet|varighed|duration|interviewtid)\W*$",
    re.IGNORECASE,
)


def judge_columns(
    header: Header, *, asked: Mapping[str, str] | None
) -> tuple[SurveyColumn, ...]:
    """Give each column its role: what the user asked, else by header and cells.

    Raises:
        UnreadableDocumentError: a column was asked for that is not there.
    """
    wanted = _match_asked(header.names, asked or {})
    return tuple(
        _judge_column(number, name, header.body, wanted.get(number))
        for number, name in sorted(_name_all(header).items())
    )


def _name_all(header: Header) -> dict[int, str]:
    """Columns that hold something but have no header are named by their letter."""
    filled = {column for row in header.body for column in row.cells}
    return {c: header.names.get(c, name_column(c)) for c in filled | set(header.names)}


def _match_asked(names: Mapping[int, str], asked: Mapping[str, str]) -> dict[int, str]:
    by_name: dict[str, int] = {}
    for number in sorted(names, reverse=True):
        by_name[name_column(number).casefold()] = number
    for number, name in sorted(names.items(), reverse=True):
        by_name[name.casefold()] = number
    wanted: dict[int, str] = {}
    for name, role in asked.items():
        key = fold_text(name).casefold()
        if key not in by_name:
            known = ", ".join(f"“{known}”" for known in names.values())
            raise UnreadableDocumentError("unknown_column", column=name, known=known)
        wanted[by_name[key]] = role
    return wanted


def _judge_column(
    number: int, name: str, body: Sequence[Row], wanted: str | None
) -> SurveyColumn:
    values = [row.cells[number] for row in body if number in row.cells]
    kind = find_personal_data(name, values)
    if wanted is not None:
        role = ColumnRole(wanted)
        why = "as asked" if role is ColumnRole.DROP else None
    elif kind is not None:
        role, why = ColumnRole.DROP, kind
    else:
        role = ColumnRole.STATEMENT if _is_open(name, values) else ColumnRole.ATTRIBUTE
        why = None
    return SurveyColumn(number=number, header=name, role=role, why_dropped=why)


def _is_open(name: str, values: Sequence[str]) -> bool:
    """Whether a column holds answers in people's own words."""
    answers = [fold_text(value) for value in values if not is_no_answer(value)]
    if not answers or _CLOSED_HEADER.match(name):
        return False
    if sum(bool(_NUMBER.match(answer)) for answer in answers) > 0.5 * len(answers):
        return False
    if _is_choice(answers) or _are_quantities(answers):
        return False
    distinct = len({answer.casefold() for answer in answers}) / len(answers)
    words = [count_words(answer) for answer in answers]
    mean = sum(words) / len(words)
    if mean >= 5 and distinct >= 0.5:
        return True
    if _ASKS_FREELY.search(name) and distinct >= 0.8 and mean >= 1.5:
        return True
    is_asked = _OPEN_HEADER.search(name) is not None or name.rstrip().endswith("?")
    return is_asked and distinct >= 0.5 and (mean >= 2.2 or max(words) >= 5)


# What nobody can answer from a list, and "what is your …", which many do.
_ASKS_FREELY = re.compile(
    r"^\W*(?!(?:hvad|hva|vad|what|was) (?:er|är|is|ist) (?:din|dit|dine|ditt|your|ihr\w*|deres)\b)"
    r"(?:hvad|hvordan|hvorfor|hva|kvifor|korleis|vad|hur|varför|what|how|why|was|wie|warum)(?!\w)",
    re.IGNORECASE,
)


def _are_quantities(answers: Sequence[str]) -> bool:
    """Short answers with numbers: "5-10 km", "under 30 min."."""
    short = [any(c.isdigit() for c in a) and count_words(a) <= 4 for a in answers]
    return sum(short) > 0.5 * len(answers)


def _is_choice(answers: Sequence[str]) -> bool:
    """Whether the answers are picks from a list, one or several joined by signs."""
    parts = Counter(
        part.strip().casefold()
        for a in answers
        for part in a.split(";")
        if part.strip()
    )
    several = sum(";" in answer for answer in answers)
    if several > 0.3 * len(answers) and len(parts) < 0.6 * parts.total():
        return True
    return len(answers) >= 8 and len(parts) <= 0.34 * len(answers)


_NO_ANSWER = re.compile(
    r"^\W*(?:(?:det )?ved (?:jeg )?ikke|intet|ingen(?: kommentar(?:er)?| bemærkninger| svar)?|nej tak|ikke relevant|n/?a|vet (?:ikke|ej|inte)|veit ikkje"
    r"|weiß (?:ich )?nicht|keine angabe|k\.? ?a\.?|nichts|don'?t know|do not know|no (?:comments?|answer|opinion)|none|nothing|not applicable"
    r"|ingenting|inga synpunkter|inget(?: att tillägga)?|-+|x+|\.+|/|intet svar|ubesvaret|blank|null|nan|har ingen|ej svar|vedikke)?\W*$",
    re.IGNORECASE,
)


def is_no_answer(value: str) -> bool:
    """Whether a cell is empty or says that there is nothing to say."""
    return _NO_ANSWER.match(fold_text(value)) is not None
