from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from folkmoot.domain.agreement import Caveat, Estimate
from folkmoot.web.desk import coding_words as words
from folkmoot.web.desk.commands.coding import remove_sample
from folkmoot.web.desk.commands.coding_settle import settle_coding
from folkmoot.web.desk.models import Coding
from folkmoot.web.desk.queries.coding_agreement import compare
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor, open_change
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.statements.models import Match, Placement
from folkmoot.web.statements.queries.places import annotate_places, counted_statements
from tests.web.desk.coding_desk import (
    code_as_first,
    deal_all,
    gather_some,
    hand_in_coded,
)

pytestmark = pytest.mark.django_db


def _place(statement: Any) -> str:
    found = annotate_places(counted_statements()).get(id=statement.id)
    return str(found.desk_place)


def test_who_codes_alike_agrees_in_full(meeting, anne, mia) -> None:
    gather_some(meeting)
    found = compare(hand_in_coded(meeting, mia, anne))
    assert found.overall.alpha.value == 1
    assert (found.overall.units_alike, found.differing) == (7, [])


def test_figures_are_those_of_both_codings(meeting, anne, mia) -> None:
    """Of 14 pairs of statement and key point the two differ on one."""
    statements, (buses, schools) = gather_some(meeting)
    sample = hand_in_coded(meeting, mia, anne, but={statements[0]: {}})
    found = compare(sample)
    overall = found.overall
    assert (overall.alike, overall.compared) == (13, 14)
    # 28 codings: 5 support, 6 oppose, 17 neither; two of them lie apart.
    by_chance = (28**2 - 5**2 - 6**2 - 17**2) / 27
    assert overall.alpha.value == pytest.approx(1 - 2 / by_chance, abs=1e-6)
    by_point = {each.point: (each.first, each.second) for each in found.points}
    assert by_point == {buses: (3, 2), schools: (3, 3)}


def test_the_disagreements_are_listed_with_both_sides(meeting, anne, mia) -> None:
    statements, (buses, schools) = gather_some(meeting)
    second = {buses: "opposes", schools: "supports"}
    sample = hand_in_coded(meeting, mia, anne, but={statements[0]: second})
    (one,) = compare(sample).differing
    assert one.coding.statement == statements[0]
    assert [(d.point, d.first, d.second) for d in one.differences] == [
        (buses, "supports", "opposes"),
        (schools, "none", "supports"),
    ]


def test_what_the_first_left_unresolved_is_not_compared(meeting, anne, mia) -> None:
    statements, _ = gather_some(meeting)
    with open_change(meeting.id, by=SYSTEM, command="unsure") as change:
        for each in Match.objects.filter(statement=statements[0]):
            change.change(each, side="unresolved")
        change.create(Placement(meeting=meeting, statement=statements[0], kind="alone"))
    overall = compare(hand_in_coded(meeting, mia, anne)).overall
    assert overall.compared == 13


def test_a_key_point_that_nobody_found_is_only_counted(meeting, anne, mia) -> None:
    gather_some(meeting, pairs=0)
    found = compare(hand_in_coded(meeting, mia, anne))
    assert (list(found.points), found.unused) == ([], 2)
    assert found.overall.alpha.caveat is Caveat.ALL_THE_SAME


def test_taking_the_second_changes_the_desk_and_not_the_figures(
    meeting, anne, mia
) -> None:
    statements, (buses, schools) = gather_some(meeting)
    second = {schools: "supports"}
    sample = hand_in_coded(meeting, mia, anne, but={statements[0]: second})
    before = compare(sample).overall
    coding = Coding.objects.get(statement=statements[0])
    take = {str(buses.id), str(schools.id)}
    settle_coding(coding=coding, take=take, by=Actor.of_person(anne))
    kept = Match.objects.kept().filter(statement=statements[0])
    assert {(m.key_point, m.side) for m in kept} == {
        (buses, "none"),
        (schools, "supports"),
    }
    after = compare(sample)
    assert after.overall == before
    assert (len(after.differing), len(after.settled)) == (0, 1)


def test_keeping_the_first_changes_nothing_but_that_it_is_settled(
    meeting, anne, mia
) -> None:
    statements, (buses, _) = gather_some(meeting)
    sample = hand_in_coded(meeting, mia, anne, but={statements[0]: {}})
    coding = Coding.objects.get(statement=statements[0])
    settle_coding(coding=coding, take=set(), by=Actor.of_person(anne))
    assert Match.objects.kept().get(statement=statements[0]).key_point == buses
    assert len(compare(sample).settled) == 1


def test_what_is_then_gathered_nowhere_stands_alone_and_can_be_undone(
    meeting, anne, mia
) -> None:
    statements, (buses, _) = gather_some(meeting)
    hand_in_coded(meeting, mia, anne, but={statements[0]: {}})
    coding = Coding.objects.get(statement=statements[0])
    by = Actor.of_person(anne)
    batch = settle_coding(coding=coding, take={str(buses.id)}, by=by)
    assert _place(statements[0]) == "alone"
    assert batch is not None
    undo_batch(batch=batch, by=by)
    assert _place(statements[0]) == "gathered"
    coding.refresh_from_db()
    assert coding.settled_at is None


def test_a_key_point_merged_since_is_settled_where_it_is_now(
    meeting, anne, mia
) -> None:
    statements, (buses, schools) = gather_some(meeting)
    alone = statements[-1]
    hand_in_coded(meeting, mia, anne, but={alone: {buses: "supports"}})
    with open_change(meeting.consultation_id, by=SYSTEM, command="merge") as change:
        change.change(buses, merged_into=schools)
        change.remove(buses)
    coding = Coding.objects.get(statement=alone)
    settle_coding(coding=coding, take={str(buses.id)}, by=Actor.of_person(anne))
    assert Match.objects.kept().get(statement=alone).key_point == schools


def test_nothing_is_settled_before_it_is_handed_in_or_after_it_is_gone(
    meeting, anne, mia
) -> None:
    gather_some(meeting)
    sample, by = deal_all(meeting, mia, anne), Actor.of_person(anne)
    code_as_first(sample)
    coding = Coding.objects.first()
    with pytest.raises(ChangeRefusedError, match="not_handed_in"):
        settle_coding(coding=coding, take=set(), by=by)
    remove_sample(sample=sample, by=by)
    with pytest.raises(ChangeRefusedError, match="sample_is_gone"):
        settle_coding(coding=coding, take=set(), by=by)


def test_the_page_tells_the_figures_and_settles(meeting, anne, mia) -> None:
    statements, (buses, _) = gather_some(meeting)
    sample = hand_in_coded(meeting, mia, anne, but={statements[0]: {}})
    client = Client(headers={"accept-language": "en"})
    client.force_login(anne)
    address = reverse("desk:agreement", args=[sample.id])
    page = client.get(address).content.decode()
    assert "6 of 7 statements are coded alike" in page
    assert "This is a small sample" in page
    coding = Coding.objects.get(statement=statements[0])
    settle = reverse("desk:settle", args=[coding.id])
    client.post(settle, {f"side-{buses.id}": "second"})
    assert "All disagreements are settled" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("alpha", "low", "told"),
    [
        (0.86, 0.81, "Enough to rely on (0.8 or more)."),
        (0.86, 0.55, "it may be as low as 0.55"),
        (0.7, 0.69, "Enough for a tentative conclusion"),
        (0.3, 0.1, "talk the wording over"),
    ],
)
def test_alpha_is_told_in_plain_words(alpha: float, low: float, told: str) -> None:
    with translation.override("en"):
        figure = words.word_alpha(Estimate(value=alpha, low=low, high=0.95))
    assert told in figure.meaning


def test_a_figure_that_cannot_be_told_says_why() -> None:
    with translation.override("en"):
        figure = words.word_alpha(Estimate(caveat=Caveat.ALL_THE_SAME))
        lasting = words.word_alpha(Estimate(value=1.0, caveat=Caveat.NEVER_DIFFERED))
    assert (figure.number, figure.interval) == ("none", "")
    assert "Chance alone would have agreed" in figure.meaning
    assert "no interval" in lasting.meaning
    assert "rely" not in lasting.meaning
