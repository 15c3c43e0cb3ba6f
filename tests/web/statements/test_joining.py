"""Who is let in, by what, and who is shut out."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.commands.keys import change_key
from folkmoot.web.meetings.join_keys import make_token
from folkmoot.web.meetings.models import Group, JoinKey, Meeting, MeetingState
from folkmoot.web.statements.commands.room import tell_hall
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.wrong_tries import (
    MOST_BY_ADDRESS,
    MOST_BY_DEVICE,
    WrongTries,
    wrong_tries,
)
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_tries() -> None:
    wrong_tries.forget()


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


def find_door(meeting: Meeting) -> JoinKey:
    return JoinKey.objects.get(meeting=meeting, group=None)


def close_long_ago(meeting: Meeting, hours: int) -> None:
    at = timezone.now() - timedelta(hours=hours)
    with open_change(meeting.id, by=SYSTEM, command="close") as change:
        change.change(meeting, state=MeetingState.CLOSED, closed_at=at)


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    cookie = phone.client.cookies["folkmoot-device"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (
        True,
        "Strict",
        "/",
    )
    assert not cookie["secure"]
    assert cookie.value not in str(list(Device.objects.values()))


def test_over_tls_the_cookie_belongs_to_this_host_alone(groups: list[Group]) -> None:
    key = JoinKey.objects.get(group=groups[0])
    phone = Phone()
    response = phone.client.post(
        "/api/join",
        f'{{"token": "{make_token(key)}"}}',
        content_type="application/json",
        headers={"X-Folkmoot": "1"},
        secure=True,
    )
    cookie = response.cookies["__Host-folkmoot-device"]
    assert (bool(cookie["secure"]), cookie["domain"]) == (True, "")


def test_who_comes_by_the_door_picks_a_table(
    groups: list[Group], meeting: Meeting
) -> None:
    phone = Phone()
    told = phone.post("/api/join", {"token": make_token(find_door(meeting))}).json()
    assert told["group"] is None
    assert [each["number"] for each in told["groups"]] == [1, 2]
    assert phone.post("/api/join", {}).json()["groups"] == told["groups"]
    again = phone.post("/api/join", {"group": str(groups[1].id)}).json()
    assert (again["group"], again["device"]) == (str(groups[1].id), told["device"])
    assert phone.read()["group"]["number"] == 2


def test_a_guest_at_no_table_has_no_sheet_but_hears_what_all_are_told(
    groups: list[Group], meeting: Meeting
) -> None:
    phone = Phone()
    phone.post("/api/join", {"token": make_token(find_door(meeting))})
    tell_hall(meeting=meeting, text="Der er kaffe", by=SYSTEM)
    tell_hall(meeting=meeting, text="Kun til jer", group=groups[0], by=SYSTEM)
    told = phone.read()
    assert (told["group"], told["areas"], told["statements"]) == (None, [], [])
    assert [each["text"] for each in told["messages"]] == ["Der er kaffe"]


def test_who_has_a_table_key_cannot_pick_another(groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    response = phone.post("/api/join", {"group": str(groups[1].id)})
    assert (response.status_code, response.json()["code"]) == (401, "not_joined")


def test_a_typed_code_opens_however_it_is_typed(groups: list[Group]) -> None:
    code = JoinKey.objects.get(group=groups[0]).code.lower()
    response = Phone().post("/api/join", {"code": f" {code[:3]} {code[3:]} "})
    assert response.json()["group"] == str(groups[0].id)


def test_a_device_that_comes_again_keeps_its_id(groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    before = phone.device
    assert phone.join(groups[1]).device == before
    assert Device.objects.count() == 1


def test_words_for_the_former_table_still_arrive(groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    sheet = phone.sheet()
    phone.join(groups[1])
    assert phone.add("Fra før", sheet=sheet)["status"] == "done"


def test_a_changed_key_shuts_its_devices_out_until_they_scan_the_new_one(
    groups: list[Group],
) -> None:
    phone = Phone().join(groups[0])
    change_key(join_key=JoinKey.objects.get(group=groups[0]), by=SYSTEM)
    assert phone.client.get("/api/sheet").status_code == 401
    assert phone.post("/api/changes", {"changes": []}).json()["code"] == "not_joined"
    before = phone.device
    assert phone.join(groups[0]).device == before
    assert phone.read()["group"]["number"] == 1


def test_a_cleared_device_is_forgotten(groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    secret = phone.client.cookies["folkmoot-device"].value
    phone.add("Bliver")
    assert phone.post("/api/clear", {}).json()["folkmoot"] == 1
    assert phone.client.cookies["folkmoot-device"].value == ""
    phone.client.cookies["folkmoot-device"] = secret
    assert phone.client.get("/api/sheet").status_code == 401


def test_what_is_late_arrives_for_48_hours_and_no_longer(
    groups: list[Group], meeting: Meeting
) -> None:
    phone = Phone().join(groups[0])
    sheet = phone.sheet()
    close_long_ago(meeting, 47)
    assert phone.add("Sent", sheet=sheet)["status"] == "late"
    assert Phone().join(groups[0]).read()["meeting"]["state"] == "closed"
    close_long_ago(meeting, 49)
    assert phone.client.get("/api/sheet").json()["code"] == "meeting_closed"
    key = JoinKey.objects.get(group=groups[0])
    response = Phone().post("/api/join", {"token": make_token(key)})
    assert (response.status_code, response.json()["code"]) == (410, "meeting_closed")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Folkmoot": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_foreign_page_cannot_write(
    groups: list[Group], headers: dict[str, str]
) -> None:
    phone = Phone().join(groups[0])
    response = phone.post("/api/changes", {"changes": []}, **headers)
    assert (response.status_code, response.json()["code"]) == (403, "foreign_page")


def test_our_own_page_can_write(groups: list[Group]) -> None:
    phone = Phone().join(groups[0])
    own: dict[str, Any] = {
        "Origin": "http://testserver",
        "Sec-Fetch-Site": "same-origin",
    }
    assert phone.post("/api/changes", {"changes": []}, **own).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("[]", "application/json", 400),
        ("{", "application/json", 400),
        ('{"changes": 7}', "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("changes=1", "application/x-www-form-urlencoded", 415),
    ],
)
def test_a_body_that_makes_no_sense_is_refused_in_words(
    groups: list[Group], body: str, kind: str, status: int
) -> None:
    phone = Phone().join(groups[0])
    response = phone.client.post(
        "/api/changes", body, content_type=kind, headers={"X-Folkmoot": "1"}
    )
    assert (response.status_code, response.json()["folkmoot"]) == (status, 1)


def test_wrong_codes_are_slowed_down_and_tokens_are_not(groups: list[Group]) -> None:
    phone = Phone()
    for _ in range(MOST_BY_ADDRESS):
        assert phone.post("/api/join", {"code": "222222"}).status_code == 404
    right = JoinKey.objects.get(group=groups[0])
    slowed = phone.post("/api/join", {"code": right.code})
    assert (slowed.status_code, slowed.json()["code"]) == (429, "too_many_tries")
    assert 0 < int(slowed["Retry-After"]) <= 60
    assert phone.post("/api/join", {"token": make_token(right)}).status_code == 200


def test_a_known_device_has_few_tries_and_a_hall_many() -> None:
    now = [0.0]
    tries = WrongTries(clock=lambda: now[0])
    for _ in range(MOST_BY_DEVICE):
        tries.note(address="192.0.2.1", device="a")
    assert tries.seconds_to_wait(address="192.0.2.1", device="a") == 60
    assert tries.seconds_to_wait(address="192.0.2.1", device="b") == 0
    now[0] = 60.0
    assert tries.seconds_to_wait(address="192.0.2.1", device="a") == 0


def test_no_key_opens_a_meeting_that_was_taken_away(
    groups: list[Group], meeting: Meeting
) -> None:
    phone = Phone().join(groups[0])
    with open_change(meeting.id, by=SYSTEM, command="remove") as change:
        change.remove(meeting)
    assert phone.client.get("/api/sheet").status_code == 401
    token = make_token(JoinKey.objects.get(group=groups[0]))
    assert Phone().post("/api/join", {"token": token}).status_code == 404
