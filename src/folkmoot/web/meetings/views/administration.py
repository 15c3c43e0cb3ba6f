"""The administrators' page: accounts, and consultations with their secretaries."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.web.accounts.commands.people import (
    give_up_administrator,
    make_administrator,
    open_account,
    take_second_factor_off,
)
from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.queries.people import list_accounts
from folkmoot.web.accounts.requests import SignedInRequest
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.administration import (
    appoint_secretary,
    begin_consultation_for,
    close_account_of,
)
from folkmoot.web.meetings.forms.members import AppointForm, BeginForForm
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.meetings.queries.members import list_overseen
from folkmoot.web.meetings.views.member_words import word_member_refusal
from folkmoot.web.meetings.views.members import post_invitation, show_invitations
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_http_methods(["GET"])
def show_administration(request: SignedInRequest) -> HttpResponse:
    return _show(request, BeginForForm())


@require_POST
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a consultation for its first secretary."""
    form = BeginForForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    begun = begin_consultation_for(
        **form.cleaned_data, by=Actor.of_person(request.user)
    )
    told = _("“%(consultation)s” has begun.") % {"consultation": begun.consultation}
    tell_done(request, told)
    if begun.invitation:
        post_invitation(request, begun.invitation)
    return redirect("meetings:administration")


@require_POST
def appoint(request: SignedInRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Invite one more secretary."""
    consultation = Consultation.objects.kept().filter(id=consultation_id).first()
    if consultation is None:
        raise Http404
    form = AppointForm(request.POST)
    if not form.is_valid():
        tell_problem(request, _("That is no e-mail address. Nobody was invited."))
        return redirect("meetings:administration")
    try:
        invitation = appoint_secretary(
            consultation=consultation,
            email=form.cleaned_data["email"],
            by=Actor.of_person(request.user),
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_member_refusal(refused))
    else:
        post_invitation(request, invitation)
    return redirect("meetings:administration")


@require_POST
def close(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        lambda user, by: close_account_of(user=user, by=by),
        _("The account of %(person)s is closed. What they have written is kept."),
    )


@require_POST
def reopen(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        lambda user, by: open_account(user=user, by=by),
        _("The account of %(person)s is open again."),
    )


@require_POST
def make(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        lambda user, by: make_administrator(
            email=user.email, name=user.name, language=user.language, by=by
        ),
        _("%(person)s is an administrator now."),
    )


@require_POST
def unmake(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        lambda user, by: give_up_administrator(user=user, by=by),
        _("%(person)s is not an administrator any more."),
    )


@require_POST
def take_off(request: SignedInRequest, person_id: int) -> HttpResponse:
    return _do(
        request,
        person_id,
        lambda user, by: take_second_factor_off(user=user, by=by),
        _("%(person)s signs in without a second factor until they set one up again."),
    )


def _show(
    request: SignedInRequest, form: BeginForForm, *, status: int = 200
) -> HttpResponse:
    about = {
        "accounts": list_accounts(),
        "overseen": [
            {"row": one, "invited": show_invitations(request, one.invited)}
            for one in list_overseen()
        ],
        "form": form,
        "appoint_form": AppointForm(),
    }
    return render(request, "meetings/administration.html", about, status=status)


def _do(
    request: SignedInRequest,
    person_id: int,
    do: Callable[[User, Actor], object],
    told: str,
) -> HttpResponse:
    user = User.objects.filter(pk=person_id).first()
    if user is None:
        raise Http404
    try:
        do(user, Actor.of_person(request.user))
    except ChangeRefusedError as refused:
        tell_problem(request, word_member_refusal(refused))
    else:
        tell_done(request, told % {"person": user})
    return redirect("meetings:administration")
