"""What every reader of running text produces: clean text and the blocks it is made of.

A reader hands its findings to `BlockBuilder`, which lays the blocks' text one under
the other. The text holds the words of the source with mark-up removed and hyphenation
joined; all positions in a record are code points in it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class BlockKind(StrEnum):
    """How a block is set in the source."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CELL = "cell"
    FOOTNOTE = "footnote"
    ASIDE = "aside"


@dataclass(frozen=True, kw_only=True)
class Span:
    """Code points in the document's text, half-open."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Where a block stands in a table; all counted from 0.

    A cell with several paragraphs or list items is several blocks with equal `Cell`.
    """

    table: int
    row: int
    column: int
    is_header: bool = False


@dataclass(frozen=True, kw_only=True)
class Block:
    """A heading, paragraph, list item, cell paragraph or footnote of the source.

    `level` is the heading's level from 1, or the list item's depth from 0. `label` is
    the number or letter a numbered list item had in the source ("2.", "b)"). `bold`
    holds the parts set in bold. `cell` is set for all that stands in a table, list
    items included. An ASIDE block is not part of the record: `reason` says why.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str | None = None
    bold: tuple[Span, ...] = ()
    page: int | None = None
    cell: Cell | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExtractedText:
    """A document as clean text with its blocks in reading order.

    `notices` are codes for what a person should know ("tracked_changes", "comments").
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()


# Reasons are fixed English phrases in the record; the account translates them.
SCRIPT = "script"
STYLE = "style"
PICTURE = "picture, not read"
RUNNING_HEAD = "running head or foot"
PAGE_NUMBER = "page number"
STRAY = "stray character"
HIDDEN = "hidden text"
STRUCK_OUT = "struck out"
PLACEHOLDER = "placeholder"
CONTENTS = "table of contents"
EMBEDDED = "embedded file, not read"
OUTSIDE_PAGE = "outside the page"

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ud800-\udfff]"
)


class BlockBuilder:
    """Collect the pieces of a document and lay them out as one text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def add(
        self,
        kind: BlockKind,
        runs: str | Iterable[tuple[str, bool]],
        *,
        level: int = 0,
        label: str | None = None,
        page: int | None = None,
        cell: Cell | None = None,
        reason: str | None = None,
    ) -> None:
        """Append a block of `runs` (text, is it bold); without text it is left out.

        An ASIDE without text is kept: a picture that was not read has no words.
        """
        pieces = [(runs, False)] if isinstance(runs, str) else list(runs)
        text, bold = _join_runs(pieces)
        if not unicodedata.is_normalized("NFC", text):
            # An accent stood in another run than its letter.
            text, bold = _join_runs([(text, False)])
        if not text and kind is not BlockKind.ASIDE:
            return
        if self._blocks:
            self._parts.append("\n")
            self._length += 1
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._blocks.append(
            Block(
                kind=kind,
                start=start,
                end=self._length,
                level=level,
                label=label,
                bold=tuple(
                    replace(span, start=start + span.start, end=start + span.end)
                    for span in bold
                ),
                page=page,
                cell=cell,
                reason=reason,
            )
        )

    def build(
        self,
        *,
        media_type: str,
        pages: int | None = None,
        unread_pages: Iterable[int] = (),
        notices: Iterable[str] = (),
    ) -> ExtractedText:
        """The laid-out document."""
        return ExtractedText(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            media_type=media_type,
            pages=pages,
            unread_pages=tuple(unread_pages),
            notices=tuple(notices),
        )


def _join_runs(pieces: list[tuple[str, bool]]) -> tuple[str, list[Span]]:
    """Clean the runs as one text and find where the bold ones came to stand."""
    letters: list[str] = []
    flags: list[bool] = []
    for text, is_bold in pieces:
        for letter in _normalise(text):
            if letter.isspace():
                if not letters or letters[-1] == "\n":
                    continue
                if letters[-1] == " ":
                    letters[-1] = "\n" if letter == "\n" else " "
                    continue
                letter = "\n" if letter == "\n" else " "
            letters.append(letter)
            flags.append(is_bold)
    while letters and letters[-1].isspace():
        letters.pop()
        flags.pop()
    return "".join(letters), _find_bold(flags, letters)


def _normalise(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


def _find_bold(flags: list[bool], letters: list[str]) -> list[Span]:
    spans: list[Span] = []
    start: int | None = None
    for position, is_bold in enumerate([*flags, False]):
        if is_bold and start is None:
            start = position
        elif not is_bold and start is not None:
            if "".join(letters[start:position]).strip():
                spans.append(Span(start=start, end=position))
            start = None
    return spans
