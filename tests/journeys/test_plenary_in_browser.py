"""The plenary at its secretary's page, in Chromium: keys, answers, remarks."""

import uuid
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Likeness, PlenaryPoint
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.models import Match, Part, Side, Statement
from tests.journeys.web_pages import (
    check_open_page,
    listen,
    open_context,
    open_page,
    shoot,
)
from tests.web.board.plenaries import answer, mark
from tests.web.statements.phones import Phone, open_hall

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
SAID = (
    "Bussen skal køre hver time, også om aftenen",
    "Flere busser efter kl. 18",
    "Trygge cykelstier til skolen",
    "Samkørsel fra stationen",
)


@pytest.fixture
def phones(meeting: Meeting) -> list[Phone]:
    """Three at each of two tables, whose answers are counted by group."""
    groups = open_hall(meeting)
    set_board(meeting=meeting, by=SYSTEM, command="set", answers_by_group=True)
    return [Phone().join(group) for group in groups for _ in range(3)]


@pytest.fixture
def said(meeting: Meeting, phones: list[Phone]) -> list[str]:
    """What both tables handed in, of which the machine finds two alike."""
    ids = []
    for phone, words in ((phones[0], SAID[:2]), (phones[3], SAID[2:])):
        sheet = phone.sheet()
        ids += [phone.add(each, sheet=sheet)["statement"]["id"] for each in words]
        phone.do("hand_in", sheet=sheet)
    area = MeetingArea.objects.filter(meeting=meeting).order_by("place").first()
    Likeness.objects.create(area=area, meeting=meeting, version=1, clusters=[ids[:2]])
    return ids


def open_plenary(
    browser: Browser, live_server: Any, meeting: Meeting, anne: User
) -> Page:
    page = open_context(browser, live_server, user=anne, width=1440).new_page()
    page.goto(f"/m/{meeting.id}/plenary/")
    expect(page.locator("html.scripted")).to_be_attached()
    return page


def check_both_widths(page: Page, name: str) -> None:
    for width in (320, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        check_open_page(page, language="da")
        shoot(page, f"{name}-{width}")


def test_the_plenary_is_led_by_keys(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    phones: list[Phone],
    said: list[str],
) -> None:
    page = open_plenary(browser, live_server, meeting, anne)
    complaints = listen(page, live_server.url)
    # The heap of two is picked, and its first statement speaks.
    page.keyboard.press("p")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    points = page.locator("#part-points .points > li")
    expect(points).to_have_count(1)
    expect(points.first).to_contain_text("2 udsagn for")
    expect(page.locator(":checked[data-pick]")).to_have_count(0)
    page.locator("#point-text").press("Escape")
    page.keyboard.press("n")
    page.keyboard.type("Cykelstier før busser")
    page.keyboard.press("Enter")
    expect(points).to_have_count(2)
    page.locator("#point-text").press("Escape")
    page.keyboard.press("o")
    asked = page.locator("#part-asked")
    expect(asked).to_contain_text("åben for svar")
    point = PlenaryPoint.objects.get(state="open")
    choices = ("agree",) * 3 + ("agree", "disagree", "unsure")
    for phone, choice in zip(phones, choices, strict=True):
        answer(phone, point, choice)
    mark(phones[0], point)
    expect(asked).to_contain_text("4 enige")
    expect(asked).to_contain_text("3 af 3 i Gruppe 1 er enige, 1 af 3 i Gruppe 2.")
    page.keyboard.press("v")
    expect(asked).to_contain_text("salen ser svarene")
    remark_one(page, meeting)
    check_both_widths(page, "plenary-asked")
    page.keyboard.press("f")
    expect(asked).to_contain_text("nummer 2 af 2")
    point.refresh_from_db()
    assert (point.state, point.shows_counts) == ("closed", True)
    page.keyboard.press("z")
    expect(asked).to_contain_text("nummer 1 af 2")
    page.keyboard.press("c")
    expect(asked.locator("#do-open")).to_be_visible()
    assert complaints == []


def remark_one(page: Page, meeting: Meeting) -> None:
    """Noted by Enter, on the side that was chosen; the box is ready for the next."""
    page.keyboard.press("r")
    page.keyboard.type("Vi har prøvet det, og bussen kørte tom")
    page.get_by_label("imod", exact=True).check()
    page.locator("#remark-text").press("Enter")
    remarks = page.locator("#part-remarks .remarks > li")
    expect(remarks).to_have_count(1)
    expect(page.locator("#remark-text")).to_have_value("")
    page.locator("#remark-text").press("Escape")
    remark = Statement.objects.get(meeting=meeting, part=Part.PLENARY)
    assert Match.objects.get(statement=remark).side == Side.OPPOSES


def test_the_plenary_can_be_led_without_script(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, said: list[str]
) -> None:
    page = open_page(
        browser,
        live_server,
        f"/m/{meeting.id}/plenary/",
        user=anne,
        java_script_enabled=False,
    )
    page.get_by_label("Ny hovedpointe").fill("Cykelstier før busser")
    page.get_by_label(SAID[2]).check()
    page.get_by_role("button", name="Gør til hovedpointe").click()
    page.get_by_role("button", name="Åbn nummer 1").click()
    expect(page.locator("#part-asked")).to_contain_text("åben for svar")
    page.get_by_label("Hvad der siges").first.fill("Husk de gamle")
    page.get_by_role("button", name="Notér").click()
    expect(page.locator("#part-remarks")).to_contain_text("Husk de gamle")
    assert Match.objects.filter(statement=uuid.UUID(said[2])).exists()
