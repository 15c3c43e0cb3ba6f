"""Where a word stands within a compound: skole in folkeskolelærer, not kat in katalog.

A part is one only if what is left of it and what is right of it are words, too, apart
from the s, e or er that joins them. What the dictionary has no entry for may have a
name as its other part (Lyngholtskolen), where the part sought is too long for chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from folkmoot.analysis.compound_words import (
    ALSO_JOINED,
    BEHIND_NAMES,
    JOINING_LEFT,
    LAST_OF_THREE,
    NEVER_LAST,
    NEVER_LEFT,
    NEVER_RIGHT,
    SHORT_PARTS,
    UNDIVIDED,
)
from folkmoot.analysis.irregular_words import FUNCTION_WORDS, list_other_forms
from folkmoot.analysis.word_forms import (
    VOWELS,
    is_dictionary_form,
    is_known,
    is_own_lemma,
    list_lemmas,
    list_sought_lemmas,
    list_stems,
)

_SHORTEST_PART = 3
# So many letters are no chance at the end, or at the beginning, beside an unknown part.
_LONG_AT_END = 4
_LONG_AT_START = 5
_JOINTS = ("", "s", "e", "er")
# How much longer than its stem an inflected form may be.
_LONGEST_ENDING = 6
# In longer ones nobody has joined words, and to look for them takes long.
_LONGEST_WORD = 50

# Behind these the s always joins: undervisnings-timer, and no shoals of teaching.
_ALWAYS_WITH_S = ("ing", "hed", "ion", "tet", "skab", "dom")

Part = tuple[int, int]


def find_part(word: str, sought: str) -> Part | None:
    """Where the sought word, or a form of it, stands in a word; both are folded."""
    if word == sought:
        return 0, len(word)
    if sought in FUNCTION_WORDS or word in FUNCTION_WORDS or len(word) > _LONGEST_WORD:
        return None
    stems = [stem for stem in list_all_stems(sought) if stem in word]
    if stems and is_form_of(word, sought):
        return 0, len(word)
    if stems and _may_be_a_part(sought):
        return next(_find_within(word, sought, stems), None)
    return None


def is_form_of(word: str, sought: str) -> bool:
    """Whether both are forms of one word.

    Of a compound the dictionary does not have, its last part tells.
    """
    if word == sought or list_sought_lemmas(sought).meet(list_lemmas(word)):
        return True
    if is_known(sought) or is_known(word):
        return False
    left, tail = split_known_tail(sought)
    other_left, other_tail = split_known_tail(word)
    if not tail or left != other_left:
        return False
    return list_sought_lemmas(tail).meet(list_lemmas(other_tail))


@lru_cache(maxsize=2**10)
def list_all_stems(sought: str) -> tuple[str, ...]:
    """Stretches of letters one of which stands in each word that has the sought one."""
    left, tail = split_known_tail(sought)
    if not left or not tail:
        return list_stems(sought)
    stems = [left + stem for stem in list_stems(tail)]
    return tuple(stems if any(stem in sought for stem in stems) else [*stems, sought])


@lru_cache(maxsize=2**16)
def split_known_tail(word: str) -> tuple[str, str]:
    """What is left of the longest ending that the dictionary has, and that ending.

    Both are empty where it has none behind another word.
    """
    if is_known(word):
        return "", word
    if len(word) > _LONGEST_WORD:
        return "", ""
    for start in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        if is_known(word[start:]) and is_left_word(word[:start]):
            return word[:start], word[start:]
    return "", ""


def _may_be_a_part(sought: str) -> bool:
    return len(sought) >= _SHORTEST_PART or sought in SHORT_PARTS


def _find_within(word: str, sought: str, stems: Iterable[str]) -> Iterator[Part]:
    for stem in stems:
        start = word.find(stem)
        while start >= 0:
            if _is_left_part(word, start, len(stem)) or _is_road(word, start):
                yield from _find_ends(word, sought, start, stem)
            start = word.find(stem, start + 1)


def _find_ends(word: str, sought: str, start: int, stem: str) -> Iterator[Part]:
    if start and is_last_part(word, start, sought):
        yield start, len(word)
    longest = min(len(word) - 1, start + len(stem) + _LONGEST_ENDING)
    joined = list_joined_forms(sought)
    ends = [
        end
        for end in range(start + len(stem), longest + 1)
        if word[start:end] in joined and is_border(word, end)
    ]
    yield from ((start, end) for end in ends if is_right_word(word[end:]))
    if not is_known(word):
        shortest, longest = start + _LONG_AT_START, len(word) - _SHORTEST_PART
        yield from ((start, end) for end in ends if shortest <= end <= longest)


@lru_cache(maxsize=2**16)
def is_border(word: str, place: int) -> bool:
    """Whether no word that is one only lies across the place."""
    for whole in UNDIVIDED:
        start = word.find(whole, max(0, place - len(whole) + 1))
        if 0 <= start < place < start + len(whole):
            return False
    return True


def is_last_part(word: str, start: int, sought: str) -> bool:
    """Whether the word ends, from there, in a form of what is sought."""
    last = word[start:]
    if sought in NEVER_LAST or is_read_with_s(word, start):
        return False
    if not is_form_of(last, sought):
        return False
    # "parkeret" ends in no "ret": it is a form of "parkere", which does not.
    _left, tail = split_known_tail(word)
    if len(tail) <= len(last):
        return True
    ends = tuple(list_sought_lemmas(sought).danish | {sought})
    return any(lemma.endswith(ends) for lemma in list_lemmas(tail).danish)


def is_read_with_s(word: str, start: int) -> bool:
    """Whether the s in front is the part's: kommune-skat and not kommunes-kat."""
    left = word[:start]
    if not left.endswith("s") or len(left) <= _SHORTEST_PART or is_own_lemma(left):
        return False
    if left[:-1].endswith(_ALWAYS_WITH_S):
        return False
    if not is_own_lemma(left[:-1]):
        return False
    with_s = word[start - 1 :]
    lemmas = {f"s{lemma}" for lemma in list_lemmas(word[start:]).danish}
    return is_known(with_s) and not lemmas.isdisjoint(list_lemmas(with_s).danish)


@lru_cache(maxsize=2**10)
def list_joined_forms(sought: str) -> frozenset[str]:
    """How the word stands before another part: barn, barns, barne, børne."""
    lemmas = list_sought_lemmas(sought).danish
    bases = {sought} | lemmas
    for lemma in lemmas:
        plurals = list_other_forms(lemma)
        bases |= {plural for plural in plurals if not plural.endswith("s")}
    bases |= {base + base[-1] for base in bases if _may_double(base)}
    joined = {base + joint for base in bases for joint in _JOINTS}
    joined |= {f"{lemma[:-1]}s" for lemma in lemmas if _loses_its_e(lemma)}
    # "lyde" is a word of its own, and not how "lyd" is joined to others.
    others = {form for form in joined - bases if is_dictionary_form(form)}
    return frozenset(joined - (others - ALSO_JOINED))


def _loses_its_e(lemma: str) -> bool:
    """As arbejde becomes arbejds."""
    return lemma.endswith("e") and len(lemma) > _LONG_AT_START


def _may_double(base: str) -> bool:
    """As kat becomes katte."""
    return len(base) > 1 and base[-1] not in VOWELS and base[-2] in VOWELS


def _is_road(word: str, start: int) -> bool:
    """As Højbyvej: three letters, behind a name that the dictionary does not have."""
    is_long_enough = start >= _LONG_AT_END
    return is_long_enough and word[start:] in BEHIND_NAMES and not is_known(word)


@lru_cache(maxsize=2**16)
def _is_left_part(word: str, end: int, length: int) -> bool:
    """Whether the letters before a part, if any, can stand in front of it."""
    left = word[:end]
    if not left:
        return True
    if left in NEVER_LEFT or not is_border(word, end):
        return False
    if length < _SHORTEST_PART and len(left) <= _SHORTEST_PART:
        return False  # "hobby" is no "by"
    if is_left_word(left):
        return True
    is_no_chance = length >= _LONG_AT_END and len(left) >= _SHORTEST_PART
    return is_no_chance and not is_known(word) and left not in FUNCTION_WORDS


@lru_cache(maxsize=2**16)
def is_left_word(left: str) -> bool:
    """Whether it is a word, perhaps of several, in the form it has before another."""
    if left in JOINING_LEFT or left in SHORT_PARTS:
        return True
    for joint in _JOINTS:
        base = left[: len(left) - len(joint)]
        if left.endswith(joint) and _is_whole_word(base):
            return True
    whole = f"{left[:-1]}e"
    if left.endswith("s") and _loses_its_e(whole) and is_known(whole):
        return True
    return any(
        is_left_word(left[:i]) and _can_stand_between(left[i:])
        for i in range(_SHORTEST_PART, len(left) - _SHORTEST_PART + 1)
    )


def _can_stand_between(part: str) -> bool:
    """Behind one word and in front of another: regerings-sam-arbejde."""
    return part in JOINING_LEFT or _is_whole_word(part.removesuffix("s"))


def _is_whole_word(word: str) -> bool:
    is_long_enough = len(word) >= _SHORTEST_PART
    return is_long_enough and word not in FUNCTION_WORDS and is_known(word)


@lru_cache(maxsize=2**16)
def is_right_word(right: str) -> bool:
    """Whether it is a word, perhaps of several, that can stand behind another."""
    if right.startswith(NEVER_RIGHT):
        return False
    if len(right) <= _SHORTEST_PART:
        return right in SHORT_PARTS or right in LAST_OF_THREE
    return _is_whole_word(right) or any(
        is_left_word(right[:i]) and _is_last_word(right[i:])
        for i in range(_SHORTEST_PART, len(right) - _SHORTEST_PART + 1)
    )


def _is_last_word(word: str) -> bool:
    is_longer = len(word) > _SHORTEST_PART
    return word in LAST_OF_THREE or (is_longer and _is_whole_word(word))
