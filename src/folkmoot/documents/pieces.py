"""Blocks cut into the pieces that minutes are read by: headings, texts, items, tables.

A block is what the source set as one; a piece is what its author meant as one. A bold
line at the end of a paragraph is a heading, "Gruppe 3: …" on a line of its own starts
a piece, and the sentence before a list that ends with a colon leads it in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from folkmoot.documents.blocks import Block, BlockKind, Cell, ExtractedText, Span
from folkmoot.documents.cues import match_group
from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import fold_text, split_words


class PieceKind(StrEnum):
    """What a piece is to its author."""

    HEADING = "heading"
    TEXT = "text"
    LEAD_IN = "lead_in"
    ITEM = "item"
    FOOTNOTE = "footnote"


# Ranks of headings that are not styled as such come after the six styled ones.
CAPITALS_RANK = 7
BOLD_RANK = 8
LEAD_IN_RANK = 9

_LONGEST_HEADING = 14


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Code points of a document that belong together; `text` is folded.

    `rank` is a heading's rank from 1 (most important), `depth` an item's from 0.
    """

    kind: PieceKind
    start: int
    end: int
    text: str
    rank: int = 0
    depth: int = 0
    page: int | None = None
    is_cell: bool = False


@dataclass(frozen=True, kw_only=True)
class TableCell:
    """The pieces of one cell."""

    place: Cell
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The cell's words on one line."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of a table; cells without words are left out."""

    rows: tuple[tuple[TableCell, ...], ...]


def cut_pieces(extracted: ExtractedText) -> list[Piece | Table]:
    """Cut the blocks of a document, in reading order, without its asides."""
    blocks = [b for b in extracted.blocks if b.kind is not BlockKind.ASIDE]
    pieces: list[Piece | Table] = []
    position = 0
    while position < len(blocks):
        if (cell := blocks[position].cell) is None:
            after = _next_in_flow(blocks, position + 1)
            pieces.extend(_cut_block(extracted.text, blocks[position], after))
            position += 1
            continue
        end = position
        while end < len(blocks) and _is_in_table(blocks[end], cell.table):
            end += 1
        pieces.append(_gather_table(extracted.text, blocks[position:end]))
        position = end
    return pieces


def _is_in_table(block: Block, table: int) -> bool:
    return block.cell is not None and block.cell.table == table


def _next_in_flow(blocks: Sequence[Block], position: int) -> Block | None:
    return blocks[position] if position < len(blocks) else None


def _gather_table(text: str, blocks: Sequence[Block]) -> Table:
    rows: dict[int, dict[int, TableCell]] = {}
    for block in blocks:
        place = block.cell
        if place is None:
            continue
        row = rows.setdefault(place.row, {})
        earlier = row[place.column].pieces if place.column in row else ()
        pieces = tuple(_cut_cell(text, block))
        row[place.column] = TableCell(place=place, pieces=earlier + pieces)
    return Table(
        rows=tuple(
            tuple(row[column] for column in sorted(row))
            for _, row in sorted(rows.items())
        )
    )


def _cut_cell(text: str, block: Block) -> Iterator[Piece]:
    kind = PieceKind.ITEM if block.kind is BlockKind.LIST_ITEM else PieceKind.TEXT
    for start, end in _split_lines(text, block.start, block.end, block.bold):
        yield _make(kind, text, start, end, block, depth=block.level, is_cell=True)


def _cut_block(text: str, block: Block, after: Block | None) -> Iterator[Piece]:
    if block.kind is BlockKind.HEADING:
        kind = PieceKind.HEADING
        yield _make(kind, text, block.start, block.end, block, rank=max(1, block.level))
    elif block.kind is BlockKind.FOOTNOTE:
        yield _make(PieceKind.FOOTNOTE, text, block.start, block.end, block)
    elif block.kind is BlockKind.LIST_ITEM:
        for start, end in _split_group_lines(text, block.start, block.end):
            yield _make(PieceKind.ITEM, text, start, end, block, depth=block.level)
    else:
        yield from _cut_paragraph(text, block, after)


def _cut_paragraph(text: str, block: Block, after: Block | None) -> Iterator[Piece]:
    lines = list(_split_lines(text, block.start, block.end, block.bold))
    ranks = [_rank_heading(text, start, end, block.bold) for start, end in lines]
    for (start, end), rank, rank_after in zip(
        lines, ranks, [*ranks[1:], None], strict=True
    ):
        is_last = end == lines[-1][1]
        if rank:
            yield _make(PieceKind.HEADING, text, start, end, block, rank=rank)
        elif (is_last and _leads_in(text[start:end], after)) or (
            rank_after and text[start:end].endswith(":")
        ):
            yield from _split_lead_in(text, start, end, block)
        else:
            yield _make(PieceKind.TEXT, text, start, end, block)


def _leads_in(text: str, after: Block | None) -> bool:
    if not text.rstrip().endswith(":") or after is None:
        return False
    return after.kind is not BlockKind.PARAGRAPH or bool(after.bold)


def _split_lead_in(text: str, start: int, end: int, block: Block) -> Iterator[Piece]:
    """The last sentence leads in; what stands before it is text of its own."""
    sentences = split_sentences(text[start:end])
    last = start + sentences[-1][0] if sentences else start
    if last > start and text[start:last].strip():
        before = start + len(text[start:last].rstrip())
        yield _make(PieceKind.TEXT, text, start, before, block)
    yield _make(PieceKind.LEAD_IN, text, last, end, block, rank=LEAD_IN_RANK)


def _make(
    kind: PieceKind,
    text: str,
    start: int,
    end: int,
    block: Block,
    *,
    rank: int = 0,
    depth: int = 0,
    is_cell: bool = False,
) -> Piece:
    return Piece(
        kind=kind,
        start=start,
        end=end,
        text=fold_text(text[start:end]),
        rank=rank,
        depth=depth,
        page=block.page,
        is_cell=is_cell,
    )


def _rank_heading(text: str, start: int, end: int, bold: Sequence[Span]) -> int | None:
    """The rank of a line that stands as a heading though it is not styled as one."""
    line = text[start:end]
    words = split_words(line)
    if not words or len(words) > _LONGEST_HEADING or line.rstrip()[-1] in ".;,":
        return None
    if _is_bold(start, end, bold, text):
        return BOLD_RANK
    if line.isupper() and sum(letter.isalpha() for letter in line) >= 4:
        return CAPITALS_RANK
    return None


def _is_bold(start: int, end: int, bold: Sequence[Span], text: str) -> bool:
    """Whether all the words of a line are bold."""
    covered = [False] * (end - start)
    for span in bold:
        for place in range(max(start, span.start), min(end, span.end)):
            covered[place - start] = True
    return bool(bold) and all(
        is_covered or not text[start + offset].isalnum()
        for offset, is_covered in enumerate(covered)
    )


def _split_lines(
    text: str, start: int, end: int, bold: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """Cut a paragraph where its author began anew."""
    cuts = {start, end}
    cuts.update(_find_bold_cuts(text, start, end, bold))
    for first, last in _split_group_lines(text, start, end):
        cuts.update((first, last))
    cuts.update(_find_line_cuts(text, start, end))
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        piece = text[first:last]
        if any(letter.isalnum() for letter in piece):
            left = len(piece) - len(piece.lstrip())
            yield first + left, first + len(piece.rstrip())


_LINE = re.compile(r"[^\n]+")
_LONG_LINE = 55


def _find_line_cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Cut at every line break where the lines are too short to be wrapped prose."""
    lines = [found.span() for found in _LINE.finditer(text, start, end)]
    if len(lines) < 2:
        return
    inner = [last - first for first, last in lines[:-1]]
    if max(inner) < _LONG_LINE or _are_closed(text, lines):
        for first, _ in lines:
            yield first


def _are_closed(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether every line ends a sentence and the next begins one."""
    return all(
        text[last - 1] in ".!?:;" and text[following].isupper()
        for (_, last), (following, _) in pairwise(lines)
    )


def _split_group_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before each line that begins with the name of a group."""
    first = start
    for found in _LINE.finditer(text, start, end):
        group = match_group(found.group().lstrip())
        if found.start() > first and group and (group.is_prefix or group.is_alone):
            yield first, found.start() - 1
            first = found.start()
    yield first, end


def _find_bold_cuts(
    text: str, start: int, end: int, bold: Sequence[Span]
) -> Iterator[int]:
    """Cut around bold words that begin or end a paragraph as a heading would."""
    for span in _join_bold(text, bold):
        if not start <= span.start < span.end <= end:
            continue
        before = text[start : span.start].rstrip(" ")
        after = text[span.end : end].lstrip(" :")
        opens = not before or before[-1] in ".:!?\n"
        closes = not after or after[0] == "\n"
        if opens and closes:
            yield span.start
            yield end if not after else end - len(after)


def _join_bold(text: str, bold: Sequence[Span]) -> Iterator[Span]:
    """Neighbouring bold runs with nothing but spaces between are one."""
    current: Span | None = None
    for span in bold:
        if current and not text[current.end : span.start].strip(" "):
            current = Span(start=current.start, end=span.end)
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
