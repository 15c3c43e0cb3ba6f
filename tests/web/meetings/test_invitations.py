"""An invitation: to whom, how long, how often, and what it opens."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.access import find_role
from folkmoot.web.meetings.commands.invitations import (
    accept_invitation,
    invite,
    renew_invitation,
)
from folkmoot.web.meetings.invitation_tokens import make_invitation_link
from folkmoot.web.meetings.models import Consultation, Invitation, Membership, Role
from tests.web.people import make_person

Work = Callable[[], list[EmailMessage]]
NORA = "nora@example.org"


def _invite(
    consultation: Consultation,
    by: User,
    *,
    email: str = NORA,
    role: Role = Role.FACILITATOR,
) -> Invitation:
    return invite(
        consultation=consultation, email=email, role=role, by=Actor.of_person(by)
    )


def _token(invitation: Invitation) -> str:
    return make_invitation_link(invitation).partition("#")[2]


def _open(client: Client, token: str) -> int:
    client.post("/invitation", {"token": token})
    status: int = client.get("/invitation/accept").status_code
    return status


def _accept(client: Client, **fields: str) -> int:
    given = {"name": "Nora", "language": "da", "password": "", **fields}
    status: int = client.post("/invitation/accept", given).status_code
    return status


def test_a_letter_leads_to_the_role(
    client: Client, consultation: Consultation, anne: User, work: Work
) -> None:
    client.force_login(anne)
    asked = {"email": "Nora@example.org", "role": "facilitator"}
    page = client.post(f"/c/{consultation.id}/invite", asked, follow=True)
    assert NORA in page.content.decode()
    [letter] = work()
    assert (letter.to, letter.subject) == ([NORA], "Invitation til Turen")
    token = re.search(r"http://testserver/invitation#(\S+)", letter.body)
    assert token
    guest = Client()
    assert _open(guest, token[1]) == 200
    assert _accept(guest) == 302
    nora = User.objects.get(email=NORA)
    assert find_role(nora, consultation.id) is Role.FACILITATOR
    assert guest.session["_auth_user_id"] == str(nora.pk)
    assert not nora.has_usable_password()


def test_no_token_lies_in_the_database(
    client: Client, consultation: Consultation, anne: User
) -> None:
    client.force_login(anne)
    client.post(f"/c/{consultation.id}/invite", {"email": NORA, "role": "member"})
    token = _token(Invitation.objects.get())
    stored = [*Invitation.objects.values(), *DBTaskResult.objects.values()]
    assert token not in str(stored)


def test_an_invitation_is_good_for_fourteen_days(
    client: Client, consultation: Consultation, anne: User
) -> None:
    invitation = _invite(consultation, anne)
    left = invitation.expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)
    Invitation.objects.update(expires_at=timezone.now())
    assert _open(client, _token(invitation)) == 410


def test_an_invitation_is_accepted_once(consultation: Consultation, anne: User) -> None:
    token = _token(_invite(consultation, anne))
    first, second = Client(), Client()
    assert _open(first, token) == _open(second, token) == 200
    assert _accept(first) == 302
    assert _accept(second, name="Another") == 410
    assert User.objects.filter(email=NORA).count() == 1


def test_a_withdrawn_invitation_opens_nothing(
    client: Client, consultation: Consultation, anne: User
) -> None:
    invitation = _invite(consultation, anne)
    client.force_login(anne)
    client.post(f"/invitations/{invitation.id}/withdraw")
    assert _open(Client(), _token(invitation)) == 410


def test_sending_again_makes_the_former_link_worthless(
    client: Client, consultation: Consultation, anne: User, work: Work
) -> None:
    invitation = _invite(consultation, anne)
    former = _token(invitation)
    client.force_login(anne)
    client.post(f"/invitations/{invitation.id}/again")
    [letter] = work()
    assert _open(Client(), former) == 410
    assert _open(Client(), letter.body.partition("#")[2].split()[0]) == 200


def test_inviting_an_address_again_renews_what_stands(
    consultation: Consultation, anne: User
) -> None:
    first = _invite(consultation, anne, role=Role.MEMBER)
    again = _invite(consultation, anne, role=Role.SECRETARY)
    assert (again.id, again.role) == (first.id, Role.SECRETARY)


def test_who_has_a_role_is_not_invited(
    client: Client, consultation: Consultation, anne: User, mia: User
) -> None:
    client.force_login(anne)
    asked = {"email": "MIA@example.org", "role": "secretary"}
    page = client.post(f"/c/{consultation.id}/invite", asked)
    assert page.status_code == 409
    assert "har allerede en rolle" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_existing_account_signs_in_and_joins(
    client: Client, consultation: Consultation, anne: User
) -> None:
    nora = make_person("Nora")
    _open(client, _token(_invite(consultation, anne)))
    assert _accept(client, password="en helt ny adgangskode") == 200
    assert find_role(nora, consultation.id) is None
    client.post("/accounts/login", {"login": NORA, "password": "kodeord-til-prøver"})
    assert _accept(client) == 302
    assert find_role(nora, consultation.id) is Role.FACILITATOR
    assert User.objects.filter(email=NORA).count() == 1


def test_an_invitation_is_for_its_address_only(
    client: Client, consultation: Consultation, anne: User, carl: User
) -> None:
    invitation = _invite(consultation, anne)
    client.force_login(carl)
    _open(client, _token(invitation))
    _accept(client)
    assert find_role(carl, consultation.id) is None
    with pytest.raises(ChangeRefusedError, match="invitation_for_another"):
        accept_invitation(invitation=invitation, user=carl)


def test_accepting_never_lowers_a_role(consultation: Consultation, anne: User) -> None:
    nora = make_person("Nora")
    invitation = _invite(consultation, anne, role=Role.MEMBER)
    Membership.objects.create(consultation=consultation, user=nora, role=Role.SECRETARY)
    accept_invitation(invitation=invitation, user=nora)
    assert find_role(nora, consultation.id) is Role.SECRETARY


def test_what_is_settled_is_not_sent_again(
    consultation: Consultation, anne: User
) -> None:
    nora = make_person("Nora")
    invitation = _invite(consultation, anne)
    accept_invitation(invitation=invitation, user=nora)
    with pytest.raises(ChangeRefusedError, match="invitation_accepted"):
        renew_invitation(invitation=invitation, by=Actor.of_person(anne))


def test_a_guessed_token_opens_nothing(client: Client, db: None) -> None:
    assert _open(client, "guessed") == 410


def test_a_weak_password_makes_no_account(
    client: Client, consultation: Consultation, anne: User
) -> None:
    _open(client, _token(_invite(consultation, anne)))
    assert _accept(client, password="kodeord") == 200
    assert not User.objects.filter(email=NORA).exists()


def test_without_a_mail_server_the_secretary_hands_the_link_over(
    client: Client, consultation: Consultation, anne: User, settings: object
) -> None:
    invitation = _invite(consultation, anne)
    client.force_login(anne)
    address = f"/c/{consultation.id}/people"
    assert _token(invitation) not in client.get(address).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert _token(invitation) in client.get(address).content.decode()
