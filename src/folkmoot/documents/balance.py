"""The balance: every word of a document is recorded, or set aside with a reason."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from folkmoot.documents.blocks import Span
from folkmoot.domain.ids import DocumentId
from folkmoot.domain.record import Balance, SetAside
from folkmoot.domain.words import WORD, count_words

NOT_RECOGNISED = "not recognised"


def count_balance(
    text: str,
    *,
    document: DocumentId,
    recorded: Iterable[Span],
    set_aside: Iterable[SetAside],
) -> Balance:
    """Count the words of a text; those that nobody took are set aside as such.

    However the spans overlap, each word is counted once: it belongs to the span that
    holds its first letter, and to what is set aside before what is recorded. So
    `recorded` and the words of `set_aside` always add up to `words`.
    """
    words = [word.span() for word in WORD.finditer(text)]
    aside = list(_part_asides(text, words, set_aside))
    taken = _mark_words(words, [(part.start, part.end) for part in aside])
    held = _mark_words(words, [(span.start, span.end) for span in recorded])
    recorded_words = sum(h and not t for h, t in zip(held, taken, strict=True))
    is_lost = [not (h or t) for h, t in zip(held, taken, strict=True)]
    edges = sorted(part.start for part in aside if part.start < part.end)
    aside.extend(_gather_lost(text, words, is_lost, edges))
    return Balance(
        document=document,
        words=len(words),
        recorded=recorded_words,
        set_aside=tuple(sorted(aside, key=lambda part: (part.start, part.end))),
    )


def _part_asides(
    text: str, words: Sequence[tuple[int, int]], set_aside: Iterable[SetAside]
) -> Iterator[SetAside]:
    """What is set aside without overlaps, each part beginning and ending at a word."""
    free = 0
    for part in sorted(set_aside, key=lambda part: (part.start, part.end)):
        start = _leave_word(words, max(part.start, free))
        end = max(start, _leave_word(words, part.end))
        is_within = free <= part.start and start == part.start and end == part.end
        if is_within and count_words(part.text) == _count_between(words, start, end):
            yield part
        elif not part.text or text[start:end].strip():
            yield replace(part, text=text[start:end], start=start, end=end)
        free = max(free, end)


def _leave_word(words: Sequence[tuple[int, int]], position: int) -> int:
    """The position, or the end of the word it stands within."""
    number = bisect_left(words, (position, 0)) - 1
    if number >= 0 and words[number][0] < position < words[number][1]:
        return words[number][1]
    return position


def _count_between(words: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return bisect_left(words, (end, 0)) - bisect_left(words, (start, 0))


def _mark_words(
    words: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]
) -> list[bool]:
    """Which words begin within the spans; each word is looked at once."""
    marks = [False] * len(words)
    position = 0
    for start, end in sorted(spans):
        position = max(position, bisect_left(words, (start, 0)))
        while position < len(words) and words[position][0] < end:
            marks[position] = True
            position += 1
    return marks


def _gather_lost(
    text: str,
    words: Sequence[tuple[int, int]],
    is_lost: Sequence[bool],
    edges: Sequence[int],
) -> Iterator[SetAside]:
    """Lost words that follow each other on a line are set aside together.

    What is set aside at one of the `edges` parts them, too.
    """
    start = end = -1
    for (first, last), lost in zip(words, is_lost, strict=True):
        if end >= 0 and (not lost or _is_parted(text, end, first, edges)):
            yield _lose(text, start, end)
            start = end = -1
        if lost:
            start = first if end < 0 else start
            end = last
    if end >= 0:
        yield _lose(text, start, end)


def _is_parted(text: str, end: int, start: int, edges: Sequence[int]) -> bool:
    """Whether a line ends, or something is set aside, between two words."""
    return "\n" in text[end:start] or (
        bisect_left(edges, end) < bisect_left(edges, start)
    )


def _lose(text: str, start: int, end: int) -> SetAside:
    return SetAside(text=text[start:end], start=start, end=end, reason=NOT_RECOGNISED)
