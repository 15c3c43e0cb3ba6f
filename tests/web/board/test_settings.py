"""What is chosen about the board before the meeting."""

import re
import uuid

import pytest
from django.test import Client

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.commands.settings import change_settings
from folkmoot.web.board.models import Answer, Board, Choice, PlenaryPoint
from folkmoot.web.board.queries.boards import find_board, make_board_id
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.meetings.commands.rows import RowEdit
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import KeyPoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def anne_at_work(anne: User) -> Client:
    client = Client()
    client.force_login(anne)
    return client


def fill_in(client: Client, meeting: Meeting, **changed: str) -> dict[str, str]:
    """The form as the page has it, with some fields filled in otherwise."""
    page = client.get(f"/m/{meeting.id}/board/settings/").content.decode()
    row = str(make_board_id(meeting.id))
    seen = re.search(r'-seen" value="([^"]*)"', page)
    assert seen is not None
    fields = {"minutes_a_group": "3", "seconds_a_page": "20", "draws_together": "on"}
    named = {f"row-{row}-{k}": v for k, v in (fields | changed).items()}
    return {
        "row": row,
        f"row-{row}-seen": seen[1].replace("&quot;", '"'),
        **named,
    }


def have_an_answer(meeting: Meeting) -> None:
    key_point = KeyPoint(
        consultation=meeting.consultation, meeting=meeting, text="Flere busser"
    )
    point = PlenaryPoint(meeting=meeting, key_point=key_point)
    answer = Answer(
        meeting=meeting, point=point, answerer=uuid.uuid4(), choice=Choice.AGREE
    )
    with open_change(meeting.id, by=SYSTEM, command="answer") as change:
        for row in (key_point, point, answer):
            change.create(row)


def test_settings_are_chosen_on_a_page_of_their_own(
    meeting: Meeting, anne_at_work: Client
) -> None:
    address = f"/m/{meeting.id}/board/settings/"
    sent = fill_in(anne_at_work, meeting, chatham_house="on", room_depth="14,5")
    assert anne_at_work.post(address, sent).status_code == 302
    board = Board.objects.get()
    assert (board.chatham_house, board.room_depth) == (True, 14.5)
    assert board.draws_together
    assert address in anne_at_work.get(f"/m/{meeting.id}/").content.decode()


def test_nobody_chooses_over_what_another_has_just_chosen(
    meeting: Meeting, anne_at_work: Client
) -> None:
    sent = fill_in(anne_at_work, meeting, minutes_a_group="5")
    set_board(meeting=meeting, by=SYSTEM, command="set", minutes_a_group=4)
    response = anne_at_work.post(f"/m/{meeting.id}/board/settings/", sent)
    assert response.status_code == 409
    assert find_board(meeting).minutes_a_group == 4


def test_how_answers_are_counted_is_settled_once_one_has_come(
    meeting: Meeting, anne_at_work: Client
) -> None:
    have_an_answer(meeting)
    page = anne_at_work.get(f"/m/{meeting.id}/board/settings/").content.decode()
    assert "Derfor kan det ikke længere ændres" in page
    board = find_board(meeting)
    edit = RowEdit(id=board.id, values={"answers_by_group": True}, seen_place=0.0)
    with pytest.raises(ChangeRefusedError):
        change_settings(meeting=meeting, edit=edit, by=SYSTEM)
    assert not find_board(meeting).answers_by_group
