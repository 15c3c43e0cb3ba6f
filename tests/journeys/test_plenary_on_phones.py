"""The whole hall is asked, and answers on phones: whatever the network does."""

import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.sheet_hall import (
    MARKS,
    Hall,
    Meeting,
    Phone,
    hall,
    phones,
)
from tests.journeys.test_sheet_looks import NOTE_WHAT_IS_SAID, SMALL_TARGETS, _values
from tests.journeys.test_sheet_without_network import KEEP_THE_DATABASE_BUSY
from tests.journeys.web_pages import check_open_page, listen

pytestmark = MARKS
__all__ = ["hall", "phones"]

TEXTS = [
    "Bussen skal køre om aftenen og i weekenden, så man kan komme hjem uden bil",
    "Vi vil betale lidt mere i skat for cykelstier mellem landsbyerne",
    "Samkørsel skal passes af nogen, der får timer til det",
    "Den lille skole skal blive",
]
SIZES = ({"width": 320, "height": 568}, {"width": 430, "height": 932})
DOUBLE = """() => {
    const larger = new CSSStyleSheet();
    larger.replaceSync("html { font-size: 200% }");
    document.adoptedStyleSheets = [larger];
}"""


class Asked:
    """A meeting with key points to ask about, and who answers in it."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.meeting: Meeting = hall.plan()
        self.points: list[str] = self.meeting.word_points(texts=TEXTS)

    def take_phone(self, group: int) -> Phone:
        return self.hall.take_phone().join(self.meeting.tokens[str(group)])

    def take_guest(self) -> Phone:
        phone = self.hall.take_phone()
        phone.page.goto(f"/j#{self.meeting.tokens['0']}")
        phone.press("Jeg sidder ikke i en gruppe")
        phone.page.wait_for_url("**/s")
        return phone

    def ask(self, at: int, *phones: Phone) -> None:
        self.hall.desk("ask_hall", point=self.points[at])
        for phone in phones:
            phone.look()
            expect(point(phone)).to_have_text(TEXTS[at])

    def close(self, at: int) -> None:
        self.hall.desk("close_point", point=self.points[at])

    def answers(self, at: int) -> list[str]:
        return list(self.hall.desk("answers", point=self.points[at]))


def point(phone: Phone) -> Locator:
    return phone.page.locator(".plenary h2")


def choice(phone: Phone, words: str) -> Locator:
    # "Uenig" has "enig" in it, and the one that is chosen says so.
    pattern = f"button:has(> span:text-is('{words}'))"
    return phone.page.locator(".choices").locator(pattern)


def expect_own(phone: Phone, *words: str) -> None:
    for each in words:
        expect(phone.page.locator(".plenary-own")).to_contain_text(each)


def take_picture(phone: Phone, name: str) -> None:
    folder = os.environ.get("FOLKMOOT_SHOTS")
    if folder:
        path = Path(folder) / f"plenary-{name}.png"
        phone.page.screenshot(path=path, caret="initial")


def test_two_groups_and_a_guest_answer_and_one_of_them_without_a_network(
    phones,
) -> None:
    asked = Asked(phones)
    here, away, guest = asked.take_phone(1), asked.take_phone(2), asked.take_guest()
    away.wait_for_keeper()
    asked.ask(0, here, away, guest)
    for phone, words in ((here, "Enig"), (away, "Enig"), (guest, "Ved ikke")):
        choice(phone, words).click()
        expect_own(phone, f"Dit svar: {words}", "Sendt")
    choice(guest, "Uenig").click()
    expect_own(guest, "Dit svar: Uenig", "Sendt")
    assert asked.answers(0) == ["agree", "agree", "disagree"]
    away.cut_off()
    choice(away, "Uenig").click()
    expect_own(away, "Dit svar: Uenig", "Ikke sendt")
    away.expect_status("Ikke sendt (1)")
    away.page.reload()
    expect(choice(away, "Uenig")).to_have_attribute("aria-pressed", "true")
    away.reconnect()
    expect_own(away, "Dit svar: Uenig", "Sendt")
    assert asked.answers(0) == ["agree", "disagree", "disagree"]


def test_an_answer_given_in_the_moment_the_page_is_torn_away_is_kept(phones) -> None:
    asked = Asked(phones)
    phone = asked.take_phone(1)
    phone.wait_for_keeper()
    asked.ask(0, phone)
    phone.cut_off()
    phone.page.evaluate(KEEP_THE_DATABASE_BUSY)
    choice(phone, "Enig").click()
    phone.press("Vigtigst")
    phone.page.reload()
    expect(choice(phone, "Enig")).to_have_attribute("aria-pressed", "true")
    expect_own(phone, "Dit svar: Enig", "Ikke sendt")
    phone.expect_status("Ikke sendt (2)")
    phone.reconnect()
    phone.expect_sent()
    assert (asked.answers(0), asked.meeting.stars()) == (["agree"], {TEXTS[0]: 1})
    left = phone.page.evaluate("Object.keys(localStorage)")
    assert not [name for name in left if "answering" in name]


def test_an_answer_that_comes_after_closing_is_told_and_takes_nothing_away(
    phones,
) -> None:
    asked = Asked(phones)
    phone = asked.take_phone(1)
    asked.ask(0, phone)
    choice(phone, "Enig").click()
    expect_own(phone, "Sendt")
    phone.cut_off()
    choice(phone, "Uenig").click()
    asked.close(0)
    phone.reconnect()
    expect_own(phone, "“Uenig” kom for sent", "Der er lukket for svar. Dit svar: Enig")
    expect(choice(phone, "Enig")).to_have_attribute("aria-pressed", "true")
    expect(choice(phone, "Uenig")).to_have_attribute("aria-disabled", "true")
    assert asked.answers(0) == ["agree"]


def test_there_are_three_stars_and_a_fourth_is_told_where_they_are(phones) -> None:
    asked = Asked(phones)
    phone = asked.take_phone(1)
    for at in range(4):
        asked.ask(at, phone)
        if at < 3:
            phone.press("Vigtigst")
    phone.expect_sent()
    phone.press("Vigtigst")
    mark = phone.page.locator(".plenary-mark")
    expect(mark).to_contain_text("3 af 3 stjerner brugt")
    expect(mark).to_contain_text("på hovedpointe 1, 2, 3")
    phone.press("Forrige")
    phone.press("Vigtigst")
    phone.press("Til det, salen bliver spurgt om nu")
    phone.press("Vigtigst")
    phone.expect_sent()
    expected = {TEXTS[0]: 1, TEXTS[1]: 1, TEXTS[3]: 1}
    assert asked.meeting.stars() == expected


def test_a_tap_goes_to_what_was_under_the_finger_when_the_hall_goes_on(phones) -> None:
    asked = Asked(phones)
    phone = asked.take_phone(1)
    asked.ask(0, phone)
    phone.page.evaluate(NOTE_WHAT_IS_SAID)
    expect(choice(phone, "Enig")).to_be_enabled()
    choice(phone, "Enig").hover()
    phone.page.mouse.down()
    asked.hall.desk("ask_hall", point=asked.points[1])
    with phone.page.expect_response("**/api/sheet*"):
        phone.look()
    expect(point(phone)).to_have_text(TEXTS[0])
    phone.page.mouse.up()
    expect(point(phone)).to_have_text(TEXTS[1])
    # Whatever was pressed once more in haste is not an answer to the next.
    choice(phone, "Enig").dispatch_event("click")
    phone.page.wait_for_function(
        f"() => globalThis.said.some(([, words]) => words.includes('{TEXTS[1]}'))"
    )
    phone.expect_sent()
    assert (asked.answers(0), asked.answers(1)) == (["agree"], [])


def test_who_is_writing_goes_on_and_is_asked_above_the_sheet(phones) -> None:
    asked = Asked(phones)
    asked.meeting.count_by_group()
    phone = asked.take_phone(2)
    phone.box.fill("Et udkast")
    asked.hall.desk("ask_hall", point=asked.points[0])
    phone.look()
    expect(phone.page.locator(".plenary-bar")).to_contain_text(TEXTS[0])
    expect(phone.box).to_be_focused()
    phone.page.locator(".plenary-bar").get_by_role("button", name="Svar").click()
    expect(phone.page.locator(".plenary-who")).to_contain_text("for Gruppe 2")
    phone.press("Til arket")
    expect(phone.box).to_have_value("Et udkast")
    asked.meeting.end_plenary()
    phone.look()
    expect(phone.page.locator(".told")).to_contain_text("ikke spurgt mere")
    expect(phone.page.locator(".plenary-bar")).to_be_hidden()


def test_the_plenary_on_a_phone_is_for_everybody(phones) -> None:
    asked = Asked(phones)
    phone = asked.take_phone(1)
    complaints = listen(phone.page, phones.site())
    asked.meeting.count_by_group()
    asked.hall.desk("answer_by_groups", point=asked.points[1])
    asked.ask(0, phone)
    asked.ask(1, phone)
    choice(phone, "Enig").click()
    phone.press("Vigtigst")
    phone.expect_sent()
    asked.hall.desk("show_counts", point=asked.points[1])
    phone.page.reload()
    expect(phone.page.locator(".counts")).to_contain_text("Enig")
    expect(phone.page.locator(".by-group tbody tr")).to_have_text(
        [re.compile("Gruppe 1.*500"), re.compile("Gruppe 2.*310")]
    )
    for language in ("da", "en"):
        if language == "en":
            phone.press("Menu")
            phone.press("English")
            phone.page.locator(".menu").get_by_role("button", name="Close").click()
            expect(phone.page.locator(".counts")).to_contain_text("Disagree")
        look_at(phone, language)
    phone.page.evaluate(DOUBLE)
    phone.page.set_viewport_size(SIZES[0])
    scrolls = "document.scrollingElement.scrollWidth - innerWidth"
    assert phone.page.evaluate(scrolls) <= 0
    phone.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(phone.page.locator(".plenary-choices.sticks")).to_have_count(0)
    take_picture(phone, "doubled")
    assert complaints == []


def look_at(phone: Phone, language: str) -> None:
    for size in SIZES:
        phone.page.set_viewport_size({**size, "height": 1600})
        check_open_page(phone.page, language=language)
        assert phone.page.evaluate(SMALL_TARGETS) == []
        phone.page.set_viewport_size(size)
        take_picture(phone, f"{language}-{size['width']}")
    heights = phone.page.locator(".choice").evaluate_all(
        "all => all.map(each => each.offsetHeight)"
    )
    assert min(heights) >= 56


def test_the_plenary_says_all_in_both_languages(phones) -> None:
    page = phones.take_phone().page
    page.goto("/j")
    words: dict[str, dict[str, Any]] = page.evaluate(
        """async () => ({
            da: (await import("/static/board/plenary_words_da.js")).DANISH,
            en: (await import("/static/board/plenary_words_en.js")).ENGLISH,
        })"""
    )
    assert words["da"].keys() == words["en"].keys()
    for key, danish in words["da"].items():
        assert _values(danish) == _values(words["en"][key]), key
        assert danish != words["en"][key], key
