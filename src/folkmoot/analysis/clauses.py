"""A line cut into the parts that each say one thing."""

import re
from collections.abc import Iterator

from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import split_words

_JOINING = "og|samt|men|and|but|und|sowie|aber|och"
_CONTRASTING = "mens|hvorimod|imens|while|whereas|während|wobei|medan"
# Signs that part two things said in one sentence. A comma parts them only before a
# word that begins a clause of its own.
_CUT = re.compile(
    rf"\s+[–—-]\s+|\s*;\s+|,\s+(?=(?:{_JOINING}|{_CONTRASTING})\s)"
    rf"|\s+(?=(?:{_CONTRASTING})\s)",
    re.IGNORECASE,
)
# Without a comma, a joining word parts two clauses only if both have a verb.
_JOINT = re.compile(rf"\s+(?=(?:{_JOINING})\s)", re.IGNORECASE)
_VERBS = frozenset(
    """
    skal skulle bør burde kan må vil er var har havde bliver blir får kræver mangler
    giver gør går kommer ønsker trenger bruker ska bör måste är behöver finns finnes
    findes hinner should must can is are was were has have need needs will would may do
    does soll sollen sollte sollten muss müssen kann können ist sind wird werden hat
    haben braucht brauchen darf dürfen fehlt fehlen
    """.split()
)
_FEWEST_WORDS = 4


def split_clauses(text: str) -> list[tuple[int, int]]:
    """The spans of a text's clauses; a part too short to say something joins on."""
    return [
        span
        for start, end in split_sentences(text)
        for piece in _join_short(text, _cut(text, start, end, _CUT))
        for span in _cut_joints(text, *piece)
    ]


def split_parts(text: str) -> list[str]:
    """The text at every sign and joining word, where it has several parts.

    Finer than clauses: "more benches and fewer cars" is one clause of two parts. They
    are only a second way to look at a clause, and never shown.
    """
    parts = [text[slice(*span)] for span in _cut(text, 0, len(text), _PART)]
    filled = [part for part in parts if len(split_words(part)) >= _FEWEST_IN_A_PART]
    return filled if len(filled) > 1 else []


_PART = re.compile(
    rf"\s*[,;:–—]\s+|\s+-\s+|[.!?]\s+|\s+(?:{_JOINING})\s+", re.IGNORECASE
)
_FEWEST_IN_A_PART = 2


def _cut(
    text: str, start: int, end: int, signs: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    position = start
    for found in signs.finditer(text, start, end):
        if found.start() > position:
            yield position, found.start()
        position = found.end()
    if position < end:
        yield position, end


def _join_short(
    text: str, pieces: Iterator[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    held: tuple[int, int] | None = None
    for piece in pieces:
        if held and (_is_short(text, held) or _is_short(text, piece)):
            held = held[0], piece[1]
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _is_short(text: str, span: tuple[int, int]) -> bool:
    return len(split_words(text[slice(*span)])) < _FEWEST_WORDS


def _cut_joints(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _JOINT.finditer(text, start, end):
        left, right = (start, found.start()), (found.end(), end)
        if all(_is_clause(text, span) for span in (left, right)):
            yield left
            start = found.end()
    yield start, end


def _is_clause(text: str, span: tuple[int, int]) -> bool:
    words = split_words(text[slice(*span)])
    return len(words) >= _FEWEST_WORDS and any(w.casefold() in _VERBS for w in words)
