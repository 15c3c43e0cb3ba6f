"""Sheets in which groups' notes were typed become a meeting.

Known are lists (a row per note, with its group and focus area), matrices (a row per
group, a column per area) and workbooks with a sheet per group or per area.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from folkmoot.documents.blocks import Span
from folkmoot.documents.cues import (
    Role,
    find_opposed_cue,
    find_role,
    is_question,
    match_group,
)
from folkmoot.documents.dates import parse_date
from folkmoot.documents.list_markers import strip_bullet
from folkmoot.documents.parse_survey import NO_ANSWER, ParsedTables
from folkmoot.documents.personal_data import find_personal_data
from folkmoot.documents.sheets import Place, Row, Sheet, SheetLayout
from folkmoot.documents.survey_columns import Header, find_header, is_no_answer
from folkmoot.documents.table_columns import Column, name_column_by_header
from folkmoot.domain.ids import DocumentId, MeetingId, SectionId, StatementId, make_id
from folkmoot.domain.record import (
    Meeting,
    Section,
    SectionKind,
    SetAside,
    Source,
    Statement,
)
from folkmoot.domain.words import fold_text, split_words

_DEFAULT_SHEET = re.compile(r"^(?:ark|sheet|blad|tabelle|feuil)\s?\d*$", re.IGNORECASE)
_MEETING_HEADER = re.compile(
    r"^\W*(?:møde|mødested|meeting|möte|møte|sitzung|by)\W*$", re.IGNORECASE
)
_DATE_HEADER = re.compile(r"^\W*(?:dato|date|datum|mødedato)\W*$", re.IGNORECASE)
_SAID = frozenset({Column.STATEMENT, "area_of_its_own", "group_of_its_own"})
_USED = _SAID | {Column.GROUP, Column.AREA, "meeting", "date", "drop"}
_KINDS = {Role.PLENARY: SectionKind.PLENARY, Role.SUMMARY: SectionKind.SUMMARY}


@dataclass(frozen=True, kw_only=True)
class ParsedNotes(ParsedTables):
    """The meetings of a file of group notes, with its text."""

    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, kw_only=True)
class _NoteSheet:
    """A sheet of notes and what its columns hold."""

    number: int
    sheet: Sheet
    header: Header
    roles: Mapping[int, Column | str]
    group: str | None = None
    area: str | None = None


def find_note_sheets(
    sheets: Sequence[Sheet], asked: Mapping[str, str] | None
) -> list[_NoteSheet]:
    """The sheets that hold group notes; none where the file is something else."""
    found = [
        _judge_sheet(number, sheet, asked or {}) for number, sheet in enumerate(sheets)
    ]
    notes = [one for one in found if one is not None]
    return notes if len(notes) * 2 > len([s for s in sheets if s.rows]) else []


def _judge_sheet(
    number: int, sheet: Sheet, asked: Mapping[str, str]
) -> _NoteSheet | None:
    if not sheet.rows:
        return None
    header = find_header(sheet)
    roles = _name_roles(header, asked)
    sheet_group = match_group(sheet.name)
    is_named = bool(sheet.name) and not _DEFAULT_SHEET.match(sheet.name)
    groups = _name_group_columns(header)
    has_group = Column.GROUP in roles.values() or sheet_group is not None
    if groups:
        roles = {**roles, **dict.fromkeys(groups, "group_of_its_own")}
    elif not has_group:
        return None
    elif Column.STATEMENT not in roles.values():
        roles = _read_matrix(header, roles)
    if not _SAID & set(roles.values()):
        return None
    has_area = Column.AREA in roles.values() or "area_of_its_own" in roles.values()
    return _NoteSheet(
        number=number,
        sheet=sheet,
        header=header,
        roles=roles,
        group=sheet_group.name if sheet_group else None,
        area=sheet.name if is_named and not sheet_group and not has_area else None,
    )


def _name_group_columns(header: Header) -> list[int]:
    """The columns headed by groups, where two or more are."""
    named = [c for c, name in header.names.items() if match_group(name)]
    return named if len(named) > 1 else []


def _name_roles(header: Header, asked: Mapping[str, str]) -> dict[int, Column | str]:
    wanted = {fold_text(name).casefold(): role for name, role in asked.items()}
    known: dict[str, Column | str] = {
        "group": Column.GROUP,
        "focus_area": Column.AREA,
        "statement": Column.STATEMENT,
        "meeting": "meeting",
        "attribute": Column.OTHER,
        "drop": "drop",
    }
    roles: dict[int, Column | str] = {}
    for number, name in header.names.items():
        role = wanted.get(name.casefold())
        if role is not None:
            roles[number] = known[role]
        elif _MEETING_HEADER.match(name):
            roles[number] = "meeting"
        elif _DATE_HEADER.match(name):
            roles[number] = "date"
        else:
            roles[number] = name_column_by_header(name)
        values = [row.cells[number] for row in header.body if number in row.cells]
        is_free = role is None and roles[number] in (Column.OTHER, Column.NAME)
        if is_free and find_personal_data(name, values):
            roles[number] = "drop"
    return roles


def _read_matrix(
    header: Header, roles: dict[int, Column | str]
) -> dict[int, Column | str]:
    """Beside the group, every column with sentences is an area of its own."""
    matrix = dict(roles)
    for number, role in roles.items():
        values = [row.cells[number] for row in header.body if number in row.cells]
        words = [len(split_words(value)) for value in values]
        if (
            role in (Column.OTHER, Column.AREA)
            and words
            and sum(words) >= 3 * len(words)
        ):
            matrix[number] = "area_of_its_own"
    return matrix


def parse_group_notes(
    sheets: Sequence[Sheet],
    notes: Sequence[_NoteSheet],
    *,
    document: DocumentId,
    sha256: str,
) -> ParsedNotes:
    """Read the meetings of a file whose note sheets were found."""
    reader = _NotesReader(document=document, sha256=sha256)
    by_number = {one.number: one for one in notes}
    for number, sheet in enumerate(sheets):
        one = by_number.get(number)
        uses_name = one is not None and bool(one.group or one.area)
        reader.layout.add_sheet(
            number,
            sheet,
            title=sheet.name if uses_name else "",
            hidden=_list_hidden(one) if one else (),
        )
    for one in notes:
        reader.read_sheet(one)
    return reader.build()


def _list_hidden(one: _NoteSheet) -> list[Place]:
    """What dropped columns hold is left out of the text; their headers stay."""
    return [
        Place(sheet=one.number, row=row.number, column=column)
        for row in one.header.body
        for column in row.cells
        if one.roles.get(column) == "drop"
    ]


@dataclass(kw_only=True)
class _NotesMeeting:
    """A meeting while its notes are read: statements by kind and area."""

    name: str | None
    date: str | None = None
    said: dict[tuple[SectionKind, str | None], list[Statement]] = field(
        default_factory=dict
    )


def _name_group(text: str) -> str:
    found = match_group(text)
    return found.name if found else text


@dataclass(kw_only=True)
class _NotesReader:
    """Reads notes sheet by sheet."""

    document: DocumentId
    sha256: str
    layout: SheetLayout = field(default_factory=SheetLayout)
    recorded: list[Span] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    meetings: dict[str | None, _NotesMeeting] = field(default_factory=dict)
    title: str | None = None
    date: str | None = None

    def read_sheet(self, one: _NoteSheet) -> None:
        """Read one sheet; a group or area written once holds for the rows below."""
        if one.number in self.layout.titles:
            self.recorded.append(self.layout.titles[one.number])
        self._read_above(one)
        for row in one.header.rows:
            kept = [c for c in row.cells if one.roles.get(c) != "drop"]
            self._record(one, row, kept)
            for column in set(row.cells) - set(kept):
                self._drop(one, row, column)
        group, area = one.group, one.area
        for row in one.header.body:
            group = self._read_group(one, row) or group
            area = self._read_area(one, row) or area
            self._read_row(one, row, group=group, area=area)

    def _read_above(self, one: _NoteSheet) -> None:
        for row in one.header.above:
            self._record(one, row, row.cells)
            line = fold_text(" ".join(row.cells.values()))
            self.date = self.date or parse_date(line)
            self.title = self.title or (line if split_words(line) else None)

    def _drop(self, one: _NoteSheet, row: Row, column: int) -> None:
        values = [r.cells[column] for r in one.header.body if column in r.cells]
        name = one.header.names[column]
        kind = find_personal_data(name, values) or "as asked"
        reason = f"column dropped: {kind} ({len(values)} cells)"
        span = self._span(one, row, column)
        aside = SetAside(text=name, start=span.start, end=span.end, reason=reason)
        self.set_aside.append(aside)

    def _record(self, one: _NoteSheet, row: Row, columns: Iterable[int]) -> None:
        for column in columns:
            self.recorded.append(self._span(one, row, column))

    def _span(self, one: _NoteSheet, row: Row, column: int) -> Span:
        place = Place(sheet=one.number, row=row.number, column=column)
        return self.layout.spans[place]

    def _cell(self, one: _NoteSheet, row: Row, role: Column | str) -> str | None:
        for column, held in one.roles.items():
            if held == role and column in row.cells:
                return fold_text(row.cells[column])
        return None

    def _read_group(self, one: _NoteSheet, row: Row) -> str | None:
        name = self._cell(one, row, Column.GROUP)
        if name is None:
            return None
        if match_group(name):
            return _name_group(name)
        header = next(
            one.header.names[c] for c, r in one.roles.items() if r is Column.GROUP
        )
        is_bare = name.isdigit() or len(name) == 1
        return f"{header} {name}" if is_bare else name

    def _read_area(self, one: _NoteSheet, row: Row) -> str | None:
        return self._cell(one, row, Column.AREA)

    def _read_row(
        self, one: _NoteSheet, row: Row, *, group: str | None, area: str | None
    ) -> None:
        meeting = self._find_meeting(one, row)
        attributes = {
            one.header.names[column]: fold_text(value)
            for column, value in row.cells.items()
            if one.roles.get(column, Column.OTHER) not in _USED
            and column in one.header.names
        }
        for column in row.cells:
            role = one.roles.get(column, Column.OTHER)
            named, said_by = area, group
            if role == "area_of_its_own":
                named = one.header.names[column]
            elif role == "group_of_its_own":
                said_by = _name_group(one.header.names[column])
            if role in _SAID:
                self._say_cell(one, row, column, meeting, said_by, named, attributes)
            elif role != "drop":
                self.recorded.append(self._span(one, row, column))

    def _find_meeting(self, one: _NoteSheet, row: Row) -> _NotesMeeting:
        name = self._cell(one, row, "meeting")
        meeting = self.meetings.setdefault(name, _NotesMeeting(name=name))
        date = self._cell(one, row, "date")
        if date and meeting.date is None:
            meeting.date = parse_date(date)
        return meeting

    def _say_cell(
        self,
        one: _NoteSheet,
        row: Row,
        column: int,
        meeting: _NotesMeeting,
        group: str | None,
        area: str | None,
        attributes: Mapping[str, str],
    ) -> None:
        span = self._span(one, row, column)
        role = find_role(group or "") or find_role(area or "")
        kind = (
            _KINDS.get(role, SectionKind.FOCUS_AREA) if role else SectionKind.FOCUS_AREA
        )
        for start, end in self._split_cell(span):
            text = fold_text(self.layout.text[start:end])
            if is_no_answer(text):
                aside = SetAside(text=text, start=start, end=end, reason=NO_ANSWER)
                self.set_aside.append(aside)
                continue
            self.recorded.append(Span(start=start, end=end))
            place = (one.number, row.number, column, start - span.start)
            statement = Statement(
                id=StatementId(make_id(self.sha256, *place)),
                text=text,
                group=group if kind is SectionKind.FOCUS_AREA else None,
                attributes=attributes,
                question=is_question(text),
                opposed_cue=find_opposed_cue(text),
                source=Source(
                    document=self.document, line=row.number, start=start, end=end
                ),
            )
            key = (kind, area if kind is SectionKind.FOCUS_AREA else None)
            meeting.said.setdefault(key, []).append(statement)

    def _split_cell(self, span: Span) -> Iterator[tuple[int, int]]:
        """A line each where the cell holds a list; else the whole cell."""
        text = self.layout.text[span.start : span.end]
        lines = text.split("\n")
        marked = [strip_bullet(line) for line in lines]
        is_list = len(lines) > 1 and (
            sum(rest != line for (_, rest), line in zip(marked, lines, strict=True)) > 1
            or max(len(line) for line in lines) < 120
        )
        if not is_list:
            _, rest = strip_bullet(text)
            yield span.end - len(rest), span.end
            return
        start = span.start
        for line, (_, rest) in zip(lines, marked, strict=True):
            end = start + len(line)
            if split_words(rest):
                yield end - len(rest), end
            start = end + 1

    def build(self) -> ParsedNotes:
        """The meetings, in the order in which the sheets name them."""
        meetings = tuple(
            self._make_meeting(number, meeting)
            for number, meeting in enumerate(self.meetings.values())
        )
        return ParsedNotes(
            text=self.layout.text,
            recorded=tuple(self.recorded),
            set_aside=tuple(self.set_aside),
            meetings=meetings,
        )

    def _make_meeting(self, number: int, meeting: _NotesMeeting) -> Meeting:
        sections = tuple(
            Section(
                id=SectionId(make_id(self.sha256, "section", number, position)),
                heading=area,
                kind=kind,
                focus_area=area,
                statements=tuple(said),
            )
            for position, ((kind, area), said) in enumerate(meeting.said.items())
        )
        return Meeting(
            id=MeetingId(make_id(self.sha256, "meeting", number)),
            document=self.document,
            title=meeting.name or self.title,
            date=meeting.date or self.date,
            sections=sections,
        )
