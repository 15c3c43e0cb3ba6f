"""Key points are merged, split and put together, and nothing is lost by it."""

import uuid

import pytest

from folkmoot.web.board.models import PlenaryPoint
from folkmoot.web.desk.commands.gathering import gather, set_side
from folkmoot.web.desk.commands.merging import lift, make_part_of, merge, split
from folkmoot.web.desk.commands.undoing import redo, undo
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.statements.models import KeyPoint, Match, Side
from tests.web.board.plenaries import ask
from tests.web.desk.workbench import Workbench


def sources(key_point: KeyPoint) -> list[tuple[str, str]]:
    kept = Match.objects.kept().filter(key_point=key_point)
    return sorted(kept.values_list("statement__text", "side"))


def test_merging_keeps_both_wordings_and_all_sources(bench: Workbench) -> None:
    bus, coach = bench.make("Bus", 0, 1), bench.make("Rutebil", 1, 2)
    merge(desk=bench.desk, key_points=[bus, coach], into=bus, text="Bus!", by=bench.bo)
    bus.refresh_from_db()
    assert bus.text == "Bus!"
    assert [k.text for k in bus.merged.all()] == ["Rutebil"]
    assert len(sources(bus)) == 3
    assert bench.ledger()["gathered"] == 3


def test_a_merge_is_undone_and_redone_as_one_step(bench: Workbench) -> None:
    bus, coach = bench.make("Bus", 0, 1), bench.make("Rutebil", 1, 2)
    before = sources(bus), sources(coach)
    merge(desk=bench.desk, key_points=[coach], into=bus, by=bench.bo)
    undo(desk=bench.desk, by=bench.anne)
    assert (sources(bus), sources(coach)) == before
    assert KeyPoint.objects.kept().count() == 2
    redo(desk=bench.desk, by=bench.anne)
    assert len(sources(bus)) == 3


def test_what_either_gathered_stays_gathered(bench: Workbench) -> None:
    bus, coach = bench.make("Bus", 0), bench.make("Rutebil", 0)
    match = Match.objects.get(key_point=bus)
    set_side(desk=bench.desk, match=match, side=Side.NONE, by=bench.anne)
    merge(desk=bench.desk, key_points=[coach], into=bus, by=bench.bo)
    assert [side for _, side in sources(bus)] == ["supports"]


def test_one_key_point_is_no_merge(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    with pytest.raises(ChangeRefusedError, match="merge_needs_two"):
        merge(desk=bench.desk, key_points=[bus], into=bus, by=bench.bo)


def test_a_meetings_key_point_takes_none_of_the_whole(bench: Workbench) -> None:
    bus, whole = bench.make("Bus", 0), bench.make("Transport", 1, whole=True)
    with pytest.raises(ChangeRefusedError, match="other_meeting"):
        merge(desk=bench.desk, key_points=[whole], into=bus, by=bench.bo)
    merge(desk=bench.desk, key_points=[bus], into=whole, by=bench.bo)
    assert len(sources(whole)) == 2


def test_splitting_takes_some_sources_to_a_new_key_point(bench: Workbench) -> None:
    bus = bench.make("Bus", 0, 1, 2)
    moved = Match.objects.filter(statement__in=bench.statements[1:3])
    new_id = uuid.uuid4()
    for _ in range(2):
        split(
            desk=bench.desk,
            key_point=bus,
            matches=moved.order_by("statement__place"),
            new_id=new_id,
            by=bench.bo,
        )
    new = KeyPoint.objects.get(id=new_id)
    assert (new.split_from, new.text) == (bus, bench.statements[1].text)
    assert (len(sources(bus)), len(sources(new))) == (1, 2)
    assert KeyPoint.objects.count() == 2


def test_only_its_own_sources_are_split_off(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    bench.make("Vej", 1)
    others = Match.objects.exclude(key_point=bus)
    for matches, code in ((others, "match_is_gone"), ([], "nothing_chosen")):
        with pytest.raises(ChangeRefusedError, match=code):
            split(
                desk=bench.desk, key_point=bus, matches=matches, new_id=uuid.uuid4(),
                by=bench.bo,
            )  # fmt: skip


def test_meetings_key_points_are_lifted_into_one_of_the_whole(
    bench: Workbench,
) -> None:
    bus, coach = bench.make("Bus", 0), bench.make("Rutebil", 1)
    new_id = uuid.uuid4()
    lift(desk=bench.whole, key_points=[bus, coach], new_id=new_id, by=bench.anne)
    whole = KeyPoint.objects.get(id=new_id)
    assert (whole.text, whole.meeting, whole.focus_area) == (
        "Bus",
        None,
        bus.focus_area,
    )
    assert set(whole.parts.all()) == {bus, coach}
    make_part_of(desk=bench.desk, key_point=bus, whole=None, by=bench.bo)
    assert list(whole.parts.all()) == [coach]


def test_a_part_has_no_parts(bench: Workbench) -> None:
    bus, whole = bench.make("Bus", 0), bench.make("Transport", whole=True)
    with pytest.raises(ChangeRefusedError, match="part_of_whole_only"):
        make_part_of(desk=bench.whole, key_point=whole, whole=bus, by=bench.bo)


def test_a_merged_part_leaves_its_sources_with_the_whole(bench: Workbench) -> None:
    bus, coach = bench.make("Bus", 0), bench.make("Rutebil", 1)
    whole = bench.make("Transport", whole=True)
    make_part_of(desk=bench.desk, key_point=coach, whole=whole, by=bench.bo)
    merge(desk=bench.desk, key_points=[coach], into=bus, by=bench.bo)
    bus.refresh_from_db()
    assert bus.part_of == whole


def test_what_the_hall_is_answering_is_not_merged_away(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    asked = ask(bus.meeting)
    with pytest.raises(ChangeRefusedError, match="point_is_open"):
        merge(desk=bench.desk, key_points=[asked.key_point], into=bus, by=bench.bo)
    with open_change(asked.meeting_id, by=SYSTEM, command="wait") as change:
        change.change(asked, state="waiting")
    merge(desk=bench.desk, key_points=[asked.key_point], into=bus, by=bench.bo)
    assert not PlenaryPoint.objects.kept().exists()


def test_later_gathering_into_the_merged_survives_the_undo(bench: Workbench) -> None:
    bus, coach = bench.make("Bus", 0), bench.make("Rutebil", 1)
    step = merge(desk=bench.desk, key_points=[coach], into=bus, by=bench.anne)
    gather(desk=bench.desk, parts=bench.parts(2), key_point=bus, by=bench.bo)
    undo(desk=bench.desk, by=bench.anne, batch=step)
    assert (len(sources(bus)), len(sources(coach))) == (2, 1)
