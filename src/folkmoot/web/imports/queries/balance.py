"""The balance of words after corrections: each is in the record, or set aside."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.domain.words import WORD, count_words


@dataclass(frozen=True, kw_only=True)
class Aside:
    """A stretch that is not in the record, and why.

    `statement` is its id where a person set it aside; the reason is theirs then.
    """

    start: int
    end: int
    text: str
    reason: str
    statement: str = ""

    @property
    def key(self) -> str:
        return f"{self.start}-{self.end}"

    @property
    def anchor(self) -> str:
        return f"p-{self.start}-{self.end}"

    @property
    def may_be_taken(self) -> bool:
        """Whether there is anything said in it."""
        return bool(self.statement) or count_words(self.text) > 0


@dataclass(frozen=True, kw_only=True)
class Account:
    """Words in the document, of them in the record and set aside."""

    words: int
    recorded: int
    asides: tuple[Aside, ...]

    @property
    def set_aside(self) -> int:
        return self.words - self.recorded


def count_account(text: str, asides: Iterable[Aside]) -> Account:
    """Count each word once: it is set aside where one of the stretches holds its start.

    The reader has seen to it that every other word is in the record.
    """
    starts = [word.start() for word in WORD.finditer(text)]
    marks = bytearray(len(starts))
    ordered = sorted(asides, key=lambda aside: (aside.start, aside.end))
    for aside in ordered:
        first = bisect_left(starts, aside.start)
        last = bisect_left(starts, aside.end)
        marks[first:last] = b"\x01" * (last - first)
    return Account(words=len(starts), recorded=marks.count(0), asides=tuple(ordered))
