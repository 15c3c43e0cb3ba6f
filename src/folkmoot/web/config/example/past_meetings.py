"""The example's earlier stops, read from their minutes like anybody's documents."""

import datetime
import re
import uuid
from collections.abc import Mapping
from pathlib import Path

import folkmoot
from folkmoot.domain.record import Meeting as Minutes
from folkmoot.domain.record import Section, SectionKind
from folkmoot.jobs.reading import read
from folkmoot.web.config.example.rows import make_id, new_row
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.groups import add_groups
from folkmoot.web.meetings.commands.meetings import add_meetings
from folkmoot.web.meetings.commands.programme import save_meeting_areas
from folkmoot.web.meetings.models import Consultation, Group, Meeting
from folkmoot.web.statements.commands.paper import hand_in_paper, type_statement
from folkmoot.web.statements.commands.room import close_meeting, open_areas
from folkmoot.web.statements.models import Sheet

_FILES = Path(folkmoot.__file__).parent / "example"


def add_past_meetings(
    consultation: Consultation, areas: Mapping[str, uuid.UUID], by: Actor
) -> None:
    """Meetings that are closed, with what the groups said typed as from paper."""
    record = read(_FILES, links=False)
    for minutes in record.meetings:
        _add(consultation, minutes, areas, by)


def _add(
    consultation: Consultation,
    minutes: Minutes,
    areas: Mapping[str, uuid.UUID],
    by: Actor,
) -> None:
    name = f"meeting {minutes.title}"
    edit = new_row(
        name,
        title=f"{minutes.title} (opdigtet)",
        date=minutes.date or "",
        starts=_read_time(minutes.start),
        ends=_read_time(minutes.end),
        place=minutes.place or "",
    )
    add_meetings(consultation=consultation, edits=[edit], by=by)
    meeting: Meeting = Meeting.objects.get(id=edit.id)
    discussed = [
        section
        for section in minutes.sections
        if section.kind is SectionKind.FOCUS_AREA and section.focus_area in areas
    ]
    _lay_areas(meeting, discussed, areas, by)
    add_groups(meeting=meeting, count=_count_groups(discussed), round_number=1, by=by)
    _type_sheets(meeting, discussed, areas, by)
    close_meeting(meeting=meeting, by=by)


def _lay_areas(
    meeting: Meeting,
    discussed: list[Section],
    areas: Mapping[str, uuid.UUID],
    by: Actor,
) -> None:
    edits = [
        new_row(
            f"{meeting.id} {section.focus_area}",
            focus_area_id=areas[str(section.focus_area)],
        )
        for section in discussed
    ]
    save_meeting_areas(meeting=meeting, edits=edits, by=by)


def _type_sheets(
    meeting: Meeting,
    discussed: list[Section],
    areas: Mapping[str, uuid.UUID],
    by: Actor,
) -> None:
    open_areas(meeting=meeting, areas=meeting.meetingareas.all(), by=by)
    groups = {group.number: group for group in Group.objects.filter(meeting=meeting)}
    for section in discussed:
        sheets = Sheet.objects.filter(
            meeting=meeting, area__focus_area=areas[str(section.focus_area)]
        )
        written = set()
        for statement in section.statements:
            sheet = sheets.get(group=groups[_read_number(statement.group)])
            type_statement(
                sheet=sheet,
                statement_id=make_id(f"{meeting.id} {statement.id}"),
                text=statement.text,
                by=by,
            )
            written.add(sheet)
        for sheet in sorted(written, key=lambda sheet: str(sheet.id)):
            hand_in_paper(sheet=sheet, by=by)


def _count_groups(discussed: list[Section]) -> int:
    return max(
        _read_number(statement.group)
        for section in discussed
        for statement in section.statements
    )


def _read_number(group: str | None) -> int:
    found = re.search(r"\d+", group or "")
    return int(found.group()) if found else 1


def _read_time(told: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(told) if told else None
