"""Statements in which there is nothing to gather, in five languages."""

import re

from folkmoot.domain.words import fold_text, split_words

_NOTHING = """
    ingen kommentar|ingen kommentarer|ingen bemærkninger|ingen bemærkning|ingen svar
    ingen input|ingenting|intet|intet svar|intet at tilføje|ikke noget|ubesvaret|blank
    ved ikke|det ved jeg ikke|ved det ikke|nej tak|ikke relevant|ingen|nix|pas
    do|ditto|dito|idem|samme|samme her|det samme|samme som ovenfor|samme som foregående
    samme som før|som ovenfor|se ovenfor|enig|enige|enig med ovenstående
    enig i ovenstående|do som ovenfor|det samme som ovenfor|samme som de andre
    samme svar|samme svar som ovenfor|samme svar som før
    ingen kommentarar|ikkje noko|veit ikkje|vet ikke|samme som over|se over
    som over|det same|det samme som over|ingen merknader|ingen merknad|enig med over
    inga kommentarer|ingen kommentar|inga synpunkter|inget|inget att tillägga|vet ej
    vet inte|samma som ovan|se ovan|som ovan|samma|håller med|inget svar|ej svar
    instämmer|ej relevant
    no comment|no comments|no answer|no opinion|none|nothing|nothing to add|no input
    don t know|do not know|not applicable|same|same as above|same here|see above
    as above|agree|agreed|n a|na|nil|null|nan|as before|same as before
    kein kommentar|keine kommentare|keine angabe|keine anmerkungen|keine|nichts|k a
    weiß nicht|weiß ich nicht|nichts hinzuzufügen|siehe oben|s o|wie oben|dasselbe
    das gleiche|das selbe|gleiches wie oben|dito wie oben|stimme zu|entfällt
    """
_PHRASES = frozenset(
    phrase.strip().casefold()
    for line in _NOTHING.strip().splitlines()
    for phrase in line.split("|")
)
_POINTER = re.compile(
    r"(?:det )?(?:samme|samma|same|wie|dasselbe)(?: som| as| wie)? "
    r"(?:gruppe|grupp|group|bord|table|tisch|nr|punkt|point)(?: nr)? ?\d{1,3}"
)
_FILLER = re.compile(r"(.)\1*")
_LONGEST_FILLER = 5


def is_empty(text: str) -> bool:
    """Whether a statement says nothing that can be gathered.

    It has no letters, or it says only that there is no comment ("ingen kommentar"),
    or it points at what stands elsewhere ("do.", "samme som ovenfor").
    """
    folded = fold_text(text).casefold()
    if not any(letter.isalpha() for letter in folded):
        return True
    words = " ".join(split_words(folded))
    if words in _PHRASES or _POINTER.fullmatch(words):
        return True
    return len(words) < _LONGEST_FILLER and _FILLER.fullmatch(words) is not None
