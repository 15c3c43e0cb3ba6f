"""What is said in the plenary, typed by the secretary."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.web.accounts.models import User
from folkmoot.web.board.commands.points import make_point
from folkmoot.web.board.commands.remarks import (
    Said,
    change_remark,
    put_down_remark,
    remove_remark,
)
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.board.queries.state import read_frame
from folkmoot.web.events.erasure import Reason, erase_words
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.commands.practice import start_practice, wipe_practice
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Match, Origin, Part, Side, Statement
from tests.web.statements.phones import Phone, open_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def point(meeting: Meeting, by: Actor) -> PlenaryPoint:
    make_point(meeting=meeting, point_id=uuid.uuid4(), text="Flere busser", by=by)
    return PlenaryPoint.objects.select_related("key_point").get()


@pytest.fixture
def say(meeting: Meeting, by: Actor) -> Callable[..., Statement]:
    def note(text: str = "Hvad med toget?", **values: Any) -> Statement:
        remark_id, said = uuid.uuid4(), Said(text=text, **values)
        for _ in range(2):
            put_down_remark(meeting=meeting, remark_id=remark_id, said=said, by=by)
        return Statement.objects.get(id=remark_id)

    return note


def test_a_remark_is_a_statement_of_its_own(
    say: Callable[..., Statement], anne: User, meeting: Meeting
) -> None:
    group = Group.objects.get(meeting=meeting, number=2)
    first, second = say(group=group), say("  Og cyklen?\r\n")
    assert (first.part, first.sheet, first.said_by) == (Part.PLENARY, None, group)
    assert (first.origin, first.typed_by, first.device) == (Origin.TYPED, anne, None)
    assert second.text == "Og cyklen?"
    assert first.number < second.number
    assert first.place < second.place


def test_a_remark_stands_for_or_against_one_key_point(
    say: Callable[..., Statement], point: PlenaryPoint, by: Actor
) -> None:
    remark = say(point=point, side=Side.OPPOSES)
    assert Match.objects.kept().get().side == Side.OPPOSES
    change_remark(remark=remark, said=Said(text="Toget", point=point), by=by)
    assert Match.objects.kept().get().side == Side.SUPPORTS
    change_remark(remark=remark, said=Said(text="Toget"), by=by)
    assert not Match.objects.kept().exists()


def test_a_remark_can_be_put_right_and_taken_away(
    say: Callable[..., Statement], point: PlenaryPoint, by: Actor
) -> None:
    remark = say(point=point)
    change_remark(remark=remark, said=Said(text="Bus", point=point), by=by)
    with pytest.raises(StaleFieldError):
        change_remark(remark=remark, said=Said(text="X"), base={"text": 0}, by=by)
    batch = remove_remark(remark=remark, by=by)
    assert not Statement.objects.kept().exists()
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert Statement.objects.kept().get().text == "Bus"
    assert Match.objects.kept().count() == 1


def test_a_remark_has_words(meeting: Meeting, by: Actor) -> None:
    for text, code in ((" \n", "empty"), ("x" * 4001, "too_long")):
        with pytest.raises(ChangeRefusedError, match=code):
            put_down_remark(
                meeting=meeting, remark_id=uuid.uuid4(), said=Said(text=text), by=by
            )


def test_what_a_group_wrote_is_no_remark(meeting: Meeting, by: Actor) -> None:
    phone = Phone().join(open_hall(meeting)[0])
    own = Statement.objects.get(id=phone.add("Bussen")["statement"]["id"])
    with pytest.raises(ChangeRefusedError, match="not_said_in_plenary"):
        change_remark(remark=own, said=Said(text="Toget"), by=by)
    with pytest.raises(ChangeRefusedError, match="not_said_in_plenary"):
        remove_remark(remark=own, by=by)


def test_remarks_are_not_on_the_groups_board(
    say: Callable[..., Statement], meeting: Meeting
) -> None:
    say()
    assert read_frame(meeting, after=None)["statements"] == []


def test_the_words_of_a_remark_can_be_erased_and_the_log_still_holds(
    say: Callable[..., Statement], point: PlenaryPoint, by: Actor
) -> None:
    remark = say(point=point)
    erase_words(subject=remark, reason=Reason.ASKED, by=by)
    remark.refresh_from_db()
    assert (remark.text, remark.removed_at) == ("", None)
    assert verify_log(remark.meeting_id).faults == ()


def test_the_rooms_pages_cope_with_remarks(
    say: Callable[..., Statement], meeting: Meeting, client: Client, anne: User
) -> None:
    remark = say()
    client.force_login(anne)
    assert client.get(reverse("board:console", args=[meeting.id])).status_code == 200
    for name, row in (("meetings:history", meeting), ("statements:history", remark)):
        told = client.get(reverse(name, args=[row.id]))
        assert "Hvad med toget?" in told.content.decode()


def test_a_practice_plenary_is_wiped_with_the_rest(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    twin = start_practice(meeting=meeting, by=by)
    make_point(meeting=twin, point_id=uuid.uuid4(), text="Bus", by=by)
    said = Said(text="Toget", point=PlenaryPoint.objects.get())
    put_down_remark(meeting=twin, remark_id=uuid.uuid4(), said=said, by=by)
    assert Statement.objects.get().origin == Origin.PRACTICE
    wipe_practice(practice=twin)
    assert not Statement.objects.exists()
    assert not PlenaryPoint.objects.exists()
