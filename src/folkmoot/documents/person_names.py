"""What a person's name looks like: "Anne M. Holm", "Hans von der Au", "ABCD"."""

import re
from collections.abc import Sequence

from folkmoot.documents.people_words import (
    ACRONYMS,
    ALSO_SURNAMES,
    ARTICLES,
    AT_WORDS,
    FROM_WORDS,
    LEADING_ORGANISATIONS,
    NOT_NAMES,
    OF_WORDS,
    PARTICLES,
    TITLES,
    is_office,
    is_organisation,
)

_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’'-]){0,40}")
_INITIALS = re.compile(r"[A-ZÆØÅÄÖÜ]{2,5}(?:/[^\W_]{1,6})?")
_FEWEST, _MOST = 2, 5
_LINKS = FROM_WORDS | AT_WORDS | OF_WORDS | ARTICLES


def is_initials(word: str) -> bool:
    """Whether a word is somebody's initials, not an organisation's."""
    return word not in ACRONYMS and _INITIALS.fullmatch(word) is not None


def are_initials_of(word: str, name: str) -> bool:
    """Whether "AH" stands for "Anne Holm"."""
    firsts = [part[0].casefold() for part in re.split(r"[\s-]+", name) if part]
    letters = iter(firsts)
    return all(letter in letters for letter in word.casefold())


def skip_titles(words: Sequence[str]) -> int:
    """How many titles stand before a name: "Prof. Dr."."""
    count = 0
    while count < len(words) and words[count].casefold() in TITLES:
        count += 1
    return count


def may_be_in_name(word: str) -> bool:
    """Whether a word is written as part of a name."""
    bare = word.strip(',;:()"')
    if bare in PARTICLES:
        return True
    is_word = _NAME_WORD.fullmatch(bare) is not None
    return is_word and bare[0].isupper() and bare.casefold() not in NOT_NAMES


def is_name(words: Sequence[str]) -> bool:
    """Whether words are a full name: at least two, capitalised, of no organisation."""
    full = [word for word in words if word not in PARTICLES]
    return (
        _FEWEST <= len(full) <= _MOST
        and len(words) <= _MOST + 2
        and words[0] not in PARTICLES
        and words[-1] not in PARTICLES
        and all(may_be_in_name(word) for word in words)
        and not any(is_organisation(word) for word in full)
        and not any(is_office(word) for word in full[:-1])
        and (full[-1] in ALSO_SURNAMES or not is_office(full[-1]))
    )


def is_short_name(word: str) -> bool:
    """Whether a single word may be a first name or a surname."""
    is_capital = word[:1].isupper() and may_be_in_name(word)
    return is_capital and not (is_organisation(word) or is_office(word))


def find_trailing_name(words: Sequence[str]) -> int:
    """Where the name begins that ends the words; their number where there is none.

    It comes after the last word of an organisation: "Nordby Skole | Anne Holm". Where
    nothing tells, the last two words are the name: "Nordby | Anne Holm".
    """
    start = len(words)
    while start > 0 and may_be_in_name(words[start - 1]):
        start -= 1
    while start < len(words) and words[start] in PARTICLES:
        start += 1
    after_organisation = _find_end_of_organisation(words, start)
    if after_organisation is not None:
        start = after_organisation
    elif start == 0 or words[start - 1].casefold() in _LINKS:
        start = max(start + 1, len(words) - _FEWEST)
    return start if start > 0 and is_name(words[start:]) else len(words)


def _find_end_of_organisation(words: Sequence[str], start: int) -> int | None:
    for position in range(len(words) - 1, start - 1, -1):
        if is_organisation(words[position]):
            is_leading = words[position].casefold() in LEADING_ORGANISATIONS
            return position + 1 + is_leading
    return None
