"""What administrators do: accounts, consultations, first secretaries."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.mail import EmailMessage
from django.test import Client

from folkmoot.web.accounts.models import INSTALLATION_STREAM, User
from folkmoot.web.events.models import Event
from folkmoot.web.meetings.access import find_role
from folkmoot.web.meetings.invitation_tokens import make_invitation_link
from folkmoot.web.meetings.models import Consultation, Invitation, Role

Work = Callable[[], list[EmailMessage]]
BEGIN = {
    "consultation_id": "5f0c1a52-9d0e-4f6e-9a33-000000000001",
    "name": "Turen",
    "language": "da",
}


@pytest.fixture
def administrator(client: Client, ada: User) -> Client:
    client.force_login(ada)
    return client


def _press(client: Client, user: User, button: str) -> str:
    address = f"/administration/people/{user.pk}/{button}"
    return client.post(address, follow=True).content.decode()


def test_a_consultation_begins_with_its_secretary(
    administrator: Client, anne: User
) -> None:
    administrator.post("/administration/begin", {**BEGIN, "email": anne.email})
    consultation = Consultation.objects.get()
    assert find_role(anne, consultation.id) is Role.SECRETARY


def test_the_administrator_has_no_role_in_what_they_began_for_another(
    administrator: Client, anne: User
) -> None:
    administrator.post("/administration/begin", {**BEGIN, "email": anne.email})
    address = f"/c/{Consultation.objects.get().id}/people"
    assert administrator.get(address).status_code == 404


def test_a_form_sent_twice_begins_one_consultation(
    administrator: Client, anne: User
) -> None:
    for _ in range(2):
        administrator.post("/administration/begin", {**BEGIN, "email": anne.email})
    assert Consultation.objects.count() == 1


def test_a_first_secretary_without_an_account_is_invited(
    administrator: Client, work: Work
) -> None:
    asked = {**BEGIN, "email": "nora@example.org"}
    administrator.post("/administration/begin", asked)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == ("nora@example.org", Role.SECRETARY)
    assert [letter.to for letter in work()] == [["nora@example.org"]]
    page = administrator.get("/administration").content.decode()
    assert "Ingen sekretær endnu" in page


def test_one_more_secretary_is_invited(
    administrator: Client, consultation: Consultation, work: Work
) -> None:
    address = f"/administration/c/{consultation.id}/secretary"
    administrator.post(address, {"email": "nora@example.org"})
    assert [letter.to for letter in work()] == [["nora@example.org"]]


def test_a_closed_account_is_signed_out_at_once(
    administrator: Client, carl: User
) -> None:
    visitor = Client()
    visitor.force_login(carl)
    assert visitor.get("/").status_code == 200
    _press(administrator, carl, "close")
    assert visitor.get("/").status_code == 302
    _press(administrator, carl, "open")
    carl.refresh_from_db()
    assert carl.is_active


def test_the_only_secretary_of_a_consultation_is_not_closed_out(
    administrator: Client, consultation: Consultation, anne: User
) -> None:
    assert "den eneste sekretær i: Turen" in _press(administrator, anne, "close")
    anne.refresh_from_db()
    assert anne.is_active


def test_the_last_administrator_stays_one(
    administrator: Client, ada: User, anne: User
) -> None:
    assert "Den sidste administrator" in _press(administrator, ada, "no-administrator")
    _press(administrator, anne, "administrator")
    _press(administrator, ada, "no-administrator")
    ada.refresh_from_db()
    anne.refresh_from_db()
    assert (ada.is_administrator, anne.is_administrator) == (False, True)


def test_without_a_mail_server_the_administrator_hands_the_link_over(
    administrator: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    asked = {**BEGIN, "email": "nora@example.org"}
    page = administrator.post("/administration/begin", asked, follow=True)
    link = make_invitation_link(Invitation.objects.get())
    assert f"http://testserver{link}" in page.content.decode()
    assert "Giv selv linket videre" in page.content.decode()


def test_who_has_lost_phone_and_codes_is_let_in_again(
    administrator: Client, carl: User
) -> None:
    TOTP.activate(carl, generate_totp_secret())
    assert "Fjern den ekstra kode" in (
        administrator.get("/administration").content.decode()
    )
    _press(administrator, carl, "no-second-factor")
    assert not Authenticator.objects.exists()
    last = Event.objects.filter(stream=INSTALLATION_STREAM).last()
    assert last
    assert last.kind == "installation.second_factor_taken_off"
