"""Turning the board's pages, from its own keys or from the console."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.paging import go_on, pause, turn_by, turn_to
from folkmoot.web.board.views.acting import act
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.views.answers import name_actor

_LONGEST_NUMBER = 7


@require_POST
def turn(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """To a page by its number, or `to=next` and `to=back` by one."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    by, to = name_actor(request), request.POST.get("to", "next")
    return act(request, meeting, lambda: _turn(meeting, by, to), told=_("Turned."))


@require_POST
def stand(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    by = name_actor(request)
    return act(
        request,
        meeting,
        lambda: pause(meeting=meeting, by=by),
        told=_("The board stands on this page."),
    )


@require_POST
def resume(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    by = name_actor(request)
    return act(
        request,
        meeting,
        lambda: go_on(meeting=meeting, by=by),
        told=_("The board turns its pages by itself."),
    )


def _turn(meeting: Meeting, by: Actor, to: str) -> Batch | None:
    if to.isascii() and to.isdigit() and len(to) <= _LONGEST_NUMBER:
        return turn_to(meeting=meeting, page=int(to), by=by)
    return turn_by(meeting=meeting, pages=-1 if to == "back" else 1, by=by)
