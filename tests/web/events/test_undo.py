"""Undo is a new batch; it is refused where later changes build on the old one."""

from collections.abc import Callable

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import UndoRefusedError
from folkmoot.web.events.models import Batch, Event, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import (
    Attendee,
    Group,
    GroupMember,
    Meeting,
    Part,
    ProgrammeItem,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def group(meeting: Meeting) -> Group:
    return Group.objects.filter(meeting=meeting).first()


def do(meeting: Meeting, by: Actor, act: Callable[[Change], object]) -> Batch:
    with open_change(meeting.id, by=by, command="act") as change:
        act(change)
    return change.batch


def rename(group: Group, by: Actor, name: str) -> Batch:
    return do(group.meeting, by, lambda change: change.change(group, name=name))


def stored(row: Recorded) -> Recorded:
    return type(row)._default_manager.get(pk=row.pk)


def test_undo_brings_a_field_back_and_redo_brings_it_forth(
    group: Group, by: Actor
) -> None:
    renamed = rename(group, by, "Havnen")
    undone = undo_batch(batch=renamed, by=by)
    assert stored(group).name == ""
    redone = undo_batch(batch=undone, by=by)
    assert stored(group).name == "Havnen"
    undo_batch(batch=redone, by=by)
    assert stored(group).name == ""


def test_what_was_made_is_taken_away_and_what_was_taken_away_comes_back(
    meeting: Meeting, by: Actor
) -> None:
    item = ProgrammeItem(meeting=meeting, kind="break")
    made = do(meeting, by, lambda change: change.create(item))
    undone = undo_batch(batch=made, by=by)
    assert stored(item).removed_at is not None
    undo_batch(batch=undone, by=by)
    assert stored(item).removed_at is None


def test_undo_is_refused_where_a_later_change_builds_on_it(
    group: Group, by: Actor, bo: User
) -> None:
    first = rename(group, by, "Havnen")
    second = rename(group, Actor.of_person(bo), "Torvet")
    with pytest.raises(UndoRefusedError) as refused:
        undo_batch(batch=first, by=by)
    assert (refused.value.why, refused.value.later) == ("changed_since", second)
    assert stored(group).name == "Torvet"


def test_another_field_of_the_same_row_does_not_stand_in_the_way(
    group: Group, by: Actor
) -> None:
    renamed = rename(group, by, "Havnen")
    do(group.meeting, by, lambda change: change.change(group, size=7))
    undo_batch(batch=renamed, by=by)
    assert (stored(group).name, stored(group).size) == ("", 7)


def test_steps_can_be_undone_one_after_the_other_and_done_again(
    group: Group, by: Actor
) -> None:
    steps = [rename(group, by, name) for name in ("Havnen", "Torvet", "Parken")]
    undos = [undo_batch(batch=step, by=by) for step in reversed(steps)]
    assert stored(group).name == ""
    for undo in reversed(undos):
        undo_batch(batch=undo, by=by)
    assert stored(group).name == "Parken"


def test_an_undone_step_is_not_done_again_upon_another_ground(
    group: Group, by: Actor
) -> None:
    first, second = rename(group, by, "Havnen"), rename(group, by, "Torvet")
    undone = undo_batch(batch=second, by=by)
    undo_batch(batch=first, by=by)
    with pytest.raises(UndoRefusedError):
        undo_batch(batch=undone, by=by)
    assert stored(group).name == ""


def test_undo_sent_twice_undoes_once(group: Group, by: Actor) -> None:
    renamed = rename(group, by, "Havnen")
    first = undo_batch(batch=renamed, by=by)
    assert undo_batch(batch=renamed, by=by) == first
    assert Event.objects.filter(subject=group.id, kind="group.changed").count() == 2


def test_a_row_that_others_rely_on_is_not_taken_away(
    meeting: Meeting, by: Actor
) -> None:
    group = Group(meeting=meeting, number=9)
    made = do(meeting, by, lambda change: change.create(group))
    attendee = Attendee(meeting=meeting, part=Part.PARTICIPANT, role="nurse")
    seat = GroupMember(meeting=meeting, group=group, attendee=attendee)
    seated = do(
        meeting, by, lambda change: (change.create(attendee), change.create(seat))
    )
    with pytest.raises(UndoRefusedError, match="others_rely_on_it"):
        undo_batch(batch=made, by=by)
    undo_batch(batch=seated, by=by)
    undo_batch(batch=made, by=by)
    assert stored(group).removed_at is not None


def test_a_row_does_not_come_back_into_one_that_is_away(
    meeting: Meeting, by: Actor
) -> None:
    group = Group(meeting=meeting, number=9)
    attendee = Attendee(meeting=meeting, part=Part.PARTICIPANT, role="nurse")
    seat = GroupMember(meeting=meeting, group=group, attendee=attendee)
    do(meeting, by, lambda c: [c.create(row) for row in (group, attendee, seat)])
    unseated = do(meeting, by, lambda change: change.remove(seat))
    do(meeting, by, lambda change: change.remove(group))
    with pytest.raises(UndoRefusedError, match="stands_in_removed"):
        undo_batch(batch=unseated, by=by)


def test_a_number_given_to_another_meanwhile_is_not_taken_from_it(
    meeting: Meeting, group: Group, by: Actor
) -> None:
    removed = do(meeting, by, lambda change: change.remove(group))
    other = Group(meeting=meeting, number=group.number)
    do(meeting, by, lambda change: change.create(other))
    with pytest.raises(UndoRefusedError, match="place_is_taken"):
        undo_batch(batch=removed, by=by)
    assert stored(group).removed_at is not None


def test_a_step_that_changed_one_row_twice_is_undone_as_one(
    meeting: Meeting, by: Actor
) -> None:
    one, two = Group.objects.filter(meeting=meeting)

    def swap(change: Change) -> None:
        change.change(one, number=99)
        change.change(two, number=1)
        change.change(one, number=2)

    undo_batch(batch=do(meeting, by, swap), by=by)
    assert (stored(one).number, stored(two).number) == (1, 2)


def test_what_a_phone_wrote_is_not_taken_back_by_others(
    meeting: Meeting, group: Group, by: Actor
) -> None:
    phone = Actor.of_device(meeting.id)
    renamed = rename(group, phone, "Vores bord")
    with pytest.raises(UndoRefusedError, match="written_by_group"):
        undo_batch(batch=renamed, by=by)
    undo_batch(batch=renamed, by=phone)
    assert stored(group).name == ""


def test_the_words_of_a_name_come_back(meeting: Meeting, by: Actor) -> None:
    attendee = Attendee(meeting=meeting, part=Part.HOST, name="Kirsten Holm")
    do(meeting, by, lambda change: change.create(attendee))
    renamed = do(meeting, by, lambda change: change.change(attendee, name="K. Holm"))
    undo_batch(batch=renamed, by=by)
    assert stored(attendee).name == "Kirsten Holm"


def test_undo_seats_nobody_at_two_tables(
    meeting: Meeting, group: Group, by: Actor
) -> None:
    other = Group.objects.filter(meeting=meeting).last()
    attendee = Attendee(meeting=meeting, part=Part.PARTICIPANT, role="nurse")
    seat = GroupMember(meeting=meeting, group=group, attendee=attendee)
    do(meeting, by, lambda c: [c.create(row) for row in (attendee, seat)])
    stood_up = do(meeting, by, lambda change: change.remove(seat))
    elsewhere = GroupMember(meeting=meeting, group=other, attendee=attendee)
    do(meeting, by, lambda change: change.create(elsewhere))
    with pytest.raises(UndoRefusedError, match="already_seated"):
        undo_batch(batch=stood_up, by=by)


def test_a_row_that_came_and_went_within_a_step_is_away_before_and_after(
    meeting: Meeting, by: Actor
) -> None:
    item = ProgrammeItem(meeting=meeting, kind="break")
    other = ProgrammeItem(meeting=meeting, kind="break")

    def come_and_go(change: Change) -> None:
        change.create(item)
        change.remove(item)
        change.create(other)

    undone = undo_batch(batch=do(meeting, by, come_and_go), by=by)
    assert [stored(item).removed_at, stored(other).removed_at].count(None) == 0
    undo_batch(batch=undone, by=by)
    assert stored(item).removed_at is not None
    assert stored(other).removed_at is None
