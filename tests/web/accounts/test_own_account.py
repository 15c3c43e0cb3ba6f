"""One's own account: name, language, password, second factor, sessions."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.test import Client

from folkmoot.web.accounts.commands import make_account, make_sign_in_link
from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import SYSTEM

PASSWORD = "kodeord-til-prøver"
NEW = "fire hatte på vej"


def _sign_in(user: User, password: str = PASSWORD) -> Client:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0"})
    client.post("/accounts/login", {"login": user.email, "password": password})
    assert "_auth_user_id" in client.session
    return client


def _sign_in_by_link(user: User) -> Client:
    client = Client()
    token = make_sign_in_link(user=user).partition("#")[2]
    client.post("/accounts/link", {"token": token})
    return client


def _set_password(client: Client, **fields: str) -> int:
    given = {"password": NEW, "again": NEW, **fields}
    status: int = client.post("/accounts/password", given).status_code
    return status


def test_name_and_language_are_ones_own_to_change(anne: User) -> None:
    client = _sign_in(anne)
    client.post("/accounts/", {"name": "Anne Holm", "language": "en"})
    anne.refresh_from_db()
    assert (anne.name, anne.language) == ("Anne Holm", "en")
    assert "Your account" in client.get("/accounts/").content.decode()


def test_the_address_and_ones_rights_cannot_be_changed_here(anne: User) -> None:
    given = {"name": "Anne", "language": "da"}
    more = {"email": "other@example.org", "is_administrator": "on"}
    _sign_in(anne).post("/accounts/", {**given, **more})
    anne.refresh_from_db()
    assert (anne.email, anne.is_administrator) == ("anne@example.org", False)


def test_a_new_password_needs_the_current_one(anne: User) -> None:
    client = _sign_in(anne)
    assert _set_password(client) == 200
    assert _set_password(client, current="gættet") == 200
    assert _set_password(client, current=PASSWORD) == 302
    anne.refresh_from_db()
    assert anne.check_password(NEW)


def test_fresh_from_a_link_the_current_one_is_not_asked_for(anne: User) -> None:
    client = _sign_in_by_link(anne)
    assert _set_password(client) == 302
    anne.refresh_from_db()
    assert anne.check_password(NEW)


def test_after_a_while_a_link_is_not_fresh_any_more(anne: User) -> None:
    client = _sign_in_by_link(anne)
    session = client.session
    records = session["account_authentication_methods"]
    records[0]["at"] -= 16 * 60
    session.save()
    assert _set_password(client) == 200


def test_who_has_no_password_chooses_one_by_a_link_only(
    work: Callable[[], list[EmailMessage]],
) -> None:
    nora = make_account(email="nora@example.org", name="Nora", language="da", by=SYSTEM)
    client = Client()
    client.force_login(nora)
    assert _set_password(client) == 200
    ask = {"email": nora.email, "next": "/accounts/password"}
    client.post("/accounts/link/ask", ask)
    [letter] = work()
    link = re.search(r"/accounts/link\?next=%2Faccounts%2Fpassword#(\S+)", letter.body)
    assert link
    use = {"token": link[1], "next": "/accounts/password"}
    assert client.post("/accounts/link", use).url == "/accounts/password"
    assert _set_password(client) == 302


@pytest.mark.parametrize(
    "password", ["kort", "password123", "anne@example.org", "1234567890"]
)
def test_a_password_that_is_easily_guessed_is_not_taken(
    anne: User, password: str
) -> None:
    client = _sign_in_by_link(anne)
    assert _set_password(client, password=password, again=password) == 200
    anne.refresh_from_db()
    assert anne.check_password(PASSWORD)


def test_the_new_password_is_typed_twice_alike(anne: User) -> None:
    client = _sign_in_by_link(anne)
    assert _set_password(client, again="fire hatte på vejen") == 200


def test_a_new_password_signs_out_everywhere_else(anne: User) -> None:
    here, elsewhere = _sign_in(anne), _sign_in(anne)
    _set_password(here, current=PASSWORD)
    assert here.get("/accounts/").status_code == 200
    assert elsewhere.get("/accounts/").status_code == 302


def test_one_sees_where_one_is_signed_in_and_ends_the_others(anne: User) -> None:
    here, elsewhere = _sign_in(anne), _sign_in(anne)
    page = here.get("/accounts/sessions").content.decode()
    assert page.count("Firefox, Linux") == 2
    here.post("/accounts/sessions")
    assert here.get("/accounts/").status_code == 200
    assert elsewhere.get("/accounts/").status_code == 302
    assert Session.objects.count() == 1


def test_a_second_factor_is_on_after_its_first_code(anne: User) -> None:
    client = _sign_in(anne)
    address = "/accounts/second-factor/app"
    assert client.get(address).url.startswith("/accounts/again")
    again = {"password": PASSWORD, "next": address}
    client.post("/accounts/again", again)
    page = client.get(address).content.decode()
    assert "<svg" in page
    assert "style=" not in page
    assert "data:image" not in page
    secret = client.session["mfa.totp.secret"]
    client.post(address, {"code": "000000"})
    assert not Authenticator.objects.exists()
    client.post(address, {"code": _code(secret)})
    assert {a.type for a in Authenticator.objects.all()} == {"totp", "recovery_codes"}


def test_the_second_factor_is_turned_off_only_by_its_owner(anne: User) -> None:
    client = _sign_in(anne)
    _turn_on(client)
    client.post("/accounts/second-factor/off")
    assert not Authenticator.objects.exists()


def test_recovery_codes_come_as_a_file(anne: User) -> None:
    client = _sign_in(anne)
    _turn_on(client)
    codes = client.get("/accounts/second-factor/codes/file").content.decode().split()
    assert len(codes) == 10
    page = client.get("/accounts/second-factor/codes").content.decode()
    assert all(code in page for code in codes)


def _turn_on(client: Client) -> None:
    address = "/accounts/second-factor/app"
    client.post("/accounts/again", {"password": PASSWORD, "next": address})
    client.get(address)
    client.post(address, {"code": _code(client.session["mfa.totp.secret"])})


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
