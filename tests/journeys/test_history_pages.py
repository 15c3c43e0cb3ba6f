"""The history, undo beside a notice, going back in time and erasing, in Chromium."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Attendee, Group, Meeting, Part
from tests.journeys.web_pages import check_page, open_page
from tests.web.statements.phones import Phone, open_hall

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy(meeting: Meeting, anne: User) -> Meeting:
    """A meeting at which people, a phone and an undo have left something."""
    group = open_hall(meeting)[0]
    phone = Phone().join(group)
    told = phone.add("Bussen kører for sjældent om aftenen")["statement"]
    phone.do(
        "edit", statement=told["id"], text="Bussen kører aldrig om aftenen", base=0
    )
    phone.add("<b>Skolevejen</b> & stierne er mørke")
    by = Actor.of_person(anne)
    with open_change(meeting.id, by=by, command="name") as change:
        change.change(group, name="Havnebordet", size=7)
    with open_change(meeting.id, by=by, command="add") as change:
        for number in range(9):
            name = f"Deltager {number}"
            change.create(Attendee(meeting=meeting, part=Part.HOST, name=name))
    return meeting


PAGES = {
    "history": "/m/{meeting}/history",
    "history-filtered": "/m/{meeting}/history?thing=sheet&person=phones",
    "history-consultation": "/c/{consultation}/history",
    "history-row": "/history/{row}/",
    "history-return": "/m/{meeting}/history/return?at={at}",
    "history-erase": "/history/{row}/erase",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_history_page_is_for_everybody(
    browser: Browser, live_server: Any, busy: Meeting, anne: User, name: str
) -> None:
    path = PAGES[name].format(
        meeting=busy.id,
        consultation=busy.consultation_id,
        row=Attendee.objects.filter(meeting=busy).first().id,
        at=quote((timezone.now() - timedelta(minutes=1)).isoformat()),
    )
    check_page(browser, live_server, path, user=anne, name=name, languages=["da"])


def test_a_step_is_undone_and_done_again_from_the_history(
    browser: Browser, live_server: Any, busy: Meeting, anne: User
) -> None:
    page = open_page(browser, live_server, f"/m/{busy.id}/history", user=anne)
    step = page.locator(".story", has_text="Havnebordet").first
    step.get_by_role("button", name="Fortryd").click()
    notice = page.locator("#notices")
    expect(notice).to_contain_text("Fortrudt.")
    assert Group.objects.get(meeting=busy, number=1).name == ""
    notice.get_by_role("button", name="Gentag").click()
    expect(page.locator("#notices")).to_contain_text("Gentaget.")
    assert Group.objects.get(meeting=busy, number=1).name == "Havnebordet"


def test_words_are_erased_from_their_page(
    browser: Browser, live_server: Any, busy: Meeting, anne: User
) -> None:
    person = Attendee.objects.filter(meeting=busy).first()
    page = open_page(browser, live_server, f"/history/{person.id}/", user=anne)
    page.get_by_role("link", name="Slet ordene").click()
    page.get_by_label("personen har bedt om det").check()
    page.get_by_label("Jeg ved").check()
    page.get_by_role("button", name="Slet for altid").click()
    expect(page.locator("#notices")).to_contain_text("Ordene er slettet")
    expect(page.locator("main")).not_to_contain_text(person.name)
