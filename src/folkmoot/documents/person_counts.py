"""How many a crowd is: "70 ledere", "ca. 45", "40+", "tolv rektorer"."""

import re
from collections.abc import Sequence

from folkmoot.documents.people_words import NUMBER_WORDS

_ABOUT = frozenset(
    "i alt ca ca. cirka circa omkring omtrent rundt regnet rund etwa about around some"
    " over mere end more than godt knap knapt nesten næsten mindst minst at least mehr"
    " als insgesamt totalt in total of a an drygt approximately approx. runt ungefär"
    " ungefähr samlet well gut knapp under nearly almost fler än flere enn".split()
)
_MOST_ABOUT = 4
_DIGITS = re.compile(
    r"(?P<plain>[0-9]{1,5})\+?|(?P<grouped>[0-9]{1,3}(?:[.,][0-9]{3}))"
)
_RANGE = re.compile(r"[0-9]{1,5}\s?[-–—]\s?[0-9]{1,5}")
_HALF_HUNDRED = ("et halvt hundrede", "et halvt hundre", "ett halvt hundra")
_TOTALS = ("i alt", "in total", "in all", "til sammen", "totalt", "insgesamt")
_OTHERS = ("m.fl.", "m.fl", "mfl.", "mfl", "et al.", "et al", "u.a.", "m.m.", "u. a.")
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in (*_TOTALS, *_OTHERS))


def read_count(words: Sequence[str]) -> tuple[int | None, int] | None:
    """A number at the beginning and how many words tell it; None where there is none.

    The number itself is None for "40-50", which is not one number.
    """
    told = [word.casefold() for word in words]
    if " ".join(told[:3]) in _HALF_HUNDRED:
        return 50, 3
    start = 0
    while start < min(_MOST_ABOUT, len(told)) and told[start] in _ABOUT:
        start += 1
    if start == len(told):
        return None
    word = told[start].rstrip(",")
    if _RANGE.fullmatch(word):
        return None, start + 1
    if word in NUMBER_WORDS:
        is_preposition = word == "to" and told[start + 1 : start + 2] in (
            ["the"],
            ["a"],
        )
        return None if is_preposition else (NUMBER_WORDS[word], start + 1)
    number = _read_digits(word)
    return None if number is None else (number, start + 1)


def _read_digits(word: str) -> int | None:
    found = _DIGITS.fullmatch(word)
    if found is None:
        return None
    if found["grouped"]:
        return int(re.sub("[.,]", "", found["grouped"]))
    return int(found["plain"])


def drop_total(words: Sequence[str]) -> int:
    """How many words are left without "i alt" or "m.fl." at the end."""
    if not words or words[-1].casefold() not in _LAST_WORDS:
        return len(words)
    told = " ".join(words[-2:]).casefold()
    for phrase in (*_TOTALS, *_OTHERS):
        if told == phrase or told.endswith(f" {phrase}"):
            return len(words) - len(phrase.split())
    return len(words)
