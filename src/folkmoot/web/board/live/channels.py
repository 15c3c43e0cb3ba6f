"""The two kinds of stream: the secretariat's, and the phones'."""

import json
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.db.models import Sum

from folkmoot.web.board.models import Likeness
from folkmoot.web.board.queries.hall_frames import HallFrame, read_hall_frame
from folkmoot.web.board.queries.shared_logs import list_shared_logs
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.board.tasks import follow
from folkmoot.web.events.tail import Aside
from folkmoot.web.meetings.models import Meeting

MOST_ASKS_A_SECOND = 75
MOST_ASKS_AT_LEISURE = 15
SHORTEST_PACE = 0.5  # seconds
LONGEST_PACE = 15.0
LONGEST_LEISURE = 30.0


@dataclass(frozen=True)
class Frame:
    """What is told at once: the number it leads to, and its bytes.

    Where it has no news, all it tells is its gist, which a reader may know already.
    """

    number: int
    chunk: bytes
    has_news: bool = True
    gist: str = ""
    # Where some of its readers are told something of their own.
    own: "Own | None" = None

    def concerns(self, group: uuid.UUID | None) -> bool:
        return group is not None and self.own is not None and self.own.concerns(group)

    def read_own(self, group: uuid.UUID) -> "Frame":
        """The same with what concerns a group."""
        return self if self.own is None else self.own.read(group)


class Own(Protocol):
    """What some readers of a frame are told beside it."""

    def concerns(self, group: uuid.UUID, /) -> bool: ...

    def read(self, group: uuid.UUID, /) -> Frame: ...


@dataclass(frozen=True)
class Channel:
    """How frames are read, and how often at most (in seconds)."""

    event: str
    # Of a meeting, what leads from a number to now, for so many readers.
    read: Callable[[uuid.UUID, int | None, int], Frame]
    pause: float
    # After how long, too, a reader is told that the number grew, and nothing else did.
    leisure: float | None = None
    # Whether it tells of what is beside the log, too.
    hears_wakes: bool = False
    # What is to be done about new events, by somebody else than who reads them.
    follow: Callable[[uuid.UUID, int], None] | None = None
    # Of what is beside the log: how often it changed.
    count_aside: Aside | None = None
    # The logs it tells of, where there are others than the one it is named by.
    list_logs: Callable[[uuid.UUID], list[uuid.UUID]] | None = None


def compose(event: str, told: Mapping[str, Any], *, number: int | None = None) -> bytes:
    """An event as it goes over the wire. JSON has no line breaks in it."""
    head = "" if number is None else f"id: {number}\n"
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{head}event: {event}\ndata: {data}\n\n".encode()


def _read_board(meeting_id: uuid.UUID, after: int | None, _readers: int) -> Frame:
    meeting = Meeting.objects.select_related("consultation").get(id=meeting_id)
    told = read_frame(meeting, after=after)
    number = told["number"]
    told["from"] = None if told["whole"] else after
    return Frame(number, compose("board", told, number=number))


@dataclass(frozen=True)
class _OwnSheets:
    """The sheets of each group that has something new on them."""

    frame: HallFrame
    beside: Mapping[str, Any]

    def concerns(self, group: uuid.UUID, /) -> bool:
        return self.frame.concerns(group)

    def read(self, group: uuid.UUID, /) -> Frame:
        return _compose_hall({**self.frame.tell_group(group), **self.beside})


def _read_hall(meeting_id: uuid.UUID, after: int | None, readers: int) -> Frame:
    frame = read_hall_frame(meeting_id, after=after)
    beside = {"pace": find_pace(readers), "leisure": find_leisure(readers)}
    own = _OwnSheets(frame, beside)
    return replace(_compose_hall({**frame.told, **beside}), own=own)


def _compose_hall(told: dict[str, Any]) -> Frame:
    number, plenary = told["number"], told["plenary"] or {}
    asked = {name: value for name, value in plenary.items() if name != "counted"}
    gist = json.dumps([told["wordings"], asked])
    has_news = bool(told["all"] or "sheet" in told)
    return Frame(number, compose("hall", told, number=number), has_news, gist)


def find_pace(readers: int) -> float:
    """The seconds over which phones spread what they ask, so that it stays a trickle.

    A small hall sees everything at once; three hundred phones take turns for some
    seconds, and those who write never wait behind those who read.
    """
    wished = round(readers / MOST_ASKS_A_SECOND, 1)
    return min(max(wished, SHORTEST_PACE), LONGEST_PACE)


def find_leisure(readers: int) -> float:
    """The same for what may be seen some seconds later: how answers count."""
    wished = round(readers / MOST_ASKS_AT_LEISURE, 1)
    return min(max(wished, SHORTEST_PACE), LONGEST_LEISURE)


def _follow(meeting_id: uuid.UUID, number: int) -> None:
    meeting = Meeting.objects.filter(id=meeting_id).first()
    if meeting is not None:
        follow(meeting, number=number)


def count_drawn(meeting_ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, int]:
    """How often what is drawn together changed, by meeting."""
    found = Likeness.objects.filter(meeting__in=list(meeting_ids)).order_by()
    counted = found.values("meeting_id").annotate(count=Sum("version"))
    return dict(counted.values_list("meeting_id", "count"))


STAFF = Channel(
    "board",
    _read_board,
    pause=0.25,
    hears_wakes=True,
    follow=_follow,
    count_aside=count_drawn,
    list_logs=list_shared_logs,
)
# A thousand phones are told of many changes at once: each costs a thousand sends.
HALL = Channel("hall", _read_hall, pause=1.0, leisure=5.0, list_logs=list_shared_logs)
