"""What is usual in a document's type: its size and the way between lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from folkmoot.documents.pdf_lines import Line

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_DIVIDED_END = re.compile(r"[^\W_][-\u2010\u00ad]$")
# In parts of the type size, where nothing is known of a document.
_WIDEST_LEADING = 1.42
_NARROWEST_SPACE, _WIDEST_SPACE = 0.2, 0.35
# In points, for the rounding of places.
_SLACK = 0.5
# A way between lines is usual from this part of the lines that go on.
_USUAL_PART = 0.1


class PlacedLine(Protocol):
    """A line in its column."""

    @property
    def line(self) -> Line:
        """The line itself."""

    @property
    def room(self) -> float:
        """The white to its right in the column."""

    @property
    def gap(self) -> float | None:
        """The way down from the line before it in the column."""


def count_body_size(lines: Iterable[Line]) -> float:
    """The type size that most letters are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(2 * line.size) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a lead to a list does."""
    return _SENTENCE_END.search(text) is not None


def is_divided(text: str) -> bool:
    """Whether the text ends within a word."""
    return _DIVIDED_END.search(text) is not None


def starts_small(text: str) -> bool:
    """Whether the text begins as the middle of a sentence does."""
    return text[:1].islower() or text[:1] in ",;)"


def is_full(before: PlacedLine, line: PlacedLine) -> bool:
    """Whether the first word of a line had no room on the line before it."""
    first = line.line.words[0]
    width = first.right - first.left
    return before.room < width + _measure_space(before.line) + _SLACK


def _measure_space(line: Line) -> float:
    """The narrowest space in the line, within what a space can be."""
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    widest = _WIDEST_SPACE * line.size
    return min(widest, max(_NARROWEST_SPACE * line.size, min(gaps, default=widest)))


@dataclass(frozen=True)
class Leadings:
    """The widest usual way from a line to the one it goes on in, by type size."""

    by_size: dict[float, float]

    def allow(self, size: float) -> float:
        """The widest way that is no gap between paragraphs."""
        key = round(2 * size) / 2
        if key in self.by_size:
            return self.by_size[key] * 1.08 + 0.3
        ratios = [way / known for known, way in self.by_size.items() if known]
        return (min(ratios) if ratios else _WIDEST_LEADING) * 1.08 * size + 0.3


def measure_leadings(columns: Iterable[Sequence[PlacedLine]]) -> Leadings:
    """Learn it from lines that surely go on: full, in mid-sentence, small letters."""
    counts: dict[float, Counter[float]] = {}
    for lines in columns:
        for before, line in pairwise(lines):
            if line.gap is None or not _surely_goes_on(before, line):
                continue
            if 0.5 * line.line.size < line.gap < 3 * line.line.size:
                key = round(2 * line.line.size) / 2
                counts.setdefault(key, Counter())[round(2 * line.gap) / 2] += 1
    return Leadings({size: _widest_usual(ways) for size, ways in counts.items()})


def _surely_goes_on(before: PlacedLine, line: PlacedLine) -> bool:
    if abs(before.line.size - line.line.size) > 0.6:
        return False
    if not is_full(before, line) or ends_sentence(before.line.text):
        return False
    return starts_small(line.line.text)


def _widest_usual(ways: Counter[float]) -> float:
    total = sum(ways.values())
    least = max(2.0 if total >= 6 else 1.0, _USUAL_PART * total)
    return max(way for way, count in ways.items() if count >= least)
