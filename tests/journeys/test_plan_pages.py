"""Each page of the plan, in both languages, small and large: axe finds nothing."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.programme import lay_standard_programme
from folkmoot.web.meetings.models import Attendee, Meeting, Part, ProgrammeItem
from tests.journeys.web_pages import check_open_page, check_page, open_page, shoot
from tests.web.conftest import *  # noqa: F403

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
PASTED = (
    "Navn\tOrganisation\tRolle\tAntal\nAnne Holm\tOdense Kommune\tleder\t1\n"
    "Anne Holm\tOdense Kommune\tleder\t1\n\t\tborger\tmange\nI alt\t\t\t2\n"
)


@pytest.fixture
def planned(meeting: Meeting, anne: User) -> Meeting:
    by = Actor.of_person(anne)
    lay_standard_programme(meeting=meeting, by=by)
    with open_change(meeting.id, by=by, command="x") as change:
        for part in Part:
            change.create(
                Attendee(meeting=meeting, part=part, name="Anne Holm", role="leder")
            )
    return meeting


@pytest.mark.parametrize(
    "address",
    ["", "mandate", "areas", "meetings/add"],
)
def test_the_consultations_pages_are_for_everybody(
    address: str, browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    path = f"/c/{meeting.consultation_id}/{address}"
    check_page(browser, live_server, path, user=anne, languages=["da"])


@pytest.mark.parametrize(
    "address",
    ["", "facts", "copy", "programme", "areas", "people/hosts/",
     "people/participants/", "people/participants/paste"],
)  # fmt: skip
def test_the_meetings_pages_are_for_everybody(
    address: str, browser: Browser, live_server: Any, anne: User, planned: Meeting
) -> None:
    check_page(
        browser, live_server, f"/m/{planned.id}/{address}", user=anne, languages=["da"]
    )


@pytest.mark.parametrize("address", ["", "file"])
def test_the_pages_of_a_step_are_for_everybody(
    address: str, browser: Browser, live_server: Any, anne: User, planned: Meeting
) -> None:
    item = ProgrammeItem.objects.filter(meeting=planned).first()
    check_page(
        browser, live_server, f"/step/{item.id}/{address}", user=anne, languages=["da"]
    )


def test_an_empty_tour_teaches_everybody_what_to_do_first(
    browser: Browser, live_server: Any, anne: User, consultation: Any
) -> None:
    path = f"/c/{consultation.id}/"
    check_page(browser, live_server, path, user=anne, name="c-empty", languages=["da"])


@pytest.mark.parametrize(
    ("language", "width"), [("da", 320), ("da", 1280), ("en", 320), ("en", 1280)]
)
def test_a_preview_of_a_pasted_list_is_for_everybody(
    language: str,
    width: int,
    browser: Browser,
    live_server: Any,
    anne: User,
    planned: Meeting,
) -> None:
    path = f"/m/{planned.id}/people/participants/paste"
    page = open_page(
        browser, live_server, path, user=anne, language=language, width=width
    )
    page.locator("textarea").fill(PASTED)
    page.locator("main form button").first.click()
    page.wait_for_selector("tr.twice")
    check_open_page(page, language=language)
    shoot(page, f"preview-{language}-{width}")
    page.context.close()
