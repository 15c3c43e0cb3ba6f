"""What waits for the secretary: late arrivals and wordings that crossed."""

import uuid
from dataclasses import dataclass

from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Crossing, LateArrival, Statement

_SHEET = ("sheet__group", "sheet__area__focus_area")


@dataclass(frozen=True)
class Arrival:
    """A late arrival beside the statement as it stands; None where there is none."""

    late: LateArrival
    statement: Statement | None


@dataclass(frozen=True)
class Tray:
    waiting: list[Arrival]
    settled: list[Arrival]


def find_waiting(meeting: Meeting) -> list[LateArrival]:
    """All that is to be decided, in the order it came."""
    kept = LateArrival.objects.kept().filter(meeting=meeting, settled_at=None)
    return list(kept.select_related("meeting", *_SHEET))


def read_tray(meeting: Meeting) -> Tray:
    waiting = find_waiting(meeting)
    kept = LateArrival.objects.kept().filter(meeting=meeting, settled_at__isnull=False)
    settled = list(kept.select_related(*_SHEET))
    statements: dict[uuid.UUID, Statement] = Statement.objects.in_bulk(
        [each.statement for each in [*waiting, *settled]]
    )
    return Tray(
        [Arrival(each, statements.get(each.statement)) for each in waiting],
        [Arrival(each, statements.get(each.statement)) for each in settled],
    )


def find_crossings(meeting: Meeting) -> list[Crossing]:
    """The wordings nobody has chosen between yet."""
    kept = Crossing.objects.kept().filter(meeting=meeting, settled_at=None)
    return list(
        kept.select_related(
            "statement__sheet__group", "statement__sheet__area__focus_area"
        )
    )
