"""What the plenary's buttons do with key points."""

import uuid
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands import plenary, points
from folkmoot.web.board.forms.plenary import read_own_id, read_picked, read_side
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.board.views.pressing import press, read_base
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.models import Match

_Do = Callable[..., Batch | None]
_DO: Mapping[str, _Do] = {
    "open": plenary.open_point,
    "close": plenary.close_point,
}


@require_POST
def make(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """From the statements that are ticked, or in words of the secretary's own."""
    meeting = _fetch_meeting(request, meeting_id)
    posted = request.POST
    return _press(
        request,
        meeting,
        lambda: points.make_point(
            meeting=meeting,
            point_id=read_own_id(posted),
            text=posted.get("text", ""),
            statements=read_picked(posted, meeting),
            by=name_actor(request),
        ),
        told=_("The key point is on the list."),
    )


@require_POST
def lead(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    """`do` is open or close; else it is put on the board as it is."""
    point, by = _fetch(request, point_id), name_actor(request)
    do = _DO.get(request.POST.get("do", ""), plenary.show_point)
    told = {
        plenary.open_point: _("The hall can answer now."),
        plenary.close_point: _("No more answers are taken."),
        plenary.show_point: _("The key point is on the board."),
    }
    return _press(request, point.meeting, lambda: do(point=point, by=by), told=told[do])


@require_POST
def show_counts(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    point, by = _fetch(request, point_id), name_actor(request)
    on = request.POST.get("on") == "yes"
    return _press(
        request,
        point.meeting,
        lambda: plenary.show_counts(point=point, on=on, by=by),
        told=_("The hall sees the answers.") if on else _("The answers are hidden."),
    )


@require_POST
def go_on(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting, by = _fetch_meeting(request, meeting_id), name_actor(request)
    return _press(
        request,
        meeting,
        lambda: plenary.go_to_next(meeting=meeting, by=by),
        told=_("The hall can answer the next one now."),
    )


@require_POST
def end(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting, by = _fetch_meeting(request, meeting_id), name_actor(request)
    return _press(
        request,
        meeting,
        lambda: plenary.end_plenary(meeting=meeting, by=by),
        told=_("The plenary is over. All answers are kept."),
    )


@require_POST
def reword(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    """Other words; with `as_new`, as a key point of its own right after this one."""
    point, by = _fetch(request, point_id), name_actor(request)
    text, base = request.POST.get("text", ""), read_base(request)
    own_id = read_own_id(request.POST)
    if "as_new" in request.POST:
        return _press(
            request,
            point.meeting,
            lambda: points.make_version(point=point, point_id=own_id, text=text, by=by),
            told=_("The new version is on the list, without answers."),
        )
    return _press(
        request,
        point.meeting,
        lambda: points.reword_point(point=point, text=text, by=by, base=base),
        told=_("Reworded."),
    )


@require_POST
def move(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    point, by = _fetch(request, point_id), name_actor(request)
    steps = -1 if request.POST.get("to") == "up" else 1
    return _press(
        request,
        point.meeting,
        lambda: points.move_point(point=point, steps=steps, by=by),
        told=_("Moved."),
    )


@require_POST
def remove(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    point, by = _fetch(request, point_id), name_actor(request)
    return _press(
        request,
        point.meeting,
        lambda: points.remove_point(point=point, by=by),
        told=_("Taken off the list."),
    )


@require_POST
def add_sources(request: HttpRequest, point_id: uuid.UUID) -> HttpResponse:
    """Those that are ticked, `for` or `against` as `side` says."""
    point, by = _fetch(request, point_id), name_actor(request)
    picked = read_picked(request.POST, point.meeting)
    side = read_side(request.POST)
    return _press(
        request,
        point.meeting,
        lambda: points.add_sources(point=point, statements=picked, side=side, by=by),
        told=_("The statements stand by the key point."),
    )


@require_POST
def remove_source(request: HttpRequest, match_id: uuid.UUID) -> HttpResponse:
    match = fetch_of_meeting(
        Match, request.user, match_id, role=Role.FACILITATOR, removed_at=None
    )
    by = name_actor(request)
    return _press(
        request,
        match.meeting,
        lambda: points.remove_source(match=match, by=by),
        told=_("The statement no longer stands by the key point."),
    )


def _press(
    request: HttpRequest, meeting: Meeting, do: Callable[[], Batch | None], *, told: str
) -> HttpResponse:
    return press(request, meeting, do, told=told, back="board:plenary")


def _fetch_meeting(request: HttpRequest, meeting_id: uuid.UUID) -> Meeting:
    return fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)


def _fetch(request: HttpRequest, point_id: uuid.UUID) -> PlenaryPoint:
    return fetch_of_meeting(
        PlenaryPoint, request.user, point_id, role=Role.FACILITATOR, removed_at=None
    )
