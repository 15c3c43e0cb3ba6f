"""Offering a role by e-mail, and taking it on."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from folkmoot.web.accounts.commands.people import make_account
from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.queries.people import find_account
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor, Change, open_change
from folkmoot.web.meetings.commands.memberships import give_role
from folkmoot.web.meetings.invitation_tokens import (
    compute_invitation_token,
    digest_invitation_token,
)
from folkmoot.web.meetings.models import Consultation, Invitation, Membership, Role

LIFETIME = timedelta(days=14)


def invite(
    *, consultation: Consultation, email: str, role: Role, by: Actor
) -> Invitation:
    """Offer the role to whoever has the address; a standing offer is renewed."""
    address = email.strip().lower()
    with open_change(consultation.id, by=by, command="invite") as change:
        _refuse_if_member(consultation, address)
        return offer_role(change, consultation, address, role)


def offer_role(
    change: Change, consultation: Consultation, address: str, role: Role
) -> Invitation:
    """Within an open change: make the invitation, or renew the one that stands."""
    standing: Invitation | None = _find_standing(consultation, address)
    if standing is not None:
        change.change(standing, role=role, **_new_term(standing.id))
        return standing
    invitation_id = uuid.uuid4()
    invitation = Invitation(
        id=invitation_id,
        consultation=consultation,
        email=address,
        role=role,
        **_new_term(invitation_id),
    )
    change.create(invitation)
    return invitation


def renew_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Give it another fortnight and another link; the former link is worthless."""
    with open_change(invitation.stream_id, by=by, command="renew_invitation") as change:
        _refuse_if_settled(invitation)
        change.change(invitation, **_new_term(invitation.id))


def withdraw_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Take the offer back; its link opens nothing any more."""
    stream = invitation.stream_id
    with open_change(stream, by=by, command="withdraw_invitation") as change:
        _refuse_if_accepted(invitation)
        change.remove(invitation)


def accept_invitation(*, invitation: Invitation, user: User) -> Membership:
    """Let the person have the role that was offered to their address; once."""
    by = Actor.of_person(user)
    stream = invitation.stream_id
    with open_change(stream, by=by, command="accept_invitation") as change:
        _refuse_if_settled(invitation)
        if invitation.email.lower() != user.email.lower():
            raise ChangeRefusedError("invitation_for_another")
        if invitation.expires_at <= timezone.now():
            raise ChangeRefusedError("invitation_expired")
        return _accept(change, invitation, user)


@transaction.atomic
def accept_with_new_account(
    *, invitation: Invitation, name: str, language: str, password: str | None
) -> User:
    """Make the account of the invited address and accept with it, both or neither."""
    if find_account(invitation.email) is not None:
        raise ChangeRefusedError("account_exists")
    user = make_account(
        email=invitation.email,
        name=name,
        language=language,
        password=password,
        by=SYSTEM,
    )
    accept_invitation(invitation=invitation, user=user)
    return user


def _accept(change: Change, invitation: Invitation, user: User) -> Membership:
    change.change(invitation, accepted_at=timezone.now())
    offered = Membership(
        consultation=invitation.consultation, user=user, role=invitation.role
    )
    return give_role(change, offered)


def _new_term(invitation_id: uuid.UUID) -> dict[str, Any]:
    expires_at = timezone.now() + LIFETIME
    token = compute_invitation_token(invitation_id, expires_at)
    return {"expires_at": expires_at, "digest": digest_invitation_token(token)}


def _refuse_if_member(consultation: Consultation, address: str) -> None:
    members = Membership.objects.kept().filter(consultation=consultation)
    if members.filter(user__email__iexact=address).exists():
        raise ChangeRefusedError("already_member", email=address)


def _refuse_if_accepted(invitation: Invitation) -> None:
    if Invitation.objects.get(id=invitation.id).accepted_at is not None:
        raise ChangeRefusedError("invitation_accepted")


def _refuse_if_settled(invitation: Invitation) -> None:
    _refuse_if_accepted(invitation)
    if not Invitation.objects.kept().filter(id=invitation.id).exists():
        raise ChangeRefusedError("invitation_withdrawn")


def _find_standing(consultation: Consultation, address: str) -> Invitation | None:
    found: Invitation | None = (
        Invitation.objects.kept()
        .filter(consultation=consultation, email=address, accepted_at=None)
        .first()
    )
    return found
