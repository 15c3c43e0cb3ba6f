"""What was done at the desk is undone and redone step by step, by anybody."""

import pytest

from folkmoot.web.desk.commands.gathering import gather, take_out
from folkmoot.web.desk.commands.key_points import reword
from folkmoot.web.desk.commands.placements import stand_alone
from folkmoot.web.desk.commands.undoing import redo, undo
from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.statements.models import KeyPoint
from tests.web.desk.workbench import Workbench, stands


def test_undo_takes_back_the_last_step_whoever_took_it(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.desk, parts=bench.parts(1, 2), key_point=bus, by=bench.bo)
    undo(desk=bench.desk, by=bench.anne)
    assert bench.ledger()["gathered"] == 1
    undo(desk=bench.desk, by=bench.anne)
    assert bench.ledger()["gathered"] == 0
    with pytest.raises(ChangeRefusedError, match="nothing_to_undo"):
        undo(desk=bench.desk, by=bench.anne)


def test_redo_brings_back_in_the_order_it_was_done(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.desk, parts=bench.parts(1, 2), key_point=bus, by=bench.bo)
    for _ in range(2):
        undo(desk=bench.desk, by=bench.anne)
    gathered = []
    for _ in range(2):
        redo(desk=bench.desk, by=bench.anne)
        gathered.append(bench.ledger()["gathered"])
    assert gathered == [1, 3]
    with pytest.raises(ChangeRefusedError, match="nothing_to_redo"):
        redo(desk=bench.desk, by=bench.anne)


def test_one_may_undo_only_what_one_did_oneself(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    stand_alone(desk=bench.desk, statements=bench.statements[1:2], by=bench.anne)
    gather(desk=bench.desk, parts=bench.parts(2), key_point=bus, by=bench.bo)
    undo(desk=bench.desk, by=bench.anne, own=True)
    assert [bench.place(1), bench.place(2)] == ["waiting", "gathered"]


def test_who_does_something_new_has_nothing_to_redo(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.desk, parts=bench.parts(1), key_point=bus, by=bench.anne)
    undo(desk=bench.desk, by=bench.anne)
    stand_alone(desk=bench.desk, statements=bench.statements[2:3], by=bench.anne)
    undo(desk=bench.desk, by=bench.anne)
    redo(desk=bench.desk, by=bench.anne)
    assert [bench.place(1), bench.place(2)] == ["waiting", "alone"]
    with pytest.raises(ChangeRefusedError, match="nothing_to_redo"):
        redo(desk=bench.desk, by=bench.anne)


def test_what_another_does_leaves_me_my_redo(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.desk, parts=bench.parts(1), key_point=bus, by=bench.anne)
    undo(desk=bench.desk, by=bench.anne)
    stand_alone(desk=bench.desk, statements=bench.statements[2:3], by=bench.bo)
    redo(desk=bench.desk, by=bench.anne)
    assert [bench.place(1), bench.place(2)] == ["gathered", "alone"]


def test_undo_is_refused_where_a_later_change_builds_on_it(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    later = take_out(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    with pytest.raises(UndoRefusedError) as refused:
        undo(desk=bench.desk, by=bench.anne, own=True)
    assert (refused.value.why, refused.value.later) == ("changed_since", later)


def test_undo_never_leaves_a_statement_in_two_places(bench: Workbench) -> None:
    alone = stand_alone(desk=bench.desk, statements=bench.statements[:1], by=bench.bo)
    bus = bench.make("Bus")
    gather(desk=bench.whole, parts=bench.parts(0), key_point=bus, by=bench.anne)
    undo(desk=bench.whole, by=bench.anne)
    undo(desk=bench.desk, by=bench.bo, batch=alone)
    gather(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.anne)
    with pytest.raises(UndoRefusedError) as refused:
        redo(desk=bench.desk, by=bench.bo, batch=alone)
    assert refused.value.why in ("stands_elsewhere", "changed_since")
    assert bench.place(0) == "gathered"


def test_the_consultations_desk_undoes_what_its_meetings_did(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.whole, parts=bench.parts(1), key_point=bus, by=bench.anne)
    gather(desk=bench.desk, parts=bench.parts(2), key_point=bus, by=bench.anne)
    counts = []
    for _ in range(3):
        undo(desk=bench.whole, by=bench.bo)
        counts.append(bench.ledger()["gathered"])
    assert counts == [2, 1, 0]


def test_a_meetings_desk_undoes_only_its_own_steps(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    gather(desk=bench.whole, parts=bench.parts(1), key_point=bus, by=bench.anne)
    with pytest.raises(UndoRefusedError) as refused:
        undo(desk=bench.desk, by=bench.anne)
    assert refused.value.why == "others_rely_on_it"


def test_a_step_that_is_redone_is_the_last_again(bench: Workbench) -> None:
    first = stands(
        stand_alone(desk=bench.desk, statements=bench.statements[:1], by=bench.anne)
    )
    stand_alone(desk=bench.desk, statements=bench.statements[1:2], by=bench.bo)
    undo(desk=bench.desk, by=bench.anne, batch=first)
    redo(desk=bench.desk, by=bench.anne)
    undo(desk=bench.desk, by=bench.bo)
    assert [bench.place(0), bench.place(1)] == ["waiting", "alone"]


def test_nothing_of_another_log_is_undone_at_the_desk(bench: Workbench) -> None:
    batch = bench.statements[0].meeting.consultation.id
    bus = bench.make("Bus", 0)
    step = stands(reword(desk=bench.whole, key_point=bus, text="Busser", by=bench.anne))
    assert step.stream_id == batch
    with pytest.raises(ChangeRefusedError, match="unknown_step"):
        undo(desk=bench.desk, by=bench.anne, batch=step)
    assert KeyPoint.objects.get().text == "Busser"
