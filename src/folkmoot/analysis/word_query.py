"""What somebody typed into a search field, as what a text must and must not hold.

All words are wanted. "eller" or "or" between two means either, and binds them more
closely than what stands around: `ventetid læge eller vagtlæge` is a wait at one of
both. With a hyphen, `e-mail` is the two words or one, email. Quotation marks ask for
exactly these words in this order; a minus in front means without; a star at the end of
a word leaves its rest open.
"""

import re
from dataclasses import dataclass

from folkmoot.analysis.word_folding import find_words, fold_word

_QUOTES = '"“”„«»‟″'
_PIECE = re.compile(
    rf"(-?)[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]?|(\S+?)(?=[{_QUOTES}]|\s|$)"
)
# Some write "ungdoms-klub", some "ungdomsklub".
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_EITHER = frozenset({"eller", "or", "|"})
# More terms than anybody types: a pasted page must not keep the server busy.
MOST_TERMS = 32


@dataclass(frozen=True)
class Term:
    """One word or phrase; the words are folded.

    An exact one has them as they are. Else the last, or only one, may be inflected.
    """

    words: tuple[str, ...]
    is_exact: bool = False
    is_open: bool = False
    is_unwanted: bool = False


@dataclass(frozen=True)
class Query:
    """Clauses that must all hold; a clause holds where one of its terms does."""

    clauses: tuple[tuple[Term, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.clauses)


def read_query(typed: str) -> Query:
    """Read what was typed. What has no letters or digits asks for nothing."""
    clauses: list[list[Term]] = []
    joins = False
    for piece in _list_pieces(typed)[: 2 * MOST_TERMS]:
        if piece is None:
            joins = bool(clauses)
        elif joins:
            clauses[-1].append(piece)
            joins = False
        else:
            clauses.append([piece])
    return Query(tuple(tuple(clause) for clause in clauses[:MOST_TERMS]))


def _list_pieces(typed: str) -> list[Term | None]:
    """The terms; None for a word that means either."""
    pieces: list[Term | None] = []
    for minus, phrase, plain in _PIECE.findall(typed):
        if plain.lower() in _EITHER:
            pieces.append(None)
            continue
        term = _read_plain(plain) if plain else _read_phrase(phrase, minus)
        if term.words:
            pieces.append(term)
        if plain and _HYPHENED.fullmatch(plain):
            pieces += [None, Term(("".join(term.words),))]
    if pieces == [None]:
        return list(_read_alone(typed))
    return pieces


def _read_plain(piece: str) -> Term:
    words = _fold_all(piece)
    return Term(
        words,
        is_open=piece.endswith("*") and len(words) == 1,
        is_unwanted=piece.startswith("-"),
    )


def _read_phrase(phrase: str, minus: str) -> Term:
    return Term(_fold_all(phrase), is_exact=True, is_unwanted=bool(minus))


def _read_alone(typed: str) -> list[Term]:
    """Who types nothing but "eller" looks for that word."""
    words = _fold_all(typed)
    return [Term(words)] if words else []


def _fold_all(text: str) -> tuple[str, ...]:
    return tuple(fold_word(word.written) for word in find_words(text))
