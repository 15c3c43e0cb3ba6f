"""Leading a meeting from the console: programme, board, report-back, undo."""

import uuid
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.commands.programme import start_step
from folkmoot.web.board.commands.report_back import call_group
from folkmoot.web.board.commands.showing import show_view
from folkmoot.web.board.commands.timer import (
    add_minute,
    pause_timer,
    resume_timer,
    start_timer,
    stop_timer,
)
from folkmoot.web.board.models import Board, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.board.queries.programme import count_behind, read_programme
from folkmoot.web.board.queries.report_back import ReportBack, read_report_back
from folkmoot.web.board.queries.steps import read_last_steps
from folkmoot.web.board.templatetags.console_tags import behind_words, done_words
from folkmoot.web.board.views import console
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import (
    Group,
    HallMessage,
    ItemKind,
    Meeting,
    MeetingArea,
    ProgrammeItem,
)
from tests.web.people import make_item
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def steps(meeting: Meeting, anne: User) -> list[ProgrammeItem]:
    kinds = (ItemKind.OPENING, ItemKind.GROUP_WORK, ItemKind.REPORT_BACK)
    return [
        make_item(meeting, anne, kind, place=float(i), minutes=20)
        for i, kind in enumerate(kinds)
    ]


@pytest.fixture
def groups(meeting: Meeting) -> list[Group]:
    return open_hall(meeting)


def sign_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def post(person: User, meeting: Meeting, what: str, **sent: Any) -> str:
    address = f"/m/{meeting.id}/console/{what}"
    response = sign_in(person).post(address, sent, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def read_turns(meeting: Meeting) -> ReportBack:
    return read_report_back(meeting, find_board(meeting))


def numbers(report: ReportBack) -> list[int | None]:
    turns = (report.previous, report.now, report.next, report.after_next)
    return [turn and turn.group.number for turn in turns]


# The programme


def test_one_press_goes_on_to_the_next_step(
    meeting: Meeting, steps: list[ProgrammeItem], anne: User
) -> None:
    page = post(anne, meeting, "step", item=steps[0].id, versions='{"item_id": 0}')
    assert f"Nu: {steps[0]}." in page
    programme = read_programme(meeting, find_board(meeting), at=timezone.now())
    assert programme.now is not None
    assert programme.next is not None
    assert (programme.now.step.item, programme.next.item) == (steps[0], steps[1])


def test_two_who_go_on_at_once_go_one_step_and_not_two(
    meeting: Meeting, steps: list[ProgrammeItem], anne: User
) -> None:
    start_step(meeting=meeting, item=steps[0], by=SYSTEM)
    seen = {"item_id": find_board(meeting).versions["item_id"]}
    assert start_step(meeting=meeting, item=steps[1], by=SYSTEM, base=seen)
    since = find_board(meeting).item_since
    assert start_step(meeting=meeting, item=steps[1], by=SYSTEM, base=seen) is None
    assert find_board(meeting).item_since == since
    with pytest.raises(StaleFieldError):
        start_step(meeting=meeting, item=steps[2], by=SYSTEM, base=seen)
    page = post(anne, meeting, "step", item=steps[2].id, versions='{"item_id": 1}')
    assert "En anden kom først" in page


@pytest.mark.parametrize(
    ("began", "now", "behind"),
    [
        ("10.00", "10.05", 0),
        ("10.04", "10.10", 4),
        ("09.57", "10.10", -3),
        # It began in time, and should be over by now.
        ("10.00", "10.26", 6),
        # A practice on another time of the day has no plan to be held against.
        ("15.00", "15.10", None),
    ],
)
def test_a_meeting_is_behind_by_its_step_s_beginning_and_by_its_end(
    began: str, now: str, behind: int | None
) -> None:
    def at(clock: str) -> datetime:
        told = datetime.strptime(f"2026-11-25 {clock}", "%Y-%m-%d %H.%M")
        return told.replace(tzinfo=timezone.get_current_timezone())

    assert behind == count_behind(
        planned=time(10), ends=time(10, 20), since=at(began), at=at(now)
    )


def test_how_late_it_is_is_said_in_words() -> None:
    told = [behind_words(n) for n in (4, 0, -3)]
    assert told == ["4 min bagud", "til tiden", "3 min foran"]


def test_group_work_offers_to_open_its_areas(
    meeting: Meeting, steps: list[ProgrammeItem], anne: User
) -> None:
    for area in MeetingArea.objects.filter(meeting=meeting):
        MeetingArea.objects.filter(id=area.id).update(item=steps[1])
    page = post(anne, meeting, "step", item=steps[1].id)
    assert "Åbn punktets 2 fokusområder" in page
    page = post(anne, meeting, "step/open")
    assert "2 fokusområder er åbne" in page
    states = MeetingArea.objects.filter(meeting=meeting).values_list("state", flat=True)
    assert set(states) == {"open"}


def test_report_back_offers_to_put_the_first_sheet_on_the_board(
    meeting: Meeting, steps: list[ProgrammeItem], anne: User
) -> None:
    page = post(anne, meeting, "step", item=steps[2].id)
    assert "Sæt arket fra Gruppe 1 på tavlen" in page


# The timer


def test_the_timer_starts_pauses_goes_on_gets_more_and_stops(meeting: Meeting) -> None:
    start_timer(meeting=meeting, minutes=5, by=SYSTEM)
    pause_timer(meeting=meeting, by=SYSTEM)
    board = find_board(meeting)
    assert (board.timer_ends_at, board.timer_left) == (None, 300)
    add_minute(meeting=meeting, by=SYSTEM)
    resume_timer(meeting=meeting, by=SYSTEM)
    add_minute(meeting=meeting, by=SYSTEM)
    board = find_board(meeting)
    assert board.timer_ends_at is not None
    left = board.timer_ends_at - timezone.now()
    assert timedelta(minutes=6, seconds=50) < left <= timedelta(minutes=7)
    stop_timer(meeting=meeting, by=SYSTEM)
    board = find_board(meeting)
    assert (board.timer_ends_at, board.timer_left) == (None, None)


def test_a_timer_of_no_length_is_refused_in_words(meeting: Meeting, anne: User) -> None:
    assert "1 til 240 minutter" in post(anne, meeting, "timer", minutes="999")
    assert not Board.objects.filter(timer_ends_at__isnull=False).exists()


# The board


def test_the_board_shows_what_is_pressed(
    meeting: Meeting, groups: list[Group], anne: User
) -> None:
    area = MeetingArea.objects.filter(meeting=meeting).last()
    assert area is not None
    page = post(anne, meeting, "show", area=area.id)
    assert "Tavlen viser Bosætning." in page
    post(anne, meeting, "show", view="blank")
    board = find_board(meeting)
    assert (board.view, board.area_id) == (View.BLANK, area.id)


def test_nobody_shows_something_over_what_another_has_just_shown(
    meeting: Meeting,
) -> None:
    show_view(meeting=meeting, view=View.DOOR, by=SYSTEM)
    with pytest.raises(StaleFieldError):
        show_view(meeting=meeting, view=View.BLANK, by=SYSTEM, base={"view": 0})
    assert find_board(meeting).view == View.DOOR


def test_the_console_lists_what_is_on_the_board_to_hide_it(
    meeting: Meeting, groups: list[Group], anne: User
) -> None:
    phone = Phone().join(groups[0])
    phone.add("Bussen om aftenen")
    phone.do("hand_in", sheet=phone.sheet())
    area = MeetingArea.objects.filter(meeting=meeting).first()
    assert "Bussen om aftenen" in post(anne, meeting, "show", area=area.id)  # type: ignore[union-attr]


def test_pages_stand_longer_from_the_one_that_is_shown(
    meeting: Meeting, anne: User
) -> None:
    turned_at = timezone.now() - timedelta(seconds=50)
    set_board(meeting=meeting, by=SYSTEM, command="set", paging_since=turned_at)
    page = post(anne, meeting, "seconds", seconds="40")
    assert "En side står i 40 sekunder." in page
    board = find_board(meeting)
    assert (board.seconds_a_page, board.page) == (40, 2)
    assert "5 til 300 sekunder" in post(anne, meeting, "seconds", seconds="1")


# Report-back


def test_groups_are_called_in_turn_each_with_its_time(
    meeting: Meeting, groups: list[Group], anne: User
) -> None:
    page = post(anne, meeting, "call", group=groups[0].id)
    assert "1 af 2 grupper er kaldt op" in page
    board = find_board(meeting)
    assert (board.view, board.group_id) == (View.REPORT_BACK, groups[0].id)
    assert board.timer_ends_at is not None
    assert numbers(read_turns(meeting)) == [None, 1, 2, None]


def test_a_groups_clock_goes_with_its_sheet_and_comes_back_when_that_is_undone(
    meeting: Meeting, groups: list[Group]
) -> None:
    call_group(meeting=meeting, group=groups[0], by=SYSTEM)
    ends_at = find_board(meeting).timer_ends_at
    batch = show_view(meeting=meeting, view=View.PLENARY, by=SYSTEM)
    assert find_board(meeting).timer_ends_at is None
    assert batch is not None
    undo_batch(batch=batch, by=SYSTEM)
    assert find_board(meeting).timer_ends_at == ends_at


def test_a_group_that_was_passed_over_is_asked_again_at_the_end(
    meeting: Meeting, groups: list[Group]
) -> None:
    call_group(meeting=meeting, group=groups[1], by=SYSTEM)
    assert numbers(read_turns(meeting)) == [1, 2, 1, None]
    call_group(meeting=meeting, group=groups[0], by=SYSTEM)
    report = read_turns(meeting)
    assert (report.next, report.called) == (None, 2)


def test_a_call_that_was_undone_is_no_call(
    meeting: Meeting, groups: list[Group], anne: User
) -> None:
    by = Actor.of_person(anne)
    show_view(meeting=meeting, view=View.DOOR, by=by)
    batch = call_group(meeting=meeting, group=groups[0], by=by)
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert (read_turns(meeting).called, find_board(meeting).view) == (0, View.DOOR)


def test_two_who_call_the_next_group_at_once_call_one(
    meeting: Meeting, groups: list[Group]
) -> None:
    assert call_group(meeting=meeting, group=groups[0], by=SYSTEM)
    seen = {"group_id": find_board(meeting).versions["group_id"]}
    assert call_group(meeting=meeting, group=groups[1], by=SYSTEM, base=seen)
    assert call_group(meeting=meeting, group=groups[1], by=SYSTEM, base=seen) is None
    with pytest.raises(StaleFieldError):
        call_group(meeting=meeting, group=groups[0], by=SYSTEM, base=seen)


def test_a_group_that_is_gone_is_not_called(
    meeting: Meeting, groups: list[Group]
) -> None:
    groups[0].merged_into = groups[1]
    with pytest.raises(ChangeRefusedError):
        call_group(meeting=meeting, group=groups[0], by=SYSTEM)


# Undo


def test_the_last_step_of_anybody_is_named_undone_and_done_again(
    meeting: Meeting, anne: User, bo: User
) -> None:
    start_timer(meeting=meeting, minutes=5, by=Actor.of_person(anne))
    stop_timer(meeting=meeting, by=Actor.of_person(bo))
    last = read_last_steps(meeting)
    assert last.undo is not None
    assert (last.undo.who, done_words(last.undo)) == ("Bo", "uret blev stoppet")
    by = Actor.of_person(anne)
    undone = undo_batch(batch=last.undo.batch, by=by)
    last = read_last_steps(meeting)
    assert last.undo is not None
    assert last.redo is not None
    assert done_words(last.undo) == "uret blev startet"
    assert (done_words(last.redo), last.redo.undone_by) == (
        "uret blev stoppet",
        undone,
    )
    undo_batch(batch=undone, by=by)
    last = read_last_steps(meeting)
    assert last.undo is not None
    assert (done_words(last.undo), last.redo) == ("uret blev stoppet", None)


def test_a_facilitator_is_offered_their_own_last_step_only(
    meeting: Meeting, anne: User, bo: User
) -> None:
    start_timer(meeting=meeting, minutes=5, by=Actor.of_person(bo))
    stop_timer(meeting=meeting, by=Actor.of_person(anne))
    steps = read_last_steps(meeting, of=bo.pk)
    told = [story and done_words(story) for story in (steps.last, steps.undo)]
    assert told == ["uret blev stoppet", "uret blev startet"]
    assert steps.undoes_another


def test_a_step_says_what_it_was_done_to(
    meeting: Meeting, groups: list[Group], steps: list[ProgrammeItem], anne: User
) -> None:
    by, told = Actor.of_person(anne), []
    for do in (
        lambda: start_step(meeting=meeting, item=steps[0], by=by),
        lambda: show_view(meeting=meeting, view=View.DOOR, by=by),
        lambda: call_group(meeting=meeting, group=groups[1], by=by),
    ):
        do()
        last = read_last_steps(meeting).undo
        told.append(last and done_words(last))
    assert told == [
        f"programmet gik videre til “{steps[0]}”",
        "tavlen viste: vejen ind: QR og kode",
        "“Gruppe 2” blev kaldt op til opsamling",
    ]


# Messages and parts


def test_a_message_goes_to_one_group_where_one_was_chosen(
    meeting: Meeting, groups: list[Group], anne: User
) -> None:
    one, other = Phone().join(groups[0]), Phone().join(groups[1])
    client = sign_in(anne)
    sent = {"text": "Husk at aflevere", "group": str(groups[0].id)}
    page = client.post(f"/m/{meeting.id}/room/message", sent, follow=True)
    assert "Beskeden er på vej til Gruppe 1." in page.content.decode()
    assert HallMessage.objects.get().group == groups[0]
    assert [len(p.read()["messages"]) for p in (one, other)] == [1, 0]


def test_only_the_parts_that_changed_are_sent_anew(
    meeting: Meeting,
    groups: list[Group],
    anne: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = timezone.now()
    # The room says as of which minute it is.
    monkeypatch.setattr(console, "timezone", SimpleNamespace(now=lambda: at))
    client = sign_in(anne)
    ask = {"HX-Request": "true"}
    whole = client.get(f"/m/{meeting.id}/console/", headers=ask).content.decode()
    known = " ".join(
        f"{part.partition(chr(34))[0]}={part.partition('data-version=')[2][1:13]}"
        for part in whole.split('data-part="')[1:]
    )
    ask["X-Console-Parts"] = known
    again = client.get(f"/m/{meeting.id}/console/", headers=ask).content.decode()
    assert "data-part" not in again
    start_timer(meeting=meeting, minutes=3, by=Actor.of_person(anne))
    changed = client.get(f"/m/{meeting.id}/console/", headers=ask).content.decode()
    assert changed.count("data-part") == 2
    assert 'data-part="timer"' in changed
    assert 'data-part="steps"' in changed


def test_what_is_no_press_of_ours_is_refused(meeting: Meeting, anne: User) -> None:
    client = sign_in(anne)
    for what, sent in (
        ("show", {"view": "nonsense"}),
        ("timer", {"do": "nonsense"}),
        ("step", {"item": "nonsense"}),
    ):
        response = client.post(f"/m/{meeting.id}/console/{what}", sent)
        assert response.status_code == 409
    stranger = {"group": str(uuid.uuid4())}
    assert client.post(f"/m/{meeting.id}/console/call", stranger).status_code == 404
