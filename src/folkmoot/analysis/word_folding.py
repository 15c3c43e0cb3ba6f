"""Words as they are compared in a search: small letters, without accents.

é is e and ö is ø, but å, æ and ø are letters of their own. "aa" is read both ways, as
in Aarhus and in klimaaftale.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MARKS = "\u0300-\u036f\u00ad\u200b\u2060\ufeff"
WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_OWN_LETTERS = {"å": "å", "æ": "æ", "ø": "ø", "ä": "æ", "ö": "ø", "ǿ": "ø", "ǽ": "æ"}
# Beyond these no script has accents that people leave out.
_LAST_FOLDED = 0x2000


@dataclass(frozen=True)
class Word:
    """A word of a text, and where in it it stands."""

    written: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.written)


def find_words(text: str) -> Iterator[Word]:
    """The text's words in order. Invisible signs and loose accents belong to them."""
    for found in WORD.finditer(text):
        yield Word(found[0], found.start())


@lru_cache(maxsize=2**16)
def fold_word(written: str) -> str:
    """The word as it is compared."""
    if written.isascii():
        return written.lower()
    return unicodedata.normalize("NFC", written).translate(_TABLE)


@lru_cache(maxsize=2**14)
def list_readings(folded: str) -> tuple[str, ...]:
    """The word as it stands, and with å where it has aa."""
    read = folded.replace("aa", "å")
    return (folded,) if read == folded else (folded, read)


def place_letters(written: str) -> list[int]:
    """For each letter of the folded word where in the written one it begins.

    One more number ends the list, the length of the written word.
    """
    places = []
    for found in re.finditer(rf".[{_MARKS}]*", written, re.DOTALL):
        places += [found.start()] * len(fold_word(found[0]))
    return [*places, len(written)]


def write_pattern(folded: str) -> str:
    """A regular expression for a folded word in any spelling that folds to it.

    Of a kind that Python and PostgreSQL read alike. The text is taken to be NFC.
    """
    read = folded.replace("aa", "å")
    return f"[{_MARKS}]*".join(_write_letter(letter) for letter in read)


@lru_cache(maxsize=2**10)
def _write_letter(letter: str) -> str:
    spellings = sorted({letter, letter.upper()[:1]} | set(_SPELLINGS.get(letter, "")))
    if len(spellings) == 1:
        return re.escape(letter)
    one = f"[{''.join(spellings)}]"
    return f"(?:{one}|[aA][aA])" if letter == "å" else one


def _fold_letter(letter: str) -> str:
    small = letter.lower()
    if small in _OWN_LETTERS:
        return _OWN_LETTERS[small]
    bare = "".join(
        each
        for each in unicodedata.normalize("NFD", small)
        if not unicodedata.combining(each)
    )
    return bare if len(bare) == 1 else small


def _make_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in range(ord("A"), _LAST_FOLDED):
        letter = chr(code)
        folded = _fold_letter(letter)
        if folded != letter and letter.isalnum():
            table[code] = folded
    invisible = [*range(0x300, 0x370), 0xAD, 0x200B, 0x2060, 0xFEFF]
    return table | dict.fromkeys(invisible, None)


_TABLE = _make_table()
_SPELLINGS: dict[str, str] = {}
for _code, _folded in _TABLE.items():
    if _folded:
        _SPELLINGS[_folded] = _SPELLINGS.get(_folded, "") + chr(_code)
