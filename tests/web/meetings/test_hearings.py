"""A survey is kept beside the meetings, and is no stop of the tour."""

from datetime import date

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.models import Consultation, Hearing, Meeting
from folkmoot.web.meetings.queries.counted_meetings import (
    counted_meetings,
    counted_stops,
)
from folkmoot.web.meetings.queries.members import list_own
from folkmoot.web.meetings.queries.plans import (
    find_neighbours,
    list_stops,
)


@pytest.fixture
def survey(consultation: Consultation, meeting: Meeting, anne: User) -> Meeting:
    survey = Meeting(
        consultation=consultation,
        title="Spørgeskema",
        hearing=Hearing.SURVEY,
        date=meeting.date,
    )
    with open_change(
        consultation.id, by=Actor.of_person(anne), command="take_in"
    ) as change:
        change.create(survey)
    return survey


def test_a_survey_is_no_stop_of_the_tour(survey: Meeting, meeting: Meeting) -> None:
    assert [stop.meeting for stop in list_stops(survey.consultation)] == [meeting]
    assert find_neighbours(meeting) == (None, None)


def test_a_survey_is_counted_with_what_was_said_but_not_with_the_meetings(
    survey: Meeting, meeting: Meeting
) -> None:
    assert set(counted_meetings()) == {survey, meeting}
    assert set(counted_stops()) == {meeting}


def test_a_survey_is_no_meeting_that_comes(survey: Meeting, anne: User) -> None:
    [own] = list_own(anne, date(2026, 11, 25))
    assert survey not in own.meetings
    assert own.others == 0


def test_the_plan_of_a_survey_leads_to_the_consultation(
    client: Client, survey: Meeting, anne: User
) -> None:
    client.force_login(anne)
    answer = client.get(f"/m/{survey.id}/")
    assert answer["Location"] == f"/c/{survey.consultation_id}/"
    page = client.get(answer["Location"]).content.decode()
    assert survey.title not in page
