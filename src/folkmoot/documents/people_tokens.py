"""The words of a piece of a list of people, and where they stand in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.documents.blocks import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word with its punctuation, as code points in the text."""

    text: str
    start: int
    end: int


Words = Sequence[Word]
_PLACE_ARTICLES = frozenset("the dem der die das".split())
_TOKEN = re.compile(r"v/(?=\S)|\S+")
_SHORTEST_LAST_WORD = 4


def list_words(piece: str, start: int) -> list[Word]:
    """The words of a piece that stands at `start` of the text."""
    return [
        Word(text=found.group(), start=start + found.start(), end=start + found.end())
        for found in _TOKEN.finditer(piece)
    ]


def bare_texts(words: Words) -> list[str]:
    """The words without the punctuation after them."""
    return [word.text.rstrip(",;:") for word in words]


def span(words: Words) -> Span | None:
    """From the first word to the last, without the punctuation after it."""
    if not words:
        return None
    last = words[-1]
    return Span(start=words[0].start, end=last.end - _count_signs(last.text))


def span_place(words: Words) -> Span | None:
    """A place of work without the article before its name."""
    has_article = len(words) > 1 and words[0].text in _PLACE_ARTICLES
    return span(words[has_article:])


def _count_signs(word: str) -> int:
    is_sentence_end = (
        word.endswith(".") and word[:-1].isalpha() and len(word) > _SHORTEST_LAST_WORD
    )
    return len(word) - len(word.rstrip(",;:." if is_sentence_end else ",;:"))
