"""The meeting day at the console, in Chromium: two secretaries, keys, a phone."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.board.models import View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.meetings.join_keys import make_token
from folkmoot.web.meetings.models import (
    Group,
    ItemKind,
    JoinKey,
    Meeting,
    ProgrammeItem,
    Theme,
)
from tests.journeys.sheet_hall import Phone as PhonePage
from tests.journeys.web_pages import (
    check_open_page,
    listen,
    open_context,
    open_page,
    shoot,
)
from tests.web.people import make_item
from tests.web.statements.phones import open_hall

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
# The console asks every four seconds in any case; here it shall not, so that what it
# shows of another's steps was told by the stream.
ONLY_THE_STREAM = """
    const wait = window.setTimeout;
    window.setTimeout = (task, time, ...more) =>
        time === 4000 ? 0 : wait(task, time, ...more);
"""
KINDS = (ItemKind.OPENING, ItemKind.THEMES, ItemKind.GROUP_WORK, ItemKind.REPORT_BACK)


@pytest.fixture
def steps(meeting: Meeting, anne: User) -> list[ProgrammeItem]:
    return [
        make_item(meeting, anne, kind, place=float(place), minutes=20)
        for place, kind in enumerate(KINDS)
    ]


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


def open_console(
    browser: Browser, live_server: Any, meeting: Meeting, user: User
) -> Page:
    page = open_context(browser, live_server, user=user).new_page()
    page.add_init_script(ONLY_THE_STREAM)
    page.goto(f"/m/{meeting.id}/console/")
    expect(page.locator("html.scripted")).to_be_attached()
    return page


def test_two_secretaries_share_the_console(
    browser: Browser,
    live_server: Any,
    anne: User,
    bo: User,
    meeting: Meeting,
    groups: list[Group],
    steps: list[ProgrammeItem],
) -> None:
    one = open_console(browser, live_server, meeting, anne)
    other = open_console(browser, live_server, meeting, bo)
    # What is being typed stays, whatever the other does.
    typed = other.get_by_label("Besked", exact=True)
    typed.fill("Husk at afl")
    one.keyboard.press("n")
    expect(one.locator("#notices")).to_contain_text("Nu: ")
    expect(other.locator("#part-programme .now strong")).to_have_text(
        "Indledende oplæg"
    )
    expect(other.locator("#part-steps")).to_contain_text("Anne:")
    expect(typed).to_have_value("Husk at afl")
    expect(typed).to_be_focused()
    typed.press("End")
    other.keyboard.type("evere")
    other.keyboard.press("Enter")
    expect(one.locator("#part-messages")).to_contain_text("Husk at aflevere")
    expect(typed).to_have_value("")
    # Both go on before either has seen that the other did: one step, not two.
    for page in (one, other):
        page.evaluate("document.getElementById('do-next').click()")
    expect(one.locator("#do-next")).to_contain_text("Gruppearbejde")
    expect(other.locator("#do-next")).to_contain_text("Gruppearbejde")
    assert find_board(meeting).item_id == steps[1].id


def test_the_meeting_is_led_by_keys(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
    steps: list[ProgrammeItem],
) -> None:
    page = open_console(browser, live_server, meeting, anne)
    complaints = listen(page, live_server.url)
    page.keyboard.press("q")
    for words in ("Hvem betaler bussen?", "Ng tid nok?"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#part-themes")).to_contain_text(words)
    # No letter of what was typed pressed a key.
    assert find_board(meeting)._state.adding
    assert Theme.objects.filter(raised_at__isnull=False).count() == 2
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    expect(page.locator("#part-report")).to_contain_text("Gruppe 1 har ordet")
    expect(page.locator(".face")).to_contain_text("2.5")
    page.keyboard.press("z")
    expect(page.locator("#part-report")).to_contain_text("0 af 2 grupper")
    page.keyboard.press("y")
    expect(page.locator("#part-report")).to_contain_text("Gruppe 1 har ordet")
    page.keyboard.press("c")
    page.keyboard.press("c")
    expect(page.locator("[data-key=c]").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("thead th").nth(2)).to_contain_text("lukket")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    shoot(page, "console-keys")
    check_open_page(page, language="da")
    assert find_board(meeting).view == View.REPORT_BACK
    assert complaints == []


def test_what_is_pressed_again_before_the_page_has_caught_up_counts(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
    steps: list[ProgrammeItem],
) -> None:
    page = open_console(browser, live_server, meeting, anne)
    for key in "gg":
        page.keyboard.press(key)
    expect(page.locator("#part-report")).to_contain_text("Gruppe 2 har ordet")
    # Many click twice where once is meant.
    page.locator("#do-next").dblclick()
    expect(page.locator("#do-next")).to_contain_text("drøftelse af temaer")
    for key in "nn":
        page.keyboard.press(key)
    now = page.locator("#part-programme .now strong")
    expect(now).to_have_text("Gruppearbejde")
    assert find_board(meeting).item_id == steps[2].id


def test_a_phone_sees_its_statement_move_to_the_right_focus_area(
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    groups: list[Group],
) -> None:
    token = make_token(JoinKey.objects.get(group=groups[0], removed_at=None))
    context = open_context(browser, live_server, width=360)
    phone = PhonePage(context).join(token)
    phone.write("Busser hele natten", "Flere boliger til unge")
    phone.expect_sent()
    page = open_page(browser, live_server, f"/room/groups/{groups[0].id}/", user=anne)
    row = page.locator(".sheet li").filter(has_text="Flere boliger")
    row.get_by_text("Flyt til et andet fokusområde").click()
    row.get_by_role("button", name="Bosætning").click()
    expect(page.locator("#notices")).to_contain_text("Flyttet til “Bosætning”")
    phone.look()
    phone.expect_texts("Busser hele natten")
    phone.page.get_by_role("tab", name="Bosætning").click()
    phone.expect_texts("Flere boliger til unge")
    shoot(page, "room-moved")
    context.close()
