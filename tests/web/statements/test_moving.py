"""A statement that stands in the wrong focus area is moved, with its history."""

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.events.errors import StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.groups import merge_groups
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.commands.moving import move_to_area
from folkmoot.web.statements.models import Sheet, Statement
from folkmoot.web.statements.queries.history import read_history
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


@pytest.fixture
def phone(groups: list[Group]) -> Phone:
    return Phone().join(groups[0])


def other_area(meeting: Meeting) -> MeetingArea:
    found = MeetingArea.objects.filter(meeting=meeting).last()
    assert found is not None
    return found


def move(meeting: Meeting, by: Actor = SYSTEM, seen: int | None = None) -> Batch | None:
    return move_to_area(
        statement=Statement.objects.get(), area=other_area(meeting), by=by, seen=seen
    )


def list_on_board(meeting: Meeting) -> list[tuple[str, str]]:
    told = read_frame(meeting, after=None)["statements"]
    return [(each["text"], each["area"]) for each in told]


def test_phones_see_a_statement_move_to_the_other_sheet(
    meeting: Meeting, phone: Phone
) -> None:
    phone.add("Flere boliger")
    before = phone.read()["number"]
    move(meeting)
    (told,) = phone.read(after=before)["statements"]
    assert (told["text"], told["sheet"]) == ("Flere boliger", phone.sheet(1))


def test_its_history_says_that_it_was_moved_and_undo_moves_it_back(
    meeting: Meeting, phone: Phone, anne: User
) -> None:
    phone.add("Flere boliger")
    batch = move(meeting, Actor.of_person(anne))
    steps = read_history(Statement.objects.get())
    assert [(s.what, s.who) for s in steps] == [("created", ""), ("sheet_id", "Anne")]
    assert batch is not None
    undo_batch(batch=batch, by=Actor.of_person(anne))
    assert str(Statement.objects.get().sheet_id) == phone.sheet(0)


def test_what_was_handed_in_stays_so_when_moved_even_if_its_sheet_is_given_anew(
    meeting: Meeting, phone: Phone
) -> None:
    phone.add("Flere boliger")
    phone.do("hand_in", sheet=phone.sheet(0))
    move(meeting)
    there = ("Flere boliger", str(other_area(meeting).id))
    assert list_on_board(meeting) == [there]
    phone.add("Busser", place=2.0)
    phone.do("hand_in", sheet=phone.sheet(0))
    assert there in list_on_board(meeting)


def test_what_was_not_handed_in_is_not_shown_by_being_moved(
    meeting: Meeting, phone: Phone
) -> None:
    phone.add("Flere boliger")
    move(meeting)
    assert list_on_board(meeting) == []


def test_two_who_move_the_same_statement_do_not_pass_each_other_unseen(
    meeting: Meeting, phone: Phone
) -> None:
    phone.add("Flere boliger")
    back = MeetingArea.objects.filter(meeting=meeting).first()
    assert back is not None
    assert move(meeting, seen=0) is not None
    assert move(meeting, seen=0) is None
    with pytest.raises(StaleFieldError):
        move_to_area(statement=Statement.objects.get(), area=back, by=SYSTEM, seen=0)


def test_a_statement_of_a_merged_table_moves_to_the_standing_tables_sheet(
    meeting: Meeting, groups: list[Group], phone: Phone
) -> None:
    phone.add("Flere boliger")
    merge_groups(group=groups[0], into=groups[1], by=SYSTEM)
    move(meeting)
    sheet = Statement.objects.get().written_on
    assert sheet == Sheet.objects.get(group=groups[1], area=other_area(meeting))


def test_the_secretary_moves_it_from_the_groups_page(
    meeting: Meeting, groups: list[Group], phone: Phone, anne: User
) -> None:
    phone.add("Flere boliger")
    client = Client()
    client.force_login(anne)
    address = f"/room/groups/{groups[0].id}/"
    assert "Flyt til et andet fokusområde" in client.get(address).content.decode()
    statement = Statement.objects.get()
    sent = {"area": str(other_area(meeting).id), "seen": "0"}
    response = client.post(f"/room/statements/{statement.id}/move", sent, follow=True)
    assert "Flyttet til “Bosætning”" in response.content.decode()
    assert str(Statement.objects.get().sheet_id) == phone.sheet(1)


def test_moved_at_the_console_one_stays_at_the_console(
    meeting: Meeting, phone: Phone, anne: User
) -> None:
    phone.add("Flere boliger")
    client = Client()
    client.force_login(anne)
    sent = {"area": str(other_area(meeting).id), "seen": "0", "back": "console"}
    address = f"/room/statements/{Statement.objects.get().id}/move"
    assert client.post(address, sent)["Location"] == f"/m/{meeting.id}/console/"
