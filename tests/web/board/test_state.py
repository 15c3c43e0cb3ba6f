"""What the board is told, and which statements may stand on it."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Likeness, Screening
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.events.models import Batch, Stream
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea
from folkmoot.web.statements.commands import room, tray
from folkmoot.web.statements.models import LateArrival, Statement
from tests.web.statements.phones import Phone, close_hall, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


def texts(meeting: Meeting) -> list[str]:
    frame = read_frame(meeting, after=None)
    assert frame["whole"]
    return [each["text"] for each in frame["statements"]]


def hand_in(phone: Phone, *words: str, area: int = 0) -> list[str]:
    """Write these on the group's sheet and give it over; the statements' ids."""
    sheet = phone.sheet(area)
    ids = [phone.add(each, sheet=sheet)["statement"]["id"] for each in words]
    assert phone.do("hand_in", sheet=sheet)["status"] == "done"
    return ids


def edit(phone: Phone, statement: str, text: str) -> None:
    versions = {s["id"]: s["versions"] for s in phone.read()["statements"]}
    base = versions[statement]["text"]
    phone.do("edit", statement=statement, text=text, base=base)


def screen(meeting: Meeting, statement: str, verdict: str) -> None:
    row = Screening(meeting=meeting, statement_id=uuid.UUID(statement), verdict=verdict)
    with open_change(meeting.id, by=SYSTEM, command="screen") as change:
        change.create(row)


def set_(meeting: Meeting, **values: Any) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="set", **values)


def number_of(meeting: Meeting) -> int:
    return Stream.objects.get(id=meeting.id).last_number


def test_what_a_group_writes_stands_on_the_board_first_when_handed_in(
    meeting, phone
) -> None:
    phone.add("Bussen")
    assert texts(meeting) == []
    hand_in(phone, "Toget")
    assert texts(meeting) == ["Bussen", "Toget"]
    phone.add("Cyklen")
    assert texts(meeting) == ["Bussen", "Toget"]


def test_where_the_meeting_shows_at_once_each_word_stands_as_it_is_sent(
    meeting, phone
) -> None:
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    phone.add("Bussen")
    assert texts(meeting) == ["Bussen"]


def test_a_correction_stands_in_its_new_words_and_what_is_removed_goes(
    meeting, phone
) -> None:
    bus, train = hand_in(phone, "Bussen", "Toget")
    edit(phone, bus, "Busserne")
    phone.do("remove", statement=train)
    assert texts(meeting) == ["Busserne"]
    phone.do("restore", statement=train)
    assert texts(meeting) == ["Busserne", "Toget"]


def test_statements_may_wait_until_their_area_is_closed(meeting, phone) -> None:
    hand_in(phone, "Bussen")
    set_(meeting, until_closed=True)
    assert texts(meeting) == []
    close_hall(meeting)
    assert texts(meeting) == ["Bussen"]


def test_a_moderated_board_shows_only_what_was_let_through(meeting, phone) -> None:
    bus, _train = hand_in(phone, "Bussen", "Toget")
    set_(meeting, is_moderated=True)
    assert texts(meeting) == []
    screen(meeting, bus, Screening.Verdict.SHOWN)
    assert texts(meeting) == ["Bussen"]


def test_what_was_hidden_is_not_shown_by_any_setting(meeting, phone) -> None:
    (bus,) = hand_in(phone, "Bussen")
    screen(meeting, bus, Screening.Verdict.HIDDEN)
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    assert texts(meeting) == []


def test_what_came_late_stands_on_the_board_once_it_was_taken_in(
    meeting, phone
) -> None:
    sheet = phone.sheet()
    close_hall(meeting)
    assert phone.add("Bussen", sheet=sheet)["status"] == "late"
    assert texts(meeting) == []
    arrival = LateArrival.objects.get(meeting=meeting)
    tray.take_in(arrival=arrival, by=SYSTEM)
    assert texts(meeting) == ["Bussen"]


def test_erased_words_leave_the_board(meeting, phone) -> None:
    (bus,) = hand_in(phone, "Bussen")
    before = number_of(meeting)
    with open_change(meeting.id, by=SYSTEM, command="erase") as change:
        change.erase(Statement.objects.get(id=bus), ("text",), "asked")
    assert read_frame(meeting, after=before)["gone"] == [bus]


def test_what_is_said_in_the_plenary_is_no_statement_of_the_groups(
    meeting, phone
) -> None:
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    with open_change(meeting.id, by=SYSTEM, command="remark") as change:
        change.create(
            Statement(
                meeting=meeting, part="plenary", text="Hør!", number=1, place=1,
                sent_at=timezone.now(),
            )
        )  # fmt: skip
    assert texts(meeting) == []


def test_chatham_house_tells_no_group_and_no_exact_time(meeting, phone) -> None:
    (bus,) = hand_in(phone, "Bussen")
    at = timezone.now().replace(hour=10, minute=44, second=59)
    Statement.objects.filter(id=bus).update(sent_at=at)
    set_(meeting, chatham_house=True, view="report_back", group=Group.objects.first())
    frame = read_frame(meeting, after=None)
    told = frame["statements"][0]
    assert (told["group"], told["place"], frame["board"]["group"]) == (None, None, None)
    assert told["at"][11:] == "10:30:00.000Z"
    assert frame["report"] == [bus]


def test_merged_groups_count_as_the_one_that_stands(meeting, phone) -> None:
    hand_in(phone, "Bussen")
    first, second = Group.objects.filter(meeting=meeting).order_by("number")
    with open_change(meeting.id, by=SYSTEM, command="merge") as change:
        change.change(first, merged_into=second)
    frame = read_frame(meeting, after=None)
    assert frame["statements"][0]["group"] == str(second.id)
    assert [group["id"] for group in frame["groups"]] == [str(second.id)]
    area = frame["areas"][0]
    assert (area["asked"], area["handed_in"]) == (1, 1)


def test_asked_are_the_groups_that_were_given_the_area(meeting, phone) -> None:
    hand_in(phone, "Bussen")
    areas = read_frame(meeting, after=None)["areas"]
    assert [(each["asked"], each["handed_in"]) for each in areas] == [(2, 1), (2, 0)]


def test_likeness_tells_only_of_what_stands_on_the_board(meeting, phone) -> None:
    bus, train, hidden = hand_in(phone, "Bussen", "Toget", "Skjult")
    screen(meeting, hidden, Screening.Verdict.HIDDEN)
    area = MeetingArea.objects.filter(meeting=meeting).first()
    Likeness.objects.create(
        area=area, meeting=meeting, version=3, clusters=[[hidden, bus, train]]
    )
    (told,) = read_frame(meeting, after=None)["likeness"]
    assert (told["area"], told["version"]) == (str(area.id), 3)
    # Both are of one group, and a group that repeats itself is heard once.
    assert (told["clusters"], told["groups"]) == ([[bus, train]], [1])
    set_(meeting, draws_together=False)
    assert read_frame(meeting, after=None)["likeness"] == []


# What changed since: one who follows has at each moment what one who comes new has.


class Follower:
    """A board that was there from the start, and reads on."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.number: int | None = None
        self.has: dict[str, dict[str, Any]] = {}

    def read(self) -> dict[str, Any]:
        frame = read_frame(self.meeting, after=self.number)
        if frame["whole"]:
            self.has = {}
        for gone in frame["gone"]:
            self.has.pop(gone, None)
        self.has |= {each["id"]: each for each in frame["statements"]}
        self.number = frame["number"]
        return frame

    def check(self) -> None:
        self.read()
        whole = read_frame(self.meeting, after=None)
        assert self.has == {each["id"]: each for each in whole["statements"]}


def test_one_who_reads_on_has_what_one_who_comes_new_has(meeting, phone) -> None:
    follower = Follower(meeting)
    follower.check()
    bus, train = hand_in(phone, "Bussen", "Toget")
    follower.check()
    steps = [
        lambda: edit(phone, bus, "Busserne"),
        lambda: phone.do("mark", statement=bus, on=True),
        lambda: phone.do("remove", statement=train),
        lambda: hand_in(phone, "Cyklen"),
        lambda: hand_in(phone, "Huset", area=1),
        lambda: screen(meeting, bus, Screening.Verdict.HIDDEN),
        lambda: set_(meeting, until_closed=True),
        lambda: close_hall(meeting),
        lambda: set_(meeting, until_closed=False, chatham_house=True),
        lambda: set_(meeting, is_moderated=True),
        lambda: set_(meeting, is_moderated=False),
        lambda: room.show_at_once(meeting=meeting, on=True, by=SYSTEM),
        lambda: room.show_at_once(meeting=meeting, on=False, by=SYSTEM),
    ]
    for step in steps:
        step()
        follower.check()
    assert follower.has


def test_undoing_a_step_takes_it_back_from_the_board(meeting, phone) -> None:
    follower = Follower(meeting)
    phone.add("Bussen")
    follower.check()
    assert not follower.has
    phone.do("hand_in", sheet=phone.sheet())
    follower.check()
    assert follower.has
    batch = Batch.objects.filter(stream=meeting.id).latest("at")
    undo_batch(batch=batch, by=Actor.of_device(phone.device))
    follower.check()
    assert not follower.has


def test_what_did_not_change_is_not_told_again(meeting, phone) -> None:
    hand_in(phone, "Bussen")
    set_(meeting, view="blank")
    number = number_of(meeting)
    set_(meeting, page=1, view="area", timer_ends_at=timezone.now())
    frame = read_frame(meeting, after=number)
    assert (frame["whole"], frame["statements"], frame["gone"]) == (False, [], [])
    assert frame["board"]["page"] == 1
    assert frame["areas"]


@pytest.mark.parametrize("after", [-1, 0, 10_000])
def test_a_number_that_is_not_known_gets_all(meeting, phone, after) -> None:
    assert read_frame(meeting, after=after)["whole"]


def test_one_who_was_away_for_long_gets_all(meeting, phone) -> None:
    number = number_of(meeting)
    with open_change(meeting.id, by=SYSTEM, command="much") as change:
        for _ in range(401):
            change.note(meeting, "noted")
    assert read_frame(meeting, after=number)["whole"]


def test_a_stream_that_holds_an_old_meeting_tells_of_the_new(meeting, phone) -> None:
    held = Meeting.objects.get(id=meeting.id)
    phone.add("Bussen")
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    assert texts(held) == ["Bussen"]


def test_a_frame_takes_as_many_queries_however_much_there_is(
    meeting, phone, django_assert_num_queries
) -> None:
    # Number, meeting, board, areas, groups, programme, likeness, what was put apart,
    # points; the last event, sheets, statements, hand-ins, or which of them changed.
    number = number_of(meeting)
    with django_assert_num_queries(13):
        read_frame(meeting, after=None)
    hand_in(phone, *map(str, range(20)))
    with django_assert_num_queries(13):
        read_frame(meeting, after=None)
    with django_assert_num_queries(11):
        read_frame(meeting, after=number)


def test_six_hundred_statements_are_read_fast_enough(meeting, phone) -> None:
    sheet = Statement.objects.get(id=hand_in(phone, "Bussen")[0]).sheet
    room.show_at_once(meeting=meeting, on=True, by=SYSTEM)
    Statement.objects.bulk_create(
        Statement(
            meeting=meeting, sheet=sheet, number=n, place=n, text=f"Udsagn {n}" * 9,
            sent_at=timezone.now(),
        )
        for n in range(2, 601)
    )  # fmt: skip
    took = []
    for _ in range(5):
        began = timezone.now()
        assert len(read_frame(meeting, after=None)["statements"]) == 600
        took.append(timezone.now() - began)
    # 40 ms is wanted; a machine that is busy with other tests gets some more.
    assert min(took) < timedelta(milliseconds=120), took
