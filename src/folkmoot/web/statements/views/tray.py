"""The tray "arrived after closing", and wordings that crossed."""

import uuid
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting, find_role
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.asked import Choice
from folkmoot.web.statements.commands.tray import (
    choose_wording,
    leave_aside,
    take_all_in,
    take_in,
)
from folkmoot.web.statements.models import Crossing, LateArrival
from folkmoot.web.statements.queries.tray import (
    find_crossings,
    find_waiting,
    read_tray,
)
from folkmoot.web.statements.views.pressing import press


@require_safe
def tray(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    context = {"tray": read_tray(meeting)}
    return render(
        request, "statements/room_tray.html", _frame(request, meeting) | context
    )


@require_safe
def crossings(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    context = {"crossings": find_crossings(meeting)}
    return render(
        request, "statements/room_crossings.html", _frame(request, meeting) | context
    )


@require_POST
def take(request: HttpRequest, arrival_id: uuid.UUID) -> HttpResponse:
    arrival = _fetch_arrival(request, arrival_id)
    return press(
        request,
        lambda: take_in(arrival=arrival, by=name_actor(request)),
        told=_("It is taken in, as having come late."),
        back=_find_tray(arrival.meeting),
    )


@require_POST
def take_all(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    return press(
        request,
        lambda: take_all_in(arrivals=find_waiting(meeting), by=name_actor(request)),
        told=_("All that waited is taken in, as having come late."),
        back=_find_tray(meeting),
    )


@require_POST
def leave(request: HttpRequest, arrival_id: uuid.UUID) -> HttpResponse:
    arrival = _fetch_arrival(request, arrival_id)
    reason = request.POST.get("reason", "")
    return press(
        request,
        lambda: leave_aside(arrival=arrival, reason=reason, by=name_actor(request)),
        told=_("It is left aside, and kept with your reason."),
        back=_find_tray(arrival.meeting),
    )


@require_POST
def choose(request: HttpRequest, crossing_id: uuid.UUID) -> HttpResponse:
    crossing = fetch_of_meeting(
        Crossing, request.user, crossing_id, role=Role.FACILITATOR
    )
    back = reverse("statements:crossings", args=[crossing.meeting_id])
    choice = request.POST.get("choice", "")
    if choice not in Crossing.Choice.values:
        return redirect(back)
    return press(
        request,
        lambda: choose_wording(
            crossing=crossing,
            choice=cast(Choice, choice),
            second=uuid.uuid4(),
            by=name_actor(request),
        ),
        told=_("The wording is chosen. The other stays in the history."),
        back=back,
    )


def _fetch_arrival(request: HttpRequest, arrival_id: uuid.UUID) -> LateArrival:
    return fetch_of_meeting(LateArrival, request.user, arrival_id, role=Role.SECRETARY)


def _find_tray(meeting: Meeting) -> str:
    return reverse("statements:tray", args=[meeting.id])


def _frame(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    role = find_role(request.user, meeting.consultation_id)
    return {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "may_decide": role == Role.SECRETARY,
    }
