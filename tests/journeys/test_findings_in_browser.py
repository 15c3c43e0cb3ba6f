"""From the chair's ten sentences to who said it; and what is decided on the way."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.placements import stand_alone
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import Actor
from folkmoot.web.findings.models import Dilemma, FindingsVersion, KeptVoice
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Match, Side
from tests.journeys.web_pages import check_page, listen, open_page
from tests.web.findings.tour import Tour, make_tour

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    tour = make_tour(consultation, anne)
    bus, tax = tour.point("Flere busser"), tour.point("Lavere skat")
    for group in (1, 2, 3):
        tour.say(f"Bussen går for sjældent, siger {group}", bus, group=group)
        tour.say(f"Skatten er fin, siger {group}", tax, Side.OPPOSES, group=group)
    alone = [tour.say("Bogbussen"), tour.say("Natbusser", group=2)]
    by = Actor.of_person(anne)
    stand_alone(desk=Desk(consultation), statements=alone, by=by)
    return tour


def _open(browser: Any, live_server: Any, tour: Tour, path: str = "") -> Page:
    address = f"/c/{tour.consultation.id}/findings/{path}"
    return open_page(browser, live_server, address, user=tour.anne)


def _stands_at(page: Page, words: str) -> None:
    """The voice is shown, and the page listens to keys."""
    expect(page.get_by_text(words)).to_be_visible()
    page.wait_for_selector("html[data-walk=ready]")


def test_every_sentence_of_the_first_screen_leads_to_who_said_it(
    browser, live_server, tour: Tour
) -> None:
    page = _open(browser, live_server, tour)
    complaints = listen(page, live_server.url)
    sentences = page.locator(".opening li a")
    count = sentences.count()
    assert 4 <= count <= 10
    for number in range(count):
        page.locator(".opening li a").nth(number).click()
        expect(page.locator("h1")).to_be_visible()
        page.go_back()
    page.get_by_role("link", name=re.compile("Flere busser")).first.click()
    page.get_by_role("link", name=re.compile("udsagn")).first.click()
    expect(page.get_by_text("Bussen går for sjældent, siger 1")).to_be_visible()
    assert complaints == []
    page.context.close()


def test_a_dilemma_is_taken_up_in_ones_own_words(
    browser, live_server, tour: Tour
) -> None:
    page = _open(browser, live_server, tour, "dilemmas/")
    page.get_by_label("Med dine egne ord").first.fill("Service eller skat")
    page.get_by_role("button", name=re.compile("^Det er et dilemma")).first.click()
    expect(page.get_by_role("heading", name="Service eller skat")).to_be_visible()
    assert Dilemma.objects.get().text == "Service eller skat"
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text("foreslået, ikke gennemset")).to_be_visible()
    page.context.close()


def test_single_voices_are_walked_by_keys_and_then_the_findings_are_frozen(
    browser, live_server, tour: Tour
) -> None:
    page = _open(browser, live_server, tour, "voices/")
    page.get_by_role("link", name="Se på dem en for en").press("Enter")
    _stands_at(page, "Bogbussen")
    page.keyboard.press("j")
    _stands_at(page, "Natbusser")
    page.keyboard.press("g")
    page.keyboard.type("Flere")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _stands_at(page, "Bogbussen")
    page.keyboard.press("l")
    expect(page.get_by_text("Der er intet tilbage at se på")).to_be_visible()
    assert KeptVoice.objects.get().statement.text == "Bogbussen"
    gathered = Match.objects.kept().get(statement__text="Natbusser")
    assert gathered.key_point.text == "Flere busser"
    page.get_by_role("link", name="Fundene kan fryses").press("Enter")
    page.get_by_role("button", name=re.compile("Frys")).press("Enter")
    expect(page.get_by_text("Fundene er frosset")).to_be_visible()
    assert FindingsVersion.objects.count() == 1
    page.context.close()


def test_the_pages_on_which_much_stands_are_for_everybody(
    browser, live_server, tour: Tour
) -> None:
    base = f"/c/{tour.consultation.id}/findings/"
    for path in ("dilemmas/", "voices/", "voices/walk", "views/questions"):
        address = f"{base}{path}"
        check_page(browser, live_server, address, user=tour.anne, languages=("da",))
