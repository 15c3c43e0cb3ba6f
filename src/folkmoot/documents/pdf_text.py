"""The text of a block from its lines, with divided words put together."""

import re
from collections.abc import Iterable, Sequence, Set

from folkmoot.documents.block_lines import Run, strip_marker
from folkmoot.documents.hyphenation import join_lines
from folkmoot.documents.pdf_lines import Line

_ADDRESS = re.compile(r"(?:://|www\.|@)\S*[-/_=?&.~%]$")
_LONE_LETTER = re.compile(r"(?:^|[^\w])[^\W\d_]-$")
_PARTS = re.compile(r"(?P<before>[^\W_]+)-$")
_START = re.compile(r"[^\W_]+")
_JOINED_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def list_words(lines: Iterable[Line]) -> set[str]:
    """The words that stand whole in the lines, those with hyphens as one."""
    return {
        word.casefold() for line in lines for word in _JOINED_WORD.findall(line.text)
    }


def write_lines(
    lines: Sequence[Line], words: Set[str], *, marker: int = 0
) -> list[Run]:
    """The lines as one text, without the marker's letters at the beginning.

    `words` are those of the document: a word that is written with a hyphen elsewhere
    keeps it when it is divided there.
    """
    first, *others = lines
    runs = list(strip_marker(first.runs, marker))
    for line in others:
        before, is_bold = runs.pop() if runs else ("", False)
        (after, after_is_bold), *rest = line.runs
        ending, separator = _join(before, after, words)
        runs += [(ending + separator, is_bold), (after, after_is_bold), *rest]
    return runs


def _join(before: str, after: str, words: Set[str]) -> tuple[str, str]:
    """How a line ends, and what stands between it and the next."""
    before = before.rstrip()
    if _ADDRESS.search(before.rpartition(" ")[2]) or _LONE_LETTER.search(before):
        return before, ""
    ending, separator = join_lines(before, after)
    if separator == "\n":
        return before, " "
    if ending != before and not separator and _is_written(before, after, words):
        return before, ""
    return ending, separator


def _is_written(before: str, after: str, words: Set[str]) -> bool:
    """Whether the document has the word with a hyphen, and not without."""
    start, end = _PARTS.search(before), _START.match(after)
    if start is None or end is None:
        return False
    first, second = start["before"].casefold(), end[0].casefold()
    return f"{first}-{second}" in words and first + second not in words
