"""Off the record: gone from all that is seen and exported, and put back whole."""

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.visibility import find_visible, read_hall
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import EventText, SealedWords
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import Meeting, MeetingArea
from folkmoot.web.statements.commands.off_record import put_back, take_off
from folkmoot.web.statements.models import Crossing, Statement
from folkmoot.web.statements.queries.groups import Tables
from tests.web.board.test_console import sign_in
from tests.web.events.test_erasure import find_in_tables
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db
SECRET = "direktøren har sagt op"


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


@pytest.fixture
def statement(phone: Phone) -> Statement:
    """Written, and crossed by another wording that nobody has chosen between yet."""
    told = phone.add(f"{SECRET} i går")["statement"]
    phone.do("edit", statement=told["id"], text=f"{SECRET} i dag", base=0)
    phone.do("edit", statement=told["id"], text=f"{SECRET} vist nok", base=0)
    phone.add("Et udsagn, der bliver")
    return Statement.objects.get(id=told["id"])


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


def list_board(meeting: Meeting) -> list[str]:
    meeting.show_at_once = True
    hall = read_hall(meeting.id, Tables.of_meeting(meeting.id))
    areas = MeetingArea.objects.filter(meeting=meeting)
    visible = find_visible(hall, meeting, areas, find_board(meeting))
    return [each.text for each in visible]


def test_words_off_the_record_are_only_sealed(
    statement: Statement, meeting: Meeting, by: Actor
) -> None:
    before = Statement.objects.kept().filter(meeting=meeting).count()
    assert f"{SECRET} i dag" in list_board(meeting)
    take_off(statement=statement, by=by)
    assert find_in_tables(SECRET) == [SealedWords._meta.label] * 2
    assert list_board(meeting) == ["Et udsagn, der bliver"]
    assert Statement.objects.kept().filter(meeting=meeting).count() == before
    assert not Crossing.objects.kept().exists()
    assert verify_log(meeting.id).faults == ()


def test_what_is_put_back_is_whole(
    statement: Statement, meeting: Meeting, by: Actor
) -> None:
    take_off(statement=statement, by=by)
    put_back(statement=statement, by=by)
    statement.refresh_from_db()
    assert (statement.text, statement.erased_at) == (f"{SECRET} i dag", None)
    assert Crossing.objects.kept().get().text == f"{SECRET} vist nok"
    assert f"{SECRET} i dag" in list_board(meeting)
    assert not SealedWords.objects.exists()
    assert verify_log(meeting.id).faults == ()
    with pytest.raises(ChangeRefusedError, match="nothing_sealed"):
        put_back(statement=statement, by=by)


def test_it_is_undone_and_done_again(statement: Statement, by: Actor) -> None:
    batch = take_off(statement=statement, by=by)
    undone = undo_batch(batch=batch, by=by)
    assert Statement.objects.get(id=statement.id).text == f"{SECRET} i dag"
    undo_batch(batch=undone, by=by)
    assert Statement.objects.get(id=statement.id).text == ""


def test_sealed_words_can_be_erased_for_good(
    statement: Statement, meeting: Meeting, by: Actor
) -> None:
    batch = take_off(statement=statement, by=by)
    stored = Statement.objects.get(id=statement.id)
    erase_words(subject=stored, reason=Reason.ASKED, by=by)
    assert f"{SECRET} i dag" not in str(list(SealedWords.objects.values()))
    with pytest.raises(ChangeRefusedError):
        undo_batch(batch=batch, by=by)
    assert not EventText.objects.filter(body__contains=SECRET).exists()
    assert verify_log(meeting.id).faults == ()


def test_the_secretary_presses_it_and_takes_it_back(
    statement: Statement, anne: User
) -> None:
    client: Client = sign_in(anne)
    address = f"/room/statements/{statement.id}/"
    page = client.post(f"{address}off-record", follow=True).content.decode()
    assert "[uden for referat]" in page
    assert SECRET not in page
    again = client.post(f"{address}off-record", follow=True).content.decode()
    assert "Her er ingen ord." in again
    page = client.post(f"{address}on-record", follow=True).content.decode()
    assert f"{SECRET} i dag" in page
