"""Which words are forms of one word, in Danish and in English.

The forms are simplemma's dictionaries', with what they lack: the irregular words, and
endings for words they do not know. They are read where they lie packed, which takes
0.4 s the first time and 10 MB of memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from folkmoot.analysis.irregular_words import (
    ADJECTIVE_FORMS,
    ADJECTIVES,
    DANISH,
    ENGLISH,
    FUNCTION_WORDS,
    OWN_ROOT,
    list_other_forms,
)
from folkmoot.analysis.word_folding import list_readings

# Where its dictionary form would be among these, the word is one itself.
_TELLING_ENDINGS = ("e", "en", "et", "er", "n", "r", "s", "ne", "erne", "ens", "ets")
# Of words the dictionaries do not know; long ones first.
_DANISH_ENDINGS = (
    *("ernes", "enes", "ernes", "edes", "erne", "ende", "ene", "ens", "ets", "ers"),
    *("ede", "et", "en", "er", "es", "te", "ne", "n", "r", "e", "s", "t"),
)
_ENGLISH_ENDINGS = ("ings", "ing", "ers", "ied", "ies", "ed", "es", "er", "s")
_AFTER_ER = ("e", "en", "ens", "es", "ne", "nes", "s")
_AFTER_LOST_E = ("e", "er", "ers", "erne", "ernes", "en", "ens", "ene", "et", "ets")
# Endings a name may have of its own: Hansen is no form of Hans.
_MAYBE_OF_THE_NAME = ("sen", "er", "e", "t", "n", "r", "en")
_SHORTEST_BASE = 3
VOWELS = "aeiouyæøå"


@cache
def _open_dictionary(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries import StreamDictionaryFactory

    return StreamDictionaryFactory().get_dictionary(language)


def prepare_dictionaries() -> None:
    """Read them now, so that the first search does not wait for them."""
    for language in ("da", "en"):
        _open_dictionary(language)


@lru_cache(maxsize=2**16)
def look_up(word: str, language: str = "da") -> str | None:
    """The dictionary form of a folded word, folded; None for an unknown word."""
    for reading in list_readings(word):
        found = _open_dictionary(language).get(reading)
        if found is not None:
            return found.lower()
    return None


def is_known(word: str) -> bool:
    """Whether the Danish dictionary has the word."""
    return word in DANISH or look_up(word) is not None


@dataclass(frozen=True)
class Lemmas:
    """The words that a word may be a form of, by language."""

    danish: frozenset[str]
    english: frozenset[str]
    is_danish: bool

    def meet(self, other: Lemmas) -> bool:
        """Whether both may be forms of one word.

        What Danish has both of is Danish: "man" and "men" are no man and men then.
        """
        if not self.danish.isdisjoint(other.danish):
            return True
        if self.is_danish and other.is_danish:
            return False
        return not self.english.isdisjoint(other.english)


@lru_cache(maxsize=2**16)
def list_lemmas(word: str) -> Lemmas:
    """All that a folded word of a text may be a form of."""
    if word in FUNCTION_WORDS:
        return _only(word)
    if word in OWN_ROOT:
        return _only(OWN_ROOT[word])
    danish = set(DANISH.get(word) or _look_up_all(word)) | _list_other_lemmas(word)
    if is_dictionary_form(word):
        danish.add(word)
    is_danish = bool(danish)
    english = {look_up(word, "en") or word, *ENGLISH.get(word, ())}
    if not is_danish:
        danish = {word, *_strip_endings(word, _DANISH_ENDINGS)}
        english |= set(_strip_endings(word, _ENGLISH_ENDINGS))
    return Lemmas(frozenset(danish), frozenset(english), is_danish)


def _list_other_lemmas(word: str) -> frozenset[str]:
    """What a word of its own is a form of as well: huse of hus, grønt of grøn."""
    found = ADJECTIVE_FORMS.get(word, frozenset())
    is_plural = word.endswith("e") and look_up(f"{word}ne") == word[:-1]
    # Who looks for a garden ("have") does not mean seas.
    if is_plural and word != "have":
        found |= {word[:-1]}
    return found


def _only(word: str) -> Lemmas:
    return Lemmas(frozenset({word}), frozenset({word}), is_danish=True)


def _look_up_all(word: str) -> Iterator[str]:
    """What the dictionary says, which is one lemma only, and what it leaves out."""
    found = look_up(word)
    if found:
        yield found
    # "lærer" is a person, and what the child does; "mødes" is to meet, and to be met.
    if word.endswith(("er", "es")) and look_up(word[:-1]) == word[:-1]:
        yield word[:-1]
    # "lederne" are people as well, though the dictionary knows the joints only.
    for ending in _AFTER_ER:
        base = word.removesuffix(ending)
        if base != word and base.endswith("er") and is_dictionary_form(base):
            yield base
    for ending in _AFTER_LOST_E:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= _SHORTEST_BASE:
            yield from filter(is_own_lemma, _put_e_back(base))


def _put_e_back(base: str) -> Iterator[str]:
    """As "cykl", without its ending, comes from "cykel" and "midl" from "middel"."""
    left, last = base[:-1], base[-1]
    if last in "lnr" and left[-1] not in VOWELS:
        yield f"{left}e{last}"
        yield f"{left}{left[-1]}e{last}"


def is_own_lemma(word: str) -> bool:
    """Whether the dictionary has it as a form of itself."""
    return look_up(word) == word


@lru_cache(maxsize=2**12)
def list_sought_lemmas(word: str) -> Lemmas:
    """What somebody means who looks for the word: itself, if it is a dictionary form.

    Else what it is a form of.
    """
    if word in FUNCTION_WORDS:
        return _only(word)
    if is_dictionary_form(word):
        danish = frozenset({word} | _list_other_lemmas(word))
        return Lemmas(danish, frozenset({word}), is_danish=is_known(word))
    lemmas = list_lemmas(word)
    if lemmas.is_danish:
        return Lemmas(lemmas.danish, frozenset({word}), is_danish=True)
    return Lemmas(_guess_base(word) | {word}, lemmas.english, is_danish=False)


@lru_cache(maxsize=2**14)
def is_dictionary_form(word: str) -> bool:
    """Whether other forms are forms of it, or nothing but itself."""
    if word in OWN_ROOT:
        return OWN_ROOT[word] == word
    if word in ADJECTIVES or is_own_lemma(word):
        return True
    if word in DANISH:
        return False
    return any(look_up(word + ending) == word for ending in _TELLING_ENDINGS)


def _guess_base(word: str) -> frozenset[str]:
    for ending in _DANISH_ENDINGS:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) > _SHORTEST_BASE:
            return frozenset({base} if ending not in _MAYBE_OF_THE_NAME else ())
    return frozenset()


def _strip_endings(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    for ending in endings:
        base = word[: -len(ending)]
        if not word.endswith(ending) or len(base) < _SHORTEST_BASE:
            continue
        yield base
        yield base + ("y" if ending in ("ies", "ied") else "e")
        if base[-1] == base[-2] and base[-1] not in VOWELS:
            yield base[:-1]


@lru_cache(maxsize=2**12)
def list_stems(word: str) -> tuple[str, ...]:
    """Stretches of letters one of which stands in every form of what is sought."""
    lemmas = list_sought_lemmas(word)
    stems = {
        stem
        for lemma in lemmas.danish | lemmas.english
        for form in (lemma, *list_other_forms(lemma))
        for stem in _shorten(form)
    }
    if not any(stem in word for stem in stems):
        stems.add(word)
    return tuple(
        sorted(
            stem
            for stem in stems
            if not any(other in stem for other in stems if other != stem)
        )
    )


def _shorten(form: str) -> Iterator[str]:
    """What is left of a form in all others: the e goes, "cykel" becomes "cykl"."""
    if len(form) <= _SHORTEST_BASE:
        yield form
    elif form.endswith(("um", "us")) and len(form) > _SHORTEST_BASE + 1:
        yield form[:-2]
    elif form.endswith(("e", "y")):
        yield form[:-1]
    elif form.endswith(("el", "en", "er")):
        bare = form[:-2]
        yield form
        yield (bare[:-1] if bare[-1] == bare[-2] else bare) + form[-1]
    else:
        yield form
