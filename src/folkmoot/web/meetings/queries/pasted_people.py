"""A pasted list beside those who are there: who is new, who is known, who is twice.

Nothing is decided here: each line gets a standing and the reason for it, and a person
chooses.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from folkmoot.web.meetings.models import Attendee
from folkmoot.web.meetings.queries.pasted_lists import (
    Holds,
    PastedLine,
    PastedTable,
    gather_values,
    read_number,
)

_LONGEST = {Holds.ROLE: 100}
_FIELDS = (Holds.NAME, Holds.FUNCTION, Holds.ORGANISATION, Holds.ROLE)
_TOTALS = frozenset({"i alt", "ialt", "total", "sum", "subtotal", "in total", "all"})
MOST_OF_A_KIND = 10_000


class Standing(StrEnum):
    """How a pasted line stands to those who are there."""

    NEW = "new"
    # The same name, but of another organisation: likely somebody else.
    NAMESAKE = "namesake"
    # There already; the list knows more of them.
    FILLS = "fills"
    # There already; the list says something else of them.
    DIFFERS = "differs"
    KNOWN = "known"
    # The same person further up in the list.
    TWICE = "twice"
    # A line that adds up the others.
    TOTAL = "total"
    PROBLEM = "problem"


class Problem(StrEnum):
    NOBODY = "nobody"
    NO_NUMBER = "no_number"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"


_CHOSEN = frozenset({Standing.NEW, Standing.NAMESAKE, Standing.FILLS})
_CLOSED = frozenset({Standing.KNOWN, Standing.PROBLEM})


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What one line of the list (or several alike) says, and how it stands."""

    # Numbers of the lines as pasted.
    lines: tuple[int, ...]
    values: Mapping[str, str | int]
    standing: Standing
    problem: Problem | None = None
    cells: tuple[str, ...] = ()
    match: Attendee | None = None
    # Of the match: what would be set.
    adds: Mapping[str, str | int] | None = None

    @property
    def line(self) -> int:
        return self.lines[0]

    @property
    def is_chosen(self) -> bool:
        """Whether it is taken in, if nobody says otherwise."""
        return self.standing in _CHOSEN

    @property
    def may_be_chosen(self) -> bool:
        return self.standing not in _CLOSED


def compare_people(
    table: PastedTable, columns: Sequence[Holds], known: Iterable[Attendee]
) -> list[Candidate]:
    """Each line's standing, in the order of the list."""
    here = list(known)
    read = _add_alike(_read_line(line, columns) for line in table.lines)
    return [_place(candidate, read[:i], here) for i, candidate in enumerate(read)]


def digest_candidates(candidates: Iterable[Candidate]) -> str:
    """What a preview showed, so that what is saved is what was seen."""
    told = [
        (c.lines, dict(c.values), c.standing, c.match and c.match.id, c.adds)
        for c in candidates
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _read_line(line: PastedLine, columns: Sequence[Holds]) -> Candidate:
    said = gather_values(line.cells, columns)
    values: dict[str, str | int] = {h.value: said[h] for h in _FIELDS if h in said}
    number = said.get(Holds.COUNT)
    count = 1 if number is None else read_number(number)
    return Candidate(
        lines=(line.number,),
        values={**values, "count": count or 1},
        standing=Standing.NEW,
        problem=_find_problem(values, count),
        cells=line.cells,
    )


def _find_problem(values: Mapping[str, str | int], count: int | None) -> Problem | None:
    if not values:
        return Problem.NOBODY
    if not count:
        return Problem.NO_NUMBER
    if count > MOST_OF_A_KIND:
        return Problem.TOO_MANY
    long = (h for h in _FIELDS if len(str(values.get(h, ""))) > _LONGEST.get(h, 200))
    return Problem.TOO_LONG if any(long) else None


def _add_alike(read: Iterable[Candidate]) -> list[Candidate]:
    """Lines without names that say the same are several people of one kind."""
    gathered: list[Candidate] = []
    at: dict[tuple[str, ...], int] = {}
    for candidate in read:
        if candidate.problem or candidate.values.get("name"):
            gathered.append(candidate)
            continue
        index = at.setdefault(_key(candidate.values), len(gathered))
        if index == len(gathered):
            gathered.append(candidate)
            continue
        first = gathered[index]
        count = int(first.values["count"]) + int(candidate.values["count"])
        gathered[index] = replace(
            first,
            lines=(*first.lines, *candidate.lines),
            values={**first.values, "count": count},
        )
    return gathered


def _place(
    candidate: Candidate, earlier: Sequence[Candidate], here: Sequence[Attendee]
) -> Candidate:
    if candidate.problem:
        return replace(candidate, standing=Standing.PROBLEM)
    if any(str(v).casefold().rstrip(":") in _TOTALS for v in candidate.values.values()):
        return replace(candidate, standing=Standing.TOTAL)
    if not candidate.values.get("name"):
        return _place_kind(candidate, here)
    before = [c for c in earlier if c.standing is not Standing.PROBLEM]
    if any(_is_same(candidate.values, c.values) for c in before):
        return replace(candidate, standing=Standing.TWICE)
    match = next((a for a in here if _is_same(candidate.values, _tell(a))), None)
    if match is not None:
        return _place_known(candidate, match)
    names = [_tell(a) for a in here] + [dict(c.values) for c in before]
    if any(_fold(n.get("name")) == _fold(candidate.values["name"]) for n in names):
        return replace(candidate, standing=Standing.NAMESAKE)
    return candidate


def _place_kind(candidate: Candidate, here: Sequence[Attendee]) -> Candidate:
    """Several of a kind: the same kind there already, as many or another number."""
    unnamed = (a for a in here if not a.name)
    match = next((a for a in unnamed if _key(_tell(a)) == _key(candidate.values)), None)
    if match is None:
        return candidate
    if match.count == candidate.values["count"]:
        return replace(candidate, standing=Standing.KNOWN, match=match)
    adds = {"count": candidate.values["count"]}
    return replace(candidate, standing=Standing.DIFFERS, match=match, adds=adds)


def _place_known(candidate: Candidate, match: Attendee) -> Candidate:
    there = _tell(match)
    adds = {
        name: value
        for name, value in candidate.values.items()
        if value and _fold(value) != _fold(there.get(name))
    }
    if not adds:
        return replace(candidate, standing=Standing.KNOWN, match=match)
    fills = not any(there.get(name) for name in adds)
    standing = Standing.FILLS if fills else Standing.DIFFERS
    return replace(candidate, standing=standing, match=match, adds=adds)


def _tell(attendee: Attendee) -> dict[str, str | int]:
    return {name: getattr(attendee, name) for name in (*_FIELDS, "count")}


def _is_same(one: Mapping[str, str | int], other: Mapping[str, str | int]) -> bool:
    """The same name, and no two different organisations."""
    if not other.get("name") or _fold(one["name"]) != _fold(other["name"]):
        return False
    places = {_fold(one.get("organisation")), _fold(other.get("organisation"))}
    return len(places - {""}) <= 1


def _key(values: Mapping[str, str | int]) -> tuple[str, ...]:
    return tuple(_fold(values.get(name)) for name in _FIELDS)


def _fold(value: object) -> str:
    return " ".join(str(value or "").casefold().split())
