"""Leading the plenary: key points from the board, opened, counted, and taken back."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.plenary import (
    close_point,
    end_plenary,
    go_to_next,
    open_point,
    show_counts,
)
from folkmoot.web.board.commands.points import (
    add_sources,
    make_point,
    make_version,
    move_point,
    remove_point,
    reword_point,
)
from folkmoot.web.board.commands.remarks import Said, put_down_remark
from folkmoot.web.board.models import Answer, PlenaryPoint, PointState, View
from folkmoot.web.board.queries.boards import find_board
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.models import Match, Side, Statement
from tests.web.board.plenaries import answer
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(meeting: Meeting) -> Phone:
    return Phone().join(open_hall(meeting)[0])


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


def write(phone: Phone, *texts: str) -> list[Statement]:
    ids = [phone.add(text)["statement"]["id"] for text in texts]
    return [Statement.objects.select_related("sheet__area").get(id=i) for i in ids]


def make(meeting: Meeting, by: Actor, text: str = "Flere busser") -> PlenaryPoint:
    point_id = uuid.uuid4()
    make_point(meeting=meeting, point_id=point_id, text=text, by=by)
    return PlenaryPoint.objects.get(id=point_id)


def undo(batch: Batch | None, by: Actor) -> None:
    assert batch is not None
    undo_batch(batch=batch, by=by)


def test_a_key_point_speaks_with_the_words_of_the_first_statement(
    meeting: Meeting, phone: Phone, by: Actor
) -> None:
    said = write(phone, "Bussen hver time", "Flere busser")
    batch = make_point(meeting=meeting, point_id=uuid.uuid4(), statements=said, by=by)
    point = PlenaryPoint.objects.get()
    assert (str(point), point.state) == ("Bussen hver time", PointState.WAITING)
    assert point.key_point.focus_area == said[0].written_on.area.focus_area
    sides = Match.objects.values_list("statement", "side")
    assert set(sides) == {(each.id, Side.SUPPORTS) for each in said}
    undo(batch, by)
    assert not PlenaryPoint.objects.kept().exists()
    assert not Match.objects.kept().exists()


def test_a_key_point_that_is_sent_twice_is_made_once(
    meeting: Meeting, by: Actor
) -> None:
    point = make(meeting, by)
    assert make_point(meeting=meeting, point_id=point.id, text="X", by=by) is None
    with pytest.raises(ChangeRefusedError, match="empty"):
        make_point(meeting=meeting, point_id=uuid.uuid4(), by=by)


def test_opening_a_key_point_puts_it_on_the_board(meeting: Meeting, by: Actor) -> None:
    point = make(meeting, by)
    batch = open_point(point=point, by=by)
    board = find_board(meeting)
    assert (board.view, board.point_id) == (View.PLENARY, point.id)
    assert open_point(point=point, by=by) is None
    undo(batch, by)
    point.refresh_from_db()
    assert point.state == PointState.WAITING
    assert find_board(meeting).point_id is None


def test_words_that_were_answered_do_not_change(
    meeting: Meeting, phone: Phone, by: Actor
) -> None:
    point = make(meeting, by)
    reword_point(point=point, text="Mange flere busser", by=by)
    open_point(point=point, by=by)
    answer(phone, point, "agree")
    with pytest.raises(ChangeRefusedError, match="wording_is_answered"):
        reword_point(point=point, text="Færre busser", by=by)
    point.key_point.refresh_from_db()
    assert point.key_point.text == "Mange flere busser"


def test_words_another_has_changed_are_not_written_over(
    meeting: Meeting, by: Actor
) -> None:
    point = make(meeting, by)
    reword_point(point=point, text="Busser", by=by, base={"text": 0})
    with pytest.raises(StaleFieldError):
        reword_point(point=point, text="Tog", by=by, base={"text": 0})


def test_a_new_version_keeps_the_statements_and_starts_without_answers(
    meeting: Meeting, phone: Phone, by: Actor
) -> None:
    first, second = make(meeting, by), make(meeting, by, "Tog")
    add_sources(point=first, statements=write(phone, "Nej"), side=Side.OPPOSES, by=by)
    open_point(point=first, by=by)
    answer(phone, first, "agree")
    new = uuid.uuid4()
    make_version(point=first, point_id=new, text="Busser om aftenen", by=by)
    assert make_version(point=first, point_id=new, text="X", by=by) is None
    points = list(PlenaryPoint.objects.kept().filter(meeting=meeting))
    assert [point.id for point in points] == [first.id, new, second.id]
    assert [point.state for point in points] == ["closed", "waiting", "waiting"]
    assert Answer.objects.filter(point=first).count() == 1
    (match,) = Match.objects.filter(key_point=points[1].key_point)
    assert match.side == Side.OPPOSES


def test_a_statement_is_on_the_side_that_was_chosen_last(
    meeting: Meeting, phone: Phone, by: Actor
) -> None:
    point, said = make(meeting, by), write(phone, "Bussen")
    for side in (Side.SUPPORTS, Side.OPPOSES):
        add_sources(point=point, statements=said, side=side, by=by)
    assert [each.side for each in Match.objects.all()] == [Side.OPPOSES]


def test_the_next_key_point_closes_the_one_on_the_board(
    meeting: Meeting, by: Actor
) -> None:
    first, second = make(meeting, by), make(meeting, by, "Tog")
    go_to_next(meeting=meeting, by=by)
    batch = go_to_next(meeting=meeting, by=by)
    states = PlenaryPoint.objects.filter(meeting=meeting).values_list("id", "state")
    assert dict(states) == {first.id: "closed", second.id: "open"}
    with pytest.raises(ChangeRefusedError, match="no_point_waits"):
        go_to_next(meeting=meeting, by=by)
    undo(batch, by)
    states = PlenaryPoint.objects.filter(meeting=meeting).values_list("id", "state")
    assert dict(states) == {first.id: "open", second.id: "waiting"}


def test_the_end_closes_all_and_clears_the_board(meeting: Meeting, by: Actor) -> None:
    points = [make(meeting, by, text) for text in ("A", "B")]
    for point in points:
        open_point(point=point, by=by)
    undo(show_counts(point=points[0], on=True, by=by), by)
    close_point(point=points[1], by=by)
    end_plenary(meeting=meeting, by=by)
    assert set(PlenaryPoint.objects.values_list("state", flat=True)) == {"closed"}
    assert find_board(meeting).view == View.TITLE


def test_key_points_are_asked_in_the_order_they_stand(
    meeting: Meeting, by: Actor
) -> None:
    points = [make(meeting, by, text) for text in ("A", "B", "C")]
    undo(move_point(point=points[0], steps=1, by=by), by)
    move_point(point=points[2], steps=-1, by=by)
    assert move_point(point=points[0], steps=-1, by=by) is None
    assert [str(point) for point in PlenaryPoint.objects.all()] == ["A", "C", "B"]


def test_what_is_taken_off_the_list_comes_back_with_its_matches(
    meeting: Meeting, phone: Phone, by: Actor
) -> None:
    make_point(
        meeting=meeting, point_id=uuid.uuid4(), statements=write(phone, "Bus"), by=by
    )
    point = PlenaryPoint.objects.get()
    open_point(point=point, by=by)
    batch = remove_point(point=PlenaryPoint.objects.get(), by=by)
    assert find_board(meeting).point_id is None
    assert not Match.objects.kept().exists()
    undo(batch, by)
    assert Match.objects.kept().count() == 1
    assert PlenaryPoint.objects.kept().get().state == PointState.OPEN


def test_the_page_asks_as_much_however_much_there_is(
    meeting: Meeting, phone: Phone, by: Actor, anne: User, client: Client
) -> None:
    client.force_login(anne)
    address = reverse("board:plenary", args=[meeting.id])

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    def add(n: int) -> None:
        point = uuid.uuid4()
        said = write(phone, f"Bus {n}", f"Tog {n}")
        make_point(meeting=meeting, point_id=point, statements=said, by=by)
        made = PlenaryPoint.objects.get(id=point)
        open_point(point=made, by=by)
        answer(phone, made, "agree")
        remark = Said(text=f"Nej {n}", point=made, side=Side.OPPOSES)
        put_down_remark(meeting=meeting, remark_id=uuid.uuid4(), said=remark, by=by)
        phone.do("hand_in", sheet=phone.sheet())

    add(0)
    count()
    # What was read of the hall is kept until it changes; so it has changed each time.
    add(1)
    before = count()
    for n in range(2, 6):
        add(n)
    assert count() <= before


def test_a_press_that_comes_too_late_says_why(
    meeting: Meeting, phone: Phone, by: Actor, anne: User, client: Client
) -> None:
    point = make(meeting, by)
    open_point(point=point, by=by)
    answer(phone, point, "agree")
    client.force_login(anne)
    address = reverse("board:reword_point", args=[point.id])
    told = client.post(address, {"text": "Færre busser"}, follow=True)
    assert "Lav en ny udgave i stedet" in told.content.decode()
    client.post(address, {"text": "Færre busser", "as_new": "yes"})
    texts = [str(each) for each in PlenaryPoint.objects.all()]
    assert texts == ["Flere busser", "Færre busser"]
