"""Footnotes at the end of a column, and the marks in the text that point at them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.pdf_geometry import Box
from folkmoot.documents.pdf_lines import Line
from folkmoot.documents.pdf_words import Word

_LABEL = re.compile(r"(?P<label>\d{1,3}|[*†‡§]{1,3})(?:[.):]?)(?=\s|\S)")
# In parts of the body's type size, or of the line's.
_NOTE_SIZE = 0.93
_MARK_SIZE = 0.8
_MARK_RISE = 0.1
_BLANK_ABOVE = 0.5


@dataclass(frozen=True, kw_only=True)
class Footnote:
    """A note with the number or sign that the text has for it."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class NoteSigns:
    """By what footnotes are known on a page: raised marks in its text, its rules."""

    marks: Collection[str]
    rules: Sequence[Box]
    body_size: float


def part_footnotes(
    lines: Sequence[Line], signs: NoteSigns, *, is_first: bool
) -> tuple[list[Line], list[Footnote]]:
    """The column's own lines, and its footnotes: small lines, or lines under a rule.

    `is_first` tells the first column of a page, which notes alone do not make.
    """
    start = _find_small(lines, signs)
    if start == len(lines) or not _is_set_off(lines, start, is_first=is_first):
        start = _find_ruled(lines, signs)
    return list(lines[:start]), _group_notes(lines[start:], signs.marks)


def _find_small(lines: Sequence[Line], signs: NoteSigns) -> int:
    """Where the small lines that end the column begin with a mark."""
    start = len(lines)
    while start and lines[start - 1].size <= _NOTE_SIZE * signs.body_size:
        start -= 1
    while start < len(lines) and not _begins_note(lines[start], signs.marks):
        start += 1
    return start


def _find_ruled(lines: Sequence[Line], signs: NoteSigns) -> int:
    """Where the lines under a short rule begin with a mark that the text has."""
    for start in range(len(lines) - 1, 0, -1):
        above, first = lines[start - 1], lines[start]
        match = _LABEL.match(first.text)
        is_known = match is not None and match["label"] in signs.marks
        if is_known and any(_is_between(rule, above, first) for rule in signs.rules):
            return start
    return len(lines)


def _is_between(rule: Box, above: Line, below: Line) -> bool:
    is_level = above.base < rule.top <= rule.bottom < below.base
    return is_level and rule.height < rule.width and abs(rule.left - below.left) < 20


def find_marks(lines: Iterable[Line]) -> set[str]:
    """The raised numbers and signs within lines, not those that begin them."""
    return {
        word.text.strip("().,")
        for line in lines
        for word in line.words[1:]
        if _is_raised(word, line)
    }


def _begins_note(line: Line, marks: Collection[str]) -> bool:
    """Whether it begins with a mark: raised, known from the text, or set apart."""
    match = _LABEL.match(line.text)
    if match is None:
        return False
    is_apart = line.text[match.end() :][:1] == " "
    return is_apart or match["label"] in marks or _is_raised(line.words[0], line)


def _is_set_off(lines: Sequence[Line], start: int, *, is_first: bool) -> bool:
    if start == 0:
        return not is_first and _is_raised(lines[0].words[0], lines[0])
    above, first = lines[start - 1], lines[start]
    return first.top - above.bottom >= _BLANK_ABOVE * first.size


def _group_notes(lines: Sequence[Line], marks: Collection[str]) -> list[Footnote]:
    notes: list[Footnote] = []
    for line in lines:
        match = _LABEL.match(line.text)
        if match and _begins_note(line, marks) and _follows(match["label"], notes):
            notes.append(Footnote(label=match["label"], lines=(line,)))
        else:
            last = notes.pop()
            notes.append(Footnote(label=last.label, lines=(*last.lines, line)))
    return notes


def _follows(label: str, notes: Sequence[Footnote]) -> bool:
    """Whether a number is the next one, so that a year in a note begins no note."""
    if not notes or not (label.isdigit() and notes[-1].label.isdigit()):
        return True
    return int(label) == int(notes[-1].label) + 1


def measure_label(text: str) -> int:
    """How many letters the mark at the beginning takes up, with what sets it off."""
    match = _LABEL.match(text)
    return match.end() if match else 0


def drop_marks(line: Line, labels: Collection[str]) -> Line:
    """The line without the marks of notes; other raised numbers stand apart.

    "samarbejde¹" is one word and a mark, "m²" is one word.
    """
    words: list[Word] = []
    for word in line.words:
        if words and _is_raised(word, line):
            if word.text.strip("().,") in labels:
                continue
            if word.text.isdigit() and len(words[-1].text.strip(".,;:")) > 2:
                word = word._replace(is_spaced=True)
        words.append(word)
    return Line(tuple(words))


def _is_raised(word: Word, line: Line) -> bool:
    is_small = word.size <= _MARK_SIZE * line.size
    return is_small and word.base < line.base - _MARK_RISE * line.size
