"""A consultation's people: who has which role, and who is invited."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.web.accounts.requests import SignedInRequest
from folkmoot.web.accounts.tasks import is_mail_printed
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.access import (
    fetch_consultation,
    fetch_of_consultation,
    find_role,
)
from folkmoot.web.meetings.commands.invitations import (
    invite,
    renew_invitation,
    withdraw_invitation,
)
from folkmoot.web.meetings.commands.memberships import change_role, remove_member
from folkmoot.web.meetings.forms.members import InviteForm, RoleForm
from folkmoot.web.meetings.invitation_tokens import make_invitation_link
from folkmoot.web.meetings.models import Consultation, Invitation, Membership, Role
from folkmoot.web.meetings.queries.members import list_invitations, list_members
from folkmoot.web.meetings.tasks import send_invitation
from folkmoot.web.meetings.views.member_words import word_member_refusal
from folkmoot.web.ui.addresses import tell_site
from folkmoot.web.ui.notices import tell_done, tell_problem


@dataclass(frozen=True)
class Invited:
    """An invitation on a page, with its link where somebody must hand it over."""

    row: Invitation
    link: str = ""


@require_http_methods(["GET"])
def show_members(request: SignedInRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(request.user, consultation_id)
    return _show(request, consultation, InviteForm())


@require_POST
def send(request: SignedInRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Invite somebody; what was typed stays where it cannot be done."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _show(request, consultation, form, status=422)
    try:
        invitation = invite(
            consultation=consultation,
            email=form.cleaned_data["email"],
            role=form.cleaned_data["role"],
            by=Actor.of_person(request.user),
        )
    except ChangeRefusedError as refused:
        form.add_error("email", word_member_refusal(refused))
        return _show(request, consultation, form, status=409)
    post_invitation(request, invitation)
    return _back(consultation.id)


@require_POST
def change(request: SignedInRequest, membership_id: uuid.UUID) -> HttpResponse:
    membership = _fetch_membership(request, membership_id)
    form = RoleForm(request.POST)
    if not form.is_valid():
        tell_problem(request, _("That is no role. Nothing was changed."))
        return _back(membership.consultation_id)
    role = form.cleaned_data["role"]
    told = _("%(person)s is now %(role)s.") % {
        "person": membership.user,
        "role": role.label,
    }
    return _do(
        request,
        lambda by: change_role(membership=membership, role=role, by=by),
        told,
        _back(membership.consultation_id),
    )


@require_POST
def remove(request: SignedInRequest, membership_id: uuid.UUID) -> HttpResponse:
    membership = _fetch_membership(request, membership_id)
    told = _("%(person)s has no role here any more.") % {"person": membership.user}
    is_self = membership.user_id == request.user.pk
    back = redirect("meetings:home") if is_self else _back(membership.consultation_id)
    return _do(
        request, lambda by: remove_member(membership=membership, by=by), told, back
    )


@require_POST
def renew(request: SignedInRequest, invitation_id: uuid.UUID) -> HttpResponse:
    invitation = _fetch_invitation(request, invitation_id)
    try:
        renew_invitation(invitation=invitation, by=Actor.of_person(request.user))
    except ChangeRefusedError as refused:
        tell_problem(request, word_member_refusal(refused))
    else:
        post_invitation(request, invitation)
    return _back(invitation.consultation_id)


@require_POST
def withdraw(request: SignedInRequest, invitation_id: uuid.UUID) -> HttpResponse:
    invitation = _fetch_invitation(request, invitation_id)
    told = _("The invitation to %(email)s is withdrawn; its link opens nothing now.")
    return _do(
        request,
        lambda by: withdraw_invitation(invitation=invitation, by=by),
        told % {"email": invitation.email},
        _back(invitation.consultation_id),
    )


def post_invitation(request: SignedInRequest, invitation: Invitation) -> None:
    """Hand the letter to the worker, and say so."""
    site = tell_site(request)
    send_invitation.enqueue(str(invitation.id), request.user.pk, site)
    if is_mail_printed():
        told = _("The invitation to %(email)s is ready. Hand its link over yourself.")
    else:
        told = _("An invitation is on its way to %(email)s. It is good for 14 days.")
    tell_done(request, told % {"email": invitation.email})


def show_invitations(
    request: HttpRequest, invitations: Iterable[Invitation]
) -> list[Invited]:
    """Those invited; with the link to hand over, where no letter reaches anybody."""
    if not is_mail_printed():
        return [Invited(one) for one in invitations]
    site = tell_site(request)
    return [Invited(one, f"{site}{make_invitation_link(one)}") for one in invitations]


def _show(
    request: HttpRequest,
    consultation: Consultation,
    form: InviteForm,
    *,
    status: int = 200,
) -> HttpResponse:
    may_change = find_role(request.user, consultation.id) == Role.SECRETARY
    invitations = list_invitations(consultation) if may_change else []
    about = {
        "consultation": consultation,
        "members": list_members(consultation),
        "invitations": show_invitations(request, invitations),
        "roles": Role.choices,
        "form": form,
        "may_change": may_change,
    }
    return render(request, "meetings/members.html", about, status=status)


def _fetch_membership(request: SignedInRequest, membership_id: uuid.UUID) -> Membership:
    return fetch_of_consultation(
        Membership, request.user, membership_id, role=Role.SECRETARY
    )


def _fetch_invitation(request: SignedInRequest, invitation_id: uuid.UUID) -> Invitation:
    return fetch_of_consultation(
        Invitation, request.user, invitation_id, role=Role.SECRETARY
    )


def _do(
    request: SignedInRequest,
    do: Callable[[Actor], None],
    told: str,
    back: HttpResponse,
) -> HttpResponse:
    try:
        do(Actor.of_person(request.user))
    except ChangeRefusedError as refused:
        tell_problem(request, word_member_refusal(refused))
    else:
        tell_done(request, told)
    return back


def _back(consultation_id: uuid.UUID) -> HttpResponse:
    return redirect("meetings:members", consultation_id)
