"""Statements that say the same in the same words, exactly or nearly.

Nothing is dropped: a duplicate points at the first that said it. It takes over what
its original is matched with, so a word in place of another is never a repetition:
likeness of letters would hold "flere" for "færre" and 17 for 18.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from folkmoot.analysis.lexical import STOP_WORDS
from folkmoot.domain.words import split_words

# Words that may be there or not. Danish "to" is a number, so English "to" counts too.
_FILLERS = frozenset(
    "den det de en et at der som og i på til the a an of der die das och att".split()
)
# Inflection only: an ending such as "-ere" or "-løs" makes another word.
_ENDINGS = tuple("ernes enes ens ets ers erne ene er en et es e s".split())
_SHORTEST_STEM = 3
# A slip is looked for inside long words. At its beginning one letter makes another
# word ("anskaffe", "afskaffe"), and so it does at its end ("employer", "employee").
SHORTEST_WITH_SLIP = 7
_SURE_HEAD, _SURE_TAIL = 3, 2
# No language has so many words between one head and one tail: letters typed at random.
_MOST_WITH_ONE_WORD_LEFT = 200


def find_duplicates(texts: Sequence[str]) -> list[int | None]:
    """For each text the number of the earlier one that it repeats, or None.

    Exact: the same words in the same order. Near: the same but for inflection, articles
    and the like, a word said twice over, compounds written apart, and one slip of
    spelling inside a long word. Numbers and words of negation must be the same. A
    repeated text never repeats another itself. The time is that of the words read.
    """
    outlines = [_outline(text) for text in texts]
    first: dict[tuple[object, ...], int] = {}
    originals: list[int | None] = []
    for number, outline in enumerate(outlines):
        known = first.setdefault(outline.key, number) if outline.words else number
        originals.append(None if known == number else known)
    distinct = [number for number, original in enumerate(originals) if original is None]
    for number, original in _find_slips(outlines, distinct):
        originals[number] = original
    return [_follow(originals, number) for number in range(len(texts))]


def _follow(originals: Sequence[int | None], number: int) -> int | None:
    found = originals[number]
    while found is not None and (further := originals[found]) is not None:
        found = further
    return found


@dataclass(frozen=True)
class _Outline:
    """The words of a text that must be the same: as written, and uninflected."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for texts that say the same.

        Stems are joined, for compounds are often written apart. Short words stand by
        themselves as well, so that "for ældre" is not "forældre".
        """
        return "".join(self.stems), *filter(_is_telling, self.words)


@lru_cache(maxsize=2**15)
def _is_telling(word: str) -> bool:
    return word in STOP_WORDS or any(sign.isdigit() for sign in word)


def _outline(text: str) -> _Outline:
    words = [word.casefold() for word in split_words(text)]
    told = [word for word in words if word not in _FILLERS] or words
    once = tuple(word for word, _ in groupby(told))
    return _Outline(once, tuple(map(_strip_ending, once)))


@lru_cache(maxsize=2**15)
def _strip_ending(word: str) -> str:
    if any(sign.isdigit() for sign in word):
        return word
    if word.endswith("igt"):
        return word.removesuffix("t")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _find_slips(
    outlines: Sequence[_Outline], distinct: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of texts that differ by a slip in one long word: the later, the earlier.

    Texts meet under what they say apart from that word, so that few are compared.
    """
    met: defaultdict[bytes, list[tuple[int, str]]] = defaultdict(list)
    for number in distinct:
        places = list(_list_without_a_word(outlines[number]))
        found = min(
            (
                other
                for place, word in places
                for other, instead in met.get(place, ())
                if _is_slip(word, instead)
            ),
            default=None,
        )
        if found is not None:
            yield number, found
            continue
        for place, word in places:
            if len(met[place]) < _MOST_WITH_ONE_WORD_LEFT:
                met[place].append((number, word))


def _list_without_a_word(outline: _Outline) -> Iterator[tuple[bytes, str]]:
    """A hash of the text without each of its long words, and that word."""
    telling = " ".join(filter(_is_telling, outline.words))
    for at, word in enumerate(outline.words):
        if len(word) < SHORTEST_WITH_SLIP or any(sign.isdigit() for sign in word):
            continue
        around = (
            "".join(outline.stems[:at]),
            word[:_SURE_HEAD],
            word[-_SURE_TAIL:],
            "".join(outline.stems[at + 1 :]),
            telling,
        )
        content = "\0".join(around).encode("utf-8", "surrogatepass")
        yield hashlib.blake2b(content, digest_size=12).digest(), word


def _is_slip(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or too much, or two have changed places."""
    short, long = sorted((one, other), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = long[start + 1 : start + 2] + long[start : start + 1]
    return (
        short[start + 1 :] == long[start + 1 :]
        or short[start:] == swapped + long[start + 2 :]
    )
