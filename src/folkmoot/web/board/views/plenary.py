"""The plenary's page for its secretary, in parts that change by themselves."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from folkmoot.web.board.queries.plenary import read_plenary
from folkmoot.web.board.views.parts import draw_part, tell_changes
from folkmoot.web.meetings.access import fetch_meeting, find_role
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.statements.queries.sheets import read_last_number

_PARTS = {
    "asked": "board/_plenary_asked.html",
    "steps": "board/_console_steps.html",
    "material": "board/_plenary_material.html",
    "points": "board/_plenary_points.html",
    "about": "board/_plenary_about.html",
    "remarks": "board/_plenary_remarks.html",
}


@require_safe
def plenary(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The whole page; for its own script only the parts that changed."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    number = read_last_number(meeting.id)
    context = _read(request, meeting) | {"number": number}
    parts = [
        draw_part(request, name, template, context) for name, template in _PARTS.items()
    ]
    if request.headers.get("HX-Request"):
        response = tell_changes(request, parts)
    else:
        still = {
            "parts": {part.name: part for part in parts},
            "point_id": uuid.uuid4(),
            "remark_id": uuid.uuid4(),
        }
        response = render(request, "board/plenary.html", {**context, **still})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _read(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    may_decide = find_role(request.user, meeting.consultation_id) == Role.SECRETARY
    told = read_plenary(meeting, only_of=None if may_decide else get_person(request).pk)
    return {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "back": reverse("board:plenary", args=[meeting.id]),
        "plenary": told,
        "board": told.board,
        # The part with the last step is the console's own.
        "console": told,
    }
