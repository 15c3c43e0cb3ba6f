"""The sheet in every state: for all eyes, in both languages, and quick to load."""

import json
import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.sheet_hall import (
    LAPTOP,
    MARKS,
    PHONE,
    Hall,
    Phone,
    hall,
    phones,
)
from tests.journeys.web_pages import WIDTHS, check_open_page, listen

pytestmark = MARKS
__all__ = ["hall", "phones"]

SIZES = ({"width": 320, "height": 568}, PHONE, LAPTOP)
# Between them they have every colour.
IN_THE_DARK = {"door-refused", "busy", "handed-in", "crossed", "unsent", "closed"}
LOCALES = {"da": "da-DK", "en": "en-GB"}
TEXTS = (
    "Bussen skal køre om aftenen, så man kan komme hjem fra skiftehold",
    "Vi mangler cykelstier mellem landsbyerne",
    "Samkørsel kræver, at man tør sætte sig ind hos en fremmed",
    "Bilen er ikke et valg herude, den er en betingelse",
)
SMALL_TARGETS = """() =>
    [...document.querySelectorAll("button, a.button, a.act, input, textarea, summary")]
        .filter((each) => each.checkVisibility() && !each.matches(".link, .unseen"))
        .filter((each) => {
            const box = each.getBoundingClientRect();
            return box.height < 43.5 || box.width < 43.5;
        })
        .map((each) => each.outerHTML.slice(0, 90))"""
NOTE_WHAT_IS_SAID = """() => {
    globalThis.said = [];
    const region = document.getElementById("said");
    const note = () => said.push([performance.now(), region.textContent]);
    new MutationObserver(note).observe(region, { childList: true, subtree: true });
}"""
NO = {"folkmoot": 1, "now": "", "code": "unknown_sheet", "message": ""}
Look = Callable[[Phone, str], None]
Say = dict[str, Any]


def open_words(hall: Hall) -> dict[str, Say]:
    """All that the pages say, in either language."""
    page = hall.take_phone().page
    page.goto("/j")
    return page.evaluate(
        """async () => ({
            da: (await import("/static/statements/words_da.js")).DANISH,
            en: (await import("/static/statements/words_en.js")).ENGLISH,
        })"""
    )


def test_each_language_says_all_and_with_the_same_values(phones) -> None:
    words = open_words(phones)
    assert words["da"].keys() == words["en"].keys()
    for key, danish in words["da"].items():
        english = words["en"][key]
        assert type(danish) is type(english), key
        assert _values(danish) == _values(english), key
        assert danish, key
    same = {k for k in words["da"] if words["da"][k] == words["en"][k]}
    assert same <= {"menu", "menu.title", "receipt.title"}


def _values(words: Any) -> set[str]:
    said = json.dumps(words)
    return {part.split("}")[0] for part in said.split("{")[1:] if "}" in part[:12]}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_state_is_for_everybody(phones, language) -> None:
    words = open_words(phones)[language]

    def look(phone: Phone, name: str) -> None:
        for size in SIZES:
            look_at(phone, f"{name}-{language}-{size['width']}", size, language)
        if language == "da" and name in IN_THE_DARK:
            phone.page.emulate_media(color_scheme="dark")
            look_at(phone, f"{name}-dark", PHONE, language)
            phone.page.emulate_media(color_scheme="light")

    for walk in (walk_door, walk_writing, walk_trouble, walk_end):
        walk(phones, words, LOCALES[language], look)


def look_at(phone: Phone, name: str, size: dict[str, int], language: str) -> None:
    if size["width"] in WIDTHS or "dark" in name:
        # So high that the box at the thumb lies over nothing: one scrolls in earnest.
        phone.page.set_viewport_size({**size, "height": 2400})
        check_open_page(phone.page, language=language)
    take_picture(phone, name, size)


def take_picture(phone: Phone, name: str, size: dict[str, int]) -> None:
    folder = os.environ.get("FOLKMOOT_SHOTS")
    if folder:
        phone.page.set_viewport_size(size)
        phone.page.screenshot(path=Path(folder) / f"sheet-{name}.png", caret="initial")


def walk_door(hall: Hall, say: Say, locale: str, look: Look) -> None:
    meeting = hall.plan(groups=9)
    meeting.name_groups(names=["Torvet", "Havnen", "Biblioteket i Vester Hæsinge"])
    phone = hall.take_phone(locale=locale)
    complaints = listen(phone.page, hall.site())
    phone.page.goto("/j")
    phone.page.get_by_label(say["join.code"]).fill("ABC DEF")
    look(phone, "door")
    phone.press(say["join.do"])
    phone.page.get_by_role("alert").wait_for()
    look(phone, "door-refused")
    phone.page.goto(f"/j#{meeting.tokens['0']}")
    phone.page.locator(".group").first.wait_for()
    look(phone, "door-pick")
    assert complaints == []


def walk_writing(hall: Hall, say: Say, locale: str, look: Look) -> None:
    meeting = hall.plan()
    meeting.extend(minutes=12)
    phone = hall.take_phone(locale=locale)
    complaints = listen(phone.page, hall.site())
    phone.join(meeting.tokens["1"])
    look(phone, "empty")
    phone.write(*TEXTS)
    phone.press(_fill(say["mark.on"], number=1))
    phone.expect_status(say["status.sent"])
    look(phone, "written")
    phone.press(_fill(say["more.label"], number=2))
    phone.press(_fill(say["edit.label"], number=3))
    phone.box.fill("- Bussen\n- Cyklen\n- Toget")
    look(phone, "busy")
    phone.press(say["split.keep"])
    phone.box.fill("Et udkast")
    phone.press(_fill(say["hand.in"]["other"], n=4))
    look(phone, "hand-in-asked")
    phone.press(say["hand.in.add"])
    phone.page.locator(".received").wait_for()
    phone.press(_fill(say["more.label"], number=2))
    phone.page.get_by_role("button", name=say["remove"], exact=True).click()
    meeting.tell(text="Der er kaffe i foyeren. Vi begynder igen kl. 10.45.")
    phone.look()
    phone.page.locator(".message").wait_for()
    look(phone, "handed-in")
    phone.press(say["menu"])
    look(phone, "menu")
    phone.press(say["next.group"])
    look(phone, "next")
    phone.press(say["cancel"], within=phone.page.locator(".menu"))
    phone.press(say["clear"])
    look(phone, "clear-safe")
    link = phone.page.get_by_role("link", name=say["received.link"])
    phone.page.goto(link.get_attribute("href"))
    phone.page.locator(".receipt .received").wait_for()
    look(phone, "receipt")
    assert complaints == []


def walk_trouble(hall: Hall, say: Say, locale: str, look: Look) -> None:
    meeting = hall.plan()
    phone = hall.take_phone(locale=locale).join(meeting.tokens["1"])
    other = hall.take_phone(locale=locale).join(meeting.tokens["1"])
    phone.write(*TEXTS[:2])
    phone.expect_status(say["status.sent"])
    other.look()
    cross(phone, other, say)
    phone.look()
    phone.page.locator(".wordings").wait_for()
    look(phone, "crossed")
    phone.cut_off()
    phone.write(TEXTS[2])
    phone.box.fill("Et udkast")
    phone.expect_status(_fill(say["status.unsent"], n=1))
    phone.page.locator(".status-button").click()
    look(phone, "unsent")
    phone.press(say["menu"])
    phone.press(say["clear"])
    look(phone, "clear-lost")
    other.page.route("**/api/changes", lambda route: route.fulfill(status=400, json=NO))
    other.write(TEXTS[3])
    other.page.locator(".card .refused").wait_for()
    look(other, "refused")
    plain = hall.take_phone(secure=False, locale=locale).join(meeting.tokens["1"])
    plain.press(say["plain.why"])
    look(plain, "plain")


def walk_end(hall: Hall, say: Say, locale: str, look: Look) -> None:
    meeting = hall.plan(is_open=False)
    phone = hall.take_phone(locale=locale).join(meeting.tokens["1"])
    phone.write(TEXTS[0])
    look(phone, "waiting")
    meeting.open_all()
    phone.look()
    phone.expect_status(say["status.sent"])
    meeting.close_all()
    phone.write(TEXTS[1])
    phone.expect_status(say["status.sent"])
    phone.look()
    expect(phone.page.locator(".area-state")).to_contain_text(say["state.closed"])
    look(phone, "closed")
    meeting.change_key(group=1)
    phone.look()
    phone.page.locator(".notice.warning").wait_for()
    look(phone, "shut-out")
    stranger = hall.take_phone(locale=locale)
    stranger.page.goto("/s")
    stranger.page.locator(".outside h2").wait_for()
    look(stranger, "outside")
    guest = hall.take_phone(locale=locale).join(meeting.tokens["2"])
    guest.cut_off()
    guest.write("Aldrig sendt")
    meeting.close_meeting(hours_ago=49)
    guest.reconnect()
    guest.page.locator(".outside h2").wait_for()
    look(guest, "over")


def cross(phone: Phone, other: Phone, say: Say) -> None:
    """Both write anew the statement that they both have seen."""
    name = _fill(say["edit.label"], number=1)
    for each, words in ((phone, "Bussen om aftenen"), (other, "Bussen om natten")):
        each.press(name)
        field = each.page.get_by_label(name).and_(each.page.locator("textarea"))
        field.fill(words)
    for each in (phone, other):
        field = each.page.locator(".card textarea")
        field.press("Enter")
        expect(each.page.locator(".card .state")).to_have_count(
            0 if each is phone else 1
        )


def _fill(words: str, **values: Any) -> str:
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def test_the_first_load_is_small_and_asks_no_foreign_host(
    phones, record_property
) -> None:
    meeting = phones.plan()
    phone = phones.take_phone()
    complaints = listen(phone.page, phones.site())
    session = phone.context.new_cdp_session(phone.page)
    session.send("Network.enable")
    received: list[int] = []
    session.on(
        "Network.loadingFinished",
        lambda told: received.append(int(told["encodedDataLength"])),
    )
    phone.join(meeting.tokens["1"])
    phone.wait_for_keeper()
    phone.page.wait_for_load_state("networkidle")
    told = f"first load: {sum(received) / 1024:.0f} KB in {len(received)} answers"
    record_property("first_load", told)
    assert sum(received) <= 150 * 1024, told
    assert complaints == []


def test_targets_are_large_and_text_may_be_doubled(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone(size={"width": 320, "height": 568})
    phone.join(meeting.tokens["1"])
    phone.write(*TEXTS[:2])
    phone.press("Mere om udsagn 1")
    phone.press("Menu")
    small = phone.page.evaluate(SMALL_TARGETS)
    assert small == []
    phone.page.evaluate(
        """() => {
            const larger = new CSSStyleSheet();
            larger.replaceSync("html { font-size: 200% }");
            document.adoptedStyleSheets = [larger];
        }"""
    )
    scrolls = "document.scrollingElement.scrollWidth - innerWidth"
    assert phone.page.evaluate(scrolls) <= 0
    take_picture(phone, "doubled", SIZES[0])
    expect(phone.box).to_be_visible()


def test_what_is_said_aloud_is_said_seldom(phones) -> None:
    meeting = phones.plan()
    phone = phones.take_phone().join(meeting.tokens["1"])
    phone.page.evaluate(NOTE_WHAT_IS_SAID)
    phone.write("Et", "To", "Tre", "Fire")
    phone.expect_sent()
    phone.page.wait_for_function("() => globalThis.said.length >= 2")
    said = phone.page.evaluate("globalThis.said")
    pauses = [after[0] - before[0] for before, after in pairwise(said)]
    assert all(pause >= 2900 for pause in pauses)
    assert "Sendt" in said[-1][1] or "Sendt" in said[0][1]
