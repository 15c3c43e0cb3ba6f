"""A changed version of a document beside the one that stands in the record.

A statement with equal words keeps its row, and with it all that was decided on it. One
whose words are gone is taken away only where nothing rests on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from folkmoot.domain.words import fold_text
from folkmoot.web.events.models import Recorded
from folkmoot.web.events.resting import find_rows_that_rest
from folkmoot.web.imports.queries.areas import fold_key
from folkmoot.web.imports.queries.reviews import Part, Review, Sitting
from folkmoot.web.imports.queries.reworking import Piece
from folkmoot.web.statements.models import Document, Statement

_ALIKE = 0.6
# Of what stands in the record, so much must be the same, or people are warned.
_HARDLY = 0.2
# Beyond so many pairs, none are looked for: it would take minutes.
_MOST_PAIRS = 40_000


@dataclass(frozen=True, kw_only=True)
class Rewording:
    """What is gone beside what came in its place."""

    before: Statement
    after: Piece


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the new version would do to the statements of the old one."""

    # By the id of the new piece: the row that stays.
    same: dict[str, Statement]
    added: tuple[Piece, ...]
    gone: tuple[Statement, ...]
    changed: tuple[Rewording, ...]
    # Gone from the document, but people built on them: they stay.
    held: tuple[Statement, ...]

    @property
    def is_unlike(self) -> bool:
        """Whether it hardly can be another version of the same."""
        lost = len(self.gone) + len(self.changed)
        return len(self.same) < _HARDLY * (len(self.same) + lost)

    @property
    def to_remove(self) -> tuple[Statement, ...]:
        held = {row.id for row in self.held}
        before = (*self.gone, *(one.before for one in self.changed))
        return tuple(row for row in before if row.id not in held)


def compare_versions(review: Review, document: Document) -> Comparison:
    """Find which statements are the same, which are new and which are gone."""
    rows = list(
        Statement.objects.kept()
        .filter(document=document)
        .select_related("sheet__area__focus_area", "sheet__group", "asked__focus_area")
        .order_by("place", "number")
    )
    pieces = list(_list_pieces(review))
    same = _match(pieces, rows)
    kept = {row.id for row in same.values()}
    left = [row for row in rows if row.id not in kept]
    new = [piece for _sitting, _part, piece in pieces if piece.id not in same]
    changed = list(_pair_alike(left, new))
    paired = {one.before.id for one in changed}, {one.after.id for one in changed}
    return Comparison(
        same=same,
        added=tuple(piece for piece in new if piece.id not in paired[1]),
        gone=tuple(row for row in left if row.id not in paired[0]),
        changed=tuple(changed),
        held=tuple(_find_held(left)),
    )


def _list_pieces(review: Review) -> Iterator[tuple[Sitting, Part, Piece]]:
    for sitting in review.sittings:
        for part in sitting.parts:
            if part.is_input:
                yield from ((sitting, part, piece) for piece in part.pieces)


def _match(
    pieces: Iterable[tuple[Sitting, Part, Piece]], rows: Iterable[Statement]
) -> dict[str, Statement]:
    """Equal words at the same place first, then equal words wherever they stand now."""
    same: dict[str, Statement] = {}
    left = list(pieces)
    free = list(rows)
    for at_place in (True, False):
        by_key: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
        for row in free:
            by_key[_key_of_row(row, at_place=at_place)].append(row)
        for sitting, part, piece in left:
            found = by_key[_key_of_piece(sitting, part, piece, at_place=at_place)]
            if piece.id not in same and found:
                same[piece.id] = found.pop(0)
        free = [row for rows_left in by_key.values() for row in rows_left]
    return same


def _key_of_row(row: Statement, *, at_place: bool) -> tuple[object, ...]:
    words = fold_text(row.text)
    if not at_place:
        return (words,)
    area = fold_key(row.area.focus_area.title) if row.area is not None else ""
    group = row.sheet.group.number if row.sheet is not None else None
    return words, area, group


def _key_of_piece(
    sitting: Sitting, part: Part, piece: Piece, *, at_place: bool
) -> tuple[object, ...]:
    words = fold_text(piece.text)
    if not at_place:
        return (words,)
    group = sitting.find_group(piece.label)
    is_on_sheet = part.area is not None and group is not None
    area = part.area.key if part.area is not None else ""
    return words, area, group.number if group is not None and is_on_sheet else None


def _pair_alike(gone: Sequence[Statement], new: Sequence[Piece]) -> Iterator[Rewording]:
    """Each that is gone with the new one most like it, if any is like it at all."""
    if len(gone) * len(new) > _MOST_PAIRS:
        return
    free = list(new)
    for row in gone:
        matcher = SequenceMatcher(b=row.text, autojunk=False)
        best, likeness = None, _ALIKE
        for piece in free:
            matcher.set_seq1(piece.text)
            if matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
                best, likeness = piece, matcher.ratio()
        if best is not None:
            free.remove(best)
            yield Rewording(before=row, after=best)


def _find_held(rows: list[Statement]) -> list[Statement]:
    resting: dict[object, Recorded] = {
        row.id: row for _resting, row in find_rows_that_rest(rows)
    }
    return [row for row in rows if row.id in resting]
