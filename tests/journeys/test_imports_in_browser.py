"""A secretary drops minutes, corrects them, takes them in, and undoes it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.imports.models import Draft
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Statement
from tests.journeys.web_pages import (
    check_open_page,
    check_page,
    listen,
    open_page,
    shoot,
)
from tests.web.conftest import *  # noqa: F403
from tests.web.imports.drops import EXAMPLE, make_draft, make_survey

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(
    browser: Browser, live_server: Any, anne: User, consultation: Consultation
) -> Page:
    address = f"/c/{consultation.id}/imports/"
    page = open_page(browser, live_server, address, user=anne)
    page.set_default_timeout(15_000)
    yield page
    page.context.close()


def test_minutes_are_dropped_corrected_taken_in_and_taken_out(
    page: Page, live_server: Any, work: Callable[[], Any]
) -> None:
    complaints = listen(page, live_server.url)
    page.get_by_label("Slip filer her").set_input_files(EXAMPLE / "1-lyngholt.docx")
    page.get_by_role("button", name="Læs filerne").click()
    page.wait_for_selector("#busy")
    work()
    page.wait_for_selector("#corrections")
    check_open_page(page, language="da")
    expect(page.locator("[data-count=words]")).to_have_text("832")
    kind = page.locator(".part.kind-plenary select[name^=kind]")
    kind.select_option("information")
    expect(page.locator("[data-count=statements]")).to_have_text("44")
    first = page.locator(".part.kind-focus_area .piece").first
    first.locator("[data-mend]").click()
    expect(first.locator(".mend summary")).to_be_focused()
    first.locator(".where a").hover()
    # A stretch and what was read in it light up together, with a line between them.
    expect(page.locator(".document .lit")).to_have_text(
        "Bussen kører for sjældent, sidste afgang er 17.40"
    )
    expect(page.locator("[data-line] path")).to_have_attribute("d", re.compile("^M"))
    first.get_by_role("button", name="Læg til side").click()
    expect(page.locator("[data-count=statements]")).to_have_text("43")
    # Who works by keys stands at the next one now.
    expect(first.locator("a").first).to_be_focused()
    page.get_by_role("button", name="Tag 43 udsagn ind").click()
    page.wait_for_selector("#busy")
    work()
    page.wait_for_selector(".notice.success")
    shoot(page, "taken-in")
    assert Statement.objects.kept().count() == 43
    page.get_by_role("button", name="Fortryd hele importen").click()
    page.wait_for_selector("text=Tag 43 udsagn ind")
    assert not Statement.objects.kept().exists()
    assert Draft.objects.get().version == 2
    assert complaints == []


def test_a_survey_is_looked_at_column_by_column(
    browser: Browser, live_server: Any, anne: User, consultation: Consultation
) -> None:
    draft = make_draft(consultation, anne, name="svar.csv", content=make_survey(30))
    check_page(
        browser,
        live_server,
        f"/imports/{draft.id}/",
        user=anne,
        languages=["da"],
        name="survey",
    )
