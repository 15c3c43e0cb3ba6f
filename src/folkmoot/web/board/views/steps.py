"""What the console's buttons do with programme, timer, board and report-back."""

import uuid
from collections.abc import Callable, Mapping
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.programme import start_step
from folkmoot.web.board.commands.report_back import call_group
from folkmoot.web.board.commands.showing import set_seconds_a_page, show_view
from folkmoot.web.board.commands.timer import (
    add_minute,
    pause_timer,
    resume_timer,
    start_timer,
    stop_timer,
)
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.programme import find_areas_to_open
from folkmoot.web.board.views.pressing import press, read_base
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.models import (
    Group,
    Meeting,
    MeetingArea,
    OfMeeting,
    ProgrammeItem,
    Role,
)
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.commands.room import open_areas

Row = TypeVar("Row", bound=OfMeeting)

_TIMER: Mapping[str, Callable[..., Batch | None]] = {
    "pause": pause_timer,
    "resume": resume_timer,
    "more": add_minute,
    "stop": stop_timer,
}


@require_POST
def begin_step(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting, by = _fetch(request, meeting_id)
    item = _fetch_named(request, meeting, ProgrammeItem, "item")
    base = read_base(request)
    return press(
        request,
        meeting,
        lambda: start_step(meeting=meeting, item=item, by=by, base=base),
        told=_("Now: %(step)s.") % {"step": item},
    )


@require_POST
def open_step(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Open those focus areas of the running step that nobody has opened yet."""
    meeting, by = _fetch(request, meeting_id)
    areas = find_areas_to_open(meeting, find_board(meeting))
    return press(
        request,
        meeting,
        lambda: open_areas(meeting=meeting, areas=areas, by=by),
        told=ngettext(
            "%(count)d focus area is open. Groups can write now.",
            "%(count)d focus areas are open. Groups can write now.",
            len(areas),
        )
        % {"count": len(areas)},
    )


@require_POST
def run_timer(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """`do` is pause, resume, more or stop; with `minutes` it starts."""
    meeting, by = _fetch(request, meeting_id)
    minutes = request.POST.get("minutes", "")
    if minutes:
        count = int(minutes) if minutes.isdecimal() and len(minutes) < 4 else 0
        return press(
            request,
            meeting,
            lambda: start_timer(meeting=meeting, minutes=count, by=by),
            told=_("The timer runs."),
        )
    do = _TIMER.get(request.POST.get("do", ""))
    if do is None:
        raise ChangeRefusedError("malformed")
    return press(
        request,
        meeting,
        lambda: do(meeting=meeting, by=by),
        told=_("The timer is set."),
    )


@require_POST
def show(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Let the board show another view; `area` alone means that area's statements."""
    meeting, by = _fetch(request, meeting_id)
    area = None
    if request.POST.get("area"):
        area = _fetch_named(request, meeting, MeetingArea, "area")
    asked = View.AREA if area else request.POST.get("view", "")
    if asked not in View.values:
        raise ChangeRefusedError("malformed")
    view, base = View(asked), read_base(request)
    return press(
        request,
        meeting,
        lambda: show_view(meeting=meeting, view=view, area=area, by=by, base=base),
        told=_("The board shows %(view)s.") % {"view": area or view.label},
    )


@require_POST
def set_seconds(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """How long a page of the board stands."""
    meeting, by = _fetch(request, meeting_id)
    told = request.POST.get("seconds", "")
    seconds = int(told) if told.isdecimal() and len(told) < 4 else 0
    return press(
        request,
        meeting,
        lambda: set_seconds_a_page(meeting=meeting, seconds=seconds, by=by),
        told=_("A page stands for %(n)d seconds.") % {"n": seconds},
    )


@require_POST
def call(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Call a group to report back."""
    meeting, by = _fetch(request, meeting_id)
    group = _fetch_named(request, meeting, Group, "group")
    base = read_base(request)
    return press(
        request,
        meeting,
        lambda: call_group(meeting=meeting, group=group, by=by, base=base),
        told=_("%(group)s reports back.") % {"group": group},
    )


def _fetch(request: HttpRequest, meeting_id: uuid.UUID) -> tuple[Meeting, Actor]:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    return meeting, name_actor(request)


def _fetch_named(
    request: HttpRequest, meeting: Meeting, model: type[Row], name: str
) -> Row:
    """The row of this meeting whose id the form sent under a name."""
    try:
        row_id = uuid.UUID(request.POST.get(name, ""))
    except ValueError:
        raise ChangeRefusedError("malformed") from None
    return fetch_of_meeting(
        model, request.user, row_id, role=Role.FACILITATOR, meeting=meeting
    )
