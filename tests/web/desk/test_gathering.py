"""Statements are gathered at key points, and each is in one place."""

import uuid

import pytest

from folkmoot.web.board.commands.points import add_sources, make_point
from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.desk.commands.gathering import gather, rule_out, set_side, take_out
from folkmoot.web.desk.commands.key_points import make_key_point
from folkmoot.web.desk.commands.placements import (
    mark_duplicate,
    put_back,
    set_aside,
    stand_alone,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.statements.models import AsideReason, KeyPoint, Match, Side
from tests.web.desk.workbench import Workbench


def test_what_is_gathered_supports_the_key_point(bench: Workbench) -> None:
    bus = bench.make("Bus i weekenden", 0)
    gather(desk=bench.desk, parts=bench.parts(1, 2), key_point=bus, by=bench.bo)
    sides = Match.objects.filter(key_point=bus).values_list("side", "decided_by__name")
    assert sorted(sides) == [
        ("supports", "Anne"),
        ("supports", "Bo"),
        ("supports", "Bo"),
    ]
    assert bench.ledger()["gathered"] == 3


def test_a_statement_may_support_one_and_oppose_another(bench: Workbench) -> None:
    bus, road = bench.make("Bus", 0), bench.make("Vej")
    gather(
        desk=bench.desk,
        parts=bench.parts(0),
        key_point=road,
        side=Side.OPPOSES,
        by=bench.bo,
    )
    assert set(bench.statements[0].matches.values_list("key_point", "side")) == {
        (bus.id, "supports"),
        (road.id, "opposes"),
    }


def test_gathering_sent_twice_changes_nothing(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    again = gather(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    assert again is None


def test_a_key_point_sent_twice_is_made_once(bench: Workbench) -> None:
    key_point_id = uuid.uuid4()
    for _ in range(2):
        make_key_point(
            desk=bench.desk, key_point_id=key_point_id, text="Bus", by=bench.anne
        )
    assert KeyPoint.objects.count() == 1


def test_without_words_it_has_those_of_the_first_statement(bench: Workbench) -> None:
    key_point = bench.make("", 2, 0)
    assert key_point.text == bench.statements[2].text
    assert key_point.worded_by == bench.statements[2]


def test_its_focus_area_is_where_its_statements_were_said(bench: Workbench) -> None:
    assert str(bench.make("Bus", 0, 1).focus_area) == "Mobilitet"


def test_gathering_takes_a_placement_away(bench: Workbench) -> None:
    bus = bench.make("Bus")
    stand_alone(desk=bench.desk, statements=bench.statements[:2], by=bench.anne)
    gather(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    assert [bench.place(0), bench.place(1)] == ["gathered", "alone"]
    assert not bench.statements[0].placements.kept().exists()


def test_placing_takes_the_gathering_matches_away(bench: Workbench) -> None:
    bench.make("Bus", 0)
    set_aside(
        desk=bench.desk,
        statements=bench.statements[:1],
        reason=AsideReason.OFF_TOPIC,
        by=bench.bo,
    )
    assert bench.place(0) == "aside"
    assert not bench.statements[0].matches.kept().exists()


def test_a_point_of_the_plenary_takes_a_placement_away(bench: Workbench) -> None:
    alone, other = bench.statements[:2]
    stand_alone(desk=bench.desk, statements=[alone, other], by=bench.anne)
    make_point(
        meeting=alone.meeting, point_id=uuid.uuid4(), statements=[alone], by=bench.bo
    )
    point = PlenaryPoint.objects.get()
    add_sources(point=point, statements=[other], side=Side.OPPOSES, by=bench.bo)
    assert bench.ledger()["gathered"] == 2
    assert not other.placements.kept().exists()


def test_what_is_unresolved_still_waits(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    match = Match.objects.get()
    set_side(desk=bench.desk, match=match, side=Side.UNRESOLVED, by=bench.bo)
    assert bench.place(0) == "waiting"
    gather(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    assert bench.place(0) == "gathered"


def test_what_is_ruled_out_is_kept_as_a_decision(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    rule_out(desk=bench.desk, parts=bench.parts(0, 1), key_point=bus, by=bench.bo)
    assert list(Match.objects.kept().values_list("side", flat=True)) == ["none"] * 2
    assert bench.ledger()["waiting"] == 6


def test_what_is_taken_out_waits_as_if_never_gathered(bench: Workbench) -> None:
    bus = bench.make("Bus", 0, 1)
    take_out(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    assert [bench.place(0), bench.place(1)] == ["waiting", "gathered"]
    gather(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.anne)
    assert bench.place(0) == "gathered"


def test_what_is_put_back_waits(bench: Workbench) -> None:
    bench.make("Bus", 0)
    stand_alone(desk=bench.desk, statements=bench.statements[1:2], by=bench.anne)
    put_back(desk=bench.desk, statements=bench.statements[:2], by=bench.bo)
    assert bench.ledger()["waiting"] == 6


def test_a_duplicate_stands_where_its_original_does(bench: Workbench) -> None:
    first, *others = bench.statements[:3]
    mark_duplicate(desk=bench.desk, statements=others, original=first, by=bench.anne)
    assert bench.ledger()["waiting"] == 6
    bench.make("Bus", 0)
    assert bench.ledger()["gathered"] == 3


def test_a_duplicate_of_a_duplicate_follows_the_original(bench: Workbench) -> None:
    first, second, third = bench.statements[:3]
    mark_duplicate(desk=bench.desk, statements=[third], original=second, by=bench.anne)
    mark_duplicate(desk=bench.desk, statements=[second], original=first, by=bench.anne)
    assert [s.placements.get().original for s in (second, third)] == [first, first]
    with pytest.raises(ChangeRefusedError, match="duplicate_of_itself"):
        mark_duplicate(
            desk=bench.desk, statements=[first], original=third, by=bench.anne
        )


def test_a_refused_command_changes_nothing(bench: Workbench) -> None:
    before = Batch.objects.count()
    with pytest.raises(ChangeRefusedError, match="reason_missing"):
        set_aside(
            desk=bench.desk,
            statements=bench.statements[:1],
            reason=AsideReason.OTHER,
            by=bench.bo,
        )
    with pytest.raises(ChangeRefusedError, match="empty"):
        bench.make(" ")
    assert Batch.objects.count() == before
