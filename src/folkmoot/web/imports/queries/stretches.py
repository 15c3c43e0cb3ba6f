"""The document's words cut into stretches: statements, what is set aside, the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.web.imports.queries.reviews import Review


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Some of the document's text, and what became of it.

    `kind` is a section's kind, "aside", or empty for headings and what is told of the
    meeting. `page` is told where a page begins.
    """

    text: str
    kind: str = ""
    anchor: str = ""
    page: int | None = None


@dataclass(frozen=True, kw_only=True)
class _Mark:
    start: int
    end: int
    kind: str
    anchor: str
    page: int | None = None


def cut_text(review: Review) -> list[Stretch]:
    """The whole text in order; a stretch within another is not marked once more."""
    return list(_cut(review))


def _cut(review: Review) -> Iterator[Stretch]:
    text, position, page = review.text, 0, None
    for mark in _list_marks(review):
        if mark.start < position or mark.start >= mark.end:
            continue
        if mark.start > position:
            yield Stretch(text=text[position : mark.start])
        begins = mark.page if mark.page != page else None
        page = mark.page or page
        yield Stretch(
            text=text[mark.start : mark.end].rstrip("\n"),
            kind=mark.kind,
            anchor=mark.anchor,
            page=begins,
        )
        position = mark.end
        if text[mark.start : mark.end].endswith("\n"):
            yield Stretch(text="\n")
    if position < len(text):
        yield Stretch(text=text[position:])


def _list_marks(review: Review) -> list[_Mark]:
    marks = [
        _Mark(
            start=piece.start,
            end=piece.end,
            kind=part.kind.value,
            anchor=piece.anchor,
            page=piece.page,
        )
        for part in review.parts
        for piece in part.pieces
    ]
    marks.extend(
        _Mark(start=one.start, end=one.end, kind="aside", anchor=one.anchor)
        for one in review.account.asides
    )
    return sorted(marks, key=lambda mark: (mark.start, -mark.end))
