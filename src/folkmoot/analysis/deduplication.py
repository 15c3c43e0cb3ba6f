"""Statements that say the same in the same words, exactly or nearly.

Nothing is dropped: a duplicate points at the first that said it.
"""

from __future__ import annotations

from collections.abc import Sequence

from folkmoot.analysis.lexical import STOP_WORDS
from folkmoot.analysis.likeness import profile_spelling
from folkmoot.analysis.reversal import find_reversal
from folkmoot.domain.words import split_words

NEARLY = 0.88
_ROWS_AT_A_TIME = 500


def find_duplicates(texts: Sequence[str]) -> list[int | None]:
    """For each text the number of the earlier one that it repeats, or None.

    Exact: the same words in the same order. Near: nearly the same letter groups, the
    same numbers, the same words of negation, and no word that turns it round. A
    repeated text never repeats another itself.
    """
    keys = [" ".join(split_words(text)).casefold() for text in texts]
    first: dict[str, int] = {}
    originals: list[int | None] = []
    for number, key in enumerate(keys):
        known = first.setdefault(key, number) if key else number
        originals.append(None if known == number else known)
    distinct = [n for n, original in enumerate(originals) if original is None]
    nearly = _find_near([keys[n] for n in distinct])
    for number, original in zip(distinct, nearly, strict=True):
        if original is not None:
            originals[number] = distinct[original]
    return [_follow(originals, number) for number in range(len(texts))]


def _follow(originals: Sequence[int | None], number: int) -> int | None:
    found = originals[number]
    while found is not None and (further := originals[found]) is not None:
        found = further
    return found


def _find_near(keys: Sequence[str]) -> list[int | None]:
    """The earliest near text of each, where that is none itself."""
    found: list[int | None] = [None] * len(keys)
    if len(keys) < 2:
        return found
    profiles = profile_spelling(keys)
    columns = profiles.T.tocsc()
    for start in range(0, len(keys), _ROWS_AT_A_TIME):
        block = (profiles[start : start + _ROWS_AT_A_TIME] @ columns).tocsr()
        block.data[block.data < NEARLY] = 0.0
        block.eliminate_zeros()
        for row in range(block.shape[0]):
            number = start + row
            near = block.indices[block.indptr[row] : block.indptr[row + 1]]
            for other in sorted(int(n) for n in near if n < number):
                if found[other] is None and _say_the_same(keys[other], keys[number]):
                    found[number] = other
                    break
    return found


def _say_the_same(one: str, other: str) -> bool:
    return (
        _list_telling(one) == _list_telling(other)
        and find_reversal(one, other) is None
        and find_reversal(other, one) is None
    )


def _list_telling(key: str) -> list[str]:
    """What a single letter may turn: numbers, and short words such as "ikke"."""
    return sorted(
        word
        for word in key.split()
        if any(sign.isdigit() for sign in word) or word in STOP_WORDS - _FILLERS
    )


_FILLERS = frozenset(
    "den det de en et at der som og i på til the a an of to der die das och att".split()
)
