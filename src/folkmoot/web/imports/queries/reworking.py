"""A section's statements as a person reworked them: split, joined, set aside, taken in.

The words stay those of the document; only where one statement ends and the next begins
is a person's to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from folkmoot.domain.record import Section, Statement
from folkmoot.domain.words import WORD, fold_text
from folkmoot.web.imports.corrections import Corrections

_SHORT = 60


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A statement as it would be taken in; `start` and `end` count in the document."""

    id: str
    text: str
    label: str
    start: int
    end: int
    page: int | None = None
    line: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    is_split: bool = False
    is_taken: bool = False

    @property
    def anchor(self) -> str:
        """How its element on the page is called."""
        return f"p-{self.start}-{self.end}"

    @property
    def beginning(self) -> str:
        """Its first words, which tell it from others."""
        return self.text if len(self.text) <= _SHORT else f"{self.text[:_SHORT]}…"


@dataclass(frozen=True, kw_only=True)
class Reworked:
    """A section's statements, and those that a person set aside."""

    kept: tuple[Piece, ...]
    aside: tuple[Piece, ...]


def rework(section: Section, text: str, corrections: Corrections) -> Reworked:
    """Lay the corrections over what was read in a section."""
    pieces = [
        part
        for statement in section.statements
        for part in _split(_make_piece(statement), text, corrections)
    ]
    pieces = sorted(
        [*pieces, *_take(section, text, corrections)], key=lambda p: (p.start, p.end)
    )
    joined = list(_join(pieces, frozenset(corrections.joined)))
    labelled = [_label(piece, corrections) for piece in joined]
    aside = frozenset(corrections.aside)
    return Reworked(
        kept=tuple(piece for piece in labelled if piece.id not in aside),
        aside=tuple(piece for piece in labelled if piece.id in aside),
    )


def count_words_of_lines(words: str, lines: str) -> tuple[int, ...] | None:
    """How many words each line but the last has; None where words were changed."""
    parts = [fold_text(line) for line in lines.splitlines()]
    parts = [part for part in parts if part]
    if fold_text(" ".join(parts)) != fold_text(words):
        return None
    counts = tuple(len(WORD.findall(part)) for part in parts)
    # A line of signs only is no statement.
    return counts[:-1] if all(counts) else None


def _make_piece(statement: Statement) -> Piece:
    return Piece(
        id=statement.id,
        text=statement.text,
        label=statement.group or "",
        start=statement.source.start,
        end=statement.source.end,
        page=statement.source.page,
        line=statement.source.line,
        attributes=tuple(statement.attributes.items()),
    )


def _split(piece: Piece, text: str, corrections: Corrections) -> Iterator[Piece]:
    counts = corrections.splits.get(piece.id, ())
    said = [match.start() for match in WORD.finditer(piece.text)]
    written = [
        piece.start + match.start()
        for match in WORD.finditer(text[piece.start : piece.end])
    ]
    cuts = [sum(counts[: n + 1]) for n in range(len(counts))]
    # Where hyphens were joined, the document has more words than the statement.
    if not cuts or cuts[-1] >= len(said) or len(said) != len(written):
        yield piece
        return
    in_text = [0, *(said[cut] for cut in cuts), len(piece.text)]
    in_document = [piece.start, *(written[cut] for cut in cuts), piece.end]
    spans = zip(pairwise(in_text), pairwise(in_document), strict=True)
    for number, ((start, end), (first, last)) in enumerate(spans):
        yield replace(
            piece,
            id=piece.id if number == 0 else f"{piece.id}-{number}",
            text=piece.text[start:end].strip(),
            start=first,
            end=last,
            is_split=True,
        )


def _take(section: Section, text: str, corrections: Corrections) -> Iterator[Piece]:
    for taken in corrections.taken:
        if taken.section == section.id:
            before = [s for s in section.statements if s.source.start < taken.start]
            last = before[-1] if before else None
            yield Piece(
                id=taken.id,
                text=fold_text(text[taken.start : taken.end]),
                label=(last.group or "") if last else "",
                start=taken.start,
                end=taken.end,
                page=last.source.page if last else None,
                is_taken=True,
            )


def _join(pieces: Iterable[Piece], joined: frozenset[str]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held is not None and piece.id in joined:
            held = replace(
                held, text=f"{held.text} {piece.text}", end=max(held.end, piece.end)
            )
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _label(piece: Piece, corrections: Corrections) -> Piece:
    label = corrections.group_of.get(piece.id, piece.label)
    return replace(piece, label=label) if label != piece.label else piece
