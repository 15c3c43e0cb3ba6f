"""Words put together to lines, and lines parted where a gap is wider than a space."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_words import Word

Run = tuple[str, bool]

# In parts of the type size.
_SAME_BASE = 0.25
_RAISED_SIZE = 0.85
_NO_GAP = 0.2
_PARTING_GAP = 0.85
# Letters with space between them are a word from this many on.
_LEAST_SPACED_LETTERS = 5


@dataclass(frozen=True)
class Line:
    """Words that stand side by side, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def _main(self) -> Word:
        """The word that stands for the style of most letters."""
        counts: dict[tuple[float, float], int] = {}
        for word in self.words:
            key = word.size, word.base
            counts[key] = counts.get(key, 0) + len(word.text)
        return max(self.words, key=lambda word: counts[word.size, word.base])

    @property
    def base(self) -> float:
        """What most of its letters stand on."""
        return self._main.base

    @property
    def size(self) -> float:
        """The type size of most of its letters."""
        return self._main.size

    @property
    def top(self) -> float:
        """Where its tall letters end."""
        return self._main.top

    @property
    def bottom(self) -> float:
        """Where its letters that hang down end."""
        return self._main.bottom

    @property
    def box(self) -> Box:
        """The place it takes up."""
        return Box(self.left, self.top, self.right, self.bottom)

    @cached_property
    def is_bold(self) -> bool:
        """Whether every word with letters or digits in it is bold."""
        worded = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(worded) and all(word.is_bold for word in worded)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its text in parts of equal weight."""
        return tuple(_write_runs(self.words))

    @cached_property
    def text(self) -> str:
        """Its letters, with one space between words."""
        return "".join(text for text, _ in self.runs)

    @property
    def order(self) -> int:
        """How early it was drawn."""
        return min(word.order for word in self.words)


def build_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by the line they stand on, from the top; raised ones with their line."""
    strips: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        last = strips[-1][0] if strips else None
        if last and word.base - last.base <= _SAME_BASE * min(word.size, last.size):
            strips[-1].append(word)
        else:
            strips.append([word])
    rows: list[list[Word]] = []
    for strip in strips:
        if rows and _is_one_row(rows[-1], strip):
            rows[-1] += strip
        else:
            rows.append(strip)
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _is_one_row(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Whether one of them is set smaller and raised or lowered beside the other."""
    first = max(upper, key=lambda word: word.size)
    second = max(lower, key=lambda word: word.size)
    smaller, bigger = sorted((first, second), key=lambda word: word.size)
    if smaller.size > _RAISED_SIZE * bigger.size:
        return False
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    if shared < 0.5 * smaller.size:
        return False
    return not any(
        word.left < other.right - 1 and other.left < word.right - 1
        for word in upper
        for other in lower
    )


def part_row(row: Sequence[Word]) -> list[Line]:
    """The words of a row as lines, parted where columns or tabs may part them."""
    lines: list[list[Word]] = []
    for word in row:
        last = lines[-1][-1] if lines else None
        if last and word.left - last.right <= _PARTING_GAP * max(word.size, last.size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(words)) for words in lines]


def part_rows(words: Iterable[Word]) -> list[Line]:
    """All rows' lines, from the top and from the left."""
    return [line for row in build_rows(words) for line in part_row(row)]


def join_rows(lines: Iterable[Line]) -> list[Line]:
    """Lines side by side put together, as in a column that has no columns in it."""
    lines = sorted(lines, key=lambda line: line.base)
    if all(after.top > before.base for before, after in pairwise(lines)):
        return lines
    words = [word for line in lines for word in line.words]
    return [Line(tuple(row)) for row in build_rows(words)]


def _write_runs(words: Sequence[Word]) -> Iterable[Run]:
    text, is_bold = "", False
    for word, separator in zip(words, _separate(words), strict=True):
        if text and word.is_bold == is_bold:
            text += separator + word.text
            continue
        if text:
            yield text + separator, is_bold
        text, is_bold = word.text, word.is_bold
    yield text, is_bold


def _separate(words: Sequence[Word]) -> list[str]:
    """What stands before each word: a space, or nothing within a word."""
    separators = [""]
    for before, word in pairwise(words):
        gap = word.left - before.right
        is_close = gap < _NO_GAP * max(word.size, before.size)
        separators.append("" if is_close and not word.is_spaced else " ")
    _close_spaced_letters(words, separators)
    return separators


def _close_spaced_letters(words: Sequence[Word], separators: list[str]) -> None:
    """Put words together whose letters are set apart: "S p æ r r e t"."""
    if sum(map(_is_letter, words)) < _LEAST_SPACED_LETTERS:
        return
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and _is_letter(words[end]) and _is_letter(words[start]):
            continue
        if end - start >= _LEAST_SPACED_LETTERS and _is_letter(words[start]):
            gaps = [
                after.left - before.right
                for before, after in pairwise(words[start:end])
            ]
            widest = 1.6 * max(min(gaps), 0.1 * words[start].size)
            for position, gap in enumerate(gaps, start + 1):
                separators[position] = "" if gap <= widest else " "
        start = end


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isalpha()
