"""The board for the projector: its page, what it reads, and the keys pressed on it."""

import uuid
from typing import Any

import segno
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.commands.screens import forget_screen, note_screen
from folkmoot.web.board.forms.size import SizeForm
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.board.views.acting import act
from folkmoot.web.board.words import list_board_words
from folkmoot.web.meetings.access import RANK, fetch_meeting, find_role
from folkmoot.web.meetings.commands.keys import open_door
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.queries.prints import print_door, tell_when
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.queries.sheets import read_last_number
from folkmoot.web.ui.addresses import tell_site

# Where the script puts the id of a statement into an address.
_NONE = uuid.UUID(int=0)


@require_safe
def board(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id)
    return _show(request, meeting)


@require_safe
def frame(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """What the stream tells, once: for a browser that gets no stream."""
    meeting = fetch_meeting(request.user, meeting_id)
    after = request.GET.get("after", "")
    is_number = after.isascii() and after.isdigit() and len(after) < 16
    return JsonResponse(read_frame(meeting, after=int(after) if is_number else None))


@require_safe
def door(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The way in, for those who may see keys; for all while it is on the board."""
    meeting = fetch_meeting(request.user, meeting_id)
    if not _may_work(request, meeting) and find_board(meeting).view != View.DOOR:
        raise PermissionDenied
    key = open_door(meeting=meeting, by=name_actor(request))
    told = print_door(key, site=tell_site(request))
    context = {"door": told, "qr": _draw_qr(told.url)}
    return render(request, "board/_door.html", context)


@require_POST
def set_size(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """How large the room and the picture are, so that the last row can read it."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    form = SizeForm(request.POST, instance=find_board(meeting))
    if not form.is_valid():
        return _show(request, meeting, form=form, status=422)
    set_board(
        meeting=meeting,
        by=name_actor(request),
        command="set_room_size",
        **form.cleaned_data,
    )
    return redirect(_find(meeting))


@require_POST
def set_dark(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    on, by = request.POST.get("on") == "yes", name_actor(request)
    return act(
        request,
        meeting,
        lambda: set_board(meeting=meeting, by=by, command="set_dark", is_dark=on),
        told=_("The board is dark now.") if on else _("The board is light now."),
    )


@require_POST
def here(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """A screen tells that it is there, or that it was closed."""
    meeting = fetch_meeting(request.user, meeting_id)
    try:
        screen_id = uuid.UUID(request.POST.get("screen", ""))
    except ValueError:
        return JsonResponse({"folkmoot": 1, "code": "malformed"}, status=400)
    tell = forget_screen if request.POST.get("closed") == "yes" else note_screen
    tell(meeting=meeting, screen_id=screen_id)
    return JsonResponse({"folkmoot": 1, "number": read_last_number(meeting.id)})


def _show(
    request: HttpRequest,
    meeting: Meeting,
    *,
    form: SizeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    stored = find_board(meeting)
    may_work = _may_work(request, meeting)
    context = {
        "meeting": meeting,
        "when": tell_when(meeting),
        "stored": stored,
        "may_work": may_work,
        "form": form or SizeForm(instance=stored),
        "asks_for_size": may_work and (form is not None or stored.room_depth is None),
        "told": _tell_script(request, meeting, may_work=may_work),
    }
    return render(request, "board/board.html", context, status=status)


def _tell_script(
    request: HttpRequest, meeting: Meeting, *, may_work: bool
) -> dict[str, Any]:
    """What the script draws from: the first frame, addresses and words."""
    names = ("live", "frame", "door", "turn", "pause", "go_on", "dark", "here")
    of_statements = ("hide", "let_through")
    return {
        "frame": read_frame(meeting, after=None),
        "mayWork": may_work,
        "when": tell_when(meeting),
        "urls": {
            **{name: reverse(f"board:{name}", args=[meeting.id]) for name in names},
            **{name: reverse(f"board:{name}", args=[_NONE]) for name in of_statements},
        },
        "words": list_board_words(),
    }


def _may_work(request: HttpRequest, meeting: Meeting) -> bool:
    role = find_role(request.user, meeting.consultation_id)
    return role is not None and RANK[role] >= RANK[Role.FACILITATOR]


def _draw_qr(url: str) -> SafeString:
    # Drawn by segno of an address of our own making; it holds no words of anybody.
    drawn = segno.make_qr(url, error="m").svg_inline(omitsize=True, border=4)
    return mark_safe(drawn)  # noqa: S308


def _find(meeting: Meeting) -> str:
    return reverse("board:board", args=[meeting.id])
