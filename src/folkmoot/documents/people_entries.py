"""What belongs together in a list of people: who, in which office, from where.

The pieces are gone through once, in order. A name, a body or a number opens an entry;
an office, a place of work or a remark tells of the entry that is open.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.documents.blocks import Span
from folkmoot.documents.people_pieces import Piece
from folkmoot.documents.people_words import (
    FROM_WORDS,
    OF_WHICH_WORDS,
    REMARKS,
    is_office_of_many,
    is_organisation,
)
from folkmoot.documents.person_facts import Part, PartKind
from folkmoot.documents.person_parts import read_part

_NAMED = frozenset({PartKind.PERSON, PartKind.INITIALS, PartKind.SINGLE})
_FIRST_WORD = re.compile(r"\S{1,40}")
_PREFIX = re.compile(r"[^:\n()]{2,60}:\s+(?=\S)")
_NO_PLACES = OF_WHICH_WORDS | REMARKS
_MOST_LISTED_WORDS = 3
_PLACED = frozenset({PartKind.CROWD, PartKind.OFFICE, PartKind.BODY})


@dataclass(kw_only=True, slots=True)
class Entry:
    """A person, body or crowd while its pieces are read; spans are code points.

    `is_place_shared`: the place of work was told before another person.
    """

    start: int
    end: int
    kind: PartKind
    count: int | None = None
    name: Span | None = None
    function: Span | None = None
    organisation: Span | None = None
    is_from: bool = False
    is_place_shared: bool = False


def read_segment(pieces: Sequence[Piece], text: str) -> list[Entry]:
    """The entries of the pieces of one segment."""
    reader = _Reader(text)
    chunk: list[Piece] = []
    for piece in pieces:
        if chunk and not piece.is_joined:
            reader.take_chunk(chunk)
            chunk = []
        chunk.append(piece)
    reader.take_chunk(chunk)
    return reader.entries


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self._shared: Span | None = None
        self._parts: dict[Piece, Part] = {}

    def _read(self, piece: Piece) -> Part:
        if piece not in self._parts:
            self._parts[piece] = read_part(self.text, piece.start, piece.end)
        return self._parts[piece]

    def _show(self, span: Piece | Span) -> str:
        return self.text[span.start : span.end]

    def take_chunk(self, chunk: Sequence[Piece]) -> None:
        """Take pieces joined by "og", as one where they belong together."""
        current, is_new = chunk[0], False
        for piece in chunk[1:]:
            if self._stand_apart(current, piece):
                self._take(current, is_new=is_new)
                current = piece
                is_new = self._read(piece).kind is not PartKind.PLAIN
            else:
                current = Piece(start=current.start, end=piece.end)
        self._take(current, is_new=is_new)

    # Whether "og" joins two entries or two words of one

    def _stand_apart(self, left: Piece, right: Piece) -> bool:
        first = _FIRST_WORD.match(self.text, left.start, left.end)
        opening = first.group().casefold() if first else ""
        if self.text[left.end - 1] == "-" or opening in OF_WHICH_WORDS:
            return False
        if _PREFIX.match(self.text, right.start, right.end):
            return True
        before, after = self._read(left), self._read(right)
        if self._lists_places(before, after):
            return False
        if after.kind is PartKind.CROWD:
            return not (before.is_from and self._counts_places(after))
        if after.kind is PartKind.BODY:
            return before.kind is not PartKind.ORGANISATION
        if after.kind is PartKind.PERSON:
            return before.kind is not PartKind.OFFICE or after.function is None
        if before.kind in (PartKind.PERSON, PartKind.INITIALS):
            return before.organisation is None
        return self._are_two_of_a_kind(before, after, opening)

    def _are_two_of_a_kind(self, before: Part, after: Part, opening: str) -> bool:
        """Whether two places or first names are two entries, and not one's place."""
        if before.kind is not after.kind:
            return False
        if before.kind is PartKind.ORGANISATION:
            return opening not in FROM_WORDS and not self._is_person_open()
        return before.kind is PartKind.SINGLE and not self._is_person_open()

    def _lists_places(self, before: Part, after: Part) -> bool:
        """Whether both go on with the places that a crowd is from."""
        if not self.entries or not self.entries[-1].is_from:
            return False
        return self._may_be_places(before) and self._may_be_places(after)

    def _may_be_places(self, part: Part) -> bool:
        if part.kind is PartKind.CROWD:
            return self._counts_places(part)
        return part.kind in (PartKind.SINGLE, PartKind.ORGANISATION)

    def _is_person_open(self) -> bool:
        return bool(self.entries) and self.entries[-1].kind is PartKind.PERSON

    def _counts_places(self, part: Part) -> bool:
        words = self._show(part.function).split() if part.function else []
        return any(is_organisation(word) for word in words[:2])

    # One piece

    def _take(self, piece: Piece, *, is_new: bool) -> None:
        found = _PREFIX.match(self.text, piece.start, piece.end)
        if found is None:
            self._take_part(piece, self._read(piece), is_new=is_new)
            return
        prefix = Piece(start=piece.start, end=self.text.rindex(":", 0, found.end()))
        rest = Piece(start=found.end(), end=piece.end)
        self._take_prefix(prefix, rest)

    def _take_prefix(self, prefix: Piece, rest: Piece) -> None:
        """What stands before a colon: a place for all, or an office for the first."""
        told, part = self._read(prefix), self._read(rest)
        if told.kind in (PartKind.PERSON, PartKind.INITIALS):
            self._take_part(prefix, told, is_new=True)
            self._take_part(rest, part, is_new=False)
            return
        self._shared = _tell_place(told)
        self._take_part(Piece(start=prefix.start, end=rest.end), part, is_new=True)
        entry = self.entries[-1]
        if told.kind is PartKind.OFFICE and entry.function is None:
            entry.function = told.function

    def _take_part(self, piece: Piece, part: Part, *, is_new: bool) -> None:
        entry = self.entries[-1] if self.entries else None
        if entry is None or is_new or not self._tells_of(entry, part):
            self._open(piece, part)
        else:
            self._add(entry, part, piece)
            entry.end = piece.end
        if part.is_for_all:
            self._share_with_all(part)

    def _open(self, piece: Piece, part: Part) -> None:
        if part.organisation is not None and part.kind is PartKind.PERSON:
            self._shared = part.organisation if part.is_shared else None
        is_shared = part.organisation is None and part.kind in _NAMED
        is_plain = part.kind is PartKind.PLAIN
        self.entries.append(
            Entry(
                start=piece.start,
                end=piece.end,
                kind=part.kind,
                count=part.count,
                name=part.name,
                function=None if is_plain else part.function,
                organisation=self._shared if is_shared else part.organisation,
                is_from=part.is_from,
                is_place_shared=is_shared or part.is_shared,
            )
        )

    def _share_with_all(self, part: Part) -> None:
        for entry in self.entries:
            if entry.kind in _NAMED and entry.organisation is None:
                entry.organisation = part.organisation

    # Whether a piece tells of the entry before it

    def _tells_of(self, entry: Entry, part: Part) -> bool:
        if part.kind is PartKind.PLAIN or part.is_for_all:
            return True
        if entry.is_from and self._may_be_places(part):
            return True
        if entry.kind in _NAMED:
            return self._tells_of_person(entry, part)
        if part.kind is PartKind.OFFICE:
            return self._tells_of_crowd(entry, part)
        if part.kind is PartKind.PERSON:
            return self._is_in_apposition(entry, part)
        is_place = part.kind is PartKind.ORGANISATION
        return is_place and entry.kind in _PLACED and entry.organisation is None

    def _tells_of_person(self, entry: Entry, part: Part) -> bool:
        has_place = entry.organisation is not None and not entry.is_place_shared
        is_full = entry.kind is PartKind.PERSON
        if part.kind is PartKind.PERSON:
            return part.is_short and entry.function is None and is_full
        if part.kind is PartKind.OFFICE:
            return entry.function is None or not self._is_definite(part.function)
        if part.kind is PartKind.BODY:
            return not has_place and part.organisation is None
        if part.kind is PartKind.SINGLE:
            return not has_place and entry.kind is not PartKind.SINGLE
        if part.kind is PartKind.INITIALS:
            return is_full
        return part.kind is PartKind.ORGANISATION

    def _tells_of_crowd(self, entry: Entry, part: Part) -> bool:
        """Whether an office is one more of "lærere, pædagoger og forældre"."""
        if entry.kind is PartKind.ORGANISATION:
            return True
        is_crowd = entry.kind in (PartKind.CROWD, PartKind.OFFICE)
        words = self._show(part.function).split() if part.function else []
        return is_crowd and any(is_office_of_many(word) for word in words)

    def _is_in_apposition(self, entry: Entry, part: Part) -> bool:
        """Whether "Borgmester i Nordby Kommune, Anne Holm" is one person."""
        is_told = part.function is not None or entry.function is None
        if entry.kind is not PartKind.OFFICE or is_told:
            return False
        words = self._show(entry.function).split() if entry.function else []
        is_of_many = any(is_office_of_many(word) for word in words)
        return not is_of_many and not self._is_definite(entry.function)

    def _is_definite(self, office: Span | None) -> bool:
        """Whether an office is somebody else's: "borgmesteren"."""
        shown = self._show(office) if office else ""
        return " " not in shown and shown.casefold().endswith("en")

    # What it tells

    def _add(self, entry: Entry, part: Part, piece: Piece) -> None:
        if part.kind is PartKind.PERSON and entry.kind is PartKind.OFFICE:
            entry.kind, entry.name = PartKind.PERSON, part.name
        elif entry.is_from and entry.kind not in _NAMED:
            self._add_origin(entry, part, piece)
            return
        if entry.kind in _NAMED:
            is_body = part.kind is PartKind.BODY
            entry.function = entry.function or (None if is_body else part.function)
        elif part.kind is PartKind.OFFICE:
            entry.function = _join(entry.function, part.function)
            entry.is_from = part.is_from
        place = _tell_place(part)
        if entry.organisation is None or (entry.is_place_shared and place is not None):
            entry.organisation, entry.is_place_shared = place, False
        elif part.kind is PartKind.ORGANISATION:
            entry.organisation = _join(entry.organisation, place)

    def _add_origin(self, entry: Entry, part: Part, piece: Piece) -> None:
        """One more of the places that a crowd is from."""
        words = self._show(piece).casefold().split()
        is_short = len(words) <= _MOST_LISTED_WORDS and words[0] not in _NO_PLACES
        if is_short or self._may_be_places(part):
            span = Span(start=piece.start, end=piece.end)
            entry.organisation = _join(entry.organisation, span)


def _tell_place(part: Part) -> Span | None:
    """The place of work a piece tells, if it is a place."""
    if part.kind is PartKind.BODY:
        return part.function
    if part.kind in (PartKind.SINGLE, PartKind.INITIALS) or part.is_short:
        return part.name
    return part.organisation


def _join(first: Span | None, last: Span | None) -> Span | None:
    if first is None or last is None:
        return first or last
    return Span(start=first.start, end=max(first.end, last.end))
