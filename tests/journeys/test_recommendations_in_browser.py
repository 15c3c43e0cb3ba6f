"""Writing a recommendation and taking evidence, by keys alone."""

import re

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Consultation
from tests.journeys.web_pages import check_page, open_page
from tests.web.findings.tour import make_tour
from tests.web.recommendations.advising import Advising

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


def test_one_writes_takes_evidence_and_sees_coverage_change_by_keys(
    browser, live_server, consultation: Consultation, anne: User
) -> None:
    advising = Advising(make_tour(consultation, anne))
    point = advising.tour.point("Bussen skal køre oftere")
    advising.tour.say("Ingen bus om lørdagen", point)
    page = open_page(browser, live_server, advising.address, user=anne)
    page.get_by_label("Hvad anbefaler I?").focus()
    page.keyboard.type("Bus hver time")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("bus")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("Det taler for.*Bussen")).press("Enter")
    page.get_by_text("Det er belæg for anbefalingen.").wait_for()
    page.goto(f"{advising.address}coverage")
    page.get_by_role("heading", name="Hovedpointer, der følges 1").wait_for()
    page.context.close()


def test_the_pages_with_all_on_them_are_for_everybody(
    browser, live_server, consultation: Consultation, anne: User
) -> None:
    advising = Advising(make_tour(consultation, anne))
    point = advising.tour.point("Bussen skal køre oftere")
    said = advising.tour.say("Ingen bus om lørdagen", point)
    row = advising.advise("Bus hver time", reasoning="Afstand er tid", status="decided")
    advising.rest(row, point, words="Sagt overalt")
    advising.plan(row, "Lagt om", date="2027-06", is_reached=True)
    advising.turn_down(advising.tour.point("Gratis bus"), "For dyrt")
    advising.ask("Hvad skal der til?")
    for path in (
        advising.address,
        f"{advising.address}coverage",
        f"{advising.address}input?statement={said.id}",
        f"{advising.address}input?meeting={said.meeting_id}",
        f"/recommendations/{row.id}/?q=bus",
    ):
        check_page(browser, live_server, path, user=anne, languages=("da",))
