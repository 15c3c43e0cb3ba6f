"""What became of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Comparing takes time by the square: long texts are compared as a whole.
_MOST_WORDS = 2_000


class Fate(StrEnum):
    KEPT = "kept"
    TAKEN_OUT = "taken_out"
    PUT_IN = "put_in"


@dataclass(frozen=True)
class Piece:
    """A run of words with one fate."""

    fate: Fate
    text: str


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order; all but those put in give the text before."""
    old, new = _split(before), _split(after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Fate.KEPT, "".join(old[i:j])))
            continue
        pieces.append(Piece(Fate.TAKEN_OUT, "".join(old[i:j])))
        pieces.append(Piece(Fate.PUT_IN, "".join(new[k:m])))
    return tuple(piece for piece in pieces if piece.text)


def _split(text: str) -> list[str]:
    words = _WORDS.findall(text)
    return words if len(words) <= _MOST_WORDS else [text]
