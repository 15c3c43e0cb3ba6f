"""Whether screens that show the board are in reach: for the console, not the hall."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from folkmoot.web.board.models import Screen
from folkmoot.web.meetings.models import Meeting

# A screen tells every 20 seconds that it is there.
SILENT_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Screens:
    """How many screens show the board, how many of them are silent, and since when."""

    count: int
    silent: int
    silent_since: datetime | None


def read_screens(meeting: Meeting, *, at: datetime) -> Screens:
    seen = list(
        Screen.objects.filter(meeting=meeting).values_list("last_seen_at", flat=True)
    )
    silent = [last for last in seen if last < at - SILENT_AFTER]
    return Screens(len(seen), len(silent), max(silent, default=None))
