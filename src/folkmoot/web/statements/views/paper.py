"""Typing for a group that wrote on paper: one box, Enter, and the next."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor, tell_saved
from folkmoot.web.statements.commands.paper import hand_in_paper, type_statement
from folkmoot.web.statements.commands.photos import attach_photo
from folkmoot.web.statements.forms.room import PaperForm, PhotoForm
from folkmoot.web.statements.models import Sheet
from folkmoot.web.statements.queries.papers import read_paper
from folkmoot.web.statements.queries.table import Table
from folkmoot.web.statements.refusal_words import say_refused
from folkmoot.web.statements.views.pressing import press
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """The sheet beside its pictures; each statement typed is one step of undo."""
    sheet = _fetch_sheet(request, sheet_id)
    if request.method != "POST":
        return _show(request, sheet, _new_form())
    form = PaperForm(request.POST)
    if not form.is_valid():
        return _show(request, sheet, form, status=422)
    try:
        batch = type_statement(
            sheet=sheet,
            statement_id=form.cleaned_data["statement"],
            text=form.cleaned_data["text"],
            by=name_actor(request),
        )
    except ChangeRefusedError as error:
        form.add_error("text", say_refused(error.code))
        return _show(request, sheet, form, status=409)
    tell_saved(request, batch, _("The statement is on the sheet."))
    return redirect("statements:paper", sheet.id)


@require_POST
def hand_in(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    sheet = _fetch_sheet(request, sheet_id)
    return press(
        request,
        lambda: hand_in_paper(sheet=sheet, by=name_actor(request)),
        told=_("The sheet is handed in."),
        back=reverse("statements:paper", args=[sheet.id]),
    )


@require_POST
def attach(request: HttpRequest, sheet_id: uuid.UUID) -> HttpResponse:
    """A picture of the paper, to type beside."""
    sheet = _fetch_sheet(request, sheet_id)
    form = PhotoForm(request.POST, request.FILES)
    if not form.is_valid():
        tell_problem(request, _("Choose a picture first. Nothing was changed."))
        return redirect("statements:paper", sheet.id)
    try:
        attach_photo(
            request_id=form.cleaned_data["request"],
            meeting=sheet.meeting,
            table=Table(sheet.meeting_id),
            sheet_id=sheet.id,
            data=form.cleaned_data["photo"],
            by=name_actor(request),
        )
    except ChangeRefusedError as error:
        tell_problem(request, say_refused(error.code))
    else:
        tell_done(request, _("The picture lies beside the sheet."))
    return redirect("statements:paper", sheet.id)


def _fetch_sheet(request: HttpRequest, sheet_id: uuid.UUID) -> Sheet:
    return fetch_of_meeting(Sheet, request.user, sheet_id, role=Role.FACILITATOR)


def _new_form() -> PaperForm:
    return PaperForm(initial={"statement": uuid.uuid4()})


def _show(
    request: HttpRequest, sheet: Sheet, form: PaperForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "paper": read_paper(sheet),
        "sheet": sheet,
        "group": sheet.group,
        "meeting": sheet.meeting,
        "consultation": sheet.meeting.consultation,
        "form": form,
        "photo_form": PhotoForm(initial={"request": uuid.uuid4()}),
    }
    return render(request, "statements/room_paper.html", context, status=status)
