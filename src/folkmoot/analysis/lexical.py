"""Words that two texts share, across inflection and compounds, in five languages."""

import re
from collections.abc import Mapping
from functools import lru_cache

from folkmoot.domain.words import split_words

STOP_WORDS = frozenset(
    """
    af al alle alt anden at blev bliver blive bør både da de dem den der deres det
    dette dig din disse dog du efter ej eller en end er et for fordi fra få får før
    gør ha haft han har havde have hele her hos hun hvad hver hvis hvor hvordan
    hvornår i ikke ind ingen jeg jo kan kun kunne kommer lige man mange med meget
    men mere mest mod må mellem nogen nogle noget nok nu når ny nye o og også om op
    os over på sammen samme samt se selv sig sin sine skal skulle som så sådan til
    ud uden under var ved vi vil ville vore vores være været fx bl a f eks dvs mv
    osv blandt bare bedre bedst både ting via hen der's blot endnu helt hverken
    højere grad stadig størst større vigtig vigtigt vigtigste an are as be been but
    by can do does from get has have if in into is it its more most must need needs
    not of on or our should so than that the their them there they this to too us
    was we were what when which who will with would you your aus auch auf bei das
    dass dem den der des die ein eine einem einen einer eines er es für hat haben
    ich im in ist kann man mehr mit muss müssen nach nicht noch nur oder sein sich
    sie sind soll sollen sollte über um und uns unsere vom von vor war wenn wer
    werden wie wir wird zu zum zur att av bli blir bör de dem den det detta där
    efter eller en ett från för ha har hur här i inte kan man med men mer mycket
    måste när och om oss på ska skall som så till under upp ut utan vad var vara vi
    vill är än bli blir bør da de det dei den der dette eg ein eit ett fra få har
    hva ikke ikkje jeg kan kva man me med må når og også om oss på skal som så til
    ut var ved vi vil være
    """.split()
)
# Endings that inflection adds; long ones first. A stem keeps at least four letters.
_ENDINGS = sorted(
    """
    ernes enes ernes erne ene ens ets ers es er en et e s n t r
    arnas ornas arna orna erna ar or ans ane ene ande ende ing ingen ings inger ingerne
    ungen ung heit keit lich isch ings ed ly ies
    """.split(),
    key=len,
    reverse=True,
)
_SHORTEST_STEM = 4
_SHORTEST_PART = 5
_LEFT_OF_ENDING = 2
_DIGITS = re.compile(r"\d")


@lru_cache(maxsize=2**16)
def stem_word(word: str) -> str:
    """A word without its inflection, roughly: enough to see that two are one word."""
    word = word.casefold()
    if _DIGITS.search(word):
        return word
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                word = word[: -len(ending)]
                break
    return word


@lru_cache(maxsize=2**14)
def list_stems(text: str) -> Mapping[str, str]:
    """The stems of a text's content words, each with a form it has in the text."""
    return read_stems(text)


def read_stems(text: str) -> Mapping[str, str]:
    """The same, not kept: for a text that is met once."""
    stems: dict[str, str] = {}
    for word in split_words(text):
        if word.casefold() not in STOP_WORDS and len(word) > 1:
            stems.setdefault(stem_word(word), word)
    return stems


@lru_cache(maxsize=2**16)
def match_stems(one: str, other: str) -> float:
    """How far two stems are the same word: 1 equal, less where one is a part.

    A compound shares its part: "ledelsesrum" and "ledelsesudvikling" share "ledelses".
    """
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= _LEFT_OF_ENDING:
        return 0.9
    if len(short) >= _SHORTEST_PART and short in long:
        return 0.75
    shared = _shared_start(short, long)
    if shared >= _SHORTEST_PART and shared >= 0.6 * len(short):
        return 0.6
    return 0.0


def _shared_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def find_shared(
    wanted: Mapping[str, str], given: Mapping[str, str]
) -> list[tuple[str, str, float]]:
    """For each wanted stem the best given one: stem, the given form, how far equal."""
    shared: list[tuple[str, str, float]] = []
    for stem in wanted:
        if stem in given:
            shared.append((stem, given[stem], 1.0))
            continue
        # What neither begins alike nor holds the other has nothing in common with it.
        first = stem[0]
        scored = [
            (match_stems(stem, other), other)
            for other in given
            if other[0] == first or other in stem or stem in other
        ]
        if scored:
            equal, best = max(scored)
            if equal > 0:
                shared.append((stem, given[best], equal))
    return shared
