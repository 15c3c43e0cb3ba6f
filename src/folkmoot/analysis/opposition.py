"""Signs that one text reverses another, in five languages.

Meaning vectors cannot tell "fewer forms" from "more forms". These rules look for words
that can. They are meant to miss rather than to part what belongs together: a plain
"not" on one side says nothing, since a demand answers a complaint ("there is no
bench": "benches are needed").
"""

import re

from folkmoot.domain.words import split_words

_NEGATIONS = frozenset(
    """
    ikke ikkje ej aldrig aldri ingen intet ingenting hverken inte inget not no never
    cannot none nicht kein keine keinen keiner nie niemals niemand
    """.split()
)
_DEMANDS = frozenset(
    """
    skal bør burde må måtte ska bör måste får should must need needs ought let
    soll sollen sollte sollten muss müssen darf dürfen lad lade la låt bedre flere mere
    færre mindre mer fler färre bättre more fewer less better mehr weniger besser
    ønsker ønskes trenger kræver kræves behov tak hellere
    """.split()
)
_MORE = frozenset(
    """
    flere mere øges øge øget udvides udvide styrkes styrke strammes stramme hæves
    bevares bevare beholdes beholde beholdt fastholdes bestå indføres genåbnes åbnes
    flyttes mangler savner savnes utvides økes innføres beholdes fler utökas behålla
    behållas bevaras införas öppnas saknas saknar more expand keep strengthen increase
    lacks missing mehr ausbauen erhalten behalten einführen stärken fehlt fehlen
    """.split()
)
_LESS = frozenset(
    """
    færre mindre fjernes fjerne afskaffes afskaffe nedlægges nedlægge lukkes lukke
    sænkes reduceres begrænses droppes stoppes stoppe skrottes væk bort avskaffes
    reduseres legges færre färre avskaffas avskaffa tas minskas läggas stängas fewer
    less remove removed scrap abolish close reduce cut drop weniger abschaffen
    streichen schließen reduzieren
    """.split()
)
_TOO_MUCH = re.compile(
    r"\b(?:for (?:mange|meget|mye|store?|høje?)|för (?:många|mycket)"
    r"|too (?:many|much)|zu (?:viele?|viel))\b",
    re.IGNORECASE,
)
_TOO_LITTLE = re.compile(
    r"\b(?:for (?:få|lidt|lite|lav[et]?|lille|små)|för (?:få|lite)"
    r"|too (?:few|little|low)|zu (?:wenige?|niedrig))\b",
    re.IGNORECASE,
)
_GOOD = frozenset(
    """
    godt god gode fungerer virker tilstrækkelig tilstrækkeligt tilstrækkelige rimelig
    rimeligt rimelige heldigvis succes tilfreds tilfredse forbedret flinkere effektiv
    effektivt gavner gavnlig opbakning støtte konkurrencedygtig velfungerende glade
    bra godt tilfreds støtte fornøyd fungerar bra nöjda förbättrats konkurrenskraftiga
    viktigt tillräcklig good well fine works sufficient adequate satisfied improved
    support gut funktioniert ausreichend zufrieden verbessert günstig tryghed
    """.split()
)
_BAD = frozenset(
    """
    dårlig dårligt dårlige elendig elendigt mangler savner splitter problem problemer
    utryg utrygt utryghed svært dyrt dyr umuligt forfærdeligt klager ødelægger skader
    slider spilder dårleg dårlig vanskelig splittar dålig dåligt dåliga svårt omöjligt
    inställda saknas förstör bad poor broken difficult impossible afraid wrong fail
    fails hurts schlecht schwierig teuer unmöglich kaputt fehlt fehlen stört
    """.split()
)
_NEGATIVE_PREFIXES = ("u", "o", "un", "in", "mis", "miss")
_SHORTEST = 4


def is_opposed(one: str, other: str) -> bool:
    """Whether the texts, near in words or meaning, say the reverse of each other."""
    return (
        _directions_differ(one, other)
        or _verdicts_differ(one, other)
        or _prefixes_differ(one, other)
    )


def _list_words(text: str) -> list[str]:
    text = re.sub(r"n['’]t\b", " not", text)
    return [word.casefold() for word in split_words(text)]


def _directions_differ(one: str, other: str) -> bool:
    return {_find_direction(one), _find_direction(other)} == {-1, 1}


def _find_direction(text: str) -> int:
    """More or kept: 1; less or gone: -1; both, neither or negated: 0."""
    words = set(_list_words(text))
    if words & _NEGATIONS:
        return 0
    more = bool(words & _MORE) or bool(_TOO_LITTLE.search(text))
    less = bool(words & _LESS) or bool(_TOO_MUCH.search(text))
    return more - less


def _verdicts_differ(one: str, other: str) -> bool:
    if _is_demand(one) or _is_demand(other):
        return False
    return {_find_verdict(one), _find_verdict(other)} == {-1, 1}


def _find_verdict(text: str) -> int:
    words = set(_list_words(text))
    good = bool(words & _GOOD)
    bad = bool(words & _BAD or _TOO_LITTLE.search(text) or _TOO_MUCH.search(text))
    if words & _NEGATIONS:
        good, bad = False, bad or good
    return good - bad


def _is_demand(text: str) -> bool:
    return bool(set(_list_words(text)) & _DEMANDS)


def _prefixes_differ(one: str, other: str) -> bool:
    """One has "safe" where the other has "unsafe", neither negated."""
    left, right = set(_list_words(one)), set(_list_words(other))
    if (left | right) & _NEGATIONS or _is_demand(one) or _is_demand(other):
        return False
    return any(
        prefix + word in there
        for here, there in ((left, right), (right, left))
        for word in here
        if len(word) >= _SHORTEST
        for prefix in _NEGATIVE_PREFIXES
    )
