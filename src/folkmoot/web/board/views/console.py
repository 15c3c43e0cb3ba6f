"""The console: the page of the meeting day, in parts that change by themselves."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from folkmoot.web.board.queries.console import read_console
from folkmoot.web.meetings.access import fetch_meeting, find_role
from folkmoot.web.meetings.models import Group, Meeting, Role
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.statements.commands.presence import presence

# Each part is fetched again when it changed, and left alone when it did not.
PARTS = (
    "programme", "timer", "steps", "room", "board", "report", "themes", "messages",
    "end",
)  # fmt: skip
_TIMER_CHOICES = (5, 10, 20)
# Stands for the form's token while a part is compared with what the page has of it:
# the token is another each time it is written.
_TOKEN_PLACE = "token-goes-here"  # noqa: S105


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the page; its version is a digest of what it says."""

    name: str
    version: str
    content: SafeString


@require_safe
def console(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The whole page; for its own script only the parts that changed."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    presence.write()
    context = _read(request, meeting)
    parts = [_draw(request, name, context) for name in PARTS]
    if request.headers.get("HX-Request"):
        response = _tell_changes(request, parts)
    else:
        context |= _read_still_parts(meeting)
        context["parts"] = {part.name: part for part in parts}
        response = render(request, "board/console.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _tell_changes(request: HttpRequest, parts: Iterable[Part]) -> HttpResponse:
    """The parts whose version is not among those that the page has."""
    known = set(request.headers.get("X-Console-Parts", "").split())
    changed = [each for each in parts if f"{each.name}={each.version}" not in known]
    return render(request, "board/_console_changes.html", {"changed": changed})


def _read(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    now = timezone.now()
    role = find_role(request.user, meeting.consultation_id)
    may_decide = role == Role.SECRETARY
    only_of = None if may_decide else get_person(request).pk
    console = read_console(meeting, at=now, only_of=only_of)
    return {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "console": console,
        "board": console.board,
        "room": console.room,
        "now": now,
        "messages_sent": meeting.hallmessages.kept().order_by("-sent_at")[:5],
        "may_decide": may_decide,
        "timer_choices": _TIMER_CHOICES,
    }


def _read_still_parts(meeting: Meeting) -> dict[str, Any]:
    """What is typed into, and so never changes by itself."""
    return {
        "groups": Group.objects.kept().filter(meeting=meeting, merged_into=None),
        "theme_id": uuid.uuid4(),
    }


def _draw(request: HttpRequest, name: str, context: Mapping[str, Any]) -> Part:
    drawn = render_to_string(
        f"board/_console_{name}.html", {**context, "csrf_token": _TOKEN_PLACE}
    )
    version = hashlib.sha256(drawn.encode()).hexdigest()[:12]
    # Only our own token is put in; all else was escaped when it was drawn.
    content = mark_safe(drawn.replace(_TOKEN_PLACE, get_token(request)))  # noqa: S308
    return Part(name=name, version=version, content=content)
