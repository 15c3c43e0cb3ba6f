"""Opinion groups on their page: meeting by meeting, and never a single person."""

import random
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.board.models import Answer, PlenaryPoint
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.findings.queries.opinions import list_plenaries
from folkmoot.web.meetings.models import Meeting, MeetingState
from tests.web.board.plenaries import ask
from tests.web.findings.tour import Tour

pytestmark = pytest.mark.django_db


def _answer(meeting: Meeting, camps: tuple[int, int]) -> list[PlenaryPoint]:
    """The first camp agrees with the first half; the other answers the other way."""
    chance = random.Random(1)
    points = [ask(meeting, f"Punkt {number}", state="closed") for number in range(8)]
    with open_change(meeting.id, by=SYSTEM, command="answer") as change:
        for number in range(sum(camps)):
            own = uuid.UUID(int=chance.getrandbits(128), version=4)
            for place, point in enumerate(points):
                is_for = (place < 4) == (number < camps[0])
                lot = "unsure" if chance.random() < 0.1 else None
                choice = lot or ("agree" if is_for else "disagree")
                change.create(
                    Answer(meeting=meeting, point=point, answerer=own, choice=choice)
                )
    return points


def _open(tour: Tour, client: Client) -> str:
    client.force_login(tour.anne)
    address = reverse("findings:opinions", args=[tour.consultation.id])
    page: str = client.get(address).content.decode()
    return page


def test_the_table_says_what_the_picture_shows(tour: Tour, client: Client) -> None:
    _answer(tour.first, (14, 8))
    page = _open(tour, client)
    assert re.findall(r">(\d+) personer</text>", page) == ["14", "8"]
    assert re.findall(r"<caption>.*?: (\d+) personer", page) == ["14", "8"]
    assert page.count("Punkt") >= 8


def test_the_picture_has_an_ellipse_for_each_group_and_no_dot(
    tour: Tour, client: Client
) -> None:
    points = _answer(tour.first, (14, 8))
    page = _open(tour, client)
    assert page.count("<ellipse") == 2
    assert "<circle" not in page
    people = Answer.objects.filter(point=points[0]).values_list("answerer", flat=True)
    assert not [person for person in people if str(person) in page]


def test_answers_of_two_meetings_are_never_joined(tour: Tour) -> None:
    _answer(tour.first, (6, 6))
    _answer(tour.second, (6, 6))
    assert [each.found.placed for each in list_plenaries(tour.consultation)] == [12, 12]
    assert not any(each.groups for each in list_plenaries(tour.consultation))


def test_nothing_is_told_while_answers_may_still_come(tour: Tour) -> None:
    _answer(tour.first, (14, 8))
    with open_change(tour.first.id, by=SYSTEM, command="open") as change:
        change.change(tour.first, state=MeetingState.OPEN)
    assert list_plenaries(tour.consultation) == []
