"""Cutting a list of people at its commas, conjunctions and lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.documents.people_words import TITLES
from folkmoot.domain.words import split_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """What stands between two separators; `is_joined` by "og" to the one before."""

    start: int
    end: int
    is_joined: bool = False


# A bracket is matched, so that what separates inside it is passed over.
_BRACKET = r"\([^()\n]{0,200}\)"
_STRONG = (
    r"[;|•]|\n(?=\s?[^a-zæøåäöü\s])"
    r"|(?<=[^\W\d_]\s)(?=[0-9]{1,2}[.)]\s[A-ZÆØÅÄÖÜ])"
    r"|(?<!\S)(?:samt|sowie|as\swell\sas|plus|desuden|herudover|dertil)(?!\S)"
)
_WEAK = r",|\n|(?<=\s)[–—-](?=\s)"
_JOIN = r"(?<!\S)(?:og|and|und|och|&|/)(?!\S)"
_STOP = r"(?<=[^\W\d_]{3})\.(?=\s[^\Wa-zæøåäöü])"
_SEPARATOR = re.compile(
    rf"{_BRACKET}|(?P<strong>{_STRONG}|{_STOP})|(?P<weak>{_WEAK})|(?P<join>{_JOIN})"
)
_EDGE = " \t\n,;:.•|"
_GOES_ON = re.compile(r"(?:,|\s(?:og|and|und|och|&))\s*\Z", re.IGNORECASE)
_ABBREVIATIONS = frozenset("stud cand vicedir stellv konst mag".split())
_LOOK_BACK = 12
_SHORTEST_LAST_WORD = 3


def cut_segments(text: str) -> Iterator[list[Piece]]:
    """Pieces that may tell of each other, up to a semicolon, line's end or "samt"."""
    pieces: list[Piece] = []
    start, is_joined = 0, False
    for found in _SEPARATOR.finditer(text):
        if found.lastgroup is None or _is_no_end(found, text):
            continue
        piece = _trim(text, start, found.start(), is_joined=is_joined and bool(pieces))
        if piece is not None:
            pieces.append(piece)
            is_joined = False
        is_joined = is_joined or found.lastgroup == "join"
        start = found.end()
        if found.lastgroup == "strong":
            if pieces:
                yield pieces
            pieces, is_joined = [], False
    piece = _trim(text, start, len(text), is_joined=is_joined and bool(pieces))
    if piece is not None:
        pieces.append(piece)
    if pieces:
        yield pieces


def _is_no_end(found: re.Match[str], text: str) -> bool:
    """Whether a stop ends an abbreviation, or a line goes on in the next one."""
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if found.group() == ".":
        word = before.split()[-1].casefold()
        return word in _ABBREVIATIONS or f"{word}." in TITLES
    return found.group() == "\n" and _GOES_ON.search(before) is not None


def _trim(text: str, start: int, end: int, *, is_joined: bool) -> Piece | None:
    """The piece without the punctuation around it; None where it has no word."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip(_EDGE))
    right = start + len(piece.rstrip(" \t\n,;:•|"))
    if left >= right or not split_words(text[left:right]):
        return None
    if text[right - 1] == "." and _ends_sentence(
        text[max(left, right - _LOOK_BACK) : right]
    ):
        right -= 1
    return Piece(start=left, end=right, is_joined=is_joined)


def _ends_sentence(piece: str) -> bool:
    """Whether the full stop is none of "Holm K." or "m.fl."."""
    last = piece.split()[-1]
    return last[:-1].isalpha() and len(last) > _SHORTEST_LAST_WORD + 1
