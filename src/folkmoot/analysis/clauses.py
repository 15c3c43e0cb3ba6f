"""A line cut into the parts that each say one thing."""

import re

from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import split_words

# Signs that part two things said in one sentence. A comma parts them only before a
# word that begins a clause of its own.
_CUT = re.compile(
    r"\s+[–—-]\s+|\s*;\s+|:\s+"
    r"|,\s+(?=(?:og|men|mens|samt|hvorimod|og at|and|but|while|whereas|und|aber|während"
    r"|sowie|och|men|medan|samtidig|så)\s)"
    r"|\s+(?=(?:mens|hvorimod|while|whereas|während|medan)\s)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4


def split_clauses(text: str) -> list[tuple[int, int]]:
    """The spans of a text's clauses; a part too short to say something joins on."""
    spans: list[tuple[int, int]] = []
    for start, end in split_sentences(text):
        for piece in _cut_sentence(text, start, end):
            short = len(split_words(text[slice(*piece)])) < _FEWEST_WORDS
            if (
                spans
                and (short or _is_short(text, spans[-1]))
                and spans[-1][0] >= start
            ):
                spans[-1] = (spans[-1][0], piece[1])
            else:
                spans.append(piece)
    return spans


def _is_short(text: str, span: tuple[int, int]) -> bool:
    return len(split_words(text[slice(*span)])) < _FEWEST_WORDS


def _cut_sentence(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position = start
    for found in _CUT.finditer(text, start, end):
        if found.start() > position:
            pieces.append((position, found.start()))
        position = found.end()
    if position < end:
        pieces.append((position, end))
    return pieces
