"""A sheet is given over, corrected, and given over again; the receipt tells it all."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.commands.tray import leave_aside, take_in
from folkmoot.web.statements.models import HandIn, LateArrival, Photo
from folkmoot.web.statements.receipts import read_receipt_token
from tests.web.statements.phones import Phone, close_hall, open_hall
from tests.web.statements.test_pictures import PLACE, make_jpeg, make_png

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


@pytest.fixture
def phone(groups: list[Group]) -> Phone:
    return Phone().join(groups[0])


def read_receipt(link: str) -> dict[str, object]:
    token = link.partition("#")[2]
    told: dict[str, object] = Phone().post("/api/receipt", {"token": token}).json()
    return told


def test_an_empty_sheet_cannot_be_handed_in(phone: Phone) -> None:
    assert phone.do("hand_in", sheet=phone.sheet())["code"] == "empty"


def test_a_receipt_tells_what_was_received_and_what_became_of_it(
    phone: Phone, meeting: Meeting
) -> None:
    ids = [phone.add(text)["statement"]["id"] for text in ("A", "B", "C")]
    handed_in = phone.do("hand_in", sheet=phone.sheet())["handed_in"]
    assert (handed_in["count"], handed_in["changed_since"]) == (3, 0)
    phone.do("edit", statement=ids[1], text="B2", base=0)
    phone.do("remove", statement=ids[2])
    phone.add("D")
    assert phone.read()["areas"][0]["handed_in"]["changed_since"] == 3
    told = read_receipt(handed_in["receipt"])
    assert told["statements"] == [
        {"text": "A", "marked": False, "became": "stands"},
        {"text": "B", "marked": False, "became": "corrected", "now": "B2"},
        {"text": "C", "marked": False, "became": "removed"},
    ]
    assert told["handed_in_again_at"] is None
    again = phone.do("hand_in", sheet=phone.sheet())["handed_in"]
    assert (again["count"], HandIn.objects.count()) == (3, 2)
    assert read_receipt(handed_in["receipt"])["handed_in_again_at"] == again["at"]


def test_a_receipt_tells_of_what_came_late(phone: Phone, meeting: Meeting) -> None:
    phone.add("A")
    receipt = phone.do("hand_in", sheet=phone.sheet())["handed_in"]["receipt"]
    close_hall(meeting)
    phone.add("B")
    phone.add("C")
    first, second = LateArrival.objects.order_by("text")
    take_in(arrival=first, by=SYSTEM)
    leave_aside(arrival=second, reason="Står der allerede", by=SYSTEM)
    late = read_receipt(receipt)["late"]
    assert [(e["text"], e["became"], e["reason"]) for e in late] == [  # type: ignore[attr-defined]
        ("B", "taken_in", ""),
        ("C", "left_aside", "Står der allerede"),
    ]


@pytest.mark.parametrize("token", ["", "x", "A" * 46, "å", "A" * 45 + "=", "-" * 400])
def test_a_receipt_cannot_be_guessed(token: str, db: None) -> None:
    assert read_receipt_token(token) is None
    assert Phone().post("/api/receipt", {"token": token}).status_code == 404


def attach(phone: Phone, picture: bytes, **values: str) -> dict[str, object]:
    told: dict[str, object] = phone.client.post(
        "/api/photos",
        {
            "request": str(uuid.uuid4()),
            "sheet": phone.sheet(),
            "photo": SimpleUploadedFile("x.html", picture, "text/html"),
            **values,
        },
        headers={"X-Folkmoot": "1"},
    ).json()
    return told


def test_a_picture_is_kept_without_where_it_was_taken(phone: Phone) -> None:
    result = attach(phone, make_jpeg())
    assert result["status"] == "done"
    told = phone.read()["photos"]
    assert [result["photo"]] == told
    response = phone.client.get(told[0]["url"])
    assert PLACE not in response.content
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_picture_sent_twice_is_kept_once(phone: Phone) -> None:
    request = str(uuid.uuid4())
    results = [attach(phone, make_png(), request=request) for _ in range(3)]
    assert results[0]["photo"] == results[2]["photo"]
    assert Photo.objects.count() == 1


def test_a_picture_may_come_after_closing(phone: Phone, meeting: Meeting) -> None:
    close_hall(meeting)
    assert attach(phone, make_png())["status"] == "done"


@pytest.mark.parametrize(
    ("picture", "code"),
    [(b"<script>", "photo_kind"), (make_png() + b"\0" * 8_400_000, "photo_size")],
    ids=["no picture", "too large"],
)
def test_what_is_no_picture_is_refused(phone: Phone, picture: bytes, code: str) -> None:
    assert attach(phone, picture)["code"] == code


def test_another_group_does_not_see_the_picture(groups: list[Group]) -> None:
    ours, theirs = Phone().join(groups[0]), Phone().join(groups[1])
    attach(ours, make_png())
    url = ours.read()["photos"][0]["url"]
    assert theirs.client.get(url).status_code == 404
    assert Phone().client.get(url).status_code == 401
