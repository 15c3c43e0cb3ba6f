"""Search in short texts by words, their forms, and compounds they are part of.

`WordSearch` is made for one query and keeps what it found out about each word, so that
a hundred thousand texts cost as much as the different words they have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from folkmoot.analysis.irregular_words import FUNCTION_WORDS
from folkmoot.analysis.word_folding import (
    WORD,
    Word,
    find_words,
    fold_word,
    list_readings,
    place_letters,
    write_pattern,
)
from folkmoot.analysis.word_parts import Part, find_part, list_all_stems
from folkmoot.analysis.word_query import Query, Term, read_query

Span = tuple[int, int]
# Read alike by Python and PostgreSQL. To either, ø is no letter here: that lets a few
# texts more pass the first look.
_BETWEEN = "[^a-zA-Z0-9]+"
_NO_LETTER_BEFORE = "(?:^|[^a-zA-Z0-9])"
_NO_LETTER_BEHIND = "(?:[^a-zA-Z0-9]|$)"


class WordSearch:
    """One query, asked of many texts. All its answers are about whole code points."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._clauses = [[_Sought(term) for term in c] for c in self.query.clauses]

    @classmethod
    def read(cls, typed: str) -> WordSearch:
        """The search for what somebody typed."""
        return cls(read_query(typed))

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self._clauses)

    def finds(self, text: str) -> bool:
        """Whether the text has what was asked for, and nothing that was not wanted."""
        return all(
            any(sought.is_in(text) != sought.term.is_unwanted for sought in clause)
            for clause in self._clauses
        )

    def find_spans(self, text: str) -> list[Span]:
        """Where in the text the wanted words stand, in order and apart."""
        words = list(find_words(text))
        spans = [
            span
            for clause in self._clauses
            for sought in clause
            if not sought.term.is_unwanted
            for span in sought.find_spans(words)
        ]
        return list(_merge(sorted(spans)))

    def list_patterns(self) -> list[str]:
        """Regular expressions that all match in each text that is found, and in others.

        For a quick first look, in Python or PostgreSQL, at texts in NFC.
        """
        return [
            "|".join(sought.write_pattern() for sought in clause)
            for clause in self._clauses
            if not any(sought.term.is_unwanted for sought in clause)
        ]

    def turn_round(self) -> WordSearch | None:
        """What finds all that this does not, where it asks only for what is unwanted.

        That is quicker, for few texts have to be looked at closely.
        """
        terms = [term for clause in self.query.clauses for term in clause]
        is_turned = len(terms) == len(self.query.clauses) and all(
            term.is_unwanted for term in terms
        )
        if not is_turned:
            return None
        wanted = tuple(replace(term, is_unwanted=False) for term in terms)
        return WordSearch(Query((wanted,)))


class _Sought:
    """One term, and what was found out about words so far."""

    def __init__(self, term: Term) -> None:
        self.term = term
        self._readings = [list_readings(word) for word in term.words]
        self._judged: set[str] = set()
        self._fitting: set[str] = set()

    def is_in(self, text: str) -> bool:
        if self._is_phrase():
            return next(self._find_phrases(WORD.findall(text)), None) is not None
        # Cut at spaces only, which is quicker; the signs around words go when judged.
        chunks = text.split()
        if not self._judged.issuperset(chunks):
            new = set(chunks) - self._judged
            self._judged |= new
            self._fitting |= {chunk for chunk in new if self._has_part(chunk)}
        return not self._fitting.isdisjoint(chunks)

    def _has_part(self, chunk: str) -> bool:
        return any(self._find_part(word) is not None for word in WORD.findall(chunk))

    def find_spans(self, words: Sequence[Word]) -> Iterator[Span]:
        if self._is_phrase():
            for place in self._find_phrases([word.written for word in words]):
                last = words[place + len(self.term.words) - 1]
                yield words[place].start, last.end
            return
        for word in words:
            part = self._find_part(word.written)
            if part is not None:
                yield _place_part(word, part)

    def write_pattern(self) -> str:
        """A regular expression that matches in every text that has the term."""
        *before, last = self.term.words
        stems = [write_pattern(stem) for stem in self._list_last_stems()]
        is_whole = self.term.is_exact or last in FUNCTION_WORDS
        pieces = [
            _NO_LETTER_BEFORE if before or is_whole or self.term.is_open else "",
            *(write_pattern(word) + _BETWEEN for word in before),
            f"(?:{'|'.join(stems)})",
            _NO_LETTER_BEHIND if is_whole else "",
        ]
        return "".join(pieces)

    def _list_last_stems(self) -> list[str]:
        readings = self._readings[-1]
        if self.term.is_exact or self.term.is_open:
            return [self.term.words[-1]]
        return sorted(
            {stem for reading in readings for stem in list_all_stems(reading)}
        )

    def _is_phrase(self) -> bool:
        return self.term.is_exact or len(self.term.words) > 1

    def _find_part(self, written: str) -> Part | None:
        """Where the word has the last of the term's words in it, in any reading."""
        look: Callable[[str, str], Part | None] = find_part
        if self.term.is_open:
            look = _find_beginning
        folded = fold_word(written)
        for reading in list_readings(folded):
            for sought in self._readings[-1]:
                part = look(reading, sought)
                if part is not None:
                    return part if reading == folded else (0, len(folded))
        return None

    def _find_phrases(self, words: Sequence[str]) -> Iterator[int]:
        """The numbers of the words at which the term's words begin."""
        readings = [frozenset(list_readings(fold_word(word))) for word in words]
        many = len(self._readings)
        for place in range(len(words) - many + 1):
            begins = all(
                not readings[place + i].isdisjoint(self._readings[i])
                for i in range(many - 1)
            )
            if begins and self._is_last(words[place + many - 1]):
                yield place

    def _is_last(self, written: str) -> bool:
        """Whether the word can end the phrase; "it-system" has "it-systemer", too."""
        if self.term.is_exact:
            readings = list_readings(fold_word(written))
            return not set(readings).isdisjoint(self._readings[-1])
        part = self._find_part(written)
        return part is not None and part[0] == 0


def _find_beginning(word: str, sought: str) -> Part | None:
    return (0, len(word)) if word.startswith(sought) else None


def _place_part(word: Word, part: Part) -> Span:
    """The part's place in the text; the whole word, where letters fall together."""
    places = place_letters(word.written)
    folded = fold_word(word.written)
    if len(places) != len(folded) + 1:
        return word.start, word.end
    start, end = part
    return word.start + places[start], word.start + places[end]


def _merge(spans: Sequence[Span]) -> Iterator[Span]:
    """Let those that touch or overlap be one."""
    now: Span | None = None
    for start, end in spans:
        if now and start <= now[1]:
            now = now[0], max(now[1], end)
            continue
        if now:
            yield now
        now = start, end
    if now:
        yield now


def compile_patterns(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    """The patterns of a search, for Python."""
    return [re.compile(pattern) for pattern in patterns]
