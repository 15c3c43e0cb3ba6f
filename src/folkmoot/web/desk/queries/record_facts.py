"""What is known of a meeting beside what was said: when, who met, what was planned."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from folkmoot.documents.dates import is_edtf
from folkmoot.domain.record import Host, Participant
from folkmoot.web.meetings.models import (
    Attendee,
    Meeting,
    OfMeeting,
    Part,
    ProgrammeItem,
    Theme,
)

Row = TypeVar("Row", bound=OfMeeting)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """As they stand in a record of the meeting."""

    date: str | None
    hosts: tuple[Host, ...]
    commission: tuple[Participant, ...]
    participants: tuple[Participant, ...]
    programme: tuple[str, ...]
    themes: tuple[str, ...]


def read_facts(meetings: Sequence[Meeting]) -> Mapping[uuid.UUID, Facts]:
    people = _read(Attendee, meetings)
    items = _read(ProgrammeItem, meetings)
    themes = _read(Theme, meetings)
    return {
        meeting.id: Facts(
            date=meeting.date if is_edtf(meeting.date) else None,
            hosts=tuple(_show_hosts(people[meeting.id])),
            commission=tuple(_show(people[meeting.id], Part.COMMISSION)),
            participants=tuple(_show(people[meeting.id], Part.PARTICIPANT)),
            programme=tuple(_show_item(each) for each in items[meeting.id]),
            themes=tuple(each.text for each in themes[meeting.id] if each.text),
        )
        for meeting in meetings
    }


def _read(
    model: type[Row], meetings: Sequence[Meeting]
) -> defaultdict[uuid.UUID, list[Row]]:
    kept = model._default_manager.filter(removed_at=None)
    found: defaultdict[uuid.UUID, list[Row]] = defaultdict(list)
    for row in kept.filter(meeting__in=[each.id for each in meetings]):
        found[row.meeting_id].append(row)
    return found


def _show_hosts(people: Iterable[Attendee]) -> Iterable[Host]:
    for each in people:
        if each.part == Part.HOST:
            yield Host(
                name=each.name or None,
                function=each.function or None,
                organisation=each.organisation or None,
                text=describe_attendee(each),
            )


def _show(people: Iterable[Attendee], part: Part) -> Iterable[Participant]:
    for each in people:
        if each.part == part:
            yield Participant(
                text=describe_attendee(each),
                count=each.count if each.count > 1 or not each.name else None,
                function=each.function or each.role or None,
                organisation=each.organisation or None,
            )


def describe_attendee(person: Attendee) -> str:
    """In one line. A role is often written in the singular, so its count follows it."""
    told = [person.name, person.function or person.role, person.organisation]
    words = [each for each in told if each]
    if person.count > 1:
        first, *rest = words or [""]
        words = [f"{first} ({person.count})".strip(), *rest]
    return ", ".join(words)


def _show_item(item: ProgrammeItem) -> str:
    when = f"{item.starts:%H:%M} " if item.starts else ""
    return f"{when}{item}"
