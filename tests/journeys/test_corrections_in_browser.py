"""A correction round in Chromium: whoever has the link in one browser, the secretary in
another; by keys alone, and on a narrow phone."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from folkmoot.web.minutes.models import Answer, Corrector, Proposal
from folkmoot.web.minutes.queries.correction_links import make_link
from tests.journeys.web_pages import check_open_page, listen, open_page, shoot
from tests.web.desk.workbench import lay_out
from tests.web.minutes.desk import begin_minutes
from tests.web.minutes.rounds import send_round

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    cache.clear()


@pytest.fixture
def writing(meeting, anne, bo):
    bench = lay_out(meeting, anne, bo)
    bench.make("Bussen skal køre oftere", 0, 1)
    return begin_minutes(bench, anne)


@pytest.fixture
def reader(browser, live_server, writing):
    """Ida on a narrow phone, with the link of hers."""
    round_ = send_round(writing)
    link = make_link(Corrector.objects.get(round=round_, name="Ida Holm"))
    page = open_page(browser, live_server, link, width=320)
    complaints = listen(page, live_server.url)
    # The token is out of the address before anything is sent.
    expect(page).to_have_url(f"{live_server.url}/correct")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/correct/paper")
    yield page
    page.context.close()
    assert complaints == []


def _propose_by_keys(page, words: str) -> None:
    """At the paragraph that says how widely a key point is carried."""
    page.get_by_text("Ret eller kommentér: Bussen skal køre oftere").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_one_proposes_by_keys_alone_and_reads_the_answer(
    browser, live_server, writing, reader, anne
) -> None:
    check_open_page(reader, language="da")
    _propose_by_keys(reader, "Bussen skal køre meget oftere")
    expect(reader.get_by_text("Dit forslag ubesvaret")).to_be_visible()
    check_open_page(reader, language="da")
    secretary = open_page(
        browser, live_server, f"/minutes/{writing.paper.id}/round/", user=anne
    )
    expect(secretary.locator(".ledger")).to_have_text(
        "1 modtaget = 0 godtaget + 0 afvist + 1 ubesvaret"
    )
    check_open_page(secretary, language="da")
    shoot(secretary, "round")
    secretary.get_by_role("button", name="Godtag, og sæt det ind").click()
    expect(secretary.get_by_text("Det er godtaget.")).to_be_visible()
    assert "meget oftere" in writing.part("focus_area").body
    reader.reload()
    expect(reader.get_by_text("Dit forslag godtaget")).to_be_visible()
    secretary.context.close()


def test_one_takes_back_what_one_proposed(reader) -> None:
    _propose_by_keys(reader, "Andre ord")
    reader.get_by_role("button", name="Træk det tilbage").click()
    expect(reader.get_by_text("Dit forslag trukket tilbage")).to_be_visible()
    assert Proposal.objects.get().answer == Answer.WITHDRAWN


def test_the_secretary_sends_a_version_round_and_copies_the_link(
    browser, live_server, writing, anne
) -> None:
    address = f"/minutes/{writing.paper.id}/round/"
    secretary = open_page(browser, live_server, address, user=anne)
    last_day = timezone.localdate() + timedelta(days=5)
    secretary.get_by_label("Sidste dag for forslag").fill(last_day.isoformat())
    secretary.get_by_label("Hvem skal have et link?").fill("Ole Bæk")
    secretary.get_by_role("button", name="Send det rundt").click()
    link = secretary.locator("tr", has_text="Ét link til flere").locator(".copied")
    guest = open_page(browser, live_server, link.inner_text())
    guest.get_by_role("button", name="Åbn dokumentet").click()
    check_open_page(guest, language="da")
    guest.get_by_label("Dit navn").fill("Per Lund")
    guest.get_by_role("button", name="Åbn dokumentet").click()
    expect(guest.get_by_text("Per Lund")).to_be_visible()
    check_open_page(guest, language="da")
    guest.context.close()
    secretary.context.close()


def test_the_minutes_are_closed_and_approved_in_the_page(
    browser, live_server, writing, anne
) -> None:
    page = open_page(browser, live_server, f"/minutes/{writing.paper.id}/", user=anne)
    complaints = listen(page, live_server.url)
    page.wait_for_selector("html[data-paper=ready]")
    page.get_by_role("link", name="Luk dokumentet").click()
    gap = page.locator(".gaps a").first
    words = gap.inner_text()
    gap.click()
    expect(page.locator("#rests")).to_contain_text(words)
    page.goto(f"/minutes/{writing.paper.id}/closing")
    page.get_by_label("Anne").check()
    page.get_by_role("button", name="Luk dokumentet").click()
    check_open_page(page, language="da")
    page.get_by_role("button", name="Jeg godkender den").click()
    expect(page.get_by_text("er godkendt af alle og låst siden")).to_be_visible()
    check_open_page(page, language="da")
    page.goto(f"/minutes/{writing.paper.id}/")
    page.wait_for_selector("html[data-paper=ready]")
    expect(page.locator("#tools")).to_be_hidden()
    check_open_page(page, language="da")
    page.context.close()
    assert complaints == []
