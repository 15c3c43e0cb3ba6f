"""A statement is cut into segments that cover it, and put together again."""

import pytest

from folkmoot.web.desk.commands.gathering import gather, take_out
from folkmoot.web.desk.commands.scope import Part
from folkmoot.web.desk.commands.segments import join_segments, split_statement
from folkmoot.web.desk.commands.undoing import undo
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.statements.models import Match, Segment, Side, Statement
from tests.web.desk.workbench import Workbench


def cut(bench: Workbench, *places: int) -> list[Segment]:
    for at in places:
        split_statement(
            desk=bench.desk, statement=bench.statements[0], at=at, by=bench.anne
        )
    return list(Segment.objects.kept().filter(statement=bench.statements[0]))


def reword(statement: Statement, text: str) -> None:
    with open_change(statement.meeting_id, by=SYSTEM, command="edit") as change:
        change.change(statement, text=text)


def test_segments_cover_their_statement(bench: Workbench) -> None:
    segments = cut(bench, 20, 8, 8)
    length = len(bench.statements[0].text)
    spans = [(segment.start, segment.end) for segment in segments]
    assert spans == [(0, 8), (8, 20), (20, length)]


def test_a_cut_has_words_on_both_sides(bench: Workbench) -> None:
    for at in (0, len(bench.statements[0].text), 9_999):
        with pytest.raises(ChangeRefusedError, match="cut_at_edge"):
            cut(bench, at)


def test_a_cut_in_other_words_than_seen_is_refused(bench: Workbench) -> None:
    statement = bench.statements[0]
    reword(statement, "Noget helt andet end før")
    with pytest.raises(StaleFieldError):
        split_statement(
            desk=bench.desk, statement=statement, at=5, version=0, by=bench.anne
        )


def test_one_segment_supports_and_another_opposes(bench: Workbench) -> None:
    first, second = cut(bench, 20)
    bus, road = bench.make("Bus"), bench.make("Vej")
    statement = bench.statements[0]
    gather(
        desk=bench.desk, parts=[Part(statement, first)], key_point=bus, by=bench.anne
    )
    gather(
        desk=bench.desk,
        parts=[Part(statement, second)],
        key_point=road,
        side=Side.OPPOSES,
        by=bench.anne,
    )
    assert (bench.place(0), bench.ledger()["gathered"]) == ("gathered", 1)


def test_a_segment_taken_out_of_the_whole_leaves_the_others(bench: Workbench) -> None:
    bus = bench.make("Bus", 0)
    first, second = cut(bench, 20)
    take_out(
        desk=bench.desk,
        parts=[Part(bench.statements[0], first)],
        key_point=bus,
        by=bench.bo,
    )
    assert [match.segment for match in Match.objects.kept()] == [second]


def test_joining_brings_what_was_decided_to_the_whole(bench: Workbench) -> None:
    first, second = cut(bench, 20)
    bus = bench.make("Bus")
    parts = [Part(bench.statements[0], each) for each in (first, second)]
    gather(desk=bench.desk, parts=parts, key_point=bus, by=bench.anne)
    join_segments(desk=bench.desk, statement=bench.statements[0], by=bench.bo)
    assert [match.segment for match in Match.objects.kept()] == [None]
    assert not Segment.objects.kept().exists()
    undo(desk=bench.desk, by=bench.anne)
    assert Match.objects.kept().exclude(segment=None).count() == 2


def test_both_halves_of_a_cut_segment_stay_gathered(bench: Workbench) -> None:
    first, _ = cut(bench, 20)
    bus = bench.make("Bus")
    part = Part(bench.statements[0], first)
    gather(desk=bench.desk, parts=[part], key_point=bus, by=bench.anne)
    cut(bench, 8)
    found = Match.objects.kept().values_list("segment__start", "segment__end")
    assert sorted(found) == [(0, 8), (8, 20)]


def test_segments_of_other_words_are_not_gathered(bench: Workbench) -> None:
    first, _ = cut(bench, 20)
    statement = bench.statements[0]
    bus = bench.make("Bus")
    reword(statement, "Noget helt andet end før")
    part = Part(statement, first)
    with pytest.raises(ChangeRefusedError, match="segment_is_stale"):
        gather(desk=bench.desk, parts=[part], key_point=bus, by=bench.anne)
    assert [(s.start, s.end) for s in cut(bench, 6)] == [(0, 6), (6, 24)]
    with pytest.raises(ChangeRefusedError, match="segment_is_gone"):
        gather(desk=bench.desk, parts=[part], key_point=bus, by=bench.anne)
