"""Which lines of a PDF go on in the next: paragraphs, list items, wrapped headings."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from folkmoot.documents.list_markers import Marker, find_marker
from folkmoot.documents.pdf_items import FlowLine
from folkmoot.documents.pdf_type import (
    Leadings,
    ends_sentence,
    is_divided,
    is_full,
    starts_small,
)

# In parts of the type size.
_SAME_INDENT = 0.45
_INDENTATION = 0.7
_SAME_SIZE = 0.07
_WIDEST_GAP = 2.6
# In parts of the column's width.
_CENTRED = 0.1
_LEADER = re.compile(r"(?:\.\s?|…\s?|_){4,}\s*(?:\d{1,4}|[ivx]+)$")


@dataclass(kw_only=True)
class Draft:
    """Lines that make one block. `marker` is set where they are a list item.

    `text_indent` is where the words of a list item begin, after its marker.
    """

    lines: list[FlowLine]
    marker: Marker | None = None
    text_indent: float = 0.0
    level: int = 0
    cut: list[int] = field(default_factory=list)

    @property
    def first(self) -> FlowLine:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> FlowLine:
        """The line it ends with so far."""
        return self.lines[-1]

    @property
    def indent(self) -> float:
        """Where its first line begins in the column."""
        return self.first.indent

    @property
    def size(self) -> float:
        """Its type size."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether it is bold from end to end."""
        return all(line.line.is_bold for line in self.lines)

    @property
    def letters(self) -> int:
        """How many letters and spaces it has."""
        return sum(len(line.text) for line in self.lines)

    @property
    def marked(self) -> int:
        """How many letters its marker has, with a sign typed behind the list's own."""
        if self.marker is None:
            return 0
        length = self.marker.length
        typed = find_marker(self.first.text[length:])
        return length + typed.length if typed and typed.label is None else length

    @cached_property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents, with dots up to a number."""
        return is_contents_line(self.first)


def is_contents_line(line: FlowLine) -> bool:
    """Whether dots lead up to a page number."""
    return _LEADER.search(line.text) is not None


def start_draft(line: FlowLine) -> Draft:
    """A block that begins with the line."""
    marker = find_marker(line.text)
    if marker is None:
        return Draft(lines=[line], text_indent=line.indent)
    return Draft(lines=[line], marker=marker, text_indent=_find_text(line, marker))


def _find_text(line: FlowLine, marker: Marker) -> float:
    """Where the words after the marker begin."""
    passed = 0
    for word in line.line.words:
        if passed >= len(marker.sign):
            return line.indent + word.left - line.line.left
        passed += len(word.text)
    return line.indent


def goes_on(draft: Draft, line: FlowLine, leadings: Leadings, *, hangs: bool) -> bool:
    """Whether the line belongs to the block.

    `hangs` tells that items of the same list are known to go on under their words.
    """
    before = draft.last
    if not _is_alike(before, line) or _begins_item(draft, line):
        return False
    if (
        draft.is_contents
        or is_contents_line(line)
        or not _is_near(before, line, leadings)
    ):
        return False
    if is_divided(before.text) and line.text[:1].isalnum():
        return is_full(before, line) or starts_small(line.text)
    if draft.marker is not None:
        return _item_goes_on(draft, line, hangs=hangs)
    return _paragraph_goes_on(draft, line)


def _flows(before: FlowLine, line: FlowLine) -> bool:
    """Whether the one surely goes on in the other, in the middle of a sentence."""
    in_sentence = not ends_sentence(before.text) and starts_small(line.text)
    return in_sentence and is_full(before, line)


def _is_alike(before: FlowLine, line: FlowLine) -> bool:
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size):
        return False
    return before.line.is_bold == line.line.is_bold or _flows(before, line)


def _is_near(before: FlowLine, line: FlowLine, leadings: Leadings) -> bool:
    if line.gap is None or line.gap <= leadings.allow(line.size):
        return True
    return _flows(before, line) and line.gap <= _WIDEST_GAP * line.size


def _begins_item(draft: Draft, line: FlowLine) -> bool:
    """Whether it begins with a marker that is no dash or number within a sentence."""
    marker = find_marker(line.text)
    if marker is None:
        return False
    if marker.is_plain or not is_full(draft.last, line):
        return True
    if draft.marker and _is_at(line, draft.indent):
        return True
    follows = line.text[marker.length :]
    is_new = marker.label is None and follows[:1].isupper()
    in_sentence = not ends_sentence(draft.last.text) and not is_new
    is_under = _is_at(line, draft.text_indent) or _is_at(line, draft.last.indent)
    return not (in_sentence and is_under)


def _is_at(line: FlowLine, indent: float) -> bool:
    return abs(line.indent - indent) <= _SAME_INDENT * line.size


def _item_goes_on(draft: Draft, line: FlowLine, *, hangs: bool) -> bool:
    before = draft.last
    tolerance = _SAME_INDENT * line.size
    is_under = _is_at(line, draft.text_indent) or (
        len(draft.lines) > 1 and _is_at(line, before.indent)
    )
    if is_under and line.indent > draft.indent + tolerance:
        return line.gap is not None or _reads_on(before, line)
    if line.indent > draft.indent + tolerance:
        return is_full(before, line) or _reads_on(before, line)
    if line.indent < draft.indent - tolerance or hangs:
        return _flows(before, line)
    return _reads_on(before, line)


def _reads_on(before: FlowLine, line: FlowLine) -> bool:
    """Whether the line before is full, or the sentence goes on in small letters."""
    if is_full(before, line):
        return not ends_sentence(before.text) or starts_small(line.text)
    return not ends_sentence(before.text) and starts_small(line.text)


def _paragraph_goes_on(draft: Draft, line: FlowLine) -> bool:
    before = draft.last
    shift = line.indent - before.indent
    indentation = _INDENTATION * line.size
    if _is_centred(before) and _is_centred(line) and line.gap is not None:
        return before.room < 0.5 * _width(before) or _flows(before, line)
    if not is_full(before, line):
        in_sentence = not ends_sentence(before.text) and starts_small(line.text)
        is_long = before.room < 0.5 * _width(before)
        return in_sentence and is_long and abs(shift) <= indentation
    is_alone = len(draft.lines) == 1
    if shift > indentation:
        return is_alone and not ends_sentence(before.text)
    if shift < -indentation:
        return is_alone
    if line.gap is None and is_alone:
        return not ends_sentence(before.text) or starts_small(line.text)
    return True


def _width(line: FlowLine) -> float:
    """The width of the column."""
    return line.indent + (line.line.right - line.line.left) + line.room


def _is_centred(line: FlowLine) -> bool:
    off = _CENTRED * _width(line)
    return abs(line.indent - line.room) <= off and line.indent > off
