"""Sections as they grow while minutes are read, and which words they have taken."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import Span
from folkmoot.documents.cues import find_opposed_cue, is_question
from folkmoot.documents.pieces import Piece
from folkmoot.domain.ids import DocumentId, SectionId, StatementId, make_id
from folkmoot.domain.record import Section, SectionKind, Source, Statement
from folkmoot.domain.words import fold_text, split_words


@dataclass(frozen=True, kw_only=True)
class Said:
    """Words that become a statement, and the group that said them."""

    start: int
    end: int
    page: int | None = None
    group: str | None = None


@dataclass(kw_only=True)
class Draft:
    """A section that is being filled. `notes` are words about it, not said in it."""

    kind: SectionKind
    heading: str | None = None
    area: str | None = None
    said: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)


class SectionWriter:
    """Collects sections in the order of the document, and the spans recorded."""

    def __init__(self, text: str, *, document: DocumentId, sha256: str) -> None:
        self._text = text
        self._document = document
        self._sha256 = sha256
        self._line_starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
        self.drafts: list[Draft] = []
        self.recorded: list[Span] = []

    @property
    def current(self) -> Draft | None:
        """The section that words go into now."""
        return self.drafts[-1] if self.drafts else None

    def open(
        self,
        kind: SectionKind,
        *,
        heading: Piece | None = None,
        name: str | None = None,
        area: str | None = None,
    ) -> None:
        """Begin a section; `name` is its heading where that is not the whole piece."""
        title = name or (heading.text if heading else None)
        self.drafts.append(Draft(kind=kind, heading=title, area=area))
        if heading:
            self.mark(heading.start, heading.end)

    def mark(self, start: int, end: int) -> None:
        """The words are recorded: as heading, metadata or part of a name."""
        if start < end:
            self.recorded.append(Span(start=start, end=end))

    def say(
        self, start: int, end: int, *, page: int | None, group: str | None = None
    ) -> None:
        """The words are a statement of the current section."""
        self._put(start, end, page=page, group=group, is_note=False)

    def note(self, start: int, end: int, *, page: int | None) -> None:
        """The words tell about the meeting; nobody said them in this section."""
        self._put(start, end, page=page, group=None, is_note=True)

    def _put(
        self,
        start: int,
        end: int,
        *,
        page: int | None,
        group: str | None,
        is_note: bool,
    ) -> None:
        if not split_words(self._text[start:end]):
            return
        if self.current is None:
            self.open(SectionKind.INFORMATION)
        draft = self.drafts[-1]
        said = Said(start=start, end=end, page=page, group=group)
        is_information = draft.kind is SectionKind.INFORMATION
        (draft.notes if is_note and not is_information else draft.said).append(said)
        self.mark(start, end)

    def finish(self) -> tuple[Section, ...]:
        """The sections; notes stand as information right before what they are about."""
        drafts = [part for draft in self.drafts for part in _part_notes(draft)]
        return tuple(
            self._make_section(number, draft)
            for number, draft in enumerate(_join_information(drafts))
        )

    def _make_section(self, number: int, draft: Draft) -> Section:
        return Section(
            id=SectionId(make_id(self._sha256, "section", number)),
            heading=draft.heading,
            kind=draft.kind,
            focus_area=draft.area,
            statements=tuple(self._make_statement(said) for said in draft.said),
        )

    def _make_statement(self, said: Said) -> Statement:
        text = fold_text(self._text[said.start : said.end])
        return Statement(
            id=StatementId(make_id(self._sha256, said.start, said.end)),
            text=text,
            group=said.group,
            question=is_question(text),
            opposed_cue=find_opposed_cue(text),
            source=Source(
                document=self._document,
                page=said.page,
                line=bisect_right(self._line_starts, said.start),
                start=said.start,
                end=said.end,
            ),
        )


def _part_notes(draft: Draft) -> Iterator[Draft]:
    if draft.kind is SectionKind.INFORMATION:
        yield draft
        return
    if draft.notes:
        heading = None if draft.said else draft.heading
        yield Draft(kind=SectionKind.INFORMATION, heading=heading, said=draft.notes)
    if draft.said or not draft.notes:
        yield draft


def _join_information(drafts: Sequence[Draft]) -> list[Draft]:
    """Information without a heading of its own goes on from the information before.

    A heading with nothing under it stays, as an empty section of information: its
    words were in the source.
    """
    joined: list[Draft] = []
    for draft in drafts:
        if draft.kind is not SectionKind.INFORMATION:
            kind = draft.kind if draft.said else SectionKind.INFORMATION
            area = draft.area if draft.said else None
            draft = Draft(
                kind=kind, heading=draft.heading, area=area, said=[*draft.said]
            )
        if not draft.said and draft.heading is None:
            continue
        last = joined[-1] if joined else None
        if (
            last
            and last.kind is draft.kind is SectionKind.INFORMATION
            and draft.heading is None
        ):
            last.said.extend(draft.said)
        else:
            joined.append(draft)
    return joined
