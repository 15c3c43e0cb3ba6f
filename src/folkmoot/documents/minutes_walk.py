"""What a walk through minutes knows and does: parts, areas, groups and metadata."""

from collections.abc import Sequence

from folkmoot.documents.blocks import STRAY, BlockKind, ExtractedText
from folkmoot.documents.cues import (
    Role,
    find_role,
    find_sending_group,
    is_decision,
    is_narrative,
    is_programme_step,
    match_group,
    match_topic,
)
from folkmoot.documents.focus_areas import (
    find_declared,
    name_area,
)
from folkmoot.documents.minutes_context import Context
from folkmoot.documents.minutes_head import MinutesHead
from folkmoot.documents.minutes_sections import SectionWriter
from folkmoot.documents.pieces import (
    LEAD_IN_RANK,
    Piece,
    PieceKind,
    Table,
    cut_pieces,
)
from folkmoot.domain.ids import DocumentId
from folkmoot.domain.record import SectionKind, SetAside
from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import split_words

_LONGEST_NAME = 4


class MinutesWalk:
    """One walk through one document: where it stands, and what was found."""

    def __init__(
        self, extracted: ExtractedText, *, document: DocumentId, sha256: str
    ) -> None:
        self.text = extracted.text
        self.extracted = extracted
        self.document = document
        self.sha256 = sha256
        self.writer = SectionWriter(extracted.text, document=document, sha256=sha256)
        self.context = Context()
        self.head = MinutesHead(extracted.text)
        self.set_aside = _find_asides(extracted)
        pieces = cut_pieces(extracted)
        self.pieces = [p for p in pieces if not self.is_stray(p)]
        self.headings = _list_names(self.pieces)
        self.leading_names = [p for p in pieces if _is_leading_name(p)]
        self.declared: list[str] = []

    def is_stray(self, piece: Piece | Table) -> bool:
        """A letter alone on a line is dirt of a conversion, not a word of anybody."""
        if isinstance(piece, Table) or piece.kind is not PieceKind.TEXT:
            return False
        if len(piece.text) != 1 or not piece.text.isalpha():
            return False
        self.set_aside.append(
            SetAside(text=piece.text, start=piece.start, end=piece.end, reason=STRAY)
        )
        return True

    def is_declared(self, name: str) -> bool:
        """Whether the text announced an area of this name."""
        return name.casefold() in {item.casefold() for item in self.declared}

    def open_part(self, role: Role, piece: Piece, *, rank: int) -> None:
        """A heading or lead-in opens a part of the meeting."""
        self.context.enter_part(role, rank)
        self.writer.open(self.context.kind, heading=piece)
        if role in (Role.THEME, Role.GROUP_WORK, Role.PLENARY, Role.SUMMARY):
            self.head.is_open = False

    def open_area(self, name: str, piece: Piece) -> None:
        """A heading names a focus area, and what follows is said there."""
        self.context.enter_area(name, piece.rank)
        self.writer.open(SectionKind.FOCUS_AREA, heading=piece, name=name, area=name)

    def is_heading(self, name: str) -> bool:
        """Whether a heading of the document could name this area."""
        return name.casefold() in {heading.casefold() for heading in self.headings}

    def open_section_of_context(self, heading: Piece | None) -> None:
        """Go on in the area's section, or open the one that fits the context."""
        current = self.writer.current
        kind, area = self.context.kind, self.context.area
        if heading is None and current and (current.kind, current.area) == (kind, area):
            return
        self.writer.open(kind, heading=heading, name=area, area=area)

    def take_topic(self, piece: Piece) -> bool:
        """A line such as "Fokusområde: Tid" names the area that follows."""
        named = match_topic(piece.text)
        if named is None or self.context.kind in (
            SectionKind.SUMMARY,
            SectionKind.PLENARY,
        ):
            return False
        self.head.is_open = False
        self.context.enter_area(named, LEAD_IN_RANK)
        self.writer.mark(piece.start, piece.end)
        self.open_section_of_context(heading=None)
        return True

    def names_area(self, piece: Piece) -> bool:
        """A short name before a list is an area where groups work, or among several."""
        if piece not in self.leading_names:
            return False
        if self.context.area is not None:
            return self.context.area_rank == LEAD_IN_RANK
        if self.context.role is Role.GROUP_WORK or self.context.group is not None:
            return True
        is_open = self.context.kind is SectionKind.INFORMATION
        return is_open and len(self.leading_names) > 1

    def declare(self, names: Sequence[str]) -> None:
        """The text announces areas of these names."""
        if names:
            self.declared.extend(n for n in names if not self.is_declared(n))

    def take_group_lead(self, piece: Piece) -> bool:
        """A line with nothing but the name of a group."""
        group = match_group(piece.text)
        if group is None or not group.is_alone:
            return False
        self.enter_group(group.name, piece)
        return True

    def take_sender(self, piece: Piece, after: Sequence[Piece | Table]) -> bool:
        """A list that a group hands in: "Here are the notes from Table 6."."""
        leads_list = (
            bool(after)
            and isinstance(after[0], Piece)
            and after[0].kind is PieceKind.ITEM
        )
        group = find_sending_group(piece.text) if leads_list else None
        if group is None or self.context.group is not None:
            return False
        self.writer.open(SectionKind.INFORMATION)
        self.writer.note(piece.start, piece.end, page=piece.page)
        self.head.is_open = False
        self.context.enter_sender(group)
        return True

    def enter_group(self, name: str, piece: Piece, *, depth: int | None = None) -> None:
        """What follows is said by the group that the piece names."""
        self.context.enter_group(name, depth=depth)
        self.open_section_of_context(heading=None)
        self.writer.mark(piece.start, piece.end)

    def note_steps(self, piece: Piece) -> None:
        """Sentences of the piece that tell what happened are steps of the programme."""
        text = self.text[piece.start : piece.end]
        for start, end in split_sentences(text):
            sentence = text[start:end]
            if is_programme_step(sentence) and not find_declared(sentence, []):
                self.head.add_step(piece.start + start, piece.start + end)

    def read_footnote(self, piece: Piece) -> None:
        """A footnote stands beside what is said."""
        if not self.writer.current or self.writer.current.heading is not None:
            self.writer.open(SectionKind.INFORMATION)
        self.writer.note(piece.start, piece.end, page=piece.page)

    def take_listed(self, piece: Piece) -> bool:
        """Items and lines under "Deltagere", "Program" and the like are values."""
        role = self.context.role
        if role not in (Role.PARTICIPANTS, Role.COMMISSION, Role.PROGRAMME):
            return False
        if piece.kind is PieceKind.TEXT and self.context.role_rank == LEAD_IN_RANK:
            return False
        if role is Role.PROGRAMME and is_narrative(piece.text):
            return False
        self.head.add_listed(role, piece.start, piece.end)
        if role is Role.PROGRAMME:
            self.declare(find_declared(piece.text, self.headings))
        self.writer.mark(piece.start, piece.end)
        return True

    def take_labels(self, piece: Piece) -> bool:
        """Labelled values tell about the meeting, except among what a group says."""
        if self.context.group is not None:
            return False
        leftover = self.head.take_labels(
            piece, self.writer, is_body=self.context.kind is not SectionKind.INFORMATION
        )
        if leftover is None:
            return False
        for start, end in leftover:
            self.writer.note(start, end, page=piece.page)
        return True

    def take_decision(self, piece: Piece) -> bool:
        """What follows "Beslutning:" under a topic is what was concluded there."""
        label, colon, rest = self.text[piece.start : piece.end].partition(":")
        if not colon or len(split_words(label)) > 3 or not is_decision(label):
            return False
        if self.context.kind is SectionKind.SUMMARY or not split_words(rest):
            return False
        current = self.writer.current
        area = self.context.area
        start = piece.start + len(label) + 1
        if current is None or current.kind is not SectionKind.SUMMARY:
            self.writer.open(SectionKind.SUMMARY, name=label.strip(), area=area)
        self.writer.mark(piece.start, start)
        self.writer.say(
            start + len(rest) - len(rest.lstrip()), piece.end, page=piece.page
        )
        return True


def _find_asides(extracted: ExtractedText) -> list[SetAside]:
    return [
        SetAside(
            text=extracted.text[block.start : block.end],
            start=block.start,
            end=block.end,
            reason=block.reason or "set aside by the reader",
        )
        for block in extracted.blocks
        if block.kind is BlockKind.ASIDE
    ]


def _is_leading_name(piece: Piece | Table) -> bool:
    """Whether a lead-in is no more than a name: "Ledelsesrum:"."""
    if isinstance(piece, Table) or piece.kind is not PieceKind.LEAD_IN:
        return False
    is_name = piece.text[:1].isupper() and len(split_words(piece.text)) <= _LONGEST_NAME
    return is_name and find_role(piece.text) is None and not is_decision(piece.text)


def _list_names(pieces: Sequence[Piece | Table]) -> list[str]:
    """The headings that could name a focus area."""
    return [
        name_area(piece.text)
        for piece in pieces
        if isinstance(piece, Piece)
        and piece.kind is PieceKind.HEADING
        and find_role(piece.text) is None
        and match_group(piece.text) is None
    ]
