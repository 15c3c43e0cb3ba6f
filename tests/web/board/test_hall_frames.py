"""Phones are told what is new on their sheets, as if they had asked for it."""

import json
import uuid
from typing import Any

import pytest

from folkmoot.web.board.live.channels import HALL
from folkmoot.web.events.models import Event
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.commands.groups import merge_groups
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.commands.room import close_areas, tell_hall
from folkmoot.web.statements.queries.sheets import read_last_number
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


@pytest.fixture
def phones(groups: list[Group]) -> list[Phone]:
    """One at each of two tables, both of which have read their sheets."""
    phones = [Phone().join(group) for group in groups[:2]]
    for phone in phones:
        phone.read()
    return phones


def hear(meeting: Meeting, group: Group, after: int) -> dict[str, Any]:
    """What leads from a number to now, for one of that group."""
    frame = HALL.read(meeting.id, after, 1)
    if frame.concerns(group.id):
        frame = frame.read_own(group.id)
    line = next(x for x in frame.chunk.decode().splitlines() if x.startswith("data"))
    told: dict[str, Any] = json.loads(line.removeprefix("data: "))
    return told


def ask(phone: Phone, after: int) -> dict[str, Any]:
    told = phone.read(after)
    return {name: told[name] for name in told if name not in ("folkmoot", "now")}


@pytest.mark.parametrize(
    "kind", ["add", "edit", "mark", "remove", "note_taker", "hand_in"]
)
def test_what_a_table_is_told_is_what_it_would_have_been_answered(
    meeting: Meeting, groups: list[Group], phones: list[Phone], kind: str
) -> None:
    phone, sheet = phones[0], phones[0].sheet()
    statement = phone.add("Bus i weekenden", sheet=sheet)["statement"]["id"]
    number = read_last_number(meeting.id)
    asked: dict[str, dict[str, Any]] = {
        "add": {
            "sheet": sheet,
            "statement": str(uuid.uuid4()),
            "text": "Ny",
            "place": 2,
        },
        "edit": {"statement": statement, "text": "Bus om aftenen", "base": 0},
        "mark": {"statement": statement, "on": True},
        "remove": {"statement": statement},
        "note_taker": {"sheet": sheet, "name": "Mette"},
        "hand_in": {"sheet": sheet},
    }
    assert phone.do(kind, **asked[kind])["status"] == "done"
    told = hear(meeting, groups[0], number)
    assert told["all"] is False
    assert {**told["sheet"], "number": told["number"]} == ask(phone, number)


def test_other_tables_are_told_nothing_of_it(
    meeting: Meeting, groups: list[Group], phones: list[Phone]
) -> None:
    number = read_last_number(meeting.id)
    phones[0].add("Bus i weekenden")
    told = hear(meeting, groups[1], number)
    assert ("sheet" in told, told["all"]) == (False, False)
    assert not HALL.read(meeting.id, number, 1).has_news


def test_an_area_that_is_closed_is_told_at_every_table(
    meeting: Meeting, groups: list[Group], phones: list[Phone]
) -> None:
    number = read_last_number(meeting.id)
    areas = list(MeetingArea.objects.filter(meeting=meeting))
    close_areas(meeting=meeting, areas=areas, by=SYSTEM)
    for group, phone in zip(groups[:2], phones, strict=True):
        told = hear(meeting, group, number)
        assert {**told["sheet"], "number": told["number"]} == ask(phone, number)
        assert {area["state"] for area in told["sheet"]["areas"]} == {"closed"}


def test_a_message_to_all_is_told_at_every_table_and_those_at_none_ask(
    meeting: Meeting, groups: list[Group], phones: list[Phone]
) -> None:
    number = read_last_number(meeting.id)
    tell_hall(meeting=meeting, text="Fem minutter igen", by=SYSTEM)
    for group in groups[:2]:
        [message] = hear(meeting, group, number)["sheet"]["messages"]
        assert message["text"] == "Fem minutter igen"
    assert HALL.read(meeting.id, number, 1).has_news


def test_where_two_wordings_stand_each_phone_asks_which_is_its_own(
    meeting: Meeting, groups: list[Group], phones: list[Phone]
) -> None:
    phone, other = phones[0], Phone().join(groups[0])
    added = phone.add("Bus i weekenden")["statement"]
    seen = {"statement": added["id"], "base": added["versions"]["text"]}
    phone.do("edit", text="Bus hver weekend", **seen)
    number = read_last_number(meeting.id)
    crossed = other.do("edit", text="Bus om søndagen", **seen)
    assert crossed["status"] == "crossed"
    told = hear(meeting, groups[0], number)
    assert (told["all"], "sheet" in told) == (True, False)


def test_where_tables_were_merged_all_ask_and_are_told_together_from_then_on(
    meeting: Meeting, groups: list[Group], phones: list[Phone]
) -> None:
    number = read_last_number(meeting.id)
    merge_groups(group=groups[0], into=groups[1], by=SYSTEM)
    assert hear(meeting, groups[0], number)["all"] is True
    number = read_last_number(meeting.id)
    phones[1].add("Bus i weekenden")
    told = hear(meeting, groups[0], number)
    assert {**told["sheet"], "number": told["number"]} == ask(phones[0], number)
    assert told["sheet"]["group"]["id"] == str(groups[1].id)


def test_who_was_away_for_long_asks(meeting: Meeting, groups: list[Group]) -> None:
    assert hear(meeting, groups[0], 0)["all"] is True
    beyond = Event.objects.filter(stream=meeting.id).count() + 5
    assert hear(meeting, groups[0], beyond)["all"] is True
