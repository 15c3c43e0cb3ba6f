"""The console: the page of the meeting day, in parts that change by themselves."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from folkmoot.web.board.queries.console import read_console
from folkmoot.web.board.views.parts import draw_part, tell_changes
from folkmoot.web.meetings.access import fetch_meeting, find_role
from folkmoot.web.meetings.models import Group, Meeting, Role
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.statements.commands.presence import presence
from folkmoot.web.statements.queries.sheets import read_last_number

# Each part is fetched again when it changed, and left alone when it did not.
PARTS = (
    "programme", "timer", "steps", "room", "board", "report", "themes", "messages",
    "end",
)  # fmt: skip
_TIMER_CHOICES = (5, 10, 20)
_SECONDS_CHOICES = (10, 20, 40)


@require_safe
def console(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The whole page; for its own script only the parts that changed."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    presence.write()
    # Read before all else: what comes after it is told by the stream.
    number = read_last_number(meeting.id)
    context = _read(request, meeting) | {"number": number}
    parts = [
        draw_part(request, name, f"board/_console_{name}.html", context)
        for name in PARTS
    ]
    if request.headers.get("HX-Request"):
        response = tell_changes(request, parts)
    else:
        context |= _read_still_parts(meeting)
        context["parts"] = {part.name: part for part in parts}
        response = render(request, "board/console.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _read(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    now = timezone.now()
    role = find_role(request.user, meeting.consultation_id)
    may_decide = role == Role.SECRETARY
    only_of = None if may_decide else get_person(request).pk
    console = read_console(meeting, at=now, only_of=only_of)
    return {
        "meeting": meeting,
        "back": reverse("board:console", args=[meeting.id]),
        "consultation": meeting.consultation,
        "console": console,
        "board": console.board,
        "room": console.room,
        "now": now,
        "messages_sent": meeting.hallmessages.kept().order_by("-sent_at")[:5],
        "may_decide": may_decide,
        "timer_choices": _TIMER_CHOICES,
        "seconds_choices": _SECONDS_CHOICES,
    }


def _read_still_parts(meeting: Meeting) -> dict[str, Any]:
    """What is typed into, and so never changes by itself."""
    return {
        "groups": Group.objects.kept().filter(meeting=meeting, merged_into=None),
        "theme_id": uuid.uuid4(),
    }
