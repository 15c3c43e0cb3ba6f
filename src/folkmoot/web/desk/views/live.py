"""The stream of a desk, for those who may read there."""

import uuid
from functools import partial
from typing import Any

from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from folkmoot.web.accounts.models import User
from folkmoot.web.board.live.streams import answer_with_stream
from folkmoot.web.desk.live.being_there import be_there
from folkmoot.web.desk.live.channel import DESK
from folkmoot.web.desk.queries.coding_blind import find_closing_sample
from folkmoot.web.desk.views.fetching import fetch_desk, read_person
from folkmoot.web.meetings.access import fetch_consultation


@require_GET
def live(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponseBase:
    """What others do at this desk, as they do it, and who is there."""
    desk = fetch_desk(request, consultation_id)
    may_read = partial(_may_still_read, request.session, consultation_id)
    response = answer_with_stream(request, DESK, desk.stream_id, may_read=may_read)
    if isinstance(response, StreamingHttpResponse):
        person = read_person(request)
        told: Any = response.streaming_content
        response.streaming_content = be_there(told, desk=desk, person=person)
    return response


def _may_still_read(session: SessionBase, consultation_id: uuid.UUID) -> bool:
    """Whether the browser is still signed in, as one who may read and codes nothing."""
    asking = HttpRequest()
    asking.session = type(session)(session.session_key)
    person = get_user(asking)
    try:
        fetch_consultation(person, consultation_id)
    except (Http404, PermissionDenied):
        return False
    if not isinstance(person, User):
        return False
    return find_closing_sample(person, consultation_id=consultation_id) is None
