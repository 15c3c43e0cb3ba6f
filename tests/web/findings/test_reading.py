import pytest
from django.utils import translation

from folkmoot.domain.findings import Counted, DilemmaState, Trait, TraitKind
from folkmoot.web.findings.queries.voices import count_unseen_single_voices
from folkmoot.web.findings.telling import tell_backing
from folkmoot.web.statements.models import Placement, Side
from tests.web.desk.laid_out import (
    make_point,
    match,
    place,
    run_machine,
    say,
    see_point,
    suggest,
)
from tests.web.findings.tour import Tour

pytestmark = pytest.mark.django_db


def test_unlike_sources_are_counted_beside_each_other_of_those_asked(
    tour: Tour,
) -> None:
    point = tour.point("Bus i weekenden")
    tour.say("Bus om lørdagen", point, group=1)
    tour.say("Bus om søndagen", point, group=1)
    tour.say("Mere bus", point, at=tour.second, group=2)
    tour.write("Bussen kører ikke", point, number=3)
    tour.write("Giv os en bus", point, to=tour.letters, number=4)
    found = tour.find_point(point).supports
    assert found.groups == Counted(heard=2, asked=6)
    assert found.meetings == Counted(heard=2, asked=2)
    assert found.respondents == Counted(heard=1, asked=4)
    assert found.submissions == Counted(heard=1, asked=4)
    assert found.statements == 5


def test_counts_are_told_in_words_and_never_summed(tour: Tour) -> None:
    point = tour.point("Bus i weekenden")
    tour.say("Bus om lørdagen", point)
    tour.write("Bussen kører ikke", point)
    with translation.override("en"):
        assert tell_backing(tour.find_point(point).supports) == (
            "1 of 6 groups, at 1 of 2 meetings; 1 of 4 answers in the survey; "
            "0 of 4 written submissions"
        )


def test_for_and_against_are_kept_apart_and_unresolved_is_on_no_side(
    tour: Tour,
) -> None:
    point = tour.point("Bus i weekenden")
    tour.say("Ja", point, group=1)
    tour.say("Nej", point, Side.OPPOSES, group=2)
    tour.say("Måske", point, Side.UNRESOLVED, group=3)
    found = tour.find_point(point)
    assert (found.supports.groups.heard, found.opposes.groups.heard) == (1, 1)
    assert found.unresolved == 1


def test_a_key_point_knows_by_meeting_area_and_trait_who_carries_it(
    tour: Tour,
) -> None:
    point = tour.point("Bus i weekenden")
    tour.say("Bus", point, group=1)
    tour.write("Bus", point, number=1)
    found = tour.find_point(point).supports
    assert found.by_meeting[str(tour.first.id)] == Counted(heard=1, asked=3)
    assert found.by_meeting[str(tour.second.id)] == Counted(heard=0, asked=3)
    assert found.by_focus_area[str(tour.areas[0].id)] == Counted(heard=1, asked=6)
    nurses = Trait(kind=TraitKind.ROLE, value="sygeplejerske")
    assert found.by_trait[nurses] == Counted(heard=1, asked=2)
    north = Trait(kind=TraitKind.ATTRIBUTE, name="region", value="Nord")
    assert found.by_trait[north] == Counted(heard=1, asked=2)


def test_what_was_said_to_a_part_counts_for_the_whole(tour: Tour) -> None:
    whole = tour.point("Bus i weekenden")
    part = make_point(tour.first, "Bus om lørdagen", of_meeting=True, part_of=whole)
    tour.say("Bus", part)
    found = tour.find()
    assert [point.id for point in found.key_points] == [str(whole.id)]
    assert found.key_points[0].supports.groups.heard == 1
    assert found.key_points[0].parts == (str(part.id),)


def test_a_duplicate_lets_its_group_be_heard_where_its_original_stands(
    tour: Tour,
) -> None:
    point = tour.point("Bus i weekenden")
    original = tour.say("Bus", point, group=1)
    place(say(tour.second, "Bus", group=2), Placement.Kind.DUPLICATE, original=original)
    assert tour.find_point(point).supports.groups.heard == 2


def test_key_points_stand_most_widely_carried_first(tour: Tour) -> None:
    one, two = tour.point("Kun én"), tour.point("Flere")
    tour.say("a", one)
    tour.say("b", two, group=1)
    tour.say("c", two, group=2)
    assert [point.text for point in tour.find().key_points] == ["Flere", "Kun én"]


def test_a_key_point_is_first_heard_at_the_earliest_meeting(tour: Tour) -> None:
    point = tour.point("Bus")
    tour.say("b", point, at=tour.second)
    tour.say("a", point, at=tour.first)
    assert tour.find_point(point).first_meeting == str(tour.first.id)


def test_what_only_the_machine_sees_stands_apart(tour: Tour) -> None:
    run = run_machine(tour.first, tour.anne)
    seen = see_point(run, "Maskinens forslag", focus_area=tour.areas[0])
    suggest(run, tour.say("Bus"), seen)
    found = tour.find()
    assert not found.key_points
    assert [point.is_suggested for point in found.suggested] == [True]


def test_two_sides_with_several_voices_each_are_suggested_as_a_dilemma(
    tour: Tour,
) -> None:
    point = tour.point("Færre skemaer")
    for group, side in ((1, Side.SUPPORTS), (2, Side.SUPPORTS)):
        tour.say("x", point, side, group=group)
        tour.say("y", point, Side.OPPOSES, at=tour.second, group=group)
    (dilemma,) = tour.find().dilemmas
    assert (dilemma.one, dilemma.other) == (str(point.id), None)
    assert dilemma.state is DilemmaState.SUGGESTED


def test_who_is_for_one_and_against_another_lets_the_two_pull_apart(
    tour: Tour,
) -> None:
    one, other = tour.point("Færre skemaer"), tour.point("Skemaerne er en tryghed")
    for group in (1, 2):
        tour.say("x", one, group=group)
        tour.say("y", other, Side.OPPOSES, group=group)
    (dilemma,) = tour.find().dilemmas
    assert {dilemma.one, dilemma.other} == {str(one.id), str(other.id)}
    assert len(dilemma.groups) == 2


def test_what_stands_alone_and_what_only_one_group_carries_are_single_voices(
    tour: Tour,
) -> None:
    point, shared = tour.point("Kun én"), tour.point("Flere")
    only = tour.say("a", point)
    tour.say("b", shared, group=1)
    tour.say("c", shared, group=2)
    alone = tour.say("d")
    place(alone, Placement.Kind.ALONE)
    voices = tour.find().single_voices
    assert {voice.statement for voice in voices} == {str(only.id), str(alone.id)}
    assert count_unseen_single_voices(tour.consultation) == 2


def test_a_meeting_that_is_still_to_be_held_was_not_asked(
    tour: Tour, consultation, anne
) -> None:
    tour.second.state = "planned"
    tour.second.save()
    point = tour.point("Bus")
    match(say(tour.first, "Bus"), point)
    found = tour.find_point(point).supports
    assert found.meetings == Counted(heard=1, asked=1)
    assert found.groups == Counted(heard=1, asked=3)
