import pytest
from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.groups import (
    add_groups,
    change_group,
    merge_groups,
    part_group,
    remove_group,
    restore_group,
    split_group,
)
from folkmoot.web.meetings.commands.seats import move_person
from folkmoot.web.meetings.models import Group, Meeting, MeetingArea, MeetingState
from folkmoot.web.meetings.queries.groups import list_rounds, view_table
from folkmoot.web.statements.models import Sheet, Statement
from tests.web.meetings.hall import add_people, count_heads, get_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


def seat_first_people(meeting: Meeting, anne: User, *, count: int = 4) -> None:
    """The first so many at the first table."""
    group = get_group(meeting, 1)
    for person in add_people(meeting, anne)[:count]:
        move_person(
            attendee=person,
            round_number=1,
            from_group=None,
            to_group=group,
            count=1,
            by=Actor.of_person(anne),
        )


def write_on(group: Group, text: str = "Cykelstien mangler.") -> Statement:
    area = MeetingArea.objects.filter(meeting=group.meeting).first()
    sheet, statement = Sheet(meeting=group.meeting, group=group, area=area), None
    with open_change(group.meeting_id, by=SYSTEM, command="write") as change:
        change.create(sheet)
        statement = Statement(
            meeting=group.meeting,
            sheet=sheet,
            number=change.number + 1,
            place=0,
            text=text,
            sent_at=timezone.now(),
        )
        change.create(statement)
    return statement


def list_numbers(meeting: Meeting) -> list[int]:
    return [table.group.number for table in list_rounds(meeting)[0].tables]


def test_groups_are_numbered_on(meeting: Meeting, by: Actor) -> None:
    batch = add_groups(meeting=meeting, count=2, round_number=1, by=by)
    assert list_numbers(meeting) == [1, 2, 3, 4]
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert list_numbers(meeting) == [1, 2]


def test_a_number_is_given_once_only_when_the_meeting_is_open(
    meeting: Meeting, by: Actor
) -> None:
    remove_group(group=get_group(meeting, 2), by=by)
    Meeting.objects.filter(id=meeting.id).update(state=MeetingState.OPEN)
    meeting.refresh_from_db()
    add_groups(meeting=meeting, count=1, round_number=1, by=by)
    assert list_numbers(meeting) == [1, 3]


def test_a_name_stands_instead_of_the_number(meeting: Meeting, by: Actor) -> None:
    group = get_group(meeting, 1)
    change_group(group=group, values={"name": "Ved vinduet"}, base={}, by=by)
    assert str(get_group(meeting, 1)) == "Ved vinduet"


def test_merged_groups_sit_together_and_keep_their_own_words(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    seat_first_people(meeting, anne)
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    statement = write_on(first)
    batch = merge_groups(group=first, into=second, by=by)
    assert list_numbers(meeting) == [2]
    assert count_heads(meeting) == [4]
    assert view_table(second).merged == [first]
    statement.refresh_from_db()
    assert statement.sheet.group == first
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert count_heads(meeting) == [4, 0]


def test_merged_groups_can_be_taken_apart_again(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    seat_first_people(meeting, anne)
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    merge_groups(group=first, into=second, by=by)
    part_group(group=first, by=by)
    assert count_heads(meeting) == [4, 0]


def test_three_groups_become_one_by_way_of_the_second(
    meeting: Meeting, by: Actor
) -> None:
    add_groups(meeting=meeting, count=1, round_number=1, by=by)
    first, second, third = (get_group(meeting, n) for n in (1, 2, 3))
    merge_groups(group=first, into=second, by=by)
    merge_groups(group=second, into=third, by=by)
    assert list(view_table(third).merged) == [second, first]


def test_a_group_is_not_merged_into_itself_nor_into_another_round(
    meeting: Meeting, by: Actor
) -> None:
    add_groups(meeting=meeting, count=1, round_number=2, by=by)
    first = get_group(meeting, 1)
    with pytest.raises(ChangeRefusedError, match="group_into_itself"):
        merge_groups(group=first, into=first, by=by)
    other = get_group(meeting, 1, round_number=2)
    with pytest.raises(ChangeRefusedError, match="groups_of_two_rounds"):
        merge_groups(group=first, into=other, by=by)


def test_merging_two_ways_at_once_leaves_one_standing(
    meeting: Meeting, by: Actor
) -> None:
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    merge_groups(group=first, into=second, by=by)
    with pytest.raises(ChangeRefusedError, match="group_is_merged"):
        merge_groups(group=second, into=first, by=by)


def test_a_split_moves_people_and_no_words(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    seat_first_people(meeting, anne)
    first = get_group(meeting, 1)
    statement = write_on(first)
    leaving = [member.attendee.id for member in view_table(first).members[:2]]
    moving = dict.fromkeys(leaving, 1)
    batch = split_group(group=first, moving=moving, name="Udenfor", by=by)
    new = get_group(meeting, 3)
    assert [m.attendee.id for m in view_table(new).members] == leaving
    assert count_heads(meeting) == [2, 0, 2]
    statement.refresh_from_db()
    assert statement.sheet.group == first
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert count_heads(meeting) == [4, 0]


def test_some_of_several_of_a_kind_can_move(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    citizens = add_people(meeting, anne)[-1]
    first, second = get_group(meeting, 1), get_group(meeting, 2)
    steps = [(None, first, 12), (first, second, 5), (first, None, 1)]
    for from_group, to_group, count in steps:
        move_person(
            attendee=citizens,
            round_number=1,
            from_group=from_group,
            to_group=to_group,
            count=count,
            by=by,
        )
    assert count_heads(meeting) == [6, 5]


def test_nobody_sits_at_two_tables_of_one_round(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    seat_first_people(meeting, anne, count=1)
    person = view_table(get_group(meeting, 1)).members[0].attendee
    with pytest.raises(ChangeRefusedError, match="already_seated"):
        move_person(
            attendee=person,
            round_number=1,
            from_group=None,
            to_group=get_group(meeting, 2),
            count=1,
            by=by,
        )
    assert count_heads(meeting) == [1, 0]


def test_a_group_with_words_stays(meeting: Meeting, by: Actor) -> None:
    first = get_group(meeting, 1)
    write_on(first)
    with pytest.raises(ChangeRefusedError, match="group_has_written"):
        remove_group(group=first, by=by)
    assert list_numbers(meeting) == [1, 2]


def test_an_empty_group_goes_and_comes_back_with_its_members(
    meeting: Meeting, anne: User, by: Actor
) -> None:
    seat_first_people(meeting, anne)
    batch = remove_group(group=get_group(meeting, 1), by=by)
    assert count_heads(meeting) == [0]
    assert len(list_rounds(meeting)[0].unseated) == 13
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert count_heads(meeting) == [4, 0]


def test_a_group_comes_back_under_the_next_number_where_its_own_is_taken(
    meeting: Meeting, by: Actor
) -> None:
    second = get_group(meeting, 2)
    remove_group(group=second, by=by)
    add_groups(meeting=meeting, count=1, round_number=1, by=by)
    restore_group(group=second, by=by)
    assert list_numbers(meeting) == [1, 2, 3]
