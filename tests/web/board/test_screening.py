"""Hiding from the board, letting through, turning pages; each undone by the log."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands import paging, screening
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Board, Screen
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.paging import compute_page
from folkmoot.web.board.queries.screening import find_hidden, find_waiting
from folkmoot.web.board.queries.screens import read_screens
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Statement
from tests.web.board.hall import Filled, fill_board, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(meeting: Meeting) -> Filled:
    return fill_board(meeting)


def on_board(meeting: Meeting) -> set[str]:
    return {each["id"] for each in read_frame(meeting, after=None)["statements"]}


def sign_in(person: User) -> Client:
    client = Client(headers={"Accept": "application/json"})
    client.force_login(person)
    return client


def undo_last(meeting: Meeting) -> None:
    undo_batch(batch=Batch.objects.filter(stream=meeting.id).latest("at"), by=SYSTEM)


def test_what_is_hidden_leaves_the_board_and_comes_back_by_undo(
    meeting, filled
) -> None:
    one = filled.statements[0]
    screening.hide(statement=one, by=SYSTEM)
    assert str(one.id) not in on_board(meeting)
    assert find_hidden(meeting) == [one]
    assert Statement.objects.get(id=one.id).removed_at is None
    undo_last(meeting)
    assert str(one.id) in on_board(meeting)
    assert find_hidden(meeting) == []


def test_what_was_hidden_undone_and_hidden_again_is_hidden(meeting, filled) -> None:
    one = filled.statements[0]
    for _ in range(2):
        screening.hide(statement=one, by=SYSTEM)
        assert str(one.id) not in on_board(meeting)
        undo_last(meeting)
        assert str(one.id) in on_board(meeting)


def test_hiding_twice_is_hiding_once(meeting, filled) -> None:
    one = filled.statements[0]
    assert screening.hide(statement=one, by=SYSTEM) is not None
    assert screening.hide(statement=one, by=SYSTEM) is None


def test_what_waits_is_let_through_one_by_one_or_all_at_once(meeting, filled) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="moderate", is_moderated=True)
    first, second, *others = find_waiting(meeting)
    assert [first, second, *others] == filled.statements
    screening.let_through(statement=first, by=SYSTEM)
    screening.hide(statement=second, by=SYSTEM)
    assert on_board(meeting) == {str(first.id)}
    screening.let_all_through(
        meeting=meeting, statements=find_waiting(meeting), by=SYSTEM
    )
    assert on_board(meeting) == {str(each.id) for each in [first, *others]}
    assert find_waiting(meeting) == []
    undo_last(meeting)
    assert find_waiting(meeting) == others


def test_nothing_waits_where_nothing_has_to_be_let_through(meeting, filled) -> None:
    assert find_waiting(meeting) == []


def test_pages_turn_by_the_clock_and_stand_while_paused(meeting) -> None:
    paging.turn_to(meeting=meeting, page=3, by=SYSTEM)
    board = find_board(meeting)
    assert board.paging_since is not None
    later = board.paging_since + timedelta(seconds=2.5 * board.seconds_a_page)
    assert compute_page(board, at=later) == 5
    paging.pause(meeting=meeting, by=SYSTEM)
    assert compute_page(find_board(meeting), at=later) == 3
    paging.go_on(meeting=meeting, by=SYSTEM)
    assert compute_page(find_board(meeting), at=timezone.now()) == 3


def test_turning_back_from_the_first_page_stays_there(meeting) -> None:
    paging.turn_by(meeting=meeting, pages=-1, by=SYSTEM)
    assert Board.objects.get(meeting=meeting).page == 0
    paging.turn_by(meeting=meeting, pages=1, by=SYSTEM)
    assert Board.objects.get(meeting=meeting).page == 1


def test_a_paused_board_is_paused_no_more_when_that_is_undone(meeting) -> None:
    paging.turn_to(meeting=meeting, page=1, by=SYSTEM)
    paging.pause(meeting=meeting, by=SYSTEM)
    undo_last(meeting)
    assert not Board.objects.get(meeting=meeting).is_paused


def test_the_boards_keys_are_answered_in_json(meeting, filled, bo) -> None:
    client = sign_in(bo)
    hide = reverse("board:hide", args=[filled.statements[0].id])
    before = read_frame(meeting, after=None)["number"]
    assert client.post(hide).json() == {"folkmoot": 1, "number": before + 1}
    for name in ("turn", "pause", "go_on", "dark", "let_all_through"):
        address = reverse(f"board:{name}", args=[meeting.id])
        assert client.post(address, {"to": "2", "on": "yes"}).status_code == 200
    board = Board.objects.get(meeting=meeting)
    assert (board.page, board.is_paused, board.is_dark) == (2, False, True)


def test_the_consoles_buttons_go_back_to_the_console(meeting, bo) -> None:
    client = Client()
    client.force_login(bo)
    answer = client.post(reverse("board:pause", args=[meeting.id]))
    assert answer.status_code == 302
    assert str(meeting.id) in answer["Location"]


def test_a_member_sees_the_door_only_while_it_is_on_the_board(meeting, mia, bo) -> None:
    address = reverse("board:door", args=[meeting.id])
    assert sign_in(mia).get(address).status_code == 403
    assert sign_in(bo).get(address).status_code == 200
    show(meeting, view="door")
    answer = sign_in(mia).get(address)
    assert b"<svg" in answer.content
    assert b"style=" not in answer.content


def test_the_frame_is_given_to_a_browser_without_a_stream(meeting, filled, mia) -> None:
    client, address = sign_in(mia), reverse("board:frame", args=[meeting.id])
    whole = client.get(address).json()
    assert whole["whole"]
    assert len(whole["statements"]) == len(filled.statements)
    assert not client.get(f"{address}?after={whole['number']}").json()["whole"]
    assert client.get(f"{address}?after=nonsense").json()["whole"]


@pytest.mark.parametrize(("depth", "is_taken"), [("12,5", True), ("0", False)])
def test_how_large_the_room_is_is_asked_in_metres(meeting, bo, depth, is_taken) -> None:
    client = Client(headers={"Accept-Language": "da"})
    client.force_login(bo)
    answer = client.post(
        reverse("board:size", args=[meeting.id]),
        {"room_depth": depth, "picture_width": "3"},
    )
    assert answer.status_code == (302 if is_taken else 422)
    assert find_board(meeting).room_depth == (12.5 if is_taken else None)


def test_a_screen_that_falls_silent_is_told_of(meeting, mia) -> None:
    address, now = reverse("board:here", args=[meeting.id]), timezone.now()
    screens = [uuid.uuid4(), uuid.uuid4()]
    for screen in screens:
        sign_in(mia).post(address, {"screen": str(screen)})
    assert read_screens(meeting, at=now).silent == 0
    since = now - timedelta(minutes=4)
    Screen.objects.filter(id=screens[0]).update(last_seen_at=since)
    told = read_screens(meeting, at=now)
    assert (told.count, told.silent, told.silent_since) == (2, 1, since)
    sign_in(mia).post(address, {"screen": str(screens[0]), "closed": "yes"})
    assert read_screens(meeting, at=now).count == 1


def test_a_screen_without_an_id_is_not_noted(meeting, mia) -> None:
    address = reverse("board:here", args=[meeting.id])
    answer: Any = sign_in(mia).post(address, {"screen": "nonsense"})
    assert answer.status_code == 400
    assert not Screen.objects.exists()


def test_who_hid_a_statement_stands_in_the_log(meeting, filled, bo) -> None:
    screening.hide(statement=filled.statements[0], by=Actor.of_person(bo))
    batch = Batch.objects.filter(stream=meeting.id).latest("at")
    assert (batch.command, batch.person_id) == ("hide_statement", bo.pk)
