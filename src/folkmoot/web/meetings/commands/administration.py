"""What administrators do with consultations: begin one, and see to its secretaries."""

import uuid
from dataclasses import dataclass

from django.db import transaction

from folkmoot.web.accounts.commands.people import close_account
from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.queries.people import find_account
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.consultations import begin_consultation
from folkmoot.web.meetings.commands.invitations import invite, offer_role
from folkmoot.web.meetings.models import Consultation, Invitation, Role
from folkmoot.web.meetings.queries.members import list_only_secretary_of


@dataclass(frozen=True)
class Begun:
    """A new consultation; the invitation, where its secretary has no account yet."""

    consultation: Consultation
    invitation: Invitation | None = None


def begin_consultation_for(
    *, consultation_id: uuid.UUID, name: str, language: str, email: str, by: Actor
) -> Begun:
    """Begin a consultation for its first secretary, who may not have an account yet."""
    values = {"id": consultation_id, "name": name, "language": language}
    secretary = find_account(email)
    if secretary is not None:
        return Begun(begin_consultation(values=values, secretary=secretary, by=by))
    consultation = Consultation(id=consultation_id, name=name, language=language)
    with open_change(consultation.id, by=by, command="begin_consultation") as change:
        if not Consultation.objects.filter(id=consultation.id).exists():
            change.create(consultation)
        address = email.strip().lower()
        offered = offer_role(change, consultation, address, Role.SECRETARY)
    return Begun(consultation, offered)


def appoint_secretary(
    *, consultation: Consultation, email: str, by: Actor
) -> Invitation:
    """Invite one more secretary, where the others have left or cannot be reached."""
    return invite(consultation=consultation, email=email, role=Role.SECRETARY, by=by)


@transaction.atomic
def close_account_of(*, user: User, by: Actor) -> None:
    """Close an account, unless a consultation would be left without a secretary."""
    left = list_only_secretary_of(user)
    if left:
        names = ", ".join(consultation.name for consultation in left)
        raise ChangeRefusedError(
            "last_secretary_of", person=str(user), consultations=names
        )
    close_account(user=user, by=by)
