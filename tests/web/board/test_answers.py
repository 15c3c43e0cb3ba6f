"""What phones answer in the plenary."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.boards import set_board
from folkmoot.web.board.models import Answer, Mark, PointState
from folkmoot.web.board.queries.answerers import make_answerer
from folkmoot.web.events.models import Event, HandledRequest, Stream
from folkmoot.web.events.recording import SYSTEM
from folkmoot.web.meetings.models import Consultation, Meeting, MeetingState
from tests.web.board.plenaries import answer, ask, mark, read, send, set_state, unknown
from tests.web.people import make_meeting
from tests.web.statements.phones import Phone, open_hall, set_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


@pytest.fixture
def other(meeting: Meeting, phone: Phone) -> Phone:
    del phone
    return Phone().join(open_hall(meeting)[1])


def number_of(meeting: Meeting) -> int:
    return Stream.objects.get(id=meeting.id).last_number


def test_a_phone_sees_what_it_answered(meeting: Meeting, phone: Phone) -> None:
    point = ask(meeting)
    assert answer(phone, point, "agree") == {"point": str(point.id), "status": "done"}
    told = read(phone)
    assert told["is_on"]
    assert told["current"] == str(point.id)
    assert told["mine"] == {"answers": {str(point.id): "agree"}, "marks": []}
    (shown,) = told["points"]
    assert (shown["text"], shown["state"]) == ("Flere busser", "open")


def test_the_last_answer_wins(meeting: Meeting, phone: Phone) -> None:
    point = ask(meeting)
    for choice in ("agree", "unsure", "disagree"):
        answer(phone, point, choice)
    assert Answer.objects.get().choice == "disagree"
    kinds = Event.objects.filter(subject_type="board.Answer").order_by("number")
    assert [each.kind.partition(".")[2] for each in kinds] == [
        "created",
        "changed",
        "changed",
    ]


def test_an_answer_sent_again_is_one_row_and_one_event(
    meeting: Meeting, phone: Phone
) -> None:
    point = ask(meeting)
    answer(phone, point, "agree")
    mark(phone, point)
    number = number_of(meeting)
    for _ in range(50):
        assert answer(phone, point, "agree")["status"] == "done"
        assert mark(phone, point)["status"] == "done"
    assert (Answer.objects.count(), Mark.objects.count()) == (1, 1)
    assert number_of(meeting) == number
    assert not HandledRequest.objects.exists()


def test_each_phone_has_one_answer_of_its_own(
    meeting: Meeting, phone: Phone, other: Phone
) -> None:
    point = ask(meeting)
    answer(phone, point, "agree")
    answer(other, point, "disagree")
    assert read(phone)["mine"]["answers"] == {str(point.id): "agree"}
    assert read(other)["mine"]["answers"] == {str(point.id): "disagree"}
    assert Answer.objects.values("answerer").distinct().count() == 2


def test_a_phone_that_joins_again_keeps_its_answer(
    meeting: Meeting, phone: Phone
) -> None:
    point = ask(meeting)
    answer(phone, point, "agree")
    phone.join(open_hall(meeting)[1])
    answer(phone, point, "unsure")
    assert Answer.objects.get().choice == "unsure"


@pytest.mark.parametrize(
    ("state", "code"),
    [(PointState.CLOSED, "point_closed"), (PointState.WAITING, "unknown_point")],
)
def test_answers_are_taken_only_while_the_point_is_open(
    meeting: Meeting, phone: Phone, state: str, code: str
) -> None:
    point = ask(meeting, state=state)
    result = answer(phone, point, "agree")
    assert (result["status"], result["code"]) == ("refused", code)
    assert "ikke talt med" in result["message"]
    assert not Answer.objects.exists()


def test_a_closed_meeting_takes_no_answers(meeting: Meeting, phone: Phone) -> None:
    point = ask(meeting)
    set_time(meeting, meeting_state=MeetingState.CLOSED, area_state="closed")
    assert answer(phone, point, "agree")["code"] == "point_closed"
    assert not read(phone)["is_on"]


def test_one_that_is_refused_does_not_hinder_the_others(
    meeting: Meeting, phone: Phone
) -> None:
    point = ask(meeting)
    told = send(
        phone,
        answers=[
            {"point": unknown(), "choice": "agree"},
            {"point": "x", "choice": "agree"},
            {"point": str(point.id), "choice": "perhaps"},
            "x",
            {"point": str(point.id), "choice": "agree"},
        ],
        marks=[{"point": str(point.id), "on": 1}],
    )
    codes = [each.get("code", "done") for each in told["results"]]
    unread = ["malformed", "malformed"]
    assert codes == ["unknown_point", "unknown_point", *unread, "done", "malformed"]
    assert told["mine"]["answers"] == {str(point.id): "agree"}


@pytest.mark.parametrize(
    "body", [{"answers": {}}, {"marks": "x"}, {"answers": [0] * 101}]
)
def test_what_is_no_list_of_answers_is_refused_whole(
    meeting: Meeting, phone: Phone, body: dict[str, object]
) -> None:
    ask(meeting)
    assert phone.post("/api/answers", body).status_code == 400


def test_there_are_three_marks_for_all_the_points(
    meeting: Meeting, phone: Phone
) -> None:
    points = [ask(meeting, f"Punkt {n}", place=n) for n in range(4)]
    for point in points[:3]:
        assert mark(phone, point)["status"] == "done"
    assert mark(phone, points[3])["code"] == "too_many_marks"
    mark(phone, points[0], on=False)
    assert mark(phone, points[3])["status"] == "done"
    assert set(read(phone)["mine"]["marks"]) == {str(p.id) for p in points[1:]}


def test_a_mark_can_be_moved_from_a_point_that_is_closed(
    meeting: Meeting, phone: Phone
) -> None:
    first, second = ask(meeting, "A"), ask(meeting, "B", place=2)
    mark(phone, first)
    set_state(first, PointState.CLOSED)
    assert mark(phone, first, on=False)["status"] == "done"
    assert mark(phone, second)["status"] == "done"
    assert mark(phone, first)["status"] == "done"


def test_marks_stand_when_the_plenary_is_over(meeting: Meeting, phone: Phone) -> None:
    point = ask(meeting)
    mark(phone, point)
    set_state(point, PointState.CLOSED)
    set_board(meeting=meeting, by=SYSTEM, command="end", view="title")
    assert mark(phone, point, on=False)["code"] == "point_closed"
    assert not read(phone)["is_on"]


def test_what_waits_is_not_known_in_the_hall(meeting: Meeting, phone: Phone) -> None:
    ask(meeting, state=PointState.WAITING)
    told = read(phone)
    assert (told["points"], told["current"]) == ([], None)


def test_counts_are_told_when_the_secretary_shows_them(
    meeting: Meeting, phone: Phone
) -> None:
    point = ask(meeting)
    answer(phone, point, "agree")
    assert read(phone)["points"][0]["counts"] is None
    set_state(point, PointState.OPEN, shows_counts=True)
    counts = read(phone)["points"][0]["counts"]
    assert (counts["agree"], counts["disagree"], counts["groups"]) == (1, 0, None)


def test_groups_of_three_answers_or_more_are_told_by_name_where_so_chosen(
    meeting: Meeting,
) -> None:
    set_board(meeting=meeting, by=SYSTEM, command="set", answers_by_group=True)
    first, second = open_hall(meeting)
    point, phones = ask(meeting, shows_counts=True), []
    for group, choice in [(first, "agree")] * 3 + [(second, "disagree")] * 3:
        phones.append(Phone().join(group))
        answer(phones[-1], point, choice)
    told = read(phones[0])
    assert [each["number"] for each in told["groups"]] == [1, 2]
    counted = {each["group"]: each for each in told["points"][0]["counts"]["groups"]}
    assert counted[str(first.id)]["agree"] == counted[str(second.id)]["disagree"] == 3
    assert told["groups"][1]["id"] == str(second.id)


def test_a_phone_of_another_meeting_knows_nothing_of_the_point(
    meeting: Meeting, phone: Phone, consultation: Consultation, anne: User
) -> None:
    elsewhere = make_meeting(consultation, anne)
    foreign = Phone().join(open_hall(elsewhere)[0])
    point = ask(meeting)
    del phone
    assert answer(foreign, point, "agree")["code"] == "unknown_point"


def test_an_answer_needs_few_queries(meeting: Meeting, phone: Phone) -> None:
    for n in range(8):
        point = ask(meeting, f"Punkt {n}", place=n)
    answer(phone, point, "unsure")
    body = {"answers": [{"point": str(point.id), "choice": "agree"}]}
    with CaptureQueriesContext(
        connection,
    ) as asked:
        phone.post("/api/answers", body)
    assert len(asked) <= 14, [each["sql"][:90] for each in asked]


def test_who_has_not_joined_can_neither_read_nor_answer(meeting: Meeting) -> None:
    ask(meeting)
    assert Phone().client.get("/api/plenary").status_code == 401
    assert Phone().post("/api/answers", {"answers": []}).status_code == 401


def test_the_number_is_the_phones_own_in_each_meeting() -> None:
    here, there = uuid.uuid4(), uuid.uuid4()
    assert make_answerer("s", here) == make_answerer("s", here)
    assert make_answerer("s", here) != make_answerer("s", there)
    assert make_answerer("s", here) != make_answerer("t", here)
