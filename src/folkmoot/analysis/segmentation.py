"""A statement cut into segments of one idea each.

Telegraphic statements say two things in few words: "more nursery places, and open
until six". So a segment may be far shorter than a clause of a summary line, but no cut
falls inside quotes, brackets or numbers, and a list of things is one idea.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from folkmoot.analysis.lexical import STOP_WORDS
from folkmoot.domain.key_points import Segment
from folkmoot.domain.record import Statement
from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import fold_text, split_words

_JOINING = "og|samt|men|and|but|und|sowie|aber|och"
_CONTRASTING = "mens|hvorimod|imens|while|whereas|während|wobei|medan"
# Words that begin a wish; two wishes are two ideas, two things wished for are one.
_WISHES = frozenset(
    """
    flere færre mere mindre bedre billigere højere lavere hurtigere længere kortere
    større nye stop drop luk byg behold bevar ingen slut plads åbne åben åbn undgå
    fler färre mer bättre billigare snabbare längre stoppa bygg bygga behåll öppna inga
    flere raskere billigere åpne åpent ingen behold bygg stopp
    more fewer less better cheaper faster longer shorter new stop drop close build keep
    open no mehr weniger bessere besseren billigere schnellere längere kürzere neue
    keine stopp öffnen bauen
    lad lav giv send brug skru saml riv flyt køb hold fjern sæt skriv svar undgå hæv
    sænk la gi låt ge använd ta give let use put get remove raise lower
    """.split()
)
_VERBS = frozenset(
    """
    skal skulle bør burde kan må vil er var har havde bliver blive får kræver mangler
    giver gør går kommer ønsker trenger bruker ska bör måste är behöver finns finnes
    findes hinner should must can is are was were has have need needs will would may do
    does soll sollen sollte sollten muss müssen kann können ist sind wird werden hat
    haben braucht brauchen darf dürfen fehlt fehlen mangler savner savnes lukker åbner
    """.split()
)
_SUBORDINATE = re.compile(
    r"\W*(?:når|hvis|da|fordi|at|som|hvem|hvad|om|när|eftersom|if|when|because|since"
    r"|that|who|wenn|weil|dass|falls|obwohl|selvom|selv om|uden|uten|utan)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    rf"\s+[–—-]\s+|\s*;\s+|\s+[/+]\s+|\s*[•·|]\s*|\s+(?=(?:{_CONTRASTING})\s)",
    re.IGNORECASE,
)
_COMMA = re.compile(
    rf",\s+(?P<joining>(?:{_JOINING}|{_CONTRASTING})\s+)?", re.IGNORECASE
)
_JOINT = re.compile(rf"\s+(?:{_JOINING})\s+", re.IGNORECASE)
_WHOLE = re.compile(
    r"\"[^\"]{1,300}\"|[“„][^“”]{1,300}[“”]|»[^»«]{1,300}«|«[^«»]{1,300}»"
    r"|\([^()]{1,300}\)|\[[^\[\]]{1,300}\]"
    r"|\d+(?:[.,:]\d+)*(?:\s*[–—/+-]\s*\d+(?:[.,:]\d+)*)+"
)
_POLITE = frozenset("ja nej nei jo tak takk tack yes no thanks please ja bitte".split())
_COMPARED = ("ere", "are", "ste", "st")
_FEWEST_CONTENT_WORDS = 2
_FEWEST_IN_A_CLAUSE = 3

Span = tuple[int, int]


def cut_segments(statement: Statement, document_text: str) -> tuple[Segment, ...]:
    """The segments of a statement, at least one, in the order of its source.

    `start` and `end` are code points in `document_text`. Together the segments hold
    every word of the statement once, but for words that join two of them. A statement
    whose words a person corrected is one segment over its whole source.
    """
    start, end = statement.source.start, statement.source.end
    own, text = document_text[start:end], statement.text
    spans = split_ideas(text)
    places = [place for place, letter in enumerate(own) if letter.isalnum()]
    if len(spans) < 2 or len(places) != _count_letters(text) or not _agree(own, text):
        return (Segment(start=start, end=end, text=text),)
    return tuple(_locate(statement, own, places, spans))


def split_ideas(text: str) -> list[Span]:
    """The spans of the ideas in a folded text, one where it can't be told apart."""
    whole = [found.span() for found in _WHOLE.finditer(text)]
    gaps = [
        gap
        for gap in sorted({*_find_sentence_gaps(text), *_find_gaps(text)})
        if not any(start < gap[1] and gap[0] < end for start, end in whole)
    ]
    return _join_short(text, _part(text, gaps))


def _agree(own: str, text: str) -> bool:
    """Whether a text has its source's letters: a hyphen at a line's end may be gone."""
    return _list_letters(fold_text(own)) == _list_letters(text)


def _list_letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]


def _count_letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _locate(
    statement: Statement, own: str, places: list[int], spans: list[Span]
) -> Iterator[Segment]:
    """Segments by counting letters and digits, with the signs that lean on them."""
    offset, text, last = statement.source.start, statement.text, 0
    for start, end in spans:
        first = places[_count_letters(text[:start])]
        final = places[_count_letters(text[:end]) - 1] + 1
        while first > last and not own[first - 1].isspace():
            first -= 1
        while final < len(own) and own[final] in _CLOSING:
            final += 1
        yield Segment(start=offset + first, end=offset + final, text=text[start:end])
        last = final


_CLOSING = frozenset(".!?…)]\"'”“»«’")


def _find_sentence_gaps(text: str) -> Iterator[Span]:
    sentences = split_sentences(text)
    for (_, end), (start, _) in pairwise(sentences):
        yield end, start


def _find_gaps(text: str) -> Iterator[Span]:
    for found in _SIGN.finditer(text):
        if not _is_list(_find_sides(text, found)[1]):
            yield found.span()
    for found in _COMMA.finditer(text):
        if _parts_ideas(text, found):
            yield found.start(), found.end()
    for found in _JOINT.finditer(text):
        if _joins_ideas(text, found):
            yield found.span()


def _parts_ideas(text: str, comma: re.Match[str]) -> bool:
    """Whether a comma stands between two ideas, not in a list or before a reason."""
    left, right = _find_sides(text, comma)
    if _begins_wish(right):
        return _has_wish(left)
    if comma["joining"] is None or _SUBORDINATE.match(left):
        return False
    return _has_verb(right) or "," not in left


def _joins_ideas(text: str, joint: re.Match[str]) -> bool:
    """Whether a joining word without a comma stands between two wishes or clauses."""
    left, right = _find_sides(text, joint)
    before = split_words(left)[-1:] or [""]
    if _SUBORDINATE.match(left) or before[0].casefold().endswith(_COMPARED):
        return False
    if _begins_wish(right):
        return _has_wish(left) and before[0].casefold() not in _WISHES
    opening = " ".join(split_words(right)[:_FEWEST_IN_A_CLAUSE])
    return _is_clause(left) and _is_clause(right) and _has_verb(opening)


def _find_sides(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What stands before and after, within the sentence."""
    for start, end in split_sentences(text):
        if start <= found.start() and found.end() <= end:
            return text[start : found.start()], text[found.end() : end]
    return text[: found.start()], text[found.end() :]


def _begins_wish(text: str) -> bool:
    first = split_words(text)[:1]
    return bool(first) and first[0].casefold() in _WISHES


def _has_wish(text: str) -> bool:
    return any(word.casefold() in _WISHES for word in split_words(text))


def _has_verb(text: str) -> bool:
    return any(word.casefold() in _VERBS for word in split_words(text))


def _is_list(text: str) -> bool:
    """Whether things are named one after another: "trains, buses and boats"."""
    return "," in text and not (_has_verb(text) or _has_wish(text))


def _is_clause(text: str) -> bool:
    return len(split_words(text)) >= _FEWEST_IN_A_CLAUSE and _has_verb(text)


def _part(text: str, gaps: list[Span]) -> list[Span]:
    pieces, position = [], 0
    for start, end in gaps:
        if start >= position:
            pieces.append((position, start))
            position = end
    return [*pieces, (position, len(text))]


def _join_short(text: str, pieces: list[Span]) -> list[Span]:
    """A piece too short to say something belongs to its neighbour."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and (_is_short(text, joined[-1]) or _is_short(text, piece)):
            joined[-1] = joined[-1][0], piece[1]
        else:
            joined.append(piece)
    return joined


def _is_short(text: str, span: Span) -> bool:
    words = {word.casefold() for word in split_words(text[slice(*span)])}
    return sum(_says_something(word) for word in words) < _FEWEST_CONTENT_WORDS


def _says_something(word: str) -> bool:
    is_filler = len(word) < 2 or word in STOP_WORDS or word in _POLITE
    return word in _WISHES or not is_filler
