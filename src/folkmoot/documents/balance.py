"""The balance: every word of a document is recorded, or set aside with a reason."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from folkmoot.documents.blocks import Span
from folkmoot.domain.ids import DocumentId
from folkmoot.domain.record import Balance, SetAside
from folkmoot.domain.words import WORD

NOT_RECOGNISED = "not recognised"


def count_balance(
    text: str,
    *,
    document: DocumentId,
    recorded: Iterable[Span],
    set_aside: Iterable[SetAside],
) -> Balance:
    """Count the words of a text; those that nobody took are set aside as such.

    A word counts as recorded where a recorded span holds its first letter.
    """
    aside = list(set_aside)
    taken = _Cover([(span.start, span.end) for span in recorded])
    left = _Cover([(part.start, part.end) for part in aside])
    words = recorded_words = 0
    lost: list[tuple[int, int]] = []
    for word in WORD.finditer(text):
        words += 1
        if left.holds(word.start()):
            continue
        if taken.holds(word.start()):
            recorded_words += 1
        elif lost and not WORD.search(text, lost[-1][1], word.start()):
            lost[-1] = (lost[-1][0], word.end())
        else:
            lost.append(word.span())
    aside.extend(_lose(text, start, end) for start, end in lost)
    return Balance(
        document=document,
        words=words,
        recorded=recorded_words,
        set_aside=tuple(sorted(aside, key=lambda part: (part.start, part.end))),
    )


class _Cover:
    """Which code points a set of spans holds, however they overlap."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, position: int) -> bool:
        found = bisect_right(self._starts, position) - 1
        return found >= 0 and position < self._ends[found]


def _lose(text: str, start: int, end: int) -> SetAside:
    return SetAside(text=text[start:end], start=start, end=end, reason=NOT_RECOGNISED)
