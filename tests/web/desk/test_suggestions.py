"""What the machine suggests becomes a decision only by a person."""

from typing import Any

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.commands.gathering import rule_out
from folkmoot.web.desk.commands.placements import stand_alone
from folkmoot.web.desk.commands.suggestions import (
    accept,
    accept_point,
    decline,
    decline_point,
)
from folkmoot.web.desk.commands.undoing import redo, undo
from folkmoot.web.desk.models import Declined, Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.suggestions import (
    find_open_points,
    find_open_suggestions,
)
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.statements.models import KeyPoint, Match, Side
from tests.web.desk.workbench import Workbench


@pytest.fixture
def run(bench: Workbench, anne: User) -> Run:
    scope = {"consultation": bench.desk.consultation, "meeting": bench.desk.meeting}
    return Run.objects.create(**scope, asked_by=anne, state=RunState.DONE)


def propose(run: Run, bench: Workbench, number: int = 5) -> SuggestedPoint:
    source = bench.statements[number]
    return SuggestedPoint.objects.create(run=run, source=source, text=source.text)


def suggest(run: Run, bench: Workbench, number: int, **fields: Any) -> Suggestion:
    values: dict[str, Any] = {"kind": "match", "side": "supports", "score": 0.8}
    values |= {"reason": "bus", **fields}
    statement = bench.statements[number]
    return Suggestion.objects.create(run=run, statement=statement, **values)


def point_at(run: Run, key_point: KeyPoint) -> SuggestedPoint:
    return SuggestedPoint.objects.create(
        run=run, key_point=key_point, text=key_point.text
    )


def test_an_accepted_match_tells_what_it_rests_on(bench: Workbench, run: Run) -> None:
    bus = bench.make("Bus")
    suggestion = suggest(run, bench, 0, point=point_at(run, bus))
    accept(desk=bench.desk, suggestions=[suggestion], by=bench.anne)
    match = Match.objects.get()
    assert (match.key_point, match.side, match.run) == (bus, "supports", run.id)
    assert (match.score, match.reason, match.decided_by_id) == (
        0.8,
        "bus",
        bench.anne.person,
    )


def test_it_may_be_accepted_on_another_side(bench: Workbench, run: Run) -> None:
    suggestion = suggest(run, bench, 0, point=point_at(run, bench.make("Bus")))
    accept(desk=bench.desk, suggestions=[suggestion], side=Side.OPPOSES, by=bench.anne)
    assert Match.objects.get().side == "opposes"


def test_accepting_makes_the_key_point_that_was_missing(
    bench: Workbench, run: Run
) -> None:
    point = propose(run, bench)
    ones = [suggest(run, bench, number, point=point) for number in (0, 1)]
    for one in ones:
        accept(desk=bench.desk, suggestions=[one], by=bench.anne)
    made = KeyPoint.objects.get()
    assert (made.text, made.worded_by) == (point.text, point.source)
    assert made.matches.count() == 2
    assert not find_open_points(run.id).exists()


def test_an_undone_acceptance_is_suggested_again(bench: Workbench, run: Run) -> None:
    point = propose(run, bench)
    suggest(run, bench, 0, point=point)
    accept_point(desk=bench.desk, point=point, with_matches=True, by=bench.anne)
    undo(desk=bench.desk, by=bench.anne)
    assert find_open_points(run.id).get() == point
    assert find_open_suggestions(run.id).count() == 1
    point.refresh_from_db()
    accept_point(desk=bench.desk, point=point, with_matches=True, by=bench.bo)
    assert KeyPoint.objects.kept().get().matches.kept().count() == 1


def test_a_point_is_accepted_with_what_is_undecided_only(
    bench: Workbench, run: Run
) -> None:
    point = propose(run, bench)
    for number in (0, 1, 2):
        suggest(run, bench, number, point=point)
    stand_alone(desk=bench.desk, statements=bench.statements[:1], by=bench.bo)
    accept_point(desk=bench.desk, point=point, with_matches=True, by=bench.anne)
    assert (bench.place(0), bench.ledger()["gathered"]) == ("alone", 2)


def test_what_a_person_decided_meanwhile_stands(bench: Workbench, run: Run) -> None:
    bus = bench.make("Bus")
    suggestion = suggest(run, bench, 0, point=point_at(run, bus))
    rule_out(desk=bench.desk, parts=bench.parts(0), key_point=bus, by=bench.bo)
    with pytest.raises(ChangeRefusedError, match="suggestion_is_decided"):
        accept(desk=bench.desk, suggestions=[suggestion], by=bench.anne)


def test_a_declined_match_is_not_suggested_again(bench: Workbench, run: Run) -> None:
    bus, new = point_at(run, bench.make("Bus")), propose(run, bench)
    both = [suggest(run, bench, 0, point=point) for point in (bus, new)]
    decline(desk=bench.desk, suggestions=both, by=bench.anne)
    assert Match.objects.get().side == "none"
    assert (Declined.objects.get().source, Declined.objects.get().statement) == (
        new.source,
        bench.statements[0],
    )
    assert not find_open_suggestions(run.id).exists()


def test_a_declined_point_comes_back_by_undo(bench: Workbench, run: Run) -> None:
    point = propose(run, bench)
    for _ in range(2):
        decline_point(desk=bench.desk, point=point, by=bench.anne)
    assert not find_open_points(run.id).exists()
    undo(desk=bench.desk, by=bench.bo)
    assert find_open_points(run.id).exists()
    redo(desk=bench.desk, by=bench.bo)
    assert not find_open_points(run.id).exists()


def test_a_suggested_duplicate_and_question_are_placed(
    bench: Workbench, run: Run
) -> None:
    original = bench.statements[0]
    same = suggest(run, bench, 1, kind="duplicate", side="", original=original)
    question = suggest(run, bench, 2, kind="question", side="")
    accept(desk=bench.desk, suggestions=[same, question], by=bench.anne)
    assert bench.statements[1].placements.get().original == original
    assert bench.statements[2].placements.get().reason == "question"
    assert (bench.place(1), bench.place(2)) == ("waiting", "aside")


def test_a_suggested_span_becomes_a_segment(bench: Workbench, run: Run) -> None:
    point = point_at(run, bench.make("Bus"))
    suggestion = suggest(run, bench, 0, point=point, start=8, end=20)
    accept(desk=bench.desk, suggestions=[suggestion], by=bench.anne)
    segment = Match.objects.get().segment
    assert segment is not None
    assert (segment.start, segment.end) == (8, 20)


def test_a_suggestion_of_another_desk_is_refused(bench: Workbench, run: Run) -> None:
    suggestion = suggest(run, bench, 0, point=point_at(run, bench.make("Bus")))
    with pytest.raises(ChangeRefusedError, match="suggestion_is_gone"):
        accept(desk=bench.whole, suggestions=[suggestion], by=bench.anne)
