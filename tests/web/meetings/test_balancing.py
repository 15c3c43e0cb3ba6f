import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.commands.balancing import lay_groups
from folkmoot.web.meetings.commands.groups import change_group
from folkmoot.web.meetings.commands.seats import move_person
from folkmoot.web.meetings.models import GroupMember, JoinKey, Meeting
from folkmoot.web.meetings.queries.groups import list_rounds, view_table
from folkmoot.web.meetings.queries.suggested_groups import BalanceWish, suggest_groups
from tests.web.meetings.hall import add_people, count_heads, get_group
from tests.web.meetings.test_groups import write_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(anne: User) -> Actor:
    return Actor.of_person(anne)


@pytest.fixture
def meeting(meeting: Meeting, anne: User) -> Meeting:
    add_people(meeting, anne)
    return meeting


def lay(meeting: Meeting, by: Actor, wish: BalanceWish) -> None:
    lay_groups(meeting=meeting, suggestion=suggest_groups(meeting, wish), by=by)


def test_a_suggestion_changes_nothing(meeting: Meeting) -> None:
    suggest_groups(meeting, BalanceWish(groups=4))
    assert not GroupMember.objects.filter(meeting=meeting).exists()


def test_everybody_gets_a_place_and_every_organisation_is_spread(
    meeting: Meeting, by: Actor
) -> None:
    lay(meeting, by, BalanceWish(groups=4))
    assert count_heads(meeting) == [6, 6, 6, 6]
    view = list_rounds(meeting)[0]
    assert view.unseated == []
    for table in view.tables:
        homes = [m.attendee.organisation for m in table.members]
        named = [home for home in homes if home]
        assert len(named) == len(set(named))


def test_several_rounds_bring_new_people_together(meeting: Meeting, by: Actor) -> None:
    suggestion = suggest_groups(meeting, BalanceWish(groups=4, rounds=2))
    assert suggestion.rounds[1].met_before == 0
    lay_groups(meeting=meeting, suggestion=suggestion, by=by)
    assert count_heads(meeting, round_number=2) == [6, 6, 6, 6]


def test_laying_groups_is_one_step_back(meeting: Meeting, by: Actor) -> None:
    suggestion = suggest_groups(meeting, BalanceWish(groups=5))
    batch = lay_groups(meeting=meeting, suggestion=suggestion, by=by)
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert count_heads(meeting) == [0, 0]


def test_a_kept_group_stays_as_it_is(meeting: Meeting, by: Actor) -> None:
    lay(meeting, by, BalanceWish(groups=4))
    first = get_group(meeting, 1)
    before = view_table(first)
    wish = BalanceWish(groups=6, seed=2, kept=frozenset({first.id}))
    lay(meeting, by, wish)
    assert view_table(first) == before
    assert sorted(count_heads(meeting)) == [3, 3, 4, 4, 4, 6]


def test_tables_keep_their_names_and_keys_when_people_change_places(
    meeting: Meeting, by: Actor
) -> None:
    lay(meeting, by, BalanceWish(groups=2))
    change_group(
        group=get_group(meeting, 1), values={"name": "Ved døren"}, base={}, by=by
    )
    codes = set(JoinKey.objects.values_list("code", flat=True))
    lay(meeting, by, BalanceWish(groups=2, seed=3))
    assert get_group(meeting, 1).name == "Ved døren"
    assert set(JoinKey.objects.values_list("code", flat=True)) == codes


def test_fewer_groups_take_the_last_ones_away(meeting: Meeting, by: Actor) -> None:
    lay(meeting, by, BalanceWish(groups=4))
    lay(meeting, by, BalanceWish(groups=3))
    assert count_heads(meeting) == [8, 8, 8]


def test_a_group_with_words_is_not_balanced_away(meeting: Meeting, by: Actor) -> None:
    write_on(get_group(meeting, 2))
    with pytest.raises(ChangeRefusedError, match="group_has_written"):
        lay(meeting, by, BalanceWish(groups=1))
    assert count_heads(meeting) == [0, 0]


def test_a_suggestion_grows_old_when_somebody_moves(
    meeting: Meeting, by: Actor
) -> None:
    suggestion = suggest_groups(meeting, BalanceWish(groups=2))
    person = list_rounds(meeting)[0].unseated[0].attendee
    move_person(
        attendee=person,
        round_number=1,
        from_group=None,
        to_group=get_group(meeting, 1),
        count=1,
        by=by,
    )
    with pytest.raises(ChangeRefusedError, match="people_have_changed"):
        lay_groups(meeting=meeting, suggestion=suggestion, by=by)


def test_the_same_wish_gives_the_same_suggestion(meeting: Meeting) -> None:
    wish = BalanceWish(groups=4, rounds=3, seed=9)
    assert suggest_groups(meeting, wish) == suggest_groups(meeting, wish)
