"""The secretary at work in the room while groups write, in Chromium."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Photo, Sheet, Statement
from tests.journeys.web_pages import check_open_page, listen, open_page, shoot
from tests.web.conftest import *  # noqa: F403
from tests.web.statements.phones import Phone, close_hall, open_hall
from tests.web.statements.test_pictures import make_png

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


def find_sheet(group: Group) -> Sheet:
    found = Sheet.objects.filter(group=group).order_by("area__place").first()
    assert found is not None
    return found


def test_the_room_tells_of_a_new_statement_by_itself(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    page = open_page(browser, live_server, f"/m/{meeting.id}/console/", user=anne)
    complaints = listen(page, live_server.url)
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text("intet endnu")
    phone.add("Bussen skal køre om aftenen")
    expect(row).to_contain_text("1 udsagn", timeout=15_000)
    expect(row).to_contain_text("skriver")
    cell = page.get_by_role("link", name="1 udsagn")
    cell.focus()
    phone.add("Cykelstier hele vejen")
    expect(row).to_contain_text("2 udsagn", timeout=15_000)
    # Who walks by keyboard is not thrown back to the top whenever the table is renewed.
    expect(page.get_by_role("link", name="2 udsagn")).to_be_focused()
    shoot(page, "room-writing")
    assert complaints == []


def test_areas_are_closed_and_opened_again_by_a_press(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    page = open_page(browser, live_server, f"/m/{meeting.id}/console/", user=anne)
    close = page.get_by_role("button", name=re.compile("Luk ?: Mobilitet"))
    close.click()
    expect(page.locator("#notices")).to_contain_text("“Mobilitet” er lukket")
    assert phone.read()["areas"][0]["state"] == "closed"
    page.locator("#notices").get_by_role("button", name="Fortryd").click()
    expect(
        page.get_by_role("button", name=re.compile("Luk ?: Mobilitet"))
    ).to_be_visible()
    assert phone.read()["areas"][0]["state"] == "open"
    page.get_by_label("Besked", exact=True).fill("Fem minutter endnu")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#notices")).to_contain_text("på vej")
    assert phone.read()["messages"][0]["text"] == "Fem minutter endnu"


def test_paper_is_typed_line_by_line_beside_its_picture(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    Phone().join(groups[0])
    sheet = find_sheet(groups[0])
    page = open_page(browser, live_server, f"/room/sheets/{sheet.id}/", user=anne)
    complaints = listen(page, live_server.url)
    for words in ("Første fra papir", "Andet fra papir"):
        box = page.get_by_label("Næste udsagn på papiret")
        expect(box).to_be_focused()
        box.type(words)
        box.press("Enter")
        expect(page.locator(".sheet")).to_contain_text(words)
    picture = {"name": "ark.png", "mimeType": "image/png", "buffer": make_png()}
    page.get_by_label("Billede af papiret eller flipoveren").set_input_files(
        files=[picture]  # type: ignore[list-item]
    )
    page.get_by_role("button", name="Læg billedet ved siden af").click()
    expect(page.locator(".photos img")).to_have_count(1)
    assert Photo.objects.filter(sheet=sheet).count() == 1
    page.get_by_label("Næste udsagn på papiret").type("Tastefejl")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator("body")).to_contain_text("1 taget væk")
    kept = Statement.objects.kept().filter(sheet=sheet).order_by("place")
    assert [each.text for each in kept] == ["Første fra papir", "Andet fra papir"]
    shoot(page, "room-paper")
    check_open_page(page, language="da")
    assert complaints == []


def test_what_came_late_is_taken_in_or_left_aside(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    close_hall(meeting)
    phone.add("Kom for sent")
    phone.add("Står der allerede")
    page = open_page(browser, live_server, f"/m/{meeting.id}/console/", user=anne)
    page.get_by_role("link", name="2 kom efter lukning").click()
    cards = page.locator(".card")
    cards.filter(has_text="Kom for sent").get_by_role(
        "button", name="Tag det med"
    ).click()
    expect(page.locator("#notices")).to_contain_text("taget med")
    late = cards.filter(has_text="Står der allerede")
    late.get_by_text("Læg det til side").first.click()
    late.get_by_label("Hvorfor det lægges til side").fill("Gentagelse")
    late.get_by_role("button", name="Læg det til side").click()
    expect(page.locator("body")).to_contain_text("Intet venter")
    expect(page.locator("body")).to_contain_text("Gentagelse")
    shoot(page, "room-tray-decided")
    check_open_page(page, language="da")
    assert [s["text"] for s in phone.read()["statements"]] == ["Kom for sent"]


def test_a_statements_history_opens_where_it_stands(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    statement = phone.add("Bussen")["statement"]["id"]
    phone.do("edit", statement=statement, text="Bussen om aftenen", base=0)
    page = open_page(browser, live_server, f"/room/groups/{groups[0].id}/", user=anne)
    page.get_by_role("link", name="Historik").click()
    expect(page.locator(".history li")).to_have_count(2)
    expect(page.locator(".history")).to_contain_text("omformuleret, gruppen")
    assert "/room/groups/" in page.url
    shoot(page, "room-history")
    check_open_page(page, language="da")
