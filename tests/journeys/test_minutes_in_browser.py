"""Writing minutes in Chromium: by keys, by two at once, and without the network."""

import uuid

import pytest
from playwright.sync_api import expect

from folkmoot.web.desk.commands.key_points import make_key_point
from folkmoot.web.minutes.models import PaperPart
from tests.journeys.minutes_page import MinutesPage
from tests.journeys.web_pages import check_open_page
from tests.web.desk.workbench import lay_out
from tests.web.minutes.desk import begin_minutes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def writing(meeting, anne, bo):
    bench = lay_out(meeting, anne, bo)
    bench.make("Bussen skal køre oftere", 0, 1)
    return begin_minutes(bench, anne)


@pytest.fixture
def minutes(browser, live_server, writing, anne):
    opened = MinutesPage(browser, live_server, writing.paper, user=anne)
    yield opened
    opened.page.context.close()
    assert opened.complaints == []


def test_what_is_typed_is_saved_by_itself_and_is_there_again(minutes) -> None:
    minutes.go_into("summary")
    minutes.page.keyboard.press("Enter")
    minutes.page.keyboard.type("Busserne er det vigtigste.")
    minutes.wait_saved()
    assert "Busserne er det vigtigste." in minutes.find_row("summary").body
    minutes.page.reload()
    expect(minutes.text("summary")).to_contain_text("Busserne er det vigtigste.")


def test_a_part_that_only_the_machine_put_together_is_marked_until_it_is_read(
    minutes,
) -> None:
    part = minutes.part("focus_area")
    expect(part).to_contain_text("Ingen har læst det endnu")
    part.get_by_role("button", name="Jeg har læst det").click()
    expect(part).to_contain_text("Læst af Anne")
    assert minutes.find_row("focus_area").read_by[0]["name"] == "Anne"


def test_the_words_at_the_cursor_tell_what_they_rest_on(minutes) -> None:
    minutes.text("focus_area").locator(".rests").first.click()
    rests = minutes.page.locator("#rests")
    statement = minutes.find_row("focus_area").body
    expect(rests).to_contain_text("Udsagn")
    anchor = rests.locator("[data-source]").first.get_attribute("data-source")
    assert anchor in statement


def test_a_line_is_put_in_from_a_key_point_and_rests_on_it(minutes) -> None:
    minutes.go_into("summary")
    page = minutes.page
    page.get_by_label("Søg i hovedpointer og udsagn").fill("oftere")
    page.get_by_role("button", name="Indsæt: Bussen skal køre oftere").first.click()
    minutes.wait_saved()
    body = minutes.find_row("summary").body
    assert '"sources":["k-' in body
    assert '"anchor":"l-' in body


def test_a_line_on_nothing_is_seen_to_be_so_and_told_before_closing(minutes) -> None:
    minutes.go_into("summary")
    page = minutes.page
    page.keyboard.press("Enter")
    page.keyboard.type("Skoven skal bevares")
    page.get_by_role("button", name="Punktliste").click()
    expect(page.locator("#gaps")).to_contain_text("1 led bygger ikke på noget udsagn")
    loose = minutes.text("summary").locator(".loose")
    expect(loose).to_have_text("Skoven skal bevares")


def test_two_who_write_the_same_part_keep_both_wordings(
    browser, live_server, minutes, writing
) -> None:
    minutes.go_into("summary")
    page = minutes.page
    page.route("**/now", lambda route: route.abort())
    writing.write(minutes.find_row("summary"), "Bodils ord.")
    page.keyboard.press("Enter")
    page.keyboard.type("Annes ord.")
    conflict = minutes.part("summary").get_by_role("alert")
    expect(conflict).to_contain_text("Bodils ord.")
    expect(minutes.text("summary")).to_contain_text("Annes ord.")
    assert "Bodils ord." in minutes.find_row("summary").body
    conflict.get_by_role("button", name="Behold mine ord").click()
    expect(conflict).to_have_count(0)
    minutes.wait_saved()
    assert "Annes ord." in minutes.find_row("summary").body


def test_what_another_wrote_elsewhere_comes_by_itself(minutes, writing) -> None:
    minutes.go_into("summary")
    writing.write(minutes.find_row("focus_area"), "Bodils ord.")
    expect(minutes.text("focus_area")).to_contain_text("Bodils ord.", timeout=20_000)


def test_words_that_could_not_be_sent_are_there_after_the_page_was_closed(
    minutes,
) -> None:
    page = minutes.page
    page.route("**/do", lambda route: route.abort())
    minutes.go_into("summary")
    page.keyboard.press("Enter")
    page.keyboard.type("Skrevet uden net.")
    expect(page.locator("#saved")).to_contain_text("Ikke gemt")
    page.unroute("**/do")
    page.reload()
    expect(minutes.text("summary")).to_contain_text("Skrevet uden net.")
    minutes.wait_saved()
    assert "Skrevet uden net." in minutes.find_row("summary").body
    minutes.complaints.clear()


def test_a_part_is_left_out_and_that_is_undone(minutes) -> None:
    minutes.go_into("focus_area")
    page = minutes.page
    page.get_by_role("button", name="Udelad delen").click()
    expect(minutes.part("focus_area")).to_have_count(0)
    page.locator("#paper-notices").get_by_role("button", name="Fortryd").click()
    expect(minutes.part("focus_area")).to_have_count(1)


def test_a_new_part_is_made_and_written_by_keys_alone(minutes) -> None:
    minutes.go_into("summary")
    page = minutes.page
    page.keyboard.press("Control+Enter")
    expect(page.locator("#paper-notices")).to_contain_text("En ny del er sat ind.")
    page.keyboard.type("Næste skridt")
    page.keyboard.press("Enter")
    page.keyboard.type("Referatet sendes ud.")
    minutes.wait_saved()
    new = PaperPart.objects.kept().filter(paper=minutes.paper, kind="text").last()
    assert (new.title, "sendes ud" in new.body) == ("Næste skridt", True)


def test_a_table_is_made_and_filled_by_keys(minutes) -> None:
    minutes.go_into("summary")
    page = minutes.page
    page.keyboard.press("Alt+F10")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("Tidsplan")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Hvad")
    page.keyboard.press("Tab")
    page.keyboard.type("Hvornår")
    minutes.wait_saved()
    body = minutes.find_row("summary").body
    assert '"caption":"Tidsplan"' in body
    assert '"label":"Hvad"' in body
    assert '"label":"Hvornår"' in body


def test_news_from_the_desk_are_put_in_when_somebody_asks(minutes, writing) -> None:
    bench = writing.bench
    make_key_point(
        desk=bench.desk, key_point_id=uuid.uuid4(), text="Der mangler læger",
        parts=bench.parts(3, 4), by=bench.anne,
    )  # fmt: skip
    minutes.page.reload()
    gaps = minutes.page.locator("#gaps")
    expect(gaps).to_contain_text("1 del ville blive anderledes")
    gaps.get_by_role("button", name="Sæt dem ind").click()
    expect(minutes.text("focus_area")).to_contain_text("Der mangler læger")


def test_who_reads_along_sees_the_paper_and_what_it_rests_on(
    browser, live_server, writing, mia
) -> None:
    opened = MinutesPage(browser, live_server, writing.paper, user=mia)
    opened.text("focus_area").locator(".rests").first.click()
    expect(opened.page.get_by_role("toolbar")).to_have_count(0)
    assert opened.text("focus_area").get_attribute("contenteditable") == "false"
    assert opened.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_keeps_what_all_pages_keep_while_it_is_written_on(
    browser, live_server, writing, anne, width
) -> None:
    opened = MinutesPage(browser, live_server, writing.paper, user=anne, width=width)
    opened.go_into("summary")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.type("Skoven skal bevares")
    opened.page.get_by_role("button", name="Tabel", exact=True).click()
    opened.wait_saved()
    check_open_page(opened.page, language="da")
