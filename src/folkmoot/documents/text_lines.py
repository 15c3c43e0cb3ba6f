"""Plain text line by line: pages, indents and quote marks told from the words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from folkmoot.documents.blocks import PAGE_NUMBER, RUNNING_HEAD
from folkmoot.documents.page_numbers import is_page_number

_TAB = 4
_QUOTE = re.compile(r"(?:>(?![=\d])[ \t]?)+")
_RULE = re.compile(r"([^\w\s])(?:\s*\1){2,}\s*$|[-=_*~#+–—.]{3,}\s*$|--\s*$")
_FEWEST_REPEATS = 3


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A line without its indent, quote marks and trailing blanks.

    `reason` is set where the line is set aside; `quotes` counts the quote marks.
    """

    text: str
    indent: int = 0
    quotes: int = 0
    page: int | None = None
    reason: str | None = None

    @property
    def width(self) -> int:
        """How far the line reaches."""
        return self.indent + len(self.text)

    @property
    def is_rule(self) -> bool:
        """Whether the line is drawn and not written."""
        return _RULE.match(self.text) is not None

    @property
    def has_columns(self) -> bool:
        """Whether the words are set apart as in a table."""
        has_gaps = "\t" in self.text or "    " in self.text
        return has_gaps or self.text.count("|") > 1


def split_text_lines(text: str) -> list[TextLine]:
    """The lines of a text; a form feed begins a new page."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    pages = text.replace("\u2028", "\n").replace("\u2029", "\n\n").split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if len(pages) == 1:
        return [_read_line(line, None) for line in pages[0].split("\n")]
    read = [
        [_read_line(line, number) for line in page.split("\n")]
        for number, page in enumerate(pages, start=1)
    ]
    return [line for page in _set_aside_edges(read) for line in page]


def _read_line(line: str, page: int | None) -> TextLine:
    quotes = 0
    indent, text = _measure(line)
    if match := _QUOTE.match(text):
        quotes = match[0].count(">")
        indent, text = _measure(text[match.end() :])
    reason = PAGE_NUMBER if is_page_number(text) else None
    return TextLine(
        text=text.rstrip(), indent=indent, quotes=quotes, page=page, reason=reason
    )


def _measure(line: str) -> tuple[int, str]:
    text = line.lstrip()
    blank = line[: len(line) - len(text)]
    return len(blank.expandtabs(_TAB)), text


def _set_aside_edges(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """Mark page numbers, and what is said at the top or foot of page after page."""
    edges = [_find_edges(page) for page in pages]
    repeated = {
        side: _find_repeated(
            page[found[side]].text
            for page, found in zip(pages, edges, strict=True)
            if found
        )
        for side in (0, -1)
    }
    for page, found in zip(pages, edges, strict=True):
        for side in (0, -1) if found else ():
            line = page[found[side]]
            if is_page_number(line.text, at_edge=True):
                page[found[side]] = replace(line, reason=PAGE_NUMBER)
            elif _mask(line.text) in repeated[side]:
                page[found[side]] = replace(line, reason=RUNNING_HEAD)
    return pages


def _find_edges(page: Sequence[TextLine]) -> list[int]:
    return [number for number, line in enumerate(page) if line.text]


def _find_repeated(texts: Iterable[str]) -> frozenset[str]:
    masked = Counter(_mask(text) for text in texts)
    return frozenset(text for text, n in masked.items() if n >= _FEWEST_REPEATS)


def _mask(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()))
