"""Signing in by password or by a link from the mailbox."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from folkmoot.web.accounts.commands import make_sign_in_link
from folkmoot.web.accounts.models import INSTALLATION_STREAM, SignInLink, User
from folkmoot.web.events.models import Event

Work = Callable[[], list[EmailMessage]]
PASSWORD = "kodeord-til-prøver"


def _sign_in(
    client: Client, user: User, password: str = PASSWORD, **fields: str
) -> HttpResponse:
    given = {"login": user.email, "password": password, **fields}
    return client.post("/accounts/login", given)


def _open_link(client: Client, link: str) -> HttpResponse:
    address, _, token = link.partition("#")
    next_page = re.search(r"next=([^&#]*)", address)
    fields = {"token": token}
    if next_page:
        fields["next"] = next_page[1].replace("%2F", "/")
    return client.post("/accounts/link", fields)


def _plain(page: str) -> str:
    """A page without the tokens that differ from one showing to the next."""
    return re.sub(r"[A-Za-z0-9]{64}", "…", page)


def _is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def _read_log() -> list[str]:
    events = Event.objects.filter(stream=INSTALLATION_STREAM)
    return [event.kind.removeprefix("installation.") for event in events]


def test_a_password_lets_its_owner_in(client: Client, anne: User) -> None:
    response = _sign_in(client, anne)
    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/").status_code == 200


def test_the_address_may_be_written_large(client: Client, anne: User) -> None:
    client.post("/accounts/login", {"login": "ANNE@example.org", "password": PASSWORD})
    assert _is_signed_in(client)


def test_a_wrong_password_lets_nobody_in(client: Client, anne: User) -> None:
    response = _sign_in(client, anne, "gættet")
    assert "hører ikke sammen" in response.content.decode()
    assert not _is_signed_in(client)


def test_the_answer_does_not_tell_whether_an_address_has_an_account(
    client: Client, anne: User
) -> None:
    known = _sign_in(client, anne, "gættet").content.decode()
    stranger = {"login": "nobody@example.org", "password": "gættet"}
    unknown = client.post("/accounts/login", stranger).content.decode()
    assert _plain(known) == _plain(unknown).replace("nobody@", "anne@")


def test_five_wrong_passwords_lock_the_address_for_a_while(
    client: Client, anne: User
) -> None:
    for _ in range(5):
        _sign_in(client, anne, "gættet")
    response = _sign_in(client, anne)
    assert "for mange forsøg" in response.content.decode()
    assert not _is_signed_in(client)


def test_one_is_led_to_the_page_one_asked_for(client: Client, anne: User) -> None:
    wanted = client.get("/accounts/sessions")
    assert wanted.url == "/accounts/login?next=/accounts/sessions"
    assert _sign_in(client, anne, next="/accounts/sessions").url == (
        "/accounts/sessions"
    )


def test_one_is_never_led_to_another_site(client: Client, anne: User) -> None:
    assert _sign_in(client, anne, next="https://elsewhere.example/").url == "/"


def test_nobody_can_register(client: Client, db: None) -> None:
    for address in ("/accounts/signup/", "/accounts/signup"):
        assert client.get(address).status_code == 404


def test_sign_ins_and_refusals_are_in_the_log_without_addresses(
    client: Client, anne: User
) -> None:
    _sign_in(client, anne, "gættet")
    _sign_in(client, anne)
    assert _read_log() == ["sign_in_refused", "signed_in"]
    told = [event.after for event in Event.objects.filter(stream=INSTALLATION_STREAM)]
    assert told == [
        {"person": anne.pk, "why": "password"},
        {"person": anne.pk},
    ]


def test_a_link_is_sent_by_the_worker(client: Client, anne: User, work: Work) -> None:
    response = client.post("/accounts/link/ask", {"email": "Anne@Example.org"})
    assert response.status_code == 200
    assert SignInLink.objects.count() == 0
    [letter] = work()
    assert letter.to == ["anne@example.org"]
    assert "logger dig ind" in letter.body
    link = re.search(r"http://testserver(/accounts/link#\S+)", letter.body)
    assert link
    assert _open_link(client, link[1]).url == "/"
    assert _is_signed_in(client)


def test_no_token_lies_in_the_table_of_tasks(
    client: Client, anne: User, work: Work
) -> None:
    client.post("/accounts/link/ask", {"email": anne.email})
    [letter] = work()
    token = letter.body.partition("#")[2].split()[0]
    stored = str(list(DBTaskResult.objects.values()))
    assert token not in stored


def test_asking_for_a_link_is_answered_alike_for_every_address(
    client: Client, anne: User, work: Work
) -> None:
    pages, counts = [], []
    for email in (anne.email, "nobody@example.org"):
        with CaptureQueriesContext(connection) as asked:
            page = client.post("/accounts/link/ask", {"email": email})
        counts.append(len(asked))
        pages.append(_plain(page.content.decode()).replace(email, "…"))
    assert counts[0] == counts[1]
    assert pages[0] == pages[1]
    assert [letter.to for letter in work()] == [[anne.email]]


def test_three_links_a_minute_are_enough(client: Client, anne: User) -> None:
    ask = {"email": anne.email}
    answers = [client.post("/accounts/link/ask", ask) for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]


def test_a_closed_account_gets_no_link(client: Client, anne: User, work: Work) -> None:
    User.objects.update(is_active=False)
    client.post("/accounts/link/ask", {"email": anne.email})
    assert work() == []


def test_reading_a_link_page_uses_no_link_up(client: Client, anne: User) -> None:
    link = make_sign_in_link(user=anne)
    client.get("/accounts/link")
    assert _open_link(client, link).url == "/"


def test_a_used_link_says_what_to_do(client: Client, anne: User) -> None:
    link = make_sign_in_link(user=anne)
    _open_link(Client(), link)
    response = _open_link(client, link)
    assert response.status_code == 410
    assert "Send mig et nyt link" in response.content.decode()
    assert not _is_signed_in(client)


def test_a_link_signs_out_whoever_was_there_before(
    client: Client, anne: User, carl: User
) -> None:
    client.force_login(carl)
    before = client.session.session_key
    _open_link(client, make_sign_in_link(user=anne))
    assert client.session["_auth_user_id"] == str(anne.pk)
    assert client.session.session_key != before


@pytest.mark.parametrize("way", ["password", "link"])
def test_a_second_factor_is_asked_for_either_way(
    client: Client, anne: User, way: str
) -> None:
    TOTP.activate(anne, generate_totp_secret())
    codes = RecoveryCodes.activate(anne).get_unused_codes()
    if way == "password":
        response = _sign_in(client, anne)
    else:
        response = _open_link(client, make_sign_in_link(user=anne))
    assert response.url == "/accounts/code"
    assert not _is_signed_in(client)
    assert client.get("/").url.startswith("/accounts/login")
    client.post("/accounts/code", {"code": codes[0]})
    assert _is_signed_in(client)


def test_a_recovery_code_works_once(client: Client, anne: User) -> None:
    TOTP.activate(anne, generate_totp_secret())
    [code, *_] = RecoveryCodes.activate(anne).get_unused_codes()
    for visitor, is_in in ((client, True), (Client(), False)):
        _sign_in(visitor, anne)
        visitor.post("/accounts/code", {"code": code})
        assert _is_signed_in(visitor) is is_in


def test_second_factors_are_sealed_in_the_database(anne: User) -> None:
    secret = generate_totp_secret()
    stored = TOTP.activate(anne, secret).instance
    stored.refresh_from_db()
    assert secret not in str(stored.data)


@pytest.mark.parametrize("way", ["password", "link"])
def test_a_closed_account_stays_out(client: Client, anne: User, way: str) -> None:
    link = make_sign_in_link(user=anne)
    User.objects.update(is_active=False)
    response = _sign_in(client, anne) if way == "password" else _open_link(client, link)
    assert response.url == "/accounts/inactive"
    assert not _is_signed_in(client)
    assert _read_log() == ["sign_in_refused"]


def test_pages_speak_the_language_of_the_account_after_signing_in(
    client: Client, anne: User
) -> None:
    User.objects.update(language="en")
    _sign_in(client, anne)
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert "Your consultations" in client.get("/").content.decode()
