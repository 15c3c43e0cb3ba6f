"""Key points and themes are worded, put in order, and taken away."""

import uuid

import pytest

from folkmoot.web.board.models import Answer
from folkmoot.web.desk.commands.headings import (
    make_heading,
    move_heading,
    remove_heading,
    reword_heading,
)
from folkmoot.web.desk.commands.key_points import (
    move_key_point,
    remove_key_point,
    reword,
)
from folkmoot.web.desk.commands.undoing import undo
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.recording import SYSTEM, open_change
from folkmoot.web.statements.models import Heading, KeyPoint
from tests.web.board.plenaries import ask
from tests.web.desk.workbench import Workbench


def in_order() -> list[str]:
    return [key_point.text for key_point in KeyPoint.objects.kept()]


def make_theme(bench: Workbench, text: str) -> Heading:
    heading_id = uuid.uuid4()
    for _ in range(2):
        make_heading(desk=bench.desk, heading_id=heading_id, text=text, by=bench.anne)
    found: Heading = Heading.objects.get(id=heading_id)
    return found


def test_a_key_point_is_moved_before_or_after_another(bench: Workbench) -> None:
    one, two, three = (bench.make(text) for text in "123")
    move_key_point(desk=bench.desk, key_point=three, before=one, by=bench.bo)
    assert in_order() == ["3", "1", "2"]
    move_key_point(desk=bench.desk, key_point=one, after=two, by=bench.bo)
    assert in_order() == ["3", "2", "1"]


def test_where_no_place_is_left_all_are_numbered_anew(bench: Workbench) -> None:
    points = [bench.make(text) for text in "1234"]
    with open_change(bench.desk.stream_id, by=SYSTEM, command="tie") as change:
        for point in points:
            change.change(point, place=0)
    first, *_, last = KeyPoint.objects.kept()
    move_key_point(desk=bench.desk, key_point=last, after=first, by=bench.bo)
    assert list(KeyPoint.objects.kept())[1] == last


def test_what_is_not_named_stays_as_it_is(bench: Workbench) -> None:
    bus, theme = bench.make("Bus", 0), make_theme(bench, "Transport")
    area = bus.focus_area
    move_key_point(desk=bench.desk, key_point=bus, heading=theme, by=bench.bo)
    move_key_point(desk=bench.desk, key_point=bus, focus_area=None, by=bench.bo)
    bus.refresh_from_db()
    assert (bus.heading, bus.focus_area) == (theme, None)
    undo(desk=bench.desk, by=bench.anne)
    bus.refresh_from_db()
    assert bus.focus_area == area


def test_another_wording_than_was_seen_is_not_written_over(bench: Workbench) -> None:
    bus = bench.make("Bus")
    reword(desk=bench.desk, key_point=bus, text="Busser", base={"text": 0}, by=bench.bo)
    with pytest.raises(StaleFieldError) as refused:
        reword(
            desk=bench.desk, key_point=bus, text="B", base={"text": 0}, by=bench.anne
        )
    assert refused.value.stored.text == "Busser"  # type: ignore[attr-defined]


def test_words_that_the_hall_answered_stay(bench: Workbench) -> None:
    asked = ask(bench.statements[0].meeting)
    with open_change(asked.meeting_id, by=SYSTEM, command="answer") as change:
        answer = Answer(
            meeting=asked.meeting, point=asked, answerer=uuid.uuid4(), choice="agree"
        )
        change.create(answer)
    with pytest.raises(ChangeRefusedError, match="wording_is_answered"):
        reword(desk=bench.desk, key_point=asked.key_point, text="B", by=bench.bo)


def test_what_a_removed_key_point_gathered_waits_again(bench: Workbench) -> None:
    bus = bench.make("Bus", 0, 1)
    remove_key_point(desk=bench.desk, key_point=bus, by=bench.bo)
    assert bench.ledger()["waiting"] == 6
    with pytest.raises(ChangeRefusedError, match="key_point_is_gone"):
        reword(desk=bench.desk, key_point=bus, text="Busser", by=bench.anne)
    undo(desk=bench.desk, by=bench.anne)
    assert bench.ledger()["gathered"] == 2


def test_a_key_point_of_another_meeting_is_unknown(bench: Workbench) -> None:
    whole = bench.make("Transport", whole=True)
    reword(desk=bench.desk, key_point=whole, text="Trafik", by=bench.bo)
    with open_change(bench.whole.stream_id, by=SYSTEM, command="plan") as change:
        other = KeyPoint(consultation_id=uuid.uuid4(), text="Fremmed")
    assert change.saved_batch is None
    with pytest.raises(ChangeRefusedError, match="unknown_key_point"):
        reword(desk=bench.desk, key_point=other, text="Bus", by=bench.bo)


def test_themes_are_worded_moved_and_taken_away(bench: Workbench) -> None:
    roads, homes = make_theme(bench, "Veje"), make_theme(bench, "Boliger")
    bus = bench.make("Bus")
    move_key_point(desk=bench.desk, key_point=bus, heading=roads, by=bench.anne)
    move_heading(desk=bench.desk, heading=homes, before=roads, by=bench.anne)
    reword_heading(desk=bench.desk, heading=homes, text="Huse", by=bench.bo)
    assert [str(theme) for theme in Heading.objects.kept()] == ["Huse", "Veje"]
    remove_heading(desk=bench.desk, heading=roads, by=bench.bo)
    bus.refresh_from_db()
    assert bus.heading is None
    with pytest.raises(ChangeRefusedError, match="theme_is_gone"):
        reword_heading(desk=bench.desk, heading=roads, text="Stier", by=bench.bo)
