"""What people decide about what the machine draws together."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.likeness import put_apart
from folkmoot.web.board.views.acting import act
from folkmoot.web.meetings.access import fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.models import Statement


@require_POST
def apart(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR
    )
    by = name_actor(request)
    return act(
        request,
        statement.meeting,
        lambda: put_apart(statement=statement, by=by),
        told=_("It stands by itself on the board now."),
    )
