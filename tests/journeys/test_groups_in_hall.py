"""The secretary lays groups, moves people by keyboard, prints, and practises."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.balancing import lay_groups
from folkmoot.web.meetings.commands.groups import merge_groups, remove_group
from folkmoot.web.meetings.commands.practice import start_practice
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.meetings.queries.suggested_groups import BalanceWish, suggest_groups
from tests.journeys.web_pages import check_page, open_page
from tests.web.meetings.hall import add_people, count_heads, get_group

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def seated(meeting: Meeting, anne: User, by: Actor) -> Meeting:
    """Twenty-four people at four tables, one of them merged, one taken away."""
    add_people(meeting, anne)
    wish = BalanceWish(groups=5, rounds=1)
    lay_groups(meeting=meeting, suggestion=suggest_groups(meeting, wish), by=by)
    third, fourth, fifth = (get_group(meeting, n) for n in (3, 4, 5))
    merge_groups(group=fourth, into=third, by=by)
    remove_group(group=fifth, by=by)
    return meeting


def address(name: str, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=args)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("groups", ""),
        ("balance", ""),
        ("balance", "?groups=4&rounds=2&seed=1"),
        ("balance", "?groups=&rounds=x"),
        ("prints", ""),
        ("practice", ""),
    ],
)
def test_the_pages_of_groups_are_for_everybody(
    name: str,
    query: str,
    browser: Browser,
    live_server: Any,
    anne: User,
    seated: Meeting,
) -> None:
    path = f"{address(name, seated.id)}{query}"
    check_page(browser, live_server, path, user=anne, languages=["da"])


@pytest.mark.parametrize("number", [3, 4])
def test_the_page_of_a_group_is_for_everybody(
    number: int, browser: Browser, live_server: Any, anne: User, seated: Meeting
) -> None:
    path = address("group", get_group(seated, number).id)
    check_page(
        browser, live_server, path, user=anne, name=f"group-{number}", languages=["da"]
    )


@pytest.mark.parametrize("name", ["practice", "groups"])
def test_the_pages_of_a_practice_are_for_everybody(
    name: str,
    browser: Browser,
    live_server: Any,
    anne: User,
    seated: Meeting,
    by: Actor,
) -> None:
    practice = start_practice(meeting=seated, by=by)
    path = address(name, practice.id)
    check_page(
        browser, live_server, path, user=anne, name=f"practice-{name}", languages=["da"]
    )


@pytest.mark.parametrize("name", ["groups", "balance", "prints"])
def test_a_meeting_without_groups_teaches_what_to_do(
    name: str,
    browser: Browser,
    live_server: Any,
    anne: User,
    meeting: Meeting,
    by: Actor,
) -> None:
    for number in (1, 2):
        remove_group(group=get_group(meeting, number), by=by)
    path = address(name, meeting.id)
    check_page(
        browser, live_server, path, user=anne, name=f"empty-{name}", languages=["da"]
    )


def test_groups_are_laid_from_a_suggestion_and_taken_back(
    browser: Browser, live_server: Any, anne: User, meeting: Meeting
) -> None:
    add_people(meeting, anne)
    page = open_page(browser, live_server, address("groups", meeting.id), user=anne)
    page.get_by_role("link", name="Fordel grupperne").click()
    page.get_by_label("Antal grupper").fill("4")
    page.get_by_role("button", name="Foreslå", exact=True).click()
    page.get_by_role("button", name="Et andet forslag").click()
    expect(page.get_by_text("ikke lagt endnu")).to_be_visible()
    assert count_heads(meeting) == [0, 0]
    page.get_by_role("button", name="Læg disse grupper").click()
    expect(page.get_by_text("Grupperne er lagt.")).to_be_visible()
    assert count_heads(meeting) == [6, 6, 6, 6]
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text("Uden plads")).to_be_visible()
    assert count_heads(meeting) == [0, 0]
    page.context.close()


def test_a_person_is_moved_with_the_keyboard_alone(
    browser: Browser, live_server: Any, anne: User, seated: Meeting
) -> None:
    page = open_page(browser, live_server, address("groups", seated.id), user=anne)
    before = count_heads(seated)
    page.locator("select[data-person]").first.focus()
    with page.expect_navigation():
        person: str = page.evaluate("document.activeElement.dataset.person")
        page.keyboard.type("2")
        page.keyboard.press("Enter")
    expect(page.locator(f"select[data-person='{person}']")).to_be_focused()
    assert sum(count_heads(seated)) >= sum(before)
    assert count_heads(seated)[1] == before[1] + 1
    page.context.close()


def test_a_practice_is_begun_played_and_wiped(
    browser: Browser, live_server: Any, anne: User, seated: Meeting
) -> None:
    page = open_page(browser, live_server, address("practice", seated.id), user=anne)
    page.get_by_role("button", name="Begynd en øvelse").click()
    expect(page.locator(".practice-banner")).to_contain_text("ØVELSE")
    page.get_by_role("button", name="Lad grupperne skrive").click()
    expect(page.locator(".notice.success")).to_be_visible()
    page.get_by_role("button", name="Slet øvelsen").click()
    expect(page.get_by_text("Øvelsen er slettet.")).to_be_visible()
    assert not Meeting.objects.filter(practice_of=seated).exists()
    page.context.close()
