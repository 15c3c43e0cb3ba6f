"""Themes and questions of the opening discussion, typed in at the console."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.views.pressing import press, read_base
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.commands.themes import (
    raise_theme,
    remove_theme,
    reword_theme,
)
from folkmoot.web.meetings.models import Role, Theme
from folkmoot.web.meetings.views.answers import name_actor, tell_saved


@require_POST
def add(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The page makes the id, so that sending twice notes it once."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    by, text = name_actor(request), request.POST.get("text", "")
    theme_id = _read_id(request.POST.get("theme", ""))
    return press(
        request,
        meeting,
        lambda: raise_theme(meeting=meeting, theme_id=theme_id, text=text, by=by),
        told=_("Noted."),
    )


@require_POST
def reword(request: HttpRequest, theme_id: uuid.UUID) -> HttpResponse:
    """Where another has reworded it meanwhile, both wordings are shown to choose."""
    theme = _fetch(request, theme_id)
    batch = reword_theme(
        theme=theme,
        text=request.POST.get("text", ""),
        by=name_actor(request),
        base=read_base(request),
    )
    tell_saved(request, batch, _("Reworded."))
    return redirect("board:console", theme.meeting_id)


@require_POST
def remove(request: HttpRequest, theme_id: uuid.UUID) -> HttpResponse:
    theme = _fetch(request, theme_id)
    by = name_actor(request)
    return press(
        request,
        theme.meeting,
        lambda: remove_theme(theme=theme, by=by),
        told=_("Taken off the list."),
    )


def _fetch(request: HttpRequest, theme_id: uuid.UUID) -> Theme:
    return fetch_of_meeting(Theme, request.user, theme_id, role=Role.FACILITATOR)


def _read_id(text: str) -> uuid.UUID:
    """The page's own id; a new one where it sent none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()
