"""Each key that the desk's overview tells of is pressed, and does what it says."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

import folkmoot.web.desk
from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Memo
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint, Match, Segment, Side
from tests.journeys.desk_page import SAID, DeskPage
from tests.web.desk.laid_out import run_machine, say, see_point, suggest

HERE = Path(__file__).parent
DESK = Path(folkmoot.web.desk.__file__).parent / "static" / "desk"
in_browser = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def mark_browser(test: Any) -> Any:
    for mark in in_browser:
        test = mark(test)
    return test


def test_each_key_of_the_overview_is_pressed_in_a_browser() -> None:
    table = (DESK / "keymap.js").read_text()
    rows = re.findall(r"^  \w+\(\s*\"([^\"]+)\", \"", table, flags=re.MULTILINE)
    keys = {key for row in rows for key in row.split()}
    assert len(keys) > 40
    tests = "".join(
        (HERE / name).read_text()
        for name in ("test_desk_keys.py", "test_desk_in_browser.py")
    )
    # A capital is pressed with Shift.
    names = {f"Shift+{key}" if re.fullmatch("[A-Z]", key) else key for key in keys}
    assert sorted(name for name in names if f'"{name}"' not in tests) == []


@mark_browser
def test_statements_are_gone_about_and_decided_by_each_key(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    for text in SAID:
        say(meeting, text)
    desk = DeskPage(browser, live_server, meeting, anne, "?place=waiting")
    # Going about, and choosing.
    for key, words in (
        ("End", "godt at bo"),
        ("Home", "om aftenen"),
        ("PageDown", "godt at bo"),
        ("PageUp", "om aftenen"),
        ("ArrowDown", "weekenden"),
        ("ArrowUp", "om aftenen"),
    ):
        desk.press(key)
        desk.stands_at(words)
    marked = desk.page.locator("#rows .desk-row.chosen")
    for key, count in (("Shift+ArrowDown", 2), ("Shift+K", 1), ("Shift+J", 2)):
        desk.press(key)
        expect(marked).to_have_count(count)
    desk.press("Shift+X")
    expect(marked).to_have_count(0)
    desk.press("Space", "ArrowDown", "Shift+ArrowUp", "Escape", "Home")
    expect(marked).to_have_count(0)
    # Two key points for one statement, for one and against the other.
    desk.press("n")
    desk.write("Busser")
    desk.stands_at("weekenden")
    desk.press("n")
    desk.write("Stier")
    desk.stands_at("tomme")
    desk.press("b", "Shift+Digit1", "2")
    desk.is_told("Stier")
    desk.stands_at("tomme")
    desk.press("j", "u", "Enter")
    desk.is_told("uafklaret")
    desk.counts(waiting=3, gathered=3, alone=0, aside=0)
    # The first of two stands for both, and what was gathered is found and let go again.
    desk.press("x", "j", "x", "=")
    desk.is_told("det andet")
    desk.press("Escape", "v")
    desk.stands_at("om aftenen")
    desk.press("-")
    desk.counts(waiting=4, gathered=2, alone=0, aside=0)
    desk.press("Shift+N")
    desk.is_told("foreslås ikke igen")
    desk.press("Shift+V")
    at_place = desk.page.locator("#ledger [aria-pressed=true]")
    expect(at_place).to_have_attribute("data-place", "waiting")
    desk.has_sent()
    assert desk.complaints == []
    sides = set(Match.objects.kept().values_list("side", flat=True))
    assert sides >= {Side.OPPOSES, Side.UNRESOLVED}


@mark_browser
def test_parts_filters_and_the_panel_have_keys(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    for number, text in enumerate(SAID):
        say(meeting, text, group=number % 2 + 1)
    desk = DeskPage(browser, live_server, meeting, anne)
    at_part = desk.page.locator(".desk-part.at")
    desk.press("j", "s", "Enter")
    expect(at_part).to_contain_text("Der går ingen bus")
    desk.press("ArrowRight")
    expect(at_part).to_contain_text("cykelstien")
    desk.press("ArrowLeft")
    expect(at_part).to_contain_text("Der går ingen bus")
    desk.press("Shift+S")
    expect(desk.page.locator(".desk-part")).to_have_count(0)
    desk.has_sent()
    assert not Segment.objects.kept().exists()
    # One line finds all there is to choose by, and lets go of it again.
    desk.press("f")
    desk.write("gruppe 2")
    expect(desk.page.locator("#list-count")).to_have_text("3 udsagn")
    desk.press("f", "Enter")
    expect(desk.page.locator("#list-count")).to_have_text("6 udsagn")
    desk.press("l", "k", "w")
    desk.counts(waiting=6, gathered=0, alone=0, aside=0)
    desk.press("i")
    expect(desk.page.locator("#panel h2")).to_be_focused()
    desk.press("Escape", "Enter")
    expect(desk.page.locator("#panel h2")).to_be_focused()
    desk.press("Escape", "?")
    expect(desk.page.locator("#keys")).to_be_focused()
    desk.press("Escape")
    expect(desk.page.locator("#rows")).to_be_focused()
    assert desk.complaints == []


@mark_browser
def test_key_points_are_accepted_shaped_and_looked_into_by_each_key(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    said = [say(meeting, text) for text in SAID]
    run = run_machine(meeting, anne)
    for rank, text in enumerate(("Busser", "Stier", "Læge")):
        seen = see_point(run, text, rank=rank, source=said[rank])
        suggest(run, said[rank], seen)
    desk = DeskPage(browser, live_server, meeting, anne)
    expect(desk.points).to_have_count(3)
    # Its words are typed while the server still makes it.
    desk.press("p", "Shift+A", "e")
    desk.write("Flere busser")
    desk.counts(waiting=5, gathered=1, alone=0, aside=0)
    desk.press("j", "a")
    desk.is_told("Stier")
    desk.press("j", "r")
    expect(desk.points).to_have_count(2)
    expect(desk.points).to_contain_text(["Flere busser", "Stier"])
    desk.press("Alt+ArrowUp")
    expect(desk.points).to_contain_text(["Stier", "Flere busser"])
    # Those that are chosen in the list come to the one that is stood on.
    desk.press("p", "End", "x", "p", "g")
    desk.counts(waiting=4, gathered=2, alone=0, aside=0)
    desk.press("p", "End", "k", "x", "p", "o")
    desk.counts(waiting=3, gathered=3, alone=0, aside=0)
    desk.press("Shift+T")
    desk.write("Bosætning")
    desk.is_told("flyttet")
    desk.press("Enter")
    expect(desk.page.locator("#list-count")).to_have_text("2 udsagn")
    desk.press("x", "Shift+O")
    desk.write("Her er godt")
    expect(desk.points).to_have_count(3)
    desk.press("Escape", "Escape")
    expect(desk.page.locator("#list-count")).to_have_text("6 udsagn")
    desk.press("c")
    desk.press("p", "m")
    desk.write("Husk det")
    desk.is_told("gemt")
    # What was suggested is a suggestion again.
    desk.press("Delete")
    expect(desk.points.last).to_contain_text("foreslået")
    desk.has_sent()
    assert Memo.objects.get().text == "Husk det"
    texts = KeyPoint.objects.kept().values_list("text", flat=True)
    assert set(texts) == {"Flere busser", "Her er godt"}
    assert desk.complaints == []


@mark_browser
def test_what_another_decided_while_one_was_out_of_reach_is_not_done_over(
    browser: Browser, live_server: Any, anne: User, bo: User, meeting: Meeting
) -> None:
    say(meeting, SAID[0])
    one, other = (
        DeskPage(browser, live_server, meeting, each, "?place=waiting")
        for each in (anne, bo)
    )
    notice = other.page.locator("#desk-notices")
    other.page.route("**/desk/do", lambda route: route.abort())
    other.press("l")
    expect(notice).to_contain_text("svarede ikke")
    one.press("d", "1")
    one.counts(waiting=0, gathered=0, alone=0, aside=1)
    other.page.unroute("**/desk/do")
    notice.get_by_role("button", name="Prøv igen").click()
    expect(notice).to_contain_text("En anden har afgjort noget")
    other.counts(waiting=0, gathered=0, alone=0, aside=1)
    # It is told whose step was undone, and nothing more is offered where it was taken.
    other.press("Escape", "z")
    other.is_told("Anne")
    expect(one.page.locator(".desk-told button")).to_have_count(0)
    one.counts(waiting=1, gathered=0, alone=0, aside=0)
