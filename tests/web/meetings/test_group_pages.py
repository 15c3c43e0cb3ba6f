"""What the pages of groups, prints, calendar and practice do when they are used."""

from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from icalendar import Calendar

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.practice import start_practice
from folkmoot.web.meetings.join_keys import find_key
from folkmoot.web.meetings.models import Group, JoinKey, Meeting
from tests.documents.test_write_group_sheets import read_codes, read_pages
from tests.web.meetings.hall import add_people, count_heads, get_group
from tests.web.people import MEETING_DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


def get(page: Client, view: str, /, *args: Any, **query: str) -> Any:
    return page.get(reverse(f"meetings:{view}", args=args), query)


def post(page: Client, view: str, /, *args: Any, **data: Any) -> Any:
    return page.post(reverse(f"meetings:{view}", args=args), data, follow=True)


def test_a_suggestion_is_looked_at_and_then_laid(
    page: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne)
    wish = {"groups": "4", "rounds": "2", "seed": "3"}
    shown = get(page, "balance", meeting.id, **wish)
    assert count_heads(meeting) == [0, 0]
    basis = shown.context["suggestion"].basis
    post(page, "balance", meeting.id, **wish, basis=basis)
    assert count_heads(meeting) == [6, 6, 6, 6]
    assert count_heads(meeting, round_number=2) == [6, 6, 6, 6]


def test_people_in_each_group_is_another_way_to_ask(
    page: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne)
    shown = get(page, "balance", meeting.id, people="5", rounds="1")
    assert len(shown.context["suggestion"].rounds[0].tables) == 5


def test_an_old_suggestion_is_not_laid_but_shown_anew(
    page: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne)
    wish = {"groups": "4", "rounds": "1", "seed": "1"}
    answer = post(page, "balance", meeting.id, **wish, basis="fra i går")
    assert answer.context["is_old"]
    assert count_heads(meeting) == [0, 0]


@pytest.mark.parametrize(
    "wish",
    [
        {"groups": "", "people": "", "rounds": "1"},
        {"groups": "0", "rounds": "1"},
        {"groups": "4", "rounds": "x"},
        {"groups": "4", "rounds": "1", "kept": "nonsense"},
    ],
)
def test_a_wish_that_cannot_be_read_is_told(
    page: Client, meeting: Meeting, anne: User, wish: dict[str, str]
) -> None:
    add_people(meeting, anne)
    assert get(page, "balance", meeting.id, **wish).status_code == 422


def test_a_person_is_moved_and_moved_back_by_undo(
    page: Client, meeting: Meeting, anne: User
) -> None:
    person = add_people(meeting, anne)[0]
    group = get_group(meeting, 2)
    answer = post(
        page,
        "move_person",
        meeting.id,
        attendee=person.id,
        round="1",
        to_group=group.id,
    )
    assert count_heads(meeting) == [0, 1]
    (message,) = answer.context["messages"]
    page.post(message.extra_tags.removeprefix("undo="))
    assert count_heads(meeting) == [0, 0]


def test_a_group_of_another_meeting_is_not_found(
    page: Client, meeting: Meeting, anne: User
) -> None:
    person = add_people(meeting, anne)[0]
    other = start_practice(meeting=meeting, by=Actor.of_person(anne))
    group = get_group(other, 1)
    post(
        page,
        "move_person",
        meeting.id,
        attendee=person.id,
        round="1",
        to_group=group.id,
    )
    assert count_heads(meeting) == [0, 0]
    assert count_heads(other) == [0, 0]
    answer = post(page, "merge_group", get_group(meeting, 1).id, into=group.id)
    assert answer.status_code == 422


def test_groups_are_merged_split_and_taken_away_on_their_page(
    page: Client, meeting: Meeting, anne: User
) -> None:
    people = add_people(meeting, anne)
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    for person in people[:3]:
        post(
            page,
            "move_person",
            meeting.id,
            attendee=person.id,
            round="1",
            to_group=first.id,
        )
    post(page, "split_group", first.id, name="Ude", **{str(people[0].id): "on"})
    assert count_heads(meeting) == [2, 0, 1]
    post(page, "merge_group", second.id, into=first.id)
    assert count_heads(meeting) == [2, 1]
    post(page, "part_group", second.id)
    post(page, "remove_group", second.id)
    assert count_heads(meeting) == [2, 1]
    post(page, "restore_group", second.id)
    assert count_heads(meeting) == [2, 0, 1]


def test_two_who_name_a_group_at_once_do_not_overwrite(
    page: Client, meeting: Meeting
) -> None:
    group = get_group(meeting, 1)
    seen = {"name_version": "0", "size_version": "0", "size": ""}
    post(page, "change_group", group.id, name="Ved døren", **seen)
    post(page, "change_group", group.id, name="Ved vinduet", **seen)
    assert get_group(meeting, 1).name == "Ved døren"


@override_settings(PUBLIC_ADDRESS="https://møde.example.dk")
def test_the_printed_codes_open_the_groups_they_are_printed_for(
    page: Client, meeting: Meeting
) -> None:
    answer = get(page, "print_sheets", meeting.id)
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    found = [codes[0] for codes in read_codes(answer.content) if codes]
    for number, code in enumerate(found, start=1):
        address, _, token = code.partition("#")
        assert address == "https://møde.example.dk/j"
        key = find_key(token)
        assert key is not None
        assert key.group == get_group(meeting, number)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("site", "typed"),
    [
        ("https://moede.example.dk", "moede.example.dk/j"),
        ("http://10.0.0.7:8000", "10.0.0.7:8000/j"),
        ("https://10.0.0.7:8443", "https://10.0.0.7:8443/j"),
    ],
)
def test_the_printed_address_leads_there_when_it_is_typed(
    page: Client, meeting: Meeting, site: str, typed: str
) -> None:
    with override_settings(PUBLIC_ADDRESS=site):
        answer = get(page, "print_sheets", meeting.id)
    text = read_pages(answer.content)[0]
    assert typed in text
    assert ("//" in text) == ("//" in typed)


def test_the_poster_opens_the_door(page: Client, meeting: Meeting) -> None:
    for paper in ("a4", "a3", "<script>"):
        answer = get(page, "print_poster", meeting.id, paper=paper)
        ((code,),) = read_codes(answer.content, scale=1)
        key = find_key(code.partition("#")[2])
        assert key is not None
        assert key.group is None


def test_prints_are_in_the_language_of_the_consultation(
    page: Client, meeting: Meeting
) -> None:
    meeting.consultation.language = "en"
    meeting.consultation.save()
    page.cookies["django_language"] = "da"
    pages = read_pages(get(page, "print_sheets", meeting.id).content)
    assert "What you will discuss" in pages[0]
    assert "Group 1" in pages[0]


def test_a_changed_key_makes_the_old_sheet_open_nothing(
    page: Client, meeting: Meeting
) -> None:
    sheet = reverse("meetings:print_sheet", args=[get_group(meeting, 1).id])
    (before,) = read_codes(page.get(sheet).content)[0]
    key = JoinKey.objects.get(group=get_group(meeting, 1))
    post(page, "change_key", key.id)
    (after,) = read_codes(page.get(sheet).content)[0]
    assert find_key(before.partition("#")[2]) is None
    assert find_key(after.partition("#")[2]) == key


def test_practice_stands_on_every_page_and_print(
    page: Client, meeting: Meeting, anne: User
) -> None:
    practice = start_practice(meeting=meeting, by=Actor.of_person(anne))
    group = Group.objects.filter(meeting=practice).first()
    for name in ("plan", "groups", "balance", "prints", "practice"):
        assert "ØVELSE" in get(page, name, practice.id).content.decode()
        if name != "practice":
            assert "ØVELSE" not in get(page, name, meeting.id).content.decode()
    assert group is not None
    assert "ØVELSE" in get(page, "group", group.id).content.decode()
    for name in ("print_sheets", "print_poster", "print_programme"):
        pages = read_pages(get(page, name, practice.id).content)
        assert all("ØVELSE" in text for text in pages)


def test_a_meeting_goes_into_a_calendar(page: Client, meeting: Meeting) -> None:
    answer = get(page, "calendar", meeting.id)
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event.start.isoformat() == MEETING_DAY
    assert str(event["SUMMARY"]) == "Turen: Første stop"
    assert ".ics" in answer["Content-Disposition"]


@pytest.mark.parametrize("date", ["", "XXXX-08-25", "2026-08", "2026-08-25/2026-08-26"])
def test_a_day_that_is_not_fully_known_gives_no_file_but_says_so(
    page: Client, meeting: Meeting, date: str
) -> None:
    Meeting.objects.filter(id=meeting.id).update(date=date)
    answer = page.get(reverse("meetings:calendar", args=[meeting.id]), follow=True)
    (message,) = answer.context["messages"]
    assert "kalenderfil" in str(message)


def test_the_address_behind_the_codes_is_told_and_warned_of(
    page: Client, meeting: Meeting
) -> None:
    url = reverse("meetings:prints", args=[meeting.id])
    here = page.get(url, headers={"host": "localhost:8000"}).context
    assert here["is_own_machine"]
    assert here["address"] == "http://localhost:8000/j"
    assert not page.get(url, headers={"host": "10.0.0.7:8000"}).context[
        "is_own_machine"
    ]
