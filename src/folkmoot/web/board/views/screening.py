"""Hiding statements from the board and letting them through."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.screening import hide, let_all_through, let_through
from folkmoot.web.board.queries.screening import find_waiting
from folkmoot.web.board.views.acting import act
from folkmoot.web.meetings.access import fetch_meeting, fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.models import Statement


@require_POST
def hide_statement(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    statement = _fetch(request, statement_id)
    by = name_actor(request)
    return act(
        request,
        statement.meeting,
        lambda: hide(statement=statement, by=by),
        told=_("Hidden from the board. It stays on the group's sheet."),
    )


@require_POST
def let_statement(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    statement = _fetch(request, statement_id)
    by = name_actor(request)
    return act(
        request,
        statement.meeting,
        lambda: let_through(statement=statement, by=by),
        told=_("It may stand on the board."),
    )


@require_POST
def let_all(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.FACILITATOR)
    by = name_actor(request)
    return act(
        request,
        meeting,
        lambda: let_all_through(
            meeting=meeting, statements=find_waiting(meeting), by=by
        ),
        told=_("All that waited may stand on the board."),
    )


def _fetch(request: HttpRequest, statement_id: uuid.UUID) -> Statement:
    return fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR
    )
