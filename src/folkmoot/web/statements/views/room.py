"""What is done to the room while groups write: open, close, extend, tell the hall."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.commands.paper import hand_in_rest
from folkmoot.web.statements.commands.room import (
    close_areas,
    close_meeting,
    extend_area,
    open_areas,
    open_meeting,
    show_at_once,
    tell_hall,
)
from folkmoot.web.statements.forms.room import ExtendForm
from folkmoot.web.statements.queries.room import find_areas
from folkmoot.web.statements.views.pressing import press


@require_POST
def open_room(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    return press(
        request,
        lambda: open_meeting(meeting=meeting, by=name_actor(request)),
        told=_("The meeting is open."),
        back=find_room(meeting),
    )


@require_POST
def close_room(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    return press(
        request,
        lambda: close_meeting(meeting=meeting, by=name_actor(request)),
        told=_(
            "The meeting is closed. What a phone still holds goes to the tray for 48"
            " hours."
        ),
        back=find_room(meeting),
    )


@require_POST
def open_all(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    areas = _pick_round(request, meeting)
    return press(
        request,
        lambda: open_areas(meeting=meeting, areas=areas, by=name_actor(request)),
        told=_("The focus areas are open. Groups can write now."),
        back=find_room(meeting),
    )


@require_POST
def close_all(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    areas = _pick_round(request, meeting)
    return press(
        request,
        lambda: close_areas(meeting=meeting, areas=areas, by=name_actor(request)),
        told=_("The focus areas are closed. What comes later goes to the tray."),
        back=find_room(meeting),
    )


@require_POST
def open_area(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    area = _fetch_area(request, area_id, Role.FACILITATOR)
    return press(
        request,
        lambda: open_areas(meeting=area.meeting, areas=[area], by=name_actor(request)),
        told=_("“%(area)s” is open. Groups can write now.") % {"area": area},
        back=find_room(area.meeting),
    )


@require_POST
def close_area(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    area = _fetch_area(request, area_id, Role.SECRETARY)
    return press(
        request,
        lambda: close_areas(meeting=area.meeting, areas=[area], by=name_actor(request)),
        told=_("“%(area)s” is closed. What comes later goes to the tray.")
        % {"area": area},
        back=find_room(area.meeting),
    )


@require_POST
def hand_in_rest_of(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    area = _fetch_area(request, area_id, Role.SECRETARY)
    return press(
        request,
        lambda: hand_in_rest(area=area, by=name_actor(request)),
        told=_("What groups had sent on “%(area)s” is handed in for them.")
        % {"area": area},
        back=find_room(area.meeting),
    )


@require_POST
def extend(request: HttpRequest, area_id: uuid.UUID) -> HttpResponse:
    area = _fetch_area(request, area_id, Role.FACILITATOR)
    form = ExtendForm(request.POST)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else 5
    return press(
        request,
        lambda: extend_area(area=area, minutes=minutes, by=name_actor(request)),
        told=_("“%(area)s” has %(minutes)d more minutes.")
        % {"area": area, "minutes": minutes},
        back=find_room(area.meeting),
    )


@require_POST
def send_message(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """To all groups, or to the one that `group` names."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    text, group = request.POST.get("text", ""), _pick_group(request, meeting)
    told = (
        _("The message is on its way to all groups.")
        if group is None
        else _("The message is on its way to %(group)s.") % {"group": group}
    )
    return press(
        request,
        lambda: tell_hall(
            meeting=meeting, text=text, by=name_actor(request), group=group
        ),
        told=told,
        back=find_room(meeting),
    )


@require_POST
def set_show_at_once(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    on = request.POST.get("on") == "yes"
    told = (
        _("Each statement is shown as soon as it is sent.")
        if on
        else _("Statements are shown first when their group hands in.")
    )
    return press(
        request,
        lambda: show_at_once(meeting=meeting, on=on, by=name_actor(request)),
        told=told,
        back=find_room(meeting),
    )


def find_room(meeting: Meeting) -> str:
    """Where a meeting is led from: the console, which shows the room."""
    return reverse("board:console", args=[meeting.id])


def _fetch_area(request: HttpRequest, area_id: uuid.UUID, role: Role) -> MeetingArea:
    return fetch_of_meeting(
        MeetingArea, request.user, area_id, role=role, removed_at=None
    )


def _pick_round(request: HttpRequest, meeting: Meeting) -> list[MeetingArea]:
    """The areas of the round that was asked for, or all."""
    wanted = request.POST.get("round", "")
    areas = find_areas(meeting)
    return [area for area in areas if wanted in ("", str(area.round))]


def _pick_group(request: HttpRequest, meeting: Meeting) -> Group | None:
    """The group a message is for; None: all."""
    told = request.POST.get("group", "")
    if not told:
        return None
    try:
        group_id = uuid.UUID(told)
    except ValueError:
        raise Http404 from None
    return fetch_of_meeting(
        Group, request.user, group_id, role=Role.FACILITATOR, meeting=meeting
    )
