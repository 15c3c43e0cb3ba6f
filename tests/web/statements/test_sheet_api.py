"""A phone joins, reads its sheet and sends what was written."""

import uuid

import pytest

from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from tests.web.statements.phones import Phone, close_hall, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


def test_a_phone_that_scanned_a_table_reads_its_sheets(phone: Phone) -> None:
    told = phone.read()
    assert told["folkmoot"] == 1
    assert [area["title"] for area in told["areas"]] == ["Mobilitet", "Bosætning"]
    assert [area["state"] for area in told["areas"]] == ["open", "open"]


def test_a_statement_that_was_sent_is_on_the_sheet(phone: Phone) -> None:
    result = phone.add("Bussen skal køre om aftenen")
    assert result["status"] == "done"
    assert phone.read()["statements"] == [result["statement"]]


def test_only_what_changed_since_is_read_again(phone: Phone) -> None:
    phone.add("Bussen skal køre om aftenen")
    number = phone.read()["number"]
    assert phone.read(after=number)["statements"] == []
    later = phone.add("Cykelstier hele vejen")["statement"]
    assert phone.read(after=number)["statements"] == [later]


def test_the_same_request_a_thousand_times_is_one_row(phone: Phone) -> None:
    change = {
        "request": str(uuid.uuid4()),
        "kind": "add",
        "sheet": phone.sheet(),
        "statement": str(uuid.uuid4()),
        "text": "Bussen",
        "place": 1,
    }
    results = [result for _ in range(10) for result in phone.send(*[change] * 100)]
    assert results == [results[0]] * 1_000
    assert results[0]["status"] == "done"
    assert Statement.objects.count() == 1


def test_two_wordings_at_once_are_both_kept(meeting: Meeting) -> None:
    groups = open_hall(meeting)
    one, other = Phone().join(groups[0]), Phone().join(groups[0])
    statement = one.add("Bussen")["statement"]["id"]
    one.do("edit", statement=statement, text="Bussen om aftenen", base=0)
    crossed = other.do("edit", statement=statement, text="Bussen om natten", base=0)
    assert crossed["status"] == "crossed"
    told = one.read()["statements"][0]
    assert told["text"] == "Bussen om aftenen"
    assert [crossing["text"] for crossing in told["crossings"]] == ["Bussen om natten"]


def test_what_comes_after_closing_lies_in_the_tray(
    phone: Phone, meeting: Meeting
) -> None:
    close_hall(meeting)
    result = phone.add("For sent")
    assert result == {"request": result["request"], "status": "late"}
    told = phone.read()
    assert (told["statements"], told["areas"][0]["late"]) == ([], 1)
