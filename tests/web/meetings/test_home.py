"""The front page: one's consultations, what comes next, and what to do first."""

from datetime import date

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Meeting, MeetingState
from folkmoot.web.meetings.queries.members import is_coming, list_own
from tests.web.people import make_consultation, make_meeting

TODAY = date(2026, 11, 25)


def test_a_person_sees_their_own_consultations_only(
    client: Client, meeting: Meeting, mia: User, carl: User
) -> None:
    make_consultation(carl, "En anden tur")
    client.force_login(mia)
    page = client.get("/").content.decode()
    assert "Turen" in page
    assert "Første stop" in page
    assert "En anden tur" not in page


def test_who_has_none_is_told_how_to_get_one(client: Client, carl: User) -> None:
    client.force_login(carl)
    assert "En sekretær inviterer dig" in client.get("/").content.decode()


def test_the_next_three_meetings_are_shown(anne: User) -> None:
    consultation = make_consultation(anne)
    for _ in range(4):
        make_meeting(consultation, anne)
    [own] = list_own(anne, TODAY)
    assert (len(own.meetings), own.others) == (3, 1)


def test_practice_is_no_meeting_that_comes(anne: User, meeting: Meeting) -> None:
    Meeting.objects.create(
        consultation=meeting.consultation, title="Øvelse", practice_of=meeting
    )
    [own] = list_own(anne, TODAY)
    assert [m.title for m in own.meetings] == ["Første stop"]


@pytest.mark.parametrize(
    ("edtf", "coming"),
    [
        ("2026-11-24", False),
        ("2026-11-25", True),
        ("2026-11", True),
        ("2026-10", False),
        ("2026", True),
        ("XXXX-08-25", True),
        ("2026-11-24/2026-11-25", True),
        ("", True),
    ],
)
def test_a_meeting_lies_ahead_as_far_as_its_date_is_known(
    edtf: str, coming: bool
) -> None:
    assert is_coming(Meeting(date=edtf), TODAY) is coming


def test_an_open_meeting_is_shown_and_a_closed_one_is_not() -> None:
    day = "2026-11-24"
    assert is_coming(Meeting(date=day, state=MeetingState.OPEN), TODAY)
    assert not is_coming(Meeting(date="2026-12-24", state=MeetingState.CLOSED), TODAY)
