"""A colleague codes a sample by keyboard, and the secretary sees where they differ."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Match
from tests.journeys.web_pages import (
    WIDTHS,
    check_open_page,
    listen,
    open_page,
    shoot,
)
from tests.web.conftest import *  # noqa: F403
from tests.web.desk.coding_desk import gather_some

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def _check(page: Page, name: str) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        check_open_page(page, language="da")
        shoot(page, f"{name}-da-{width}")


def test_a_sample_is_dealt_coded_by_keyboard_compared_and_settled(
    browser: Browser, live_server: Any, anne: User, mia: User, meeting: Meeting
) -> None:
    statements, (buses, schools) = gather_some(meeting, pairs=1)
    address = f"/c/{meeting.consultation_id}/desk/coding"
    desk = open_page(browser, live_server, address, user=anne)
    complaints = listen(desk, live_server.url)
    desk.get_by_label("Hvem koder").select_option("Mia")
    desk.get_by_role("button", name="Del ud").click()
    expect(desk.get_by_text("3 udsagn er delt ud til Mia.")).to_be_visible()
    _check(desk, "coding-samples")

    second = open_page(browser, live_server, address, user=mia)
    second_complaints = listen(second, live_server.url)
    second.get_by_role("link", name="Begynd at kode").click()
    order = Sample.objects.get().statements
    _check_keys(second)
    second.reload()
    title = second.get_by_role("heading", level=1)
    for place, id in enumerate(order):
        expect(title).to_have_text(f"Udsagn {place + 1} af 3")
        if place == 1:
            # Interrupted: another day begins where this one ended.
            second.goto(address)
            second.get_by_role("link", name="Kod videre").click()
            expect(title).to_have_text("Udsagn 2 af 3")
        _wait_for_keys(second)
        # She sees the bus as Anne did, and says nothing of schools.
        if id == str(statements[0].id):
            second.keyboard.press("ArrowDown")
            second.keyboard.press("1")
            _check(second, "coding-statement")
        second.keyboard.press("Enter")
    expect(second.get_by_role("heading", name="Alle 3 er kodet")).to_be_visible()
    second.get_by_role("button", name="Aflever").click()
    expect(second.get_by_text("Afleveret: 3 udsagn kodet")).to_be_visible()
    sides = {c.statement_id: c.sides for c in Coding.objects.all()}
    assert sides == {
        statements[0].id: {str(buses.id): "supports"},
        statements[1].id: {},
        statements[2].id: {},
    }

    desk.reload()
    desk.get_by_role("link", name="Se, hvor langt Mia er enig").click()
    expect(desk.get_by_text("2 af 3 udsagn er kodet helt ens.")).to_be_visible()
    _check(desk, "coding-agreement")
    desk.get_by_text("tag den andens:").click()
    desk.get_by_role("button", name="Afgør").click()
    expect(desk.get_by_text("Alle uenigheder er afgjort.")).to_be_visible()
    assert Match.objects.kept().get(key_point=schools).side == "none"
    desk.get_by_role("button", name="Fortryd").click()
    expect(desk.get_by_text("tag den andens:")).to_be_visible()
    assert Match.objects.kept().get(key_point=schools).side == "opposes"
    assert (complaints, second_complaints) == ([], [])


def _wait_for_keys(page: Page) -> None:
    expect(page.locator("html")).to_have_class("scripted")


def _check_keys(page: Page) -> None:
    """The list of keys, finding a key point, and walking through them."""
    _wait_for_keys(page)
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Taster")).to_be_visible()
    page.keyboard.press("?")
    page.keyboard.press("/")
    page.keyboard.type("skoler")
    points = page.get_by_role("group")
    expect(points).to_have_count(1)
    page.keyboard.press("Escape")
    expect(points).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("2")
    expect(points.nth(1).get_by_label("imod")).to_be_checked()
    page.keyboard.press("0")
    page.keyboard.press("ArrowUp")
    expect(points.nth(0).get_by_label("nej")).to_be_focused()
