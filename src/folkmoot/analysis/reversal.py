"""Whether a statement turns a key point round, as far as words can show it.

Meaning vectors cannot tell "fewer forms" from "the forms keep us safe". Here a key
point is read for what it wants (more of a thing, less of it, to keep it, a change, or
nothing but a verdict), and a statement for what it says of that: whether it demands
the reverse, is content with how it is, praises what shall go, blames what shall come.
What is plain is a reversal for certain; the rest is doubtful, for people to settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from itertools import islice

from folkmoot.analysis.attitude_words import (
    ASKS_FOR_BAD,
    ASKS_FOR_GOOD,
    BLAME,
    BURDEN,
    CONTENT,
    DEMAND,
    EASY,
    ENOUGH,
    ENOUGH_AT_END,
    EXCESS,
    FOND,
    HARD,
    KEEP,
    LACK,
    LESS,
    MORE,
    NEGATION,
    OPPOSITES,
    PRAISE,
    RATHER,
    REJECT,
    TURN,
    list_needing,
)
from folkmoot.analysis.lexical import list_stems, match_stems, read_stems
from folkmoot.domain.words import WORD, fold_text

# A thing is named within so many words of what is said about it.
_NEAR = 5
_NEXT = 2
# Words in a long text turn other things round than the key point.
_LONGEST_TOLD = 30
_SAME = 0.6
# So many letters after a refusal tell what is refused.
_REACH = 60
_TOKEN = re.compile(r"\w+")
_STOP = re.compile(r"[.,;:!?–—()]|\s-\s")
_REFUSED = re.compile(
    r"\b(?:skal|bør|må|ska|bör|får|should|must|soll\w*|darf|dürfen)\s+(?:\w+\s+)?(?:ikke|ikkje|inte|not|nicht|kein\w*)\b"
    r"|\b(?:shouldn|mustn)['’]t\b",
)


@dataclass(frozen=True, kw_only=True)
class Reversal:
    """The words of the statement that turn the key point round; certain or not."""

    words: str
    certain: bool


class _Want(Enum):
    """What a key point asks for."""

    MORE = auto()
    LESS = auto()
    KEEP = auto()
    CHANGE = auto()
    NOTHING = auto()


def find_reversal(statement: str, key_point: str) -> Reversal | None:
    """What in the statement speaks against the key point; None where no word does."""
    said, point = _open_text(statement), _open_text(key_point)
    if said.words > _LONGEST_TOLD:
        return None
    doubts: list[Reversal] = []
    for words, certain in _list_reversals(said, point):
        if certain:
            return Reversal(words=words, certain=True)
        doubts.append(Reversal(words=words, certain=False))
    return doubts[0] if doubts else None


def find_asked_apart(heading: str | None, other: str | None) -> Reversal | None:
    """Whether one answers what works and the other what does not; never certain."""
    if heading is None or other is None or heading == other:
        return None
    if {_read_question(heading), _read_question(other)} == {True, False}:
        return Reversal(words=f"{heading} / {other}", certain=False)
    return None


@lru_cache(maxsize=2**10)
def _read_question(heading: str) -> bool | None:
    """True where it asks for what is good, False for what is not, else None."""
    good = ASKS_FOR_GOOD.search(heading.lower()) is not None
    bad = ASKS_FOR_BAD.search(heading.lower()) is not None
    return good if good != bad else None


# Words that were found, and the stems about them.
_Find = tuple[str, tuple[str, ...]]


class _Text:
    """A text with what its words say, looked up once for all it is held beside."""

    def __init__(self, text: str) -> None:
        shown = fold_text(text)
        # The patterns are for small letters; in a few scripts they are longer.
        self.text = shown.lower()
        self._shown = shown if len(shown) == len(self.text) else self.text
        self.words = len(WORD.findall(self.text))
        self.stems = list_stems(text)
        words = set(_TOKEN.findall(self.text))
        self._may_match = frozenset().union(*map(list_needing, words))
        # By the id of the pattern, a constant: its own hash takes longer than a search.
        self._found: dict[int, str | None] = {}
        self._unnegated: dict[int, str | None] = {}
        self._around: dict[tuple[int, int], list[_Find]] = {}
        self._before: dict[int, list[_Find]] = {}

    @cached_property
    def want(self) -> _Want:
        """What it asks for, as a key point."""
        more = self.find(MORE) or self.find(LACK)
        refused = _REFUSED.search(self.text) is not None
        if (self.find(LESS) or self.find(EXCESS) or refused) and not more:
            return _Want.LESS
        if self.find(KEEP):
            return _Want.KEEP
        if more:
            return _Want.MORE
        return _Want.CHANGE if self.find(DEMAND) else _Want.NOTHING

    @cached_property
    def opposites(self) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        """What it says one of, and not the other: "longer", not "shorter"."""
        return [
            (here, there)
            for pair in OPPOSITES
            for here, there in (pair, pair[::-1])
            if self.find(here) and not self.find(there)
        ]

    @cached_property
    def fond(self) -> str | None:
        """The first words that are fond of how it is, or content with it."""
        return self.find_unnegated(FOND) or self.find_unnegated(CONTENT)

    @cached_property
    def unfond(self) -> str | None:
        """The first words that are anything but."""
        return next(filter(None, map(self.find, _UNFOND)), None)

    @cached_property
    def refusals(self) -> list[_Find]:
        """What it says shall not be; less of a thing that shall not be is none."""
        return [
            (
                self._show(found),
                tuple(read_stems(self.text[found.end() :][:_REACH])),
            )
            for found in _REFUSED.finditer(self.text)
            if not LESS.search(self.text, found.end())
        ]

    def find(self, pattern: re.Pattern[str]) -> str | None:
        key = id(pattern)
        if key not in self._may_match:
            return None
        if key not in self._found:
            found = pattern.search(self.text)
            self._found[key] = self._show(found) if found else None
        return self._found[key]

    def find_about(
        self, pattern: re.Pattern[str], point: _Text, *, near: int = _NEAR
    ) -> str | None:
        """The first find that stands near a word of the key point, not negated."""
        if id(pattern) not in self._may_match:
            return None
        key = id(pattern), near
        if key not in self._around:
            self._around[key] = list(self._list_around(pattern, near))
        return _find_named(self._around[key], point)

    def find_before(self, pattern: re.Pattern[str], point: _Text) -> str | None:
        """The first find that has a word of the key point right after it."""
        key = id(pattern)
        if key not in self._may_match:
            return None
        if key not in self._before:
            self._before[key] = list(self._list_before(pattern))
        return _find_named(self._before[key], point)

    def find_unnegated(self, pattern: re.Pattern[str]) -> str | None:
        """The first find without a word of negation beside it, up to a stop."""
        key = id(pattern)
        if key not in self._may_match:
            return None
        if key not in self._unnegated:
            self._unnegated[key] = self._search_unnegated(pattern)
        return self._unnegated[key]

    def names_any(self, stems: Iterable[str]) -> bool:
        return any(match_stems(a, b) >= _SAME for a in self.stems for b in stems)

    def find_refused(self, pattern: re.Pattern[str], point: _Text) -> str | None:
        """The first find that is negated and near a word of the key point."""
        if not {id(pattern), id(NEGATION)} <= self._may_match:
            return None
        for found in pattern.finditer(self.text):
            around = self._cut_near(*found.span(), near=_NEAR)
            if self._is_negated(found.start()) and point.names_any(read_stems(around)):
                return f"{self._read_negation(found.start())} {self._show(found)}"
        return None

    def _read_negation(self, place: int) -> str:
        *_, last = NEGATION.finditer(self.text[:place])
        return self._show(last)

    def _list_around(self, pattern: re.Pattern[str], near: int) -> Iterator[_Find]:
        for found in pattern.finditer(self.text):
            if not self._is_negated(found.start()):
                around = self._cut_near(*found.span(), near=near)
                yield self._show(found), tuple(read_stems(around))

    def _list_before(self, pattern: re.Pattern[str]) -> Iterator[_Find]:
        for found in pattern.finditer(self.text):
            if not self._is_negated(found.start()):
                after = WORD.findall(self.text[found.end() :])[:_NEXT]
                yield self._show(found), tuple(read_stems(" ".join(after)))

    def _show(self, found: re.Match[str]) -> str:
        """The words found, as they were written."""
        return self._shown[slice(*found.span())]

    def _is_negated(self, place: int) -> bool:
        if id(NEGATION) not in self._may_match:
            return False
        before = WORD.findall(_STOP.split(self.text[:place])[-1])[-_NEXT:]
        return NEGATION.search(" ".join(before)) is not None

    def _search_unnegated(self, pattern: re.Pattern[str]) -> str | None:
        for found in pattern.finditer(self.text):
            if id(NEGATION) not in self._may_match:
                return self._show(found)
            before = _STOP.split(self.text[: found.start()])[-1]
            after = _STOP.split(self.text[found.end() :])[0]
            if not NEGATION.search(f"{before} {after}"):
                return self._show(found)
        return None

    def _cut_near(self, start: int, end: int, *, near: int) -> str:
        before = WORD.findall(self.text[:start])[-near:]
        after = islice(WORD.finditer(self.text, end), near)
        return " ".join([*before, *(found.group() for found in after)])


# A text is held beside many others, so what was found in it is kept for a while.
_open_text = lru_cache(maxsize=2**14)(_Text)


def _find_named(finds: Iterable[_Find], point: _Text) -> str | None:
    """The first find about which a word of the key point stands."""
    return next((words for words, stems in finds if point.names_any(stems)), None)


def _list_reversals(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    yield from _against_by_opposites(said, point)
    want = point.want
    if want is _Want.LESS:
        if words := said.find_refused(LESS, point):
            yield words, True
        yield from _against_less(said, point)
    elif want is _Want.KEEP:
        yield from _against_keeping(said, point)
    elif want in (_Want.MORE, _Want.CHANGE):
        yield from _against_change(said, point, want)
    else:
        yield from _against_verdict(said, point)
    yield from _against_tone(said, point)


def _against_by_opposites(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    """It asks for "shorter" of what the key point asks for "longer" of."""
    for here, there in point.opposites:
        if said.find(here):
            continue
        if words := said.find_about(there, point):
            yield words, not (said.find(EXCESS) or said.find(LACK))


def _against_less(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    if said.find(LESS) or said.find(EXCESS):
        return
    for pattern in (KEEP, MORE):
        if words := said.find_about(pattern, point):
            yield words, True
    if words := said.find_unnegated(CONTENT):
        yield words, not said.find(TURN)
    if said.find(NEGATION):
        return
    if words := said.find_about(PRAISE, point):
        yield words, not said.find(TURN)
    if words := said.find(PRAISE) or said.find(MORE):
        yield words, False


def _against_keeping(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    if said.find(KEEP):
        return
    if words := said.find_about(LESS, point):
        yield words, True
    for pattern in (BLAME, REJECT, LESS):
        if words := said.find_about(pattern, point):
            yield words, False


def _against_change(
    said: _Text, point: _Text, want: _Want
) -> Iterator[tuple[str, bool]]:
    yield from _against_need(said, point)
    if want is _Want.MORE and not point.find(LESS):
        yield from _against_more(said, point)
    elif not (point.find(LESS) or said.find(MORE)) and (
        words := said.find_about(LESS, point)
    ):
        yield words, False
    if not point.find(NEGATION):
        yield from _against_wish(said, point)


def _against_need(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    """There is enough of it, or it is good as it is."""
    if said.find(TURN) or said.find(LACK):
        return
    if words := said.find_about(ENOUGH_AT_END, point) or said.find_about(ENOUGH, point):
        yield words, not said.find(MORE)
    if words := said.find_unnegated(CONTENT):
        yield words, not said.find(MORE)


def _against_wish(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    """It is refused, too dear, or less wanted than something else."""
    if (words := said.find(REJECT)) and not said.find(MORE):
        yield words, False
    for words, stems in said.refusals:
        if point.names_any(stems):
            yield words, False
    if said.find(LACK) or said.find(MORE):
        return
    for pattern in (BURDEN, KEEP):
        if words := said.find_about(pattern, point):
            yield words, False
    if words := said.find(RATHER):
        yield words, False


def _against_more(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    for pattern in (LESS, EXCESS):
        words = said.find_before(pattern, point)
        if not (words or said.find(MORE)):
            words = said.find_about(pattern, point)
        if words:
            yield words, True
    if said.find(LACK) or said.find(MORE):
        return
    if words := said.find_about(BLAME, point):
        yield words, False


def _against_verdict(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    """Neither asks for anything: one praises what the other blames."""
    if said.find(DEMAND) or bool(said.find(NEGATION)) != bool(point.find(NEGATION)):
        return
    good = bool(point.find(PRAISE) or point.find(CONTENT))
    bad = any(point.find(p) for p in (BLAME, LACK, EXCESS, HARD))
    if good and not bad:
        for pattern in (BLAME, EXCESS):
            if words := said.find_about(pattern, point):
                yield words, False
    if bad and not good:
        for pattern in (PRAISE, CONTENT, EASY, ENOUGH_AT_END):
            if (words := said.find_about(pattern, point)) and not said.find(HARD):
                yield words, True


_UNFOND = (LACK, BLAME, EXCESS, HARD, REJECT, NEGATION, LESS, MORE, DEMAND)


def _against_tone(said: _Text, point: _Text) -> Iterator[tuple[str, bool]]:
    """One is fond of how it is, and nothing else; the other is not, or wants more."""
    for one, other in ((said, point), (point, said)):
        if one.fond and not one.unfond and other.unfond and not other.fond:
            yield (one.fond if one is said else other.unfond), False
