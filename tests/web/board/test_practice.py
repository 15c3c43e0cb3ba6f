"""A secretary rehearses the plenary alone: simulated phones answer."""

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.commands.practice import PHONES_A_GROUP, practise_plenary
from folkmoot.web.board.models import Answer, Mark, PlenaryPoint, PointState
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.commands.practice import start_practice, wipe_practice
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import KeyPoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(meeting: Meeting) -> Meeting:
    twin = start_practice(meeting=meeting, by=SYSTEM)
    set_board(meeting=twin, by=SYSTEM, command="show", view="plenary")
    for state in (PointState.OPEN, PointState.WAITING):
        add_point(twin, state)
    return twin


def add_point(meeting: Meeting, state: str) -> PlenaryPoint:
    key_point = KeyPoint(
        consultation=meeting.consultation,
        meeting=meeting,
        text="Bussen skal køre om aftenen",
    )
    point = PlenaryPoint(meeting=meeting, key_point=key_point, state=state)
    with open_change(meeting.id, by=SYSTEM, command="add") as change:
        change.create(key_point)
        change.create(point)
    return point


def test_in_the_end_each_phone_answered_what_is_open_once_and_nothing_else(
    practice,
) -> None:
    for seed in range(100, 115):
        practise_plenary(practice=practice, seed=seed)
    phones = PHONES_A_GROUP * Group.objects.filter(meeting=practice).count()
    answers = Answer.objects.filter(meeting=practice)
    assert answers.count() == phones
    assert answers.filter(point__state=PointState.OPEN).count() == phones
    assert 0 < Mark.objects.filter(meeting=practice).count() < phones
    assert practise_plenary(practice=practice, seed=131) == 0


def test_whatever_the_dice_say_some_phone_answers_while_any_has_not(
    practice, monkeypatch
) -> None:
    monkeypatch.setattr("random.Random.random", lambda _: 0.99)
    assert practise_plenary(practice=practice, seed=1) == 1


def test_the_answers_of_a_practice_go_with_it(practice, meeting) -> None:
    practise_plenary(practice=practice, seed=1)
    wipe_practice(practice=practice)
    assert not Answer.objects.exists()
    assert Meeting.objects.filter(id=meeting.id).exists()


def test_in_a_real_meeting_no_phone_is_simulated(meeting) -> None:
    add_point(meeting, PointState.OPEN)
    with pytest.raises(ChangeRefusedError):
        practise_plenary(practice=meeting, seed=1)


def test_the_secretary_asks_for_it_and_the_worker_goes_on(
    practice, anne, meeting, work
) -> None:
    client = Client()
    client.force_login(anne)
    page = client.get(reverse("meetings:practice", args=[practice.id]))
    address = reverse("board:practise", args=[practice.id])
    assert address in page.content.decode()
    assert client.post(address).status_code == 302
    before = Answer.objects.count()
    work()
    assert Answer.objects.count() > before > 0
    refused = client.post(reverse("board:practise", args=[meeting.id]), follow=True)
    assert refused.status_code == 200
    assert DBTaskResult.objects.filter(status="READY").count() == 1
