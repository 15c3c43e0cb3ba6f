"""A secretary plans a tour with the keyboard: quickly, and losing nothing."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import (
    Attendee,
    Consultation,
    FocusArea,
    Meeting,
    ProgrammeItem,
)
from tests.journeys.web_pages import listen, open_page, shoot
from tests.web.conftest import *  # noqa: F403

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
AREAS = ("Skole", "Natur", "Kultur", "Erhverv", "Ældre")
STOPS = (
    ("Odense", "25. august 2026"),
    ("Aalborg", "27. august 2026"),
    ("Esbjerg", "1. september 2026"),
    ("Roskilde", "3. september"),
    ("Rønne", "september 2026"),
)


@pytest.fixture
def loads() -> list[str]:
    return []


@pytest.fixture
def page(
    browser: Browser, live_server: Any, anne: User, consultation: Consultation,
    loads: list[str],
) -> Page:  # fmt: skip
    page = open_page(browser, live_server, f"/c/{consultation.id}/", user=anne)
    page.set_default_timeout(15_000)
    page.on(
        "request",
        lambda r: loads.append(r.url) if r.is_navigation_request() else None,
    )
    yield page
    page.context.close()


def write(page: Page, *cells: str) -> None:
    """One row from its first box on, by the keyboard alone."""
    page.wait_for_selector("[data-column]:focus")
    for index, cell in enumerate(cells):
        if index:
            page.keyboard.press("Tab")
        page.keyboard.insert_text(cell)
    page.keyboard.press("Enter")


def save(page: Page) -> None:
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".notice.success")


def titles() -> list[str]:
    return [area.title for area in FocusArea.objects.kept()]


def test_a_tour_of_five_meetings_is_planned_in_few_page_loads(
    page: Page, loads: list[str], live_server: Any
) -> None:
    complaints = listen(page, live_server.url)
    page.get_by_role("link", name="Skriv fokusområderne").first.click()
    for title in AREAS:
        write(page, title, f"Hvad skal der ske med {title}?")
    save(page)
    page.get_by_role("link", name="Tilføj møderne").first.click()
    for title, day in STOPS:
        write(page, title, day, "9.30", "12.30", f"Rådhuset i {title}")
    save(page)
    shoot(page, "tour")
    page.get_by_role("link", name="Odense").click()
    page.get_by_role("button", name="Læg et standardprogram").click()
    page.wait_for_selector(".programme")
    shoot(page, "planned")
    page.get_by_role("link", name="Overvejelser og fil").click()
    for line in ("Flere tog", "Færre skemaer"):
        write(page, line)
    save(page)
    for title, _day in STOPS[1:]:
        page.get_by_role("link", name="Turen").click()
        page.get_by_role("link", name=title).click()
        page.get_by_role("button", name="Overtag", exact=True).click()
        page.wait_for_selector(".programme")
    assert titles() == list(AREAS)
    assert Meeting.objects.count() == len(STOPS)
    assert ProgrammeItem.objects.count() == 7 * len(STOPS)
    # Five areas are two loads, five stops two, the first plan five, the others three
    # pages (and one redirect) each.
    assert len(loads) <= 2 * 3 + 6 + 4 * 4
    assert complaints == []


def test_ten_participants_are_typed_without_a_page_load(
    page: Page, loads: list[str], meeting: Meeting
) -> None:
    page.goto(f"/m/{meeting.id}/people/participants/")
    before = len(loads)
    for number in range(10):
        write(page, f"Person {number}", "leder", "Odense Kommune")
    assert len(loads) == before
    save(page)
    names = [a.name for a in Attendee.objects.kept()]
    assert names == [f"Person {n}" for n in range(10)]


def test_cells_pasted_into_a_box_fill_the_rows_from_there(
    page: Page, meeting: Meeting
) -> None:
    page.goto(f"/m/{meeting.id}/people/participants/")
    pasted = "Anne\tLeder\tOdense\nBo\tElev\tNyborg\nCarl\tBorger\t\nDorte\t\tÆrø"
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.activeElement.dispatchEvent(new ClipboardEvent(
            "paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        pasted,
    )
    save(page)
    found = Attendee.objects.kept().values_list("name", "organisation")
    assert list(found) == [
        ("Anne", "Odense"), ("Bo", "Nyborg"), ("Carl", ""), ("Dorte", "Ærø"),
    ]  # fmt: skip


def test_a_row_is_moved_with_alt_and_an_arrow(page: Page, meeting: Meeting) -> None:
    page.goto(f"/c/{meeting.consultation_id}/areas")
    page.locator('[data-column="title"]').first.focus()
    page.keyboard.press("Alt+ArrowDown")
    save(page)
    assert titles() == ["Bosætning", "Mobilitet"]


def test_what_was_not_saved_outlives_a_change_of_language_and_a_reload(
    page: Page, meeting: Meeting
) -> None:
    page.goto(f"/c/{meeting.consultation_id}/areas")
    write(page, "Skole", "Hvordan?")
    page.get_by_role("button", name="English").click()
    page.wait_for_selector('html[lang="en"]')
    box = page.locator('[data-column="title"]').nth(2)
    expect(box).to_have_value("Skole")
    page.reload()
    expect(page.locator('[data-column="question"]').nth(2)).to_have_value("Hvordan?")
    expect(page.get_by_text("What you had typed here before is back.")).to_be_visible()
    box.focus()
    save(page)
    assert titles() == ["Mobilitet", "Bosætning", "Skole"]
    page.goto(f"/c/{meeting.consultation_id}/areas")
    expect(page.locator("[data-restored]")).to_be_hidden()


def test_two_secretaries_on_one_field_see_both_wordings(
    page: Page, anne: User, meeting: Meeting
) -> None:
    page.goto(f"/m/{meeting.id}/facts")
    with open_change(meeting.id, by=Actor.of_person(anne), command="x") as change:
        change.change(meeting, place="Rådhuset")
    page.get_by_label("Sted").fill("Biblioteket")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_text("Rådhuset")).to_be_visible()
    expect(page.get_by_label("Sted")).to_have_value("Biblioteket")
    shoot(page, "conflict")
    page.get_by_role("button", name="Gem", exact=True).click()
    page.wait_for_selector(".notice.success")
    meeting.refresh_from_db()
    assert meeting.place == "Biblioteket"


def test_one_press_on_undo_takes_the_last_step_back(
    page: Page, meeting: Meeting
) -> None:
    page.goto(f"/m/{meeting.id}/")
    page.get_by_role("button", name="Læg et standardprogram").click()
    page.get_by_role("button", name="Fortryd").click()
    page.wait_for_selector("text=Intet program endnu")
    assert not ProgrammeItem.objects.kept().exists()


def test_the_plan_is_made_without_scripts_too(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    page = open_page(
        browser,
        live_server,
        f"/c/{meeting.consultation_id}/areas",
        user=anne,
        java_script_enabled=False,
    )
    page.locator('[data-column="title"]').nth(2).fill("Skole")
    page.locator('[data-column="title"]').nth(2).press("Enter")
    page.wait_for_selector(".notice.success")
    assert titles() == ["Mobilitet", "Bosætning", "Skole"]
    page.get_by_role("button", name="Ned").first.click()
    page.wait_for_selector(".notice.success")
    assert titles() == ["Bosætning", "Mobilitet", "Skole"]
    page.context.close()
