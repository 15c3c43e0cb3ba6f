"""The machine at the desk, as one who works there sees it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.analysing import work_at
from folkmoot.web.desk.commands.run_turns import Turn, take_up
from folkmoot.web.desk.models import Run
from folkmoot.web.meetings.models import Meeting
from tests.journeys.web_pages import check_open_page, listen, open_page
from tests.web.desk.machine import lay_out

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.weights,
    pytest.mark.django_db(transaction=True),
]


def test_it_is_asked_called_off_and_asked_again_and_what_is_other_is_told(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    lay_out(meeting)
    path = f"/c/{meeting.consultation_id}/desk/"
    page = open_page(browser, live_server, path, user=anne)
    complaints = listen(page, live_server.url)
    ask(page, "Lad maskinen foreslå")
    turn = take_up_last()
    turn.tell("embedding", 2, 6)
    expect(page.get_by_text("vejer ordene 2 af 6")).to_be_visible()
    page.get_by_role("button", name="Afbryd").click()
    ask(page, "Foreslå igen")
    work_at(turn=take_up_last())
    expect(page.locator("#points .desk-point")).to_have_count(2)
    page.get_by_role("button", name="Hvad er anderledes?").click()
    expect(page.get_by_text("2 nye hovedpointer")).to_be_visible()
    expect(page.get_by_text("Det er første gang")).to_be_visible()
    check_open_page(page, language="da")
    assert complaints == []


def ask(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text("venter på at komme til")).to_be_visible()


def take_up_last() -> Turn:
    """What the worker's process begins with."""
    run = Run.objects.first()
    assert run is not None
    turn = take_up(run_id=run.id)
    assert turn is not None
    return turn
