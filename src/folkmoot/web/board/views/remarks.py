"""What is said in the plenary, typed at its page."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.remarks import (
    change_remark,
    put_down_remark,
    remove_remark,
)
from folkmoot.web.board.forms.plenary import read_own_id, read_said
from folkmoot.web.board.views.pressing import press, read_base
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.models import Part, Statement

_BACK = "board:plenary"


@require_POST
def put_down(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The page makes the id, so that sending twice notes it once."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    said, by = read_said(request.POST, meeting), name_actor(request)
    remark_id = read_own_id(request.POST)
    return press(
        request,
        meeting,
        lambda: put_down_remark(meeting=meeting, remark_id=remark_id, said=said, by=by),
        told=_("Noted."),
        back=_BACK,
    )


@require_POST
def change(request: HttpRequest, remark_id: uuid.UUID) -> HttpResponse:
    remark = _fetch(request, remark_id)
    said, by = read_said(request.POST, remark.meeting), name_actor(request)
    base = read_base(request)
    return press(
        request,
        remark.meeting,
        lambda: change_remark(remark=remark, said=said, base=base, by=by),
        told=_("The remark was put right."),
        back=_BACK,
    )


@require_POST
def remove(request: HttpRequest, remark_id: uuid.UUID) -> HttpResponse:
    remark = _fetch(request, remark_id)
    by = name_actor(request)
    return press(
        request,
        remark.meeting,
        lambda: remove_remark(remark=remark, by=by),
        told=_("Taken off the list."),
        back=_BACK,
    )


def _fetch(request: HttpRequest, remark_id: uuid.UUID) -> Statement:
    return fetch_of_meeting(
        Statement,
        request.user,
        remark_id,
        role=Role.FACILITATOR,
        part=Part.PLENARY,
        removed_at=None,
    )
