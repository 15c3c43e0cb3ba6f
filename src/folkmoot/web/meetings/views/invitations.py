"""Accepting an invitation: the link's token is exchanged for a place in the session."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.queries.people import find_account
from folkmoot.web.accounts.signing_in import is_within_rate, let_in, refuse_for_now
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.commands.invitations import (
    accept_invitation,
    accept_with_new_account,
)
from folkmoot.web.meetings.forms.members import NewAccountForm, TokenForm
from folkmoot.web.meetings.models import Invitation
from folkmoot.web.meetings.queries.members import find_invitation
from folkmoot.web.meetings.views.member_words import word_member_refusal
from folkmoot.web.ui.notices import tell_done

_TOKEN = "invitation"  # noqa: S105  (where in the session it is kept)


@never_cache
@require_http_methods(["GET", "POST"])
def open_invitation(request: HttpRequest) -> HttpResponse:
    """A page that reads the token behind the `#`, and the POST that takes it."""
    form = TokenForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "meetings/invitation.html", {"form": form})
    if not is_within_rate(request, "open_invitation"):
        return refuse_for_now(request)
    request.session[_TOKEN] = form.cleaned_data["token"].strip()
    return redirect("meetings:accept_invitation")


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Say what is offered, and accept it as who one is."""
    invitation = find_invitation(request.session.get(_TOKEN, ""))
    if invitation is None:
        return _refuse(request, "invitation_withdrawn")
    if invitation.accepted_at is not None:
        return _refuse(request, "invitation_accepted")
    if invitation.expires_at <= timezone.now():
        return _refuse(request, "invitation_expired")
    if isinstance(request.user, User):
        return _accept_signed_in(request, invitation, request.user)
    if find_account(invitation.email) is not None:
        return _show(request, invitation, "sign_in")
    return _accept_new(request, invitation)


def _accept_signed_in(
    request: HttpRequest, invitation: Invitation, user: User
) -> HttpResponse:
    if user.email.lower() != invitation.email.lower():
        return _show(request, invitation, "another")
    if request.method == "GET":
        return _show(request, invitation, "accept")
    try:
        accept_invitation(invitation=invitation, user=user)
    except ChangeRefusedError as refused:
        return _refuse(request, refused.code)
    return _welcome(request, invitation)


def _accept_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewAccountForm(
        request.POST or None,
        email=invitation.email,
        initial={"language": get_language()},
    )
    if request.method == "GET" or not form.is_valid():
        return _show(request, invitation, "new", form=form)
    try:
        user = accept_with_new_account(
            invitation=invitation,
            name=form.cleaned_data["name"],
            language=form.cleaned_data["language"],
            password=form.cleaned_data["password"] or None,
        )
    except ChangeRefusedError as refused:
        return _refuse(request, refused.code)
    _welcome(request, invitation)
    return let_in(request, user, method="link", then=reverse("meetings:home"))


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session.pop(_TOKEN, None)
    told = _("Welcome. You are %(role)s of “%(consultation)s”.")
    tell_done(
        request,
        told
        % {
            "role": invitation.get_role_display(),
            "consultation": invitation.consultation,
        },
    )
    return redirect("meetings:home")


def _show(
    request: HttpRequest,
    invitation: Invitation,
    step: str,
    *,
    form: NewAccountForm | None = None,
) -> HttpResponse:
    about = {
        "invitation": invitation,
        "step": step,
        "form": form,
        "here": reverse("meetings:accept_invitation"),
    }
    return render(request, "meetings/accept_invitation.html", about)


def _refuse(request: HttpRequest, code: str) -> HttpResponse:
    why = word_member_refusal(ChangeRefusedError(code))
    return render(
        request,
        "meetings/invitation_refused.html",
        {"why": why},
        status=HTTPStatus.GONE,
    )
