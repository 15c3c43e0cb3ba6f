"""A whole meeting in small, from the door to the closing, as a secretary leads it.

Nine groups: two with a phone's page, seven that speak to the server as phones do; a
console, a projector, the worker beside them, and the programme that says what is next.
"""

import os
import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.cli.served import make_environment
from tests.cli.test_check import CHECK
from tests.journeys.api_phone import ApiPhone
from tests.journeys.sheet_hall import (
    MARKS,
    Hall,
    Meeting,
    Phone,
    hall,
    phones,
)
from tests.journeys.web_pages import listen

pytestmark = MARKS
__all__ = ["hall", "phones"]

LAPTOP = {"width": 1440, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
STEPS = (
    ("break", "Ankomst og kaffe", 15),
    ("themes", "", 10),
    ("group_work", "Gruppearbejde", 50),
    ("report_back", "", 25),
    ("plenary", "", 30),
    ("closing", "Tak for i dag", 5),
)
WORDS = {
    1: ("Bogbussen skal tilbage", "Vi kører hinanden, men man skal turde spørge"),
    2: ("Skolebussen er halvtom, lad andre køre med", "Bogbussen igen"),
    3: ("Bus i weekenden, bare to afgange", "Vejen skal saltes"),
    4: ("De unge kan ikke komme hjem fra fritidsjob",),
    5: ("Sti langs Højbyvej før nogen bliver slået ihjel",),
    6: ("Elbiler kræver en lader ved forsamlingshuset",),
    7: ("Samkørsel løb ud i sandet, fordi ingen havde ansvaret",),
    8: ("Bus i weekenden",),
    9: ("Farligt at cykle på Højbyvej, der mangler en sti",),
}
ALL = [text for texts in WORDS.values() for text in texts]
REMARK = "Hvem skal betale for bussen?"
THEME = "Skal skolen blive?"
OWN_POINT = "Der skal være en sti langs Højbyvej"


class Day:
    """The meeting, its people and their screens."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.meeting: Meeting = hall.plan(groups=9, is_open=False)
        self.meeting.lay_programme(steps=STEPS)
        self.secretary = hall.browser.new_context(
            base_url=hall.site(), locale="da-DK", reduced_motion="reduce"
        )
        self.complaints: list[list[str]] = []
        self.console = self._open(f"/m/{self.meeting.id}/console/", LAPTOP)
        self._sign_in()
        self.projector = self._open(f"/m/{self.meeting.id}/board/", PROJECTOR)

    def _open(self, path: str, size: dict[str, int]) -> Page:
        page = self.secretary.new_page()
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(path)
        self.complaints.append(listen(page, self.hall.site()))
        return page

    def _sign_in(self) -> None:
        address, password = self.meeting.who_leads()
        self.console.get_by_label("E-mail").fill(address)
        self.console.get_by_label("Adgangskode").fill(password)
        self.console.keyboard.press("Enter")
        expect(self.console.locator("html.scripted")).to_be_attached()
        expect(self.console.locator("#do-next")).to_be_visible()

    def go_on(self, step: str) -> None:
        """To the programme's next step."""
        self.console.keyboard.press("n")
        expect(self.console.locator("#part-programme .now strong")).to_have_text(step)

    def expect_board(self, view: str, *words: str) -> None:
        board = self.projector.locator("#board")
        expect(board).to_have_attribute("data-view", view)
        for each in words:
            expect(board).to_contain_text(each)

    def shoot(self, name: str) -> None:
        """Pictures of what stands where, in the folder FOLKMOOT_SHOTS."""
        folder = os.environ.get("FOLKMOOT_SHOTS")
        for kind, page in (("console", self.console), ("board", self.projector)):
            if folder:
                path = Path(folder) / f"mock-{name}-{kind}.png"
                page.screenshot(path=path, caret="initial")


def test_a_whole_meeting_from_the_door_to_the_closing(phones: Hall) -> None:
    day = Day(phones)
    pages, tables = come_in(day)
    discuss(day)
    write_in_groups(day, pages, tables)
    report_back(day)
    meet_in_plenary(day, pages, tables)
    close(day, pages)
    assert [each for page in day.complaints for each in page] == []
    check_log(phones.served.data)
    assert sorted(day.meeting.texts()) == sorted([*ALL, REMARK])
    counted = day.meeting.count()
    assert (counted["HandIn"], counted["Device"], counted["LateArrival"]) == (9, 9, 0)


def come_in(day: Day) -> tuple[list[Phone], dict[int, ApiPhone]]:
    """The room is measured, the door stands on the board, and nine tables join."""
    day.projector.locator("input[name=room_depth]").fill("15")
    day.projector.locator("input[name=picture_width]").fill("3,6")
    day.projector.keyboard.press("Enter")
    day.expect_board("title", "Borgermøde på biblioteket")
    day.go_on("Ankomst og kaffe")
    day.console.get_by_role("button", name="Døren (QR)").click()
    day.expect_board("door", "Deltag her")
    tokens = day.meeting.tokens
    pages = [day.hall.take_phone().join(tokens[str(n)]) for n in (1, 2)]
    tables = {
        number: ApiPhone(day.hall.browser, day.hall.served.port, tokens[str(number)])
        for number in range(3, 10)
    }
    expect(day.console.locator("#part-room tbody tr")).to_have_count(9)
    day.shoot("door")
    return pages, tables


def discuss(day: Day) -> None:
    """What people bring up is typed in as it arises."""
    day.go_on("Kort drøftelse af temaer")
    day.console.keyboard.press("q")
    day.console.keyboard.type(THEME)
    day.console.keyboard.press("Enter")
    expect(day.console.locator("#part-themes")).to_contain_text(THEME)
    day.console.keyboard.press("Escape")


def write_in_groups(day: Day, pages: list[Phone], tables: dict[int, ApiPhone]) -> None:
    """Groups write and hand in; on the board what is alike is drawn together."""
    day.go_on("Gruppearbejde")
    day.console.get_by_role("button", name="Åbn alle").click()
    day.console.get_by_role("button", name="Mobilitet", exact=True).click()
    day.expect_board("area", "Mobilitet")
    for number, phone in enumerate(pages, 1):
        phone.look()
        phone.write(*WORDS[number])
        phone.expect_sent()
        phone.press("Aflever")
        expect(phone.page.get_by_text("udsagn modtaget")).to_be_visible()
    for number, table in tables.items():
        table.write(*WORDS[number])
        table.hand_in()
    head = day.console.locator("#part-room thead th").nth(1)
    expect(head).to_contain_text("9 af 9 grupper")
    # The worker has looked at it, once the model is there.
    expect(day.projector.locator("#board")).to_contain_text("foreslået af maskinen")
    drawn = day.console.locator("#list-drawn")
    drawn.locator("summary").click()
    expect(drawn).to_contain_text("Bogbussen igen")
    day.shoot("drawn-together")
    day.console.keyboard.press("c")
    day.console.keyboard.press("Enter")
    day.console.get_by_role("button", name="Luk alle").click()
    expect(head).to_contain_text("lukket")


def report_back(day: Day) -> None:
    """Two groups are called in turn; their sheet fills the board, and time runs."""
    day.go_on("Opsamling fra grupperne")
    for number in (1, 2):
        day.console.keyboard.press("g")
        expect(day.console.locator("#part-report")).to_contain_text(
            f"Gruppe {number} har ordet"
        )
        day.expect_board("report_back", WORDS[number][0])
    day.shoot("report-back")


def meet_in_plenary(day: Day, pages: list[Phone], tables: dict[int, ApiPhone]) -> None:
    """One key point from the board and one of the secretary's own words are asked."""
    day.go_on("Debat i plenum")
    day.console.goto(f"/m/{day.meeting.id}/plenary/")
    desk = day.console
    desk.locator("#part-material").get_by_text("Bogbussen skal tilbage").first.click()
    desk.get_by_role("button", name="Gør til hovedpointe").click()
    expect(desk.locator("#part-points")).to_contain_text("Bogbussen skal tilbage")
    desk.locator("#point-text").fill(OWN_POINT)
    desk.keyboard.press("Enter")
    expect(desk.locator("#part-points ol.points > li")).to_have_count(2)
    desk.keyboard.press("Escape")
    desk.locator("#do-open").click()
    answer(day, pages, tables, "Bogbussen skal tilbage", marks=True)
    desk.locator("#do-next").click()
    answer(day, pages, tables, OWN_POINT, marks=False)
    desk.locator("#remark-text").fill(REMARK)
    desk.keyboard.press("Enter")
    expect(desk.locator("#part-remarks")).to_contain_text(REMARK)


def answer(
    day: Day,
    pages: list[Phone],
    tables: dict[int, ApiPhone],
    words: str,
    *,
    marks: bool,
) -> None:
    """Nine phones: six agree, two do not, one does not know; then the hall sees it."""
    day.expect_board("plenary", words)
    for phone in pages:
        phone.look()
        expect(phone.page.locator(".plenary h2")).to_have_text(words)
        phone.page.locator(".choices button").first.click()
        expect(phone.page.locator(".plenary-own")).to_contain_text("Sendt")
    choices = ["agree"] * 4 + ["disagree"] * 2 + ["unsure"]
    for table, choice in zip(tables.values(), choices, strict=True):
        table.answer(choice, marks=marks)
    day.console.locator("#do-counts").click()
    for count in ("6", "2", "1"):
        expect(day.projector.locator("#board")).to_contain_text(count)
    day.shoot("plenary-marked" if marks else "plenary")


def close(day: Day, pages: list[Phone]) -> None:
    """The plenary ends, the meeting closes, and nobody can write any more."""
    day.console.locator("#do-end").click()
    day.expect_board("title", "Borgermøde på biblioteket")
    day.console.goto(f"/m/{day.meeting.id}/console/")
    day.go_on("Tak for i dag")
    day.console.locator("#the-end summary").click()
    day.console.locator("#close-meeting").click()
    expect(day.console.locator("#open-meeting")).to_be_attached()
    day.shoot("closed")


def check_log(data: Path) -> None:
    """All is as the log tells, from outside the server."""
    command = [*CHECK, "--data", str(data)]
    done = subprocess.run(
        command, env=make_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
