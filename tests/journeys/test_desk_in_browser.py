"""The desk in Chromium: an hour's work in small by keys alone, and two at once."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Memo, SavedFilter
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint, Match, Segment, Side
from tests.journeys.desk_page import SAID, DeskPage
from tests.journeys.web_pages import check_open_page, check_page, shoot
from tests.web.desk.laid_out import make_point, run_machine, say, see_point, suggest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def said(meeting: Meeting) -> None:
    for number, text in enumerate(SAID):
        say(meeting, text, group=number % 2 + 1)


def test_what_waits_is_gathered_by_keys_alone(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, said: None
) -> None:
    desk = DeskPage(browser, live_server, meeting, anne)
    desk.press("v")
    desk.stands_at("om aftenen")
    desk.press("n")
    desk.write("Busserne skal køre mere")
    desk.stands_at("weekenden")
    # Cut in two: its first part goes to the last key point, its second is a new one.
    desk.press("s", "Enter")
    expect(desk.page.locator(".desk-part.at")).to_contain_text("Der går ingen bus")
    desk.press("1")
    expect(desk.page.locator(".desk-part.at")).to_contain_text("cykelstien")
    desk.press("g")
    desk.write("Cykelstier")
    desk.stands_at("tomme")
    # Against: it begins at the last one, and some letters find another.
    desk.press("o")
    desk.write("bus")
    desk.stands_at("Lægen")
    desk.press("l")
    desk.stands_at("ansvaret")
    desk.press("d", "4")
    desk.stands_at("godt at bo")
    desk.counts(waiting=1, gathered=3, alone=1, aside=1)
    desk.press("z")
    desk.counts(waiting=2, gathered=3, alone=1, aside=0)
    desk.stands_at("ansvaret")
    desk.press("Shift+Z")
    desk.counts(waiting=1, gathered=3, alone=1, aside=1)
    desk.has_sent()
    buses = KeyPoint.objects.get(text="Busserne skal køre mere")
    sides = Match.objects.kept().filter(key_point=buses).values_list("side", flat=True)
    assert sorted(sides) == [Side.OPPOSES, Side.SUPPORTS, Side.SUPPORTS]
    assert Segment.objects.kept().count() == 2
    assert desk.complaints == []


def test_key_points_are_worded_ordered_and_merged_by_keys_alone(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, said: None
) -> None:
    for place, text in enumerate(("Flere busser", "Bus om aftenen", "En læge")):
        make_point(meeting, text, place=float(place))
    desk = DeskPage(browser, live_server, meeting, anne)
    expect(desk.points).to_have_count(3)
    desk.press("p", "t")
    desk.write("Transport")
    expect(desk.page.locator(".desk-theme")).to_have_text("Transport")
    desk.press("j", "Alt+ArrowDown")
    expect(desk.points).to_contain_text(["Flere busser", "En læge", "Bus om aftenen"])
    desk.press("x", "k", "k", "Shift+M")
    desk.write("Bus hver time")
    expect(desk.points).to_contain_text(["Bus hver time", "En læge"])
    desk.press("m")
    desk.write("Spørg trafikselskabet")
    expect(desk.page.locator("#panel")).to_contain_text("Spørg trafikselskabet")
    desk.press("e")
    # No letter of what is typed presses a key.
    desk.write("zl dn 12")
    expect(desk.points.first).to_contain_text("zl dn 12")
    desk.has_sent()
    assert Memo.objects.get().text == "Spørg trafikselskabet"
    merged = KeyPoint.objects.get(merged_into__isnull=False)
    assert (merged.text, merged.merged_into.text) == ("Bus om aftenen", "zl dn 12")
    desk.press("z", "z", "z")
    expect(desk.points).to_have_count(3)
    assert desk.complaints == []


def test_statements_are_found_chosen_and_gathered_together(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, said: None
) -> None:
    desk = DeskPage(browser, live_server, meeting, anne)
    desk.press("/")
    desk.page.keyboard.type("bus")
    expect(desk.page.locator("#rows mark").first).to_be_visible()
    expect(desk.page.locator("#list-count")).to_have_text("3 udsagn")
    desk.press("Escape", "x", "Shift+J", "n")
    desk.write("Busserne")
    desk.counts(waiting=4, gathered=2, alone=0, aside=0)
    desk.press("Shift+F")
    desk.write("Om busser")
    desk.is_told("gemt")
    assert SavedFilter.objects.get().query == "q=bus"
    # With the letters switched off they do nothing; arrows still go about.
    desk.press("?")
    desk.page.get_by_label("Bogstaver og tal").uncheck()
    desk.press("Escape", "l", "ArrowDown")
    desk.counts(waiting=4, gathered=2, alone=0, aside=0)
    desk.page.reload()
    expect(desk.at).to_be_visible()
    desk.press("l", "d")
    expect(desk.page.locator("#asking")).to_be_hidden()
    assert desk.complaints == []


def test_what_the_machine_suggests_is_accepted_or_declined_by_one_key(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    run = run_machine(meeting, anne)
    seen = see_point(run, "Flere busser")
    for text in SAID[:3]:
        suggest(run, say(meeting, text), seen)
    desk = DeskPage(browser, live_server, meeting, anne, "?place=waiting")
    expect(desk.points).to_contain_text("foreslået, ikke gennemset")
    expect(desk.at).to_contain_text("for: Flere busser")
    desk.press("a")
    desk.stands_at("weekenden")
    desk.press("r")
    desk.counts(waiting=2, gathered=1, alone=0, aside=0)
    expect(desk.at.locator(".desk-suggested")).to_have_count(0)
    desk.has_sent()
    assert Match.objects.kept().get(side=Side.SUPPORTS).score == 0.8
    assert desk.complaints == []


def test_two_secretaries_see_each_other_and_write_nothing_over(
    browser: Browser,
    live_server: Any,
    anne: User,
    bo: User,
    meeting: Meeting,
    said: None,
) -> None:
    make_point(meeting, "Flere busser")
    one, other = (
        DeskPage(browser, live_server, meeting, each, "?place=waiting")
        for each in (anne, bo)
    )
    for desk in (one, other):
        expect(desk.points).to_have_count(1)
        desk.press("p", "e")
    one.write("Bus hver time")
    expect(one.points).to_contain_text("Bus hver time")
    expect(other.points).to_contain_text("Bus hver time")
    other.write("Bus hver halve time")
    notice = other.page.locator("#desk-notices")
    expect(notice).to_contain_text("Bus hver time")
    expect(notice).to_contain_text("Bus hver halve time")
    check_open_page(other.page, language="da")
    notice.get_by_role("button", name="Brug mit").click()
    expect(one.points).to_contain_text("Bus hver halve time")
    one.press("Escape", "g", "Enter")
    other.counts(waiting=5, gathered=1, alone=0, aside=0)
    other.stands_at("weekenden")


def test_the_desk_is_for_everybody(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, said: None
) -> None:
    make_point(meeting, "Flere busser")
    path = f"/c/{meeting.consultation_id}/desk/?meeting={meeting.id}"
    check_page(
        browser,
        live_server,
        path,
        user=anne,
        name="desk-work",
        scheme="dark",
        languages=("da",),
    )
    desk = DeskPage(browser, live_server, meeting, anne)
    desk.press("x", "s")
    check_open_page(desk.page, language="da")
    desk.page.set_viewport_size({"width": 320, "height": 740})
    for key in ("g", "?"):
        desk.press("Escape", key)
        shoot(desk.page, "desk-320")
        check_open_page(desk.page, language="da")
