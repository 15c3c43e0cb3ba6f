"""Minutes as clean text with blocks become a meeting; no word is left out.

The walk goes through the pieces once, in order. Headings and lead-ins move the context
(part of the meeting, focus area, group); everything else is said in that context, is
metadata, or tells about the meeting. What no rule knows becomes information.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from folkmoot.documents.blocks import ExtractedText, Span
from folkmoot.documents.cues import (
    Role,
    find_role,
    is_narrative,
    is_question,
    match_group,
    match_group_at_end,
)
from folkmoot.documents.focus_areas import (
    AreaNames,
    announces_areas,
    are_names_of,
    find_declared,
    match_area_names,
    name_area,
)
from folkmoot.documents.minutes_tables import read_table
from folkmoot.documents.minutes_walk import MinutesWalk
from folkmoot.documents.pieces import (
    LEAD_IN_RANK,
    Piece,
    PieceKind,
    Table,
)
from folkmoot.documents.sign_offs import opens_sign_off
from folkmoot.domain.ids import DocumentId, MeetingId, make_id
from folkmoot.domain.record import Meeting, Section, SectionKind, SetAside
from folkmoot.domain.sentences import split_sentences
from folkmoot.domain.words import split_words


@dataclass(frozen=True, kw_only=True)
class ParsedMinutes:
    """A meeting, the code points that are recorded in it, and what was set aside."""

    meeting: Meeting
    recorded: tuple[Span, ...]
    set_aside: tuple[SetAside, ...]


def parse_minutes(
    extracted: ExtractedText, *, document: DocumentId, sha256: str
) -> ParsedMinutes:
    """Read a meeting out of a document's text. Never raises; missing stays missing."""
    walk = _Walk(extracted, document=document, sha256=sha256)
    walk.go()
    return walk.finish()


class _Walk(MinutesWalk):
    """One walk through one document."""

    def go(self) -> None:
        """Walk through the pieces."""
        self.head.choose_title(self.pieces)
        position = 0
        while position < len(self.pieces):
            piece = self.pieces[position]
            after = self.pieces[position + 1 : position + 2]
            if isinstance(piece, Table):
                read_table(self, piece)
            elif piece is self.head.title_piece:
                self.writer.mark(piece.start, piece.end)
            elif piece.kind is PieceKind.HEADING:
                self._read_heading(piece, after)
            elif piece.kind is PieceKind.LEAD_IN:
                position += self._read_lead_in(piece, position)
            elif piece.kind is PieceKind.ITEM:
                self._read_item(piece, after)
            elif piece.kind is PieceKind.FOOTNOTE:
                self.read_footnote(piece)
            else:
                self.read_text(piece, after)
            position += 1

    # Headings and lead-ins

    def _read_heading(self, piece: Piece, after: Sequence[Piece | Table]) -> None:
        if self.take_labels(piece) or self._take_group_heading(piece):
            return
        if self.head.is_open and self.head.is_kind_of_paper(piece.text):
            self.writer.mark(piece.start, piece.end)
            return
        name = name_area(piece.text)
        role = None if self.is_declared(name) else find_role(piece.text)
        if role is not None:
            self.open_part(role, piece, rank=piece.rank)
        elif self.context.is_within_part(piece.rank):
            self.writer.open(self.context.kind, heading=piece)
        elif self.context.is_below_area(piece.rank) and not self.is_declared(name):
            self.writer.open(
                SectionKind.FOCUS_AREA, heading=piece, area=self.context.area
            )
        else:
            self.open_area(name, piece)

    def _take_group_heading(self, piece: Piece) -> bool:
        group = match_group(piece.text)
        if group is None or find_role(piece.text) is Role.SUMMARY:
            return False
        self.head.is_open = False
        self.context.enter_group(group.name)
        self.writer.mark(piece.start, piece.end)
        rest = name_area(piece.text[group.length :])
        if split_words(rest) and (self.is_declared(rest) or self.is_heading(rest)):
            self.context.enter_area(rest, piece.rank)
        self.open_section_of_context(heading=None)
        return True

    def _read_lead_in(self, piece: Piece, position: int) -> int:
        """Returns how many of the following pieces were read with it."""
        if self.take_labels(piece) or self.take_group_lead(piece):
            return 0
        if self.take_topic(piece):
            return 0
        items = self._items_after(position)
        if announces_areas(piece.text) and are_names_of(
            [item.text for item in items], self.headings
        ):
            return self._read_declared_list(piece, items)
        role = find_role(piece.text)
        self.note_steps(piece)
        if role is None or (
            role in (Role.GROUP_WORK, Role.THEME) and self.context.area
        ):
            self._read_plain_lead_in(piece, items[:1])
        elif role is Role.GROUP_WORK:
            self.writer.note(piece.start, piece.end, page=piece.page)
            self.declare(find_declared(piece.text, self.headings))
            self.context.enter_part(role, LEAD_IN_RANK)
            self.head.is_open = False
        else:
            self.open_part(role, piece, rank=LEAD_IN_RANK)
        return 0

    def _read_plain_lead_in(self, piece: Piece, after: Sequence[Piece | Table]) -> None:
        name = name_area(piece.text)
        if self.is_declared(name) or self.is_heading(name):
            self.open_area(name, piece)
        elif self.names_area(piece):
            self.head.is_open = False
            self.open_area(name, piece)
        elif self.take_sender(piece, after):
            return
        else:
            self.open_section_of_context(heading=None)
            self.writer.note(piece.start, piece.end, page=piece.page)

    def _items_after(self, position: int) -> list[Piece]:
        items: list[Piece] = []
        for piece in self.pieces[position + 1 :]:
            if isinstance(piece, Table) or piece.kind is not PieceKind.ITEM:
                break
            items.append(piece)
        return items

    def _read_declared_list(self, lead_in: Piece, items: Sequence[Piece]) -> int:
        self.writer.open(SectionKind.INFORMATION)
        for piece in (lead_in, *items):
            self.writer.note(piece.start, piece.end, page=piece.page)
        self.declare([name_area(item.text) for item in items])
        self.context.enter_part(Role.GROUP_WORK, LEAD_IN_RANK)
        return len(items)

    # What is said

    def _read_item(self, piece: Piece, after: Sequence[Piece | Table]) -> None:
        if self.take_listed(piece) or (self.head.is_open and self.take_labels(piece)):
            return
        self._leave_item_group(piece)
        has_children = self._has_children(piece, after)
        group = match_group(piece.text)
        if group and group.is_alone:
            depth = piece.depth if has_children else None
            self.enter_group(group.name, piece, depth=depth)
        elif has_children and self._may_name_area(piece):
            self.open_area(name_area(piece.text), piece)
        else:
            self.say(piece, passes_group_on=has_children)

    def _leave_item_group(self, piece: Piece) -> None:
        depth = self.context.group_depth
        if depth is not None and piece.depth <= depth:
            self.context.group, self.context.group_depth = None, None

    @staticmethod
    def _has_children(piece: Piece, after: Sequence[Piece | Table]) -> bool:
        return bool(
            after
            and isinstance(after[0], Piece)
            and after[0].kind is PieceKind.ITEM
            and after[0].depth > piece.depth
        )

    def _may_name_area(self, piece: Piece) -> bool:
        is_short = len(split_words(piece.text)) <= 6 and not is_question(piece.text)
        return (
            is_short
            and piece.depth == 0
            and self.context.role is Role.GROUP_WORK
            and (self.context.area is None or self.context.area_rank > LEAD_IN_RANK)
        )

    def say(self, piece: Piece, *, passes_group_on: bool = False) -> None:
        """The piece is said here, by the group it names or the one in context."""
        start, end, group = piece.start, piece.end, self.context.group
        raw = self.text[start:end]
        named = match_group(raw)
        if named and named.is_prefix and self.context.kind is not SectionKind.SUMMARY:
            group = named.name
            self.writer.mark(start, start + named.length)
            start += named.length
            if piece.kind is PieceKind.TEXT or passes_group_on:
                depth = piece.depth if piece.kind is PieceKind.ITEM else None
                self.context.enter_group(group, depth=depth)
        elif tail := match_group_at_end(raw):
            group = tail.name
            self.writer.mark(end - tail.length, end)
            end -= tail.length
        self._open_section_of_context_if_missing()
        if self.context.kind is SectionKind.INFORMATION:
            group = None
        self.writer.say(start, end, page=piece.page, group=group)

    def _open_section_of_context_if_missing(self) -> None:
        current = self.writer.current
        if current is None or current.kind is not self.context.kind:
            self.writer.open(
                self.context.kind, name=self.context.area, area=self.context.area
            )

    def read_text(self, piece: Piece, after: Sequence[Piece | Table] = ()) -> None:
        """A paragraph: a value, a group, a decision, a statement, or narrative."""
        if opens_sign_off(piece.text):
            self.context.leave_part()
            self.writer.open(SectionKind.INFORMATION)
        if self.take_listed(piece) or self.take_labels(piece):
            return
        if self.take_group_lead(piece) or self.take_decision(piece):
            return
        if self.take_topic(piece):
            return
        if self.head.is_open:
            self.head.see_line(piece)
        self._leave_lead_in_part(piece)
        if is_narrative(piece.text) or self.context.kind is SectionKind.INFORMATION:
            self._read_narrative(piece, after)
        elif piece.text.endswith(":") or self._is_no_question_of_themes(piece):
            self.writer.note(piece.start, piece.end, page=piece.page)
        else:
            self.say(piece)

    def _leave_lead_in_part(self, piece: Piece) -> None:
        """A list's lead-in holds to the end of its list."""
        if self.context.is_sent:
            self.context.leave_part()
        if self.context.role_rank == LEAD_IN_RANK and self.context.role in (
            Role.THEME,
            Role.SUMMARY,
            Role.PARTICIPANTS,
            Role.COMMISSION,
            Role.PROGRAMME,
        ):
            if self.context.role is Role.THEME and is_question(piece.text):
                return
            self.context.enter_part(Role.INFORMATION, LEAD_IN_RANK)

    def _is_no_question_of_themes(self, piece: Piece) -> bool:
        return self.context.kind is SectionKind.THEME and len(piece.text) > 200

    def _read_narrative(self, piece: Piece, after: Sequence[Piece | Table]) -> None:
        self.note_steps(piece)
        names = find_declared(piece.text, self.headings)
        self.declare(names)
        group = match_group(piece.text)
        if group and group.is_prefix:
            self.say(piece)
            return
        if self.take_sender(piece, after):
            return
        if (
            is_narrative(piece.text)
            and self.context.kind is not SectionKind.INFORMATION
        ):
            self.writer.open(SectionKind.INFORMATION)
            self.context.enter_part(Role.INFORMATION, LEAD_IN_RANK)
        elif (current := self.writer.current) is None or (
            current.kind is not SectionKind.INFORMATION
        ):
            self.writer.open(SectionKind.INFORMATION)
        self.writer.note(piece.start, piece.end, page=piece.page)
        self._follow_narrative(piece, names)

    def _follow_narrative(self, piece: Piece, names: Sequence[str]) -> None:
        """The last thing a narrative names is what comes next."""
        roles = [
            find_role(self.text[piece.start + start : piece.start + end])
            for start, end in split_sentences(self.text[piece.start : piece.end])
        ]
        if names or Role.GROUP_WORK in roles[-1:]:
            self.context.enter_part(Role.GROUP_WORK, LEAD_IN_RANK)
        elif roles[-1:] == [Role.PLENARY] and not self.head.is_open:
            self.context.enter_part(Role.PLENARY, LEAD_IN_RANK)

    # Metadata

    # The end

    def finish(self) -> ParsedMinutes:
        """Put together what was found."""
        sections = self.writer.finish()
        areas = [s.focus_area for s in sections if s.focus_area is not None]
        names = match_area_names(areas, declared=self.declared)
        sections = tuple(_rename_area(section, names) for section in sections)
        used = {section.focus_area for section in sections}
        meeting = self.head.make_meeting(
            MeetingId(make_id(self.sha256, "meeting")),
            document=self.document,
            sections=sections,
            aliases=tuple(a for a in names.aliases if a.same_as in used),
        )
        return ParsedMinutes(
            meeting=meeting,
            recorded=tuple(self.writer.recorded),
            set_aside=tuple(sorted(self.set_aside, key=lambda s: (s.start, s.end))),
        )


def _rename_area(section: Section, names: AreaNames) -> Section:
    if section.focus_area is None:
        return section
    return replace(section, focus_area=names.resolve(section.focus_area))
