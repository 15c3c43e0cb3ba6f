"""Signing in, one's account, people and invitations, in Chromium."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from folkmoot.web.accounts.commands import make_sign_in_link
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.invitations import invite
from folkmoot.web.meetings.invitation_tokens import make_invitation_link
from folkmoot.web.meetings.models import Role
from tests.journeys.web_pages import check_open_page, check_page, open_page, shoot

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]

_OPEN = ["/accounts/login", "/accounts/link", "/accounts/link/ask", "/invitation"]
_OWN = ["/accounts/", "/accounts/password", "/accounts/sessions"]
_SECOND_FACTOR = ["/accounts/second-factor", "/accounts/again"]


@pytest.mark.parametrize("path", _OPEN)
def test_pages_for_everybody(browser, live_server, path) -> None:
    check_page(browser, live_server, path, languages=["da"])


@pytest.mark.parametrize("path", _OWN + _SECOND_FACTOR)
def test_pages_of_ones_own_account(browser, live_server, anne, path) -> None:
    check_page(browser, live_server, path, user=anne, languages=["da"])


def test_the_front_page_with_a_consultation(browser, live_server, anne, meeting):
    check_page(browser, live_server, "/", user=anne, name="home", languages=["da"])


def test_the_front_page_before_any_consultation(browser, live_server, carl) -> None:
    check_page(
        browser, live_server, "/", user=carl, name="home-empty", languages=["da"]
    )


def test_the_people_of_a_consultation(browser, live_server, anne, bo, mia, meeting):
    invite(
        consultation=meeting.consultation,
        email="nora@example.org",
        role=Role.FACILITATOR,
        by=Actor.of_person(anne),
    )
    path = f"/c/{meeting.consultation_id}/people"
    check_page(browser, live_server, path, user=anne, name="people", languages=["da"])
    check_page(
        browser, live_server, path, user=mia, name="people-member", languages=["da"]
    )


def test_the_administrators_page(browser, live_server, ada, meeting) -> None:
    check_page(browser, live_server, "/administration", user=ada, languages=["da"])


def test_a_link_signs_in_and_leaves_no_token_in_the_address(
    browser, live_server, anne
) -> None:
    page = open_page(browser, live_server, make_sign_in_link(user=anne))
    page.wait_for_selector("[data-token-found]:visible")
    assert "#" not in page.url
    shoot(page, "use-link")
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(f"{live_server.url}/")
    page.wait_for_selector("text=Anne")


def test_an_invitation_makes_an_account(browser, live_server, anne, meeting) -> None:
    invitation = invite(
        consultation=meeting.consultation,
        email="nora@example.org",
        role=Role.FACILITATOR,
        by=Actor.of_person(anne),
    )
    page = open_page(browser, live_server, make_invitation_link(invitation), width=360)
    page.get_by_role("button", name="Åbn invitationen").click()
    page.get_by_label("Dit navn").fill("Nora")
    check_open_page(page, language="da")
    shoot(page, "accept-invitation")
    page.get_by_role("button", name="Tag imod").click()
    page.wait_for_url(f"{live_server.url}/")
    page.wait_for_selector("text=Turen")
    shoot(page, "welcome")


def test_a_second_factor_is_set_up_and_asked_for(browser, live_server, anne) -> None:
    page = open_page(browser, live_server, "/accounts/second-factor/app", user=anne)
    page.get_by_label("Adgangskode").fill("kodeord-til-prøver")
    page.get_by_role("button", name="Fortsæt").click()
    secret = page.locator("span.code").inner_text()
    check_open_page(page, language="da")
    shoot(page, "second-factor-app")
    page.get_by_label("Koden, som appen viser").fill(_code(secret))
    page.get_by_role("button", name="Slå den til").click()
    page.wait_for_url("**/second-factor/codes")
    check_open_page(page, language="da")
    shoot(page, "recovery-codes")
    code = page.locator("ul.code li").first.inner_text()
    other = open_page(browser, live_server, make_sign_in_link(user=anne), width=360)
    other.get_by_role("button", name="Log ind").click()
    other.wait_for_url("**/accounts/code")
    check_open_page(other, language="da")
    shoot(other, "code")
    other.get_by_label("Kode").fill(code)
    other.get_by_role("button", name="Log ind").click()
    other.wait_for_url(f"{live_server.url}/")


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
