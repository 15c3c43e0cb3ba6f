"""Lists of people, typed row by row."""

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.commands.attendees import Addition, add_attendees
from folkmoot.web.meetings.models import Attendee, Meeting, Part
from tests.web.meetings.plan_forms import RowsPage


@pytest.fixture
def secretary(client: Client, anne: User) -> Client:
    client.force_login(anne)
    return client


def add_people(meeting: Meeting, by: User, count: int) -> None:
    add_attendees(
        meeting=meeting,
        part=Part.PARTICIPANT,
        additions=[Addition(values={"name": f"Person {n}"}) for n in range(count)],
        by=Actor.of_person(by),
    )


def test_a_kind_and_a_number_are_enough(secretary: Client, meeting: Meeting) -> None:
    page = RowsPage(secretary, f"/m/{meeting.id}/people/participants/")
    page.add(name="", function="", organisation="Odense", role="borger", count="12")
    page.post()
    people = Attendee.objects.get(meeting=meeting)
    assert (people.organisation, people.role, people.count) == ("Odense", "borger", 12)


def test_a_row_that_names_nobody_is_told_of(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne, 1)
    page = RowsPage(secretary, f"/m/{meeting.id}/people/participants/")
    page.set(0, name="")
    assert page.post().status_code == 422


def test_hosts_stand_apart_from_participants(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne, 1)
    page = RowsPage(secretary, f"/m/{meeting.id}/people/hosts/")
    page.add(name="Bo Lund", function="borgmester", organisation="Odense")
    page.post()
    assert Attendee.objects.get(part=Part.HOST).name == "Bo Lund"


@pytest.mark.slow
def test_a_list_of_three_hundred_can_be_changed_in_one_go(
    secretary: Client, meeting: Meeting, anne: User
) -> None:
    add_people(meeting, anne, 300)
    page = RowsPage(secretary, f"/m/{meeting.id}/people/participants/")
    page.set(299, role="borger")
    assert page.post().status_code == 302
    assert Attendee.objects.get(meeting=meeting, name="Person 299").role == "borger"
