"""The meeting a document tells of: its facts, who met, its programme and themes."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any

from folkmoot.documents.dates import is_edtf
from folkmoot.documents.people import parse_people
from folkmoot.documents.step_kinds import find_step_kind
from folkmoot.domain import record as read
from folkmoot.domain.record import SectionKind
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Change
from folkmoot.web.imports.queries.reviews import Sitting, read_uuid
from folkmoot.web.meetings.models import (
    Attendee,
    Consultation,
    Hearing,
    ItemKind,
    Meeting,
    MeetingState,
    Part,
    ProgrammeItem,
    Theme,
)

_TIMED = re.compile(
    r"^(?:kl\.?\s*)?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)"
    r"(?:\s*[-–—]\s*\d{1,2}[.:]\d{2})?\s*[:–—-]?\s*(?P<title>.+)$",
    re.IGNORECASE,
)


def place_meeting(
    change: Change,
    *,
    consultation: Consultation,
    sitting: Sitting,
    stands: Meeting | None,
    at: datetime,
) -> Meeting:
    """The meeting or survey of a sitting: the one that stands, a planned one, or new.

    What is known of a planned one already is kept; only what is missing is filled in.
    """
    meeting = stands or _find_planned(consultation, sitting)
    facts = _read_facts(sitting)
    if meeting is None:
        meeting = Meeting(
            consultation=consultation,
            hearing=Hearing.SURVEY if sitting.is_survey else Hearing.MEETING,
            state=MeetingState.CLOSED,
            closed_at=at,
            **facts,
        )
        change.create(meeting)
    else:
        missing = {n: v for n, v in facts.items() if v and not getattr(meeting, n)}
        if meeting.state != MeetingState.CLOSED:
            missing |= {"state": MeetingState.CLOSED, "closed_at": at}
        change.change(meeting, **missing)
    return meeting


def describe_meeting(change: Change, *, sitting: Sitting, meeting: Meeting) -> None:
    """Who met, the programme and the themes, where the meeting has none of its own."""
    if sitting.minutes is None:
        return
    if not Attendee.objects.kept().filter(meeting=meeting).exists():
        for place, person in enumerate(list_people(sitting.minutes)):
            change.create(Attendee(meeting=meeting, place=place, **person))
    has_items = ProgrammeItem.objects.kept().filter(meeting=meeting).exists()
    if not has_items:
        for place, line in enumerate(sitting.minutes.programme):
            change.create(
                ProgrammeItem(meeting=meeting, place=place, **_read_line(line))
            )
    if not Theme.objects.kept().filter(meeting=meeting).exists():
        _add_themes(change, sitting, meeting)


def _find_planned(consultation: Consultation, sitting: Sitting) -> Meeting | None:
    if not sitting.into:
        return None
    found: Meeting | None = (
        Meeting.objects.kept()
        .filter(consultation=consultation, id=read_uuid(sitting.into))
        .exclude(statements__removed_at=None, statements__isnull=False)
        .first()
    )
    if found is None:
        raise ChangeRefusedError("meeting_is_filled", title=sitting.title)
    return found


def _read_facts(sitting: Sitting) -> dict[str, Any]:
    return {
        "title": sitting.title[:200],
        "date": sitting.date if is_edtf(sitting.date) else "",
        "starts": _read_time(sitting.starts),
        "ends": _read_time(sitting.ends),
        "place": sitting.place[:300],
    }


def _read_time(told: str) -> time | None:
    try:
        return time.fromisoformat(told) if told else None
    except ValueError:
        return None


def list_people(minutes: read.Meeting) -> Iterator[dict[str, Any]]:
    """Hosts, the commission's own, and participants, as fields of rows."""
    for host in minutes.hosts:
        yield {
            "part": Part.HOST,
            "name": (host.name or "")[:200],
            "function": (host.function or "")[:200],
            "organisation": (host.organisation or "")[:200],
        }
    for part, people in (
        (Part.COMMISSION, minutes.commission),
        (Part.PARTICIPANT, minutes.participants),
    ):
        yield from _list_participants(part, people)


def _list_participants(
    part: Part, people: Iterable[read.Participant]
) -> Iterator[dict[str, Any]]:
    for person in people:
        parsed = parse_people(person.text)
        name = (parsed[0].name or "") if len(parsed) == 1 else ""
        told = {
            "function": (person.function or "")[:200],
            "organisation": (person.organisation or "")[:200],
        }
        is_crowd = (person.count or 1) > 1
        if is_crowd:
            told["role"] = (person.function or person.text)[:100]
        elif not (name or any(told.values())):
            name = person.text
        yield {"part": part, "name": name[:200], "count": person.count or 1, **told}


def _read_line(line: str) -> dict[str, Any]:
    """A line of the programme: when, what, and of what kind it seems to be."""
    timed = _TIMED.match(line)
    title = timed["title"] if timed else line
    starts = time(int(timed["hour"]), int(timed["minute"])) if timed else None
    kind = ItemKind(find_step_kind(title).value)
    return {"title": title[:200], "starts": starts, "kind": kind}


def _add_themes(change: Change, sitting: Sitting, meeting: Meeting) -> None:
    """Opening questions are a record of their own, below a step of the programme."""
    parts = [p for p in sitting.parts if p.kind is SectionKind.THEME and p.pieces]
    if not parts:
        return
    known = ProgrammeItem.objects.kept().filter(meeting=meeting, kind=ItemKind.THEMES)
    item = known.first()
    if item is None:
        item = ProgrammeItem(
            meeting=meeting,
            kind=ItemKind.THEMES,
            title=parts[0].heading[:200],
            place=len(sitting.minutes.programme) if sitting.minutes else 0,
        )
        change.create(item)
    for place, piece in enumerate(p for part in parts for p in part.pieces):
        change.create(Theme(meeting=meeting, item=item, place=place, text=piece.text))
