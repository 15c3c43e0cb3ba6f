"""The streams' addresses: for the secretariat, and for phones."""

import uuid
from functools import partial

from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_GET

from folkmoot.web.board.live.channels import HALL, STAFF
from folkmoot.web.board.live.streams import answer_with_stream
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.statements.queries.devices import find_device, is_let_in, is_over
from folkmoot.web.statements.views.phone import cookie_name, phone_view, require_device


@require_GET
def live(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponseBase:
    """What the board, the console and the plenary page show, as it changes."""
    meeting = fetch_meeting(request.user, meeting_id)
    may_read = partial(_may_still_read, request.session, meeting.id)
    return answer_with_stream(request, STAFF, meeting.id, may_read=may_read)


@phone_view("GET")
def hall(request: HttpRequest) -> HttpResponseBase:
    """What is new at the phone's table, and when it has something to ask for."""
    device = require_device(request)
    secret = request.COOKIES[cookie_name(request)]
    may_read = partial(_is_still_there, secret, device.meeting_id)
    return answer_with_stream(
        request,
        HALL,
        device.meeting_id,
        may_read=may_read,
        group=device.group_id,
    )


def _may_still_read(session: SessionBase, meeting_id: uuid.UUID) -> bool:
    """Whether the browser is still signed in, as one who may read."""
    asking = HttpRequest()
    asking.session = type(session)(session.session_key)
    try:
        fetch_meeting(get_user(asking), meeting_id)
    except (Http404, PermissionDenied):
        return False
    return True


def _is_still_there(secret: str, meeting_id: uuid.UUID) -> bool:
    """Whether the phone may still come in, to this meeting."""
    device = find_device(secret)
    if device is None or device.meeting_id != meeting_id or not is_let_in(device):
        return False
    return not is_over(device.meeting, at=timezone.now())
