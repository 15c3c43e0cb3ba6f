"""The text of a block from its lines, with divided words put together."""

import re
from collections.abc import Iterable, Sequence, Set

from folkmoot.documents.block_lines import Run, strip_marker
from folkmoot.documents.hyphenation import join_lines
from folkmoot.documents.pdf_lines import Line

_ADDRESS = re.compile(r"(?:://|www\.|@)\S*[-/_=?&.~%]$")
_SLASH = re.compile(r"[^\W_]/$")
_LONE_LETTER = re.compile(r"(?:^|[^\w])[^\W\d_]-$")
_PARTS = re.compile(r"(?P<before>[^\W_]+)-$")
_START = re.compile(r"[^\W_]+")
# Words that end as one does after which a hyphen stands for a part left out.
_WHOLE_WORDS = frozenset(
    "sammen allesammen tilsammen indtil hertil dertil hvortil dertill intill därtill "
    "härtill langsom virksom opmærksom voldsom morsom ensom følsom hjælpsom arbejdsom "
    "sparsom tvivlsom into onto unto".split()
)
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
    is_address = _ADDRESS.search(before.rpartition(" ")[2]) is not None
    if is_address or _SLASH.search(before):
        return before, ""
    ending, separator = join_lines(before, after)
    if separator == "\n":
        return before, " "
    whole, parted = _name_forms(before, after)
    if separator:
        is_word = whole in words or whole in _WHOLE_WORDS
        return (before.rstrip("-"), "") if is_word else (ending, separator)
    is_written = parted in words and whole not in words
    return (before if is_written or _LONE_LETTER.search(before) else ending), ""


def _name_forms(before: str, after: str) -> tuple[str, str]:
    """The divided word written as one, and with a hyphen; empty where there is none."""
    start, end = _PARTS.search(before), _START.match(after)
    if start is None or end is None:
        return "", ""
    first, second = start["before"].casefold(), end[0].casefold()
    return first + second, f"{first}-{second}"
