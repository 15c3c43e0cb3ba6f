"""The board on a projector, in Chromium: what the hall reads, and how well."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands import screening
from folkmoot.web.board.models import Board
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Sheet, Statement
from tests.journeys.contrast import find_texts, measure_contrasts
from tests.journeys.web_pages import check_open_page, listen, open_context, shoot
from tests.web.board.hall import Filled, fill_board, hand_in, show, write
from tests.web.conftest import *  # noqa: F403

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
# How deep a room is, and how wide the picture in it, in metres.
ROOMS = ((5, 2.0), (15, 3.6), (30, 6.0))
CAPITALS = 0.698
SMALL = {"width": 1280, "height": 720}
FULL_HD = {"width": 1920, "height": 1080}


@pytest.fixture
def filled(meeting: Meeting) -> Filled:
    filled = fill_board(meeting)
    show(meeting, room_depth=15, picture_width=3.6, answers_by_group=True)
    with open_change(meeting.id, by=SYSTEM, command="show_counts") as change:
        change.change(filled.point, shows_counts=True)
    return filled


@pytest.fixture
def contexts(browser: Browser, live_server: Any) -> Iterator[list[BrowserContext]]:
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def open_board(
    contexts: list[BrowserContext],
    browser: Browser,
    live_server: Any,
    meeting: Meeting,
    user: User,
    **options: Any,
) -> Page:
    context = open_context(browser, live_server, user=user, **options)
    contexts.append(context)
    page = context.new_page()
    page.set_viewport_size(FULL_HD)
    page.goto(f"/m/{meeting.id}/board/")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def list_views(filled: Filled) -> dict[str, dict[str, Any]]:
    area = filled.areas[0]
    return {
        "title": {"view": "title", "item": filled.steps[2]},
        "door": {"view": "door"},
        "area": {"view": "area", "area": area},
        "area-next": {"view": "area", "area": area, "page": 1},
        "report": {
            "view": "report_back",
            "group": filled.groups[3],
            "timer_left": 143,
        },
        "plenary": {"view": "plenary", "point": filled.point, "timer_left": None},
    }


# What the hall reads there, among other things.
SAYS = {
    "title": "Gruppearbejde om mobilitet og bosætningNu",
    "door": "og tast",
    "area": "4 af 9 grupper foreslået af maskinen",
    "area-next": "3 af 9 grupper foreslået af maskinen",
    "report": "★ vigtigst De unge kan ikke komme hjem fra fritidsjob",
    "plenary": "Svar på jeres telefoner",
}


def wait_for(page: Page, meeting: Meeting) -> None:
    """Until the page has drawn what the board stands for now."""
    stored = Board.objects.get(meeting=meeting)
    theme = "dark" if stored.is_dark else "light"
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    expect(page.locator("#board")).to_have_attribute("data-view", stored.view)
    if stored.view == "door":
        page.locator("#board svg").wait_for()


def test_the_last_row_can_read_every_letter_in_light_and_in_dark(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, filled, contexts
) -> None:
    page = open_board(contexts, browser, live_server, meeting, anne)
    page.set_viewport_size(SMALL)
    complaints = listen(page, live_server.url)
    contexts.append(browser.new_context())
    reader = contexts[-1].new_page()
    for depth, width in ROOMS:
        for name, values in list_views(filled).items():
            if name == "area-next":
                continue
            show(meeting, room_depth=depth, picture_width=width, **values)
            page.reload()
            for theme in ("light", "dark"):
                wait_for(page, meeting)
                check_letters(page, reader, depth=depth, width=width)
                shoot(page, f"board-{name}-{depth}-{theme}")
                page.keyboard.press("d")
                expect(page.locator("html")).not_to_have_attribute("data-theme", theme)
    assert complaints == []


def check_letters(page: Page, reader: Page, *, depth: float, width: float) -> None:
    """Capitals as high as the distance asks, 7 to 1 or better, and nothing cut off."""
    texts = find_texts(page, "#board")
    assert texts
    least = depth / 150 * SMALL["width"] / width / CAPITALS
    for text in texts:
        box = text["box"]
        assert text["size"] >= least, text
        assert box["x"] >= 0, text
        assert box["x"] + box["width"] <= SMALL["width"], text
        assert box["y"] + box["height"] <= SMALL["height"], text
    ratios = measure_contrasts(page, texts, reader=reader)
    low = [(t["text"], r) for t, r in zip(texts, ratios, strict=True) if r < 7]
    assert not low, low


def test_the_board_holds_what_all_pages_hold_in_both_languages(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, filled, contexts
) -> None:
    danish, english = (
        open_board(contexts, browser, live_server, meeting, anne, language=language)
        for language in ("da", "en")
    )
    for name, values in list_views(filled).items():
        show(meeting, **values)
        danish.reload()
        wait_for(danish, meeting)
        expect(danish.locator("#board")).to_contain_text(SAYS[name])
        check_open_page(danish, language="da")
    show(meeting, view="blank")
    expect(danish.locator("#board")).to_have_text("Tavlen er tom")
    show(meeting, view="area")
    english.reload()
    check_open_page(english, language="en")
    expect(english.locator("#board")).to_contain_text("4 of 9 groups")


def test_a_board_that_was_cut_off_shows_what_one_that_stayed_shows(
    browser: Browser, live_server: Any, anne: User, mia: User, meeting: Meeting,
    filled: Filled, contexts: list[BrowserContext],
) -> None:  # fmt: skip
    show(meeting, view="area", area=filled.areas[0])
    stayed = open_board(contexts, browser, live_server, meeting, anne)
    cut_off = open_board(contexts, browser, live_server, meeting, mia)
    expect(cut_off.locator("#board")).to_contain_text("Rute 81 er nedlagt")
    cut_off.context.set_offline(True)
    before = cut_off.locator("#board").inner_html()
    change_much(meeting, filled)
    expect(stayed.locator("#board")).to_contain_text("En ny bus om natten")
    # The hall is told nothing of it: the board keeps what it had.
    assert cut_off.locator("#board").inner_html() == before
    cut_off.context.set_offline(False)
    expect(cut_off.locator("#board")).to_contain_text(
        "En ny bus om natten", timeout=15_000
    )
    assert (
        cut_off.locator("#board").inner_html() == stayed.locator("#board").inner_html()
    )
    stayed.set_viewport_size({"width": 1024, "height": 768})
    expect(stayed.locator("#board .page")).not_to_have_text("")


def change_much(meeting: Meeting, filled: Filled) -> None:
    """What ten minutes bring: words corrected, hidden, taken away, handed in."""
    first, second, third, *_ = filled.statements
    sheet = Sheet.objects.get(
        meeting=meeting, group=filled.groups[8], area=filled.areas[0]
    )
    with open_change(meeting.id, by=SYSTEM, command="much") as change:
        change.change(first, text="En ny bus om natten, så de unge kan komme hjem")
        change.remove(third)
        hand_in(change, sheet, [write(change, sheet, "Cykelparkering", 5)])
    screening.hide(statement=second, by=SYSTEM)


def test_what_is_too_long_for_a_page_goes_on_over_the_next(
    browser: Browser, live_server: Any, bo: User, meeting: Meeting, filled, contexts
) -> None:
    show(
        meeting,
        view="area",
        area=filled.areas[0],
        room_depth=30,
        picture_width=6,
        draws_together=False,
    )
    page = open_board(contexts, browser, live_server, meeting, bo)
    corner, read = page.locator("#board .page"), ""
    expect(corner).to_contain_text("1 af")
    count = int(corner.inner_text().split()[2])
    for number in range(1, count + 1):
        expect(corner).to_contain_text(f"{number} af {count}")
        read += " " + " ".join(page.locator("#board .words").all_inner_texts())
        page.keyboard.press("PageDown")
    told = " ".join(read.replace("…", " ").split())
    for statement in filled.statements[:14]:
        assert statement.text in told


def test_the_keys_turn_stop_hide_and_bring_back(
    browser: Browser, live_server: Any, bo: User, meeting: Meeting, filled, contexts
) -> None:
    show(meeting, view="area", area=filled.areas[0], seconds_a_page=300)
    page = open_board(contexts, browser, live_server, meeting, bo)
    board = page.locator("#board")
    expect(board.locator(".page")).to_contain_text("1 af")
    page.keyboard.press("ArrowRight")
    expect(board.locator(".page")).to_contain_text("2 af")
    page.keyboard.press(" ")
    expect(board.locator(".page")).not_to_contain_text("pause")
    page.keyboard.press("PageUp")
    expect(board.locator(".page")).to_contain_text("1 af")
    page.keyboard.press("ArrowDown")
    expect(board.locator(".chosen")).to_contain_text("Rute 81")
    page.keyboard.press("h")
    expect(board).not_to_contain_text("Rute 81")
    page.keyboard.press("h")
    expect(board).to_contain_text("Rute 81")
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_page_stays_when_their_number_changes_and_each_press_turns_one(
    browser: Browser, live_server: Any, bo: User, meeting: Meeting, filled, contexts
) -> None:
    area, still = filled.areas[0], {"seconds_a_page": 300, "draws_together": False}
    show(meeting, view="area", area=area, room_depth=30, picture_width=6, **still)
    page = open_board(contexts, browser, live_server, meeting, bo)
    corner = page.locator("#board .page")
    expect(corner).to_contain_text("1 af")
    count = int(corner.inner_text().split()[2])
    # By itself it has come round, and to the second page once more.
    show(meeting, page=count + 1)
    expect(corner).to_contain_text(f"2 af {count}")
    longest = max(filled.statements, key=lambda each: len(each.text))
    screening.hide(statement=longest, by=SYSTEM)
    expect(corner).not_to_contain_text(f"af {count}")
    expect(corner).to_contain_text("2 af")
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    expect(corner).to_contain_text("4 af")


def test_the_room_is_asked_for_once_and_only_of_who_may_say(
    browser: Browser, live_server: Any, bo: User, mia: User, meeting: Meeting, contexts
) -> None:
    page = open_board(contexts, browser, live_server, meeting, bo)
    page.get_by_label("Meter fra billedet til bageste række").fill("24")
    page.get_by_label("Så mange meter er billedet bredt").fill("5,5")
    page.get_by_role("button", name="Tilpas bogstaverne").click()
    expect(page.get_by_role("button", name="Tilpas bogstaverne")).to_be_hidden()
    stored = Board.objects.get(meeting=meeting)
    assert (stored.room_depth, stored.picture_width) == (24, 5.5)
    other = open_board(contexts, browser, live_server, meeting, mia)
    expect(other.locator("h1")).to_have_text("Første stop")
    assert other.locator("form").count() == 0


def test_two_screens_of_one_size_turn_to_the_same_page_by_themselves(
    browser: Browser, live_server: Any, anne: User, mia: User, meeting: Meeting,
    filled: Filled, contexts: list[BrowserContext],
) -> None:  # fmt: skip
    show(meeting, view="area", area=filled.areas[0], is_paused=False, seconds_a_page=5)
    pages = [
        open_board(contexts, browser, live_server, meeting, user)
        for user in (anne, mia)
    ]
    first = pages[0].locator("#board .page").inner_text()
    expect(pages[0].locator("#board .page")).not_to_have_text(first, timeout=8_000)
    second = pages[0].locator("#board .page").inner_text()
    expect(pages[1].locator("#board .page")).to_have_text(second, timeout=1_000)


def test_what_is_taken_off_the_record_leaves_the_board_and_comes_back(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting, filled, contexts
) -> None:
    show(meeting, view="area", area=filled.areas[0], seconds_a_page=300)
    page = open_board(contexts, browser, live_server, meeting, anne)
    board = page.locator("#board")
    expect(board).to_contain_text("Rute 81")
    said = Statement.objects.get(meeting=meeting, text__startswith="Rute 81")
    history = contexts[-1].new_page()
    history.goto(f"/room/statements/{said.id}/history")
    history.locator("#off-record").click()
    expect(board).not_to_contain_text("Rute 81")
    history.locator("#on-record").click()
    expect(board).to_contain_text("Rute 81")
