"""One group's sheets, each statement with its history; and a new key for its table."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.sealing import find_seal
from folkmoot.web.meetings.access import fetch_of_meeting, find_role
from folkmoot.web.meetings.commands.keys import change_key
from folkmoot.web.meetings.models import Group, JoinKey, Meeting, Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.statements.commands.moving import move_to_area
from folkmoot.web.statements.commands.off_record import put_back, take_off
from folkmoot.web.statements.forms.room import MoveForm
from folkmoot.web.statements.models import Photo, Statement
from folkmoot.web.statements.queries.history import read_history
from folkmoot.web.statements.queries.papers import read_papers
from folkmoot.web.statements.queries.room import find_areas
from folkmoot.web.statements.views.pressing import press
from folkmoot.web.statements.views.room import find_room
from folkmoot.web.statements.views.serving_photos import serve_photo


@require_safe
def group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    table = fetch_of_meeting(Group, request.user, group_id, role=Role.FACILITATOR)
    role = find_role(request.user, table.meeting.consultation_id)
    return render(
        request,
        "statements/room_group.html",
        {
            "group": table,
            "meeting": table.meeting,
            "consultation": table.meeting.consultation,
            "papers": read_papers(table),
            "areas": find_areas(table.meeting),
            "may_decide": role == Role.SECRETARY,
        },
    )


@require_POST
def move(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """Lay a statement that stands in the wrong focus area on the right sheet."""
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR, removed_at=None
    )
    form = MoveForm(request.POST, meeting=statement.meeting)
    if statement.sheet is None or not form.is_valid():
        raise ChangeRefusedError("malformed")
    area, seen = form.cleaned_data["area"], form.cleaned_data["seen"]
    return press(
        request,
        lambda: move_to_area(
            statement=statement, area=area, by=name_actor(request), seen=seen
        ),
        told=_("Moved to “%(area)s”.") % {"area": area},
        back=_find_way_back(request, statement.meeting, statement.sheet.group_id),
    )


@require_safe
def history(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR
    )
    is_part = bool(request.headers.get("HX-Request"))
    template = "statements/_history.html" if is_part else "statements/history.html"
    return render(
        request,
        template,
        {
            "statement": statement,
            "group": statement.sheet.group if statement.sheet else statement.said_by,
            "meeting": statement.meeting,
            "consultation": statement.meeting.consultation,
            "steps": read_history(statement),
            "is_sealed": find_seal(statement) is not None,
            "may_erase": (
                find_role(request.user, statement.meeting.consultation_id)
                == Role.SECRETARY
            ),
        },
    )


@require_POST
def off_record(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """Take its words off the board and out of all that leaves the house."""
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR
    )
    return press(
        request,
        lambda: take_off(statement=statement, by=name_actor(request)),
        told=_("Off the record: nobody sees these words any more."),
        back=_find_way_back_to(request, statement),
    )


@require_POST
def on_record(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """Put its words back on the record."""
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.SECRETARY
    )
    return press(
        request,
        lambda: put_back(statement=statement, by=name_actor(request)),
        told=_("Back on the record."),
        back=reverse("statements:history", args=[statement.id]),
    )


@require_POST
def new_key(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """Make the group's printed code worthless, where strangers write on its sheet."""
    table = fetch_of_meeting(Group, request.user, group_id, role=Role.SECRETARY)
    return press(
        request,
        lambda: _change_key(request, table),
        told=_(
            "The group has a new key. Its devices must scan the new code; what they"
            " have not sent stays on them and is sent then."
        ),
        back=reverse("statements:room_group", args=[table.id]),
    )


@require_safe
def photo(request: HttpRequest, photo_id: uuid.UUID) -> HttpResponse:
    return serve_photo(
        fetch_of_meeting(
            Photo, request.user, photo_id, role=Role.FACILITATOR, removed_at=None
        )
    )


def _change_key(request: HttpRequest, table: Group) -> Batch | None:
    join_key = JoinKey.objects.kept().filter(group=table).first()
    by = name_actor(request)
    return change_key(join_key=join_key, by=by) if join_key is not None else None


def _find_way_back_to(request: HttpRequest, statement: Statement) -> str:
    if request.POST.get("back") == "console":
        return find_room(statement.meeting)
    return reverse("statements:history", args=[statement.id])


def _find_way_back(request: HttpRequest, meeting: Meeting, group_id: uuid.UUID) -> str:
    """The console, where the press came from there; else the group's page."""
    if request.POST.get("back") == "console":
        return find_room(meeting)
    return reverse("statements:room_group", args=[group_id])
