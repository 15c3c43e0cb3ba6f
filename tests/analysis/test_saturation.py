import pytest

from folkmoot.analysis.origins import find_origins
from folkmoot.analysis.saturation import measure_saturation
from folkmoot.domain.key_points import Relation, Saturation
from tests.analysis.records import (
    make_key_point,
    make_match,
    make_meeting,
    make_record,
)

DAYS = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"]


def _measure(*dates: str | None, relation: Relation = Relation.SUPPORTS) -> Saturation:
    """Two points at the first meeting, a third at the last."""
    parts = [
        make_meeting(f"m{n}", {"Transport": [("a", None), ("b", None)]}, date=date)
        for n, date in enumerate(dates)
    ]
    last = f"m{len(dates) - 1}"
    points = [
        make_key_point("p", make_match("m0-1"), make_match(f"{last}-1")),
        make_key_point("q", make_match("m0-2")),
        make_key_point("r", make_match(f"{last}-2", relation)),
    ]
    return measure_saturation(points, origins=find_origins(make_record(*parts)))


def test_the_ratio_is_new_of_the_last_over_those_of_the_first_meetings() -> None:
    measured = _measure(*DAYS)
    assert (measured.ratio, measured.reached) == (0.5, False)
    assert measured.steps[-1].new == ("r",)
    assert measured.steps[-1].repeated == ("p",)


def test_each_step_tells_how_many_were_heard_so_far() -> None:
    assert [step.heard_so_far for step in _measure(*DAYS).steps] == [2, 2, 2, 2, 3]


def test_nothing_new_in_the_last_meetings_is_saturation() -> None:
    measured = _measure(*DAYS, relation=Relation.UNRESOLVED)
    assert (measured.ratio, measured.reached) == (0.0, True)


def test_too_few_meetings_have_no_ratio() -> None:
    measured = _measure(*DAYS[:4])
    assert (measured.ratio, measured.reached) == (None, None)
    assert len(measured.steps) == 4


@pytest.mark.parametrize("date", [None, "XXXX-01-03", "2026", "2026-01"])
def test_a_partial_date_leaves_the_order_open(date: str | None) -> None:
    assert _measure(*DAYS[:2], date, *DAYS[3:]).ratio is None


def test_a_partial_date_that_leaves_no_doubt_has_its_place() -> None:
    measured = _measure("2025", *DAYS[1:4], "2026-02-01/2026-02-03")
    assert measured.ratio == 0.5


def test_meetings_stand_by_date_and_on_the_same_day_by_id() -> None:
    measured = _measure("2026-03-01", "2026-01-01", "2026-01-01", "2026-02-01")
    assert [step.meeting for step in measured.steps] == ["m1", "m2", "m3", "m0"]


def test_a_meeting_where_nothing_was_said_is_no_step() -> None:
    silent = make_meeting("x", {"information": [("Kaffe", None)]}, date="2026-01-01")
    record = make_record(silent)
    assert measure_saturation([], origins=find_origins(record)).steps == ()


def test_meetings_without_any_key_point_have_no_ratio() -> None:
    parts = [
        make_meeting(f"m{n}", {"Skole": [("a", None)]}, date=day)
        for n, day in enumerate(DAYS)
    ]
    record = make_record(*parts)
    assert measure_saturation([], origins=find_origins(record)).ratio is None
