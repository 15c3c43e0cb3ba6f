"""As long as a sample is open, its coder sees nowhere what others decided of it."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.config.blind import tells_decisions
from folkmoot.web.desk.commands.coding import hand_in, remove_sample
from folkmoot.web.desk.urls import urlpatterns
from folkmoot.web.desk.views.live import _may_still_read
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Role
from folkmoot.web.statements.models import KeyPoint
from tests.web.desk.coding_desk import code_as_first, deal_all, gather_some
from tests.web.people import (
    add_member,
    make_consultation,
    make_meeting,
    make_person,
)

pytestmark = pytest.mark.django_db
OF_THE_CODER = {
    "samples",
    "deal",
    "code",
    "code_statement",
    "hand_in_sample",
    "close_sample",
    "remove_sample",
}


@pytest.fixture
def sara(consultation: Any) -> Any:
    """Another secretary, to whom nothing would be closed else."""
    sara = make_person("Sara")
    add_member(consultation, sara, Role.SECRETARY)
    return sara


@pytest.fixture
def dealt(meeting: Any, anne: Any, sara: Any) -> Any:
    gather_some(meeting)
    return deal_all(meeting, sara, anne)


def _client(person: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def _addresses(sample: Any, meeting: Any) -> dict[str, str]:
    """Every address of the desk, and those elsewhere that tell what was decided."""
    ids = {
        "consultation_id": meeting.consultation_id,
        "statement_id": sample.statements[0],
        "key_point_id": KeyPoint.objects.first().id,
        "sample_id": sample.id,
    }
    at_desk = {
        f"desk:{each.name}": {
            name: ids.get(name, uuid.uuid4()) for name in each.pattern.converters
        }
        for each in urlpatterns
        if each.name not in OF_THE_CODER
    }
    elsewhere: dict[str, dict[str, Any]] = {
        "meetings:history": {"meeting_id": meeting.id},
        "meetings:history_download": {"meeting_id": meeting.id},
        "meetings:consultation_history": {"consultation_id": meeting.consultation_id},
        "meetings:consultation_history_download": {
            "consultation_id": meeting.consultation_id
        },
        "meetings:row_history": {"row_id": sample.statements[0]},
        "board:plenary": {"meeting_id": meeting.id},
    }
    return {
        name: reverse(name, kwargs=given)
        for name, given in (at_desk | elsewhere).items()
    }


def test_all_that_tells_is_closed_to_the_coder_even_to_a_secretary(
    dealt, meeting, sara
) -> None:
    client = _client(sara)
    for name, address in _addresses(dealt, meeting).items():
        send = client.post if name in ("desk:do", "desk:settle") else client.get
        response = send(address)
        assert (name, response.status_code) == (name, 403)
        assert "Begin coding" in response.content.decode()


def test_the_first_and_others_work_on_meanwhile(dealt, meeting, anne, bo) -> None:
    desk = reverse("desk:desk", args=[meeting.consultation_id])
    assert _client(anne).get(desk).status_code == 200
    assert _client(bo).get(desk).status_code == 200


def test_the_desk_tells_a_page_that_was_open_why_it_is_closed(
    dealt, meeting, sara
) -> None:
    address = reverse("desk:do", args=[meeting.consultation_id])
    response = _client(sara).post(address, {}, content_type="application/json")
    told = response.json()
    assert (response.status_code, told["code"]) == (403, "codes_blind")
    assert "Hand it in first" in told["message"]


def test_a_stream_that_was_open_ends_when_a_sample_is_dealt(
    meeting, anne, sara
) -> None:
    gather_some(meeting)
    client = _client(sara)
    wanted = meeting.consultation_id
    assert _may_still_read(client.session, wanted)
    sample = deal_all(meeting, sara, anne)
    assert not _may_still_read(client.session, wanted)
    remove_sample(sample=sample, by=Actor.of_person(anne))
    assert _may_still_read(client.session, wanted)


def test_all_opens_again_when_the_sample_is_handed_in(dealt, meeting, sara) -> None:
    code_as_first(dealt, only=dealt.statements[:1])
    client = _client(sara)
    desk = reverse("desk:desk", args=[meeting.consultation_id])
    closed = client.get(desk).content.decode()
    assert reverse("desk:hand_in_sample", args=[dealt.id]) in closed
    hand_in(sample=dealt, by=Actor.of_person(sara))
    assert client.get(desk).status_code == 200


def test_a_meeting_from_which_nothing_was_dealt_stays_open(
    dealt, consultation, anne, sara
) -> None:
    other = make_meeting(consultation, anne)
    for name in ("meetings:history", "board:plenary"):
        assert _client(sara).get(reverse(name, args=[other.id])).status_code == 200


def test_other_consultations_stay_open(dealt, sara) -> None:
    own = make_consultation(sara)
    assert _client(sara).get(reverse("desk:desk", args=[own.id])).status_code == 200


def test_what_is_new_at_the_desk_is_closed_until_somebody_opens_it() -> None:
    assert tells_decisions("desk:something_new")
    assert not any(tells_decisions(f"desk:{name}") for name in OF_THE_CODER)
