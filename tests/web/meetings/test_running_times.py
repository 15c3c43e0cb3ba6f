"""When the steps of a programme run, and what does not add up."""

from datetime import time

from folkmoot.web.meetings.queries.running_times import (
    PlannedStep,
    RunningTime,
    TimeWarning,
    compute_running_times,
)


def run(
    *steps: tuple[str, int | None], starts: str = "9.00", ends: str = ""
) -> list[RunningTime]:
    planned = [PlannedStep(starts=clock(s), minutes=m) for s, m in steps]
    return compute_running_times(planned, starts=clock(starts), ends=clock(ends))


def clock(text: str) -> time | None:
    return time(*map(int, text.split("."))) if text else None


def tell(times: list[RunningTime]) -> list[str]:
    return [f"{t.starts:%H.%M}–{t.ends:%H.%M}" for t in times if t.starts and t.ends]


def test_a_step_begins_when_the_one_before_it_ends() -> None:
    assert tell(run(("", 20), ("", 50))) == ["09.00–09.20", "09.20–10.10"]


def test_a_step_that_begins_too_early_overlaps() -> None:
    second = run(("", 20), ("9.10", 30))[1]
    assert (second.warning, second.off_by) == (TimeWarning.OVERLAP, 10)


def test_time_between_two_steps_is_told() -> None:
    second = run(("", 20), ("9.30", 30))[1]
    assert (second.warning, second.off_by) == (TimeWarning.GAP, 10)


def test_running_past_the_end_is_told_with_how_much() -> None:
    last = run(("", 60), ("", 75), ends="11.00")[1]
    assert (last.warning, last.off_by) == (TimeWarning.PAST_END, 15)


def test_a_step_before_the_meeting_begins_is_told() -> None:
    assert run(("8.45", 15))[0].warning is TimeWarning.BEFORE_START


def test_a_step_of_unknown_length_leaves_the_next_ones_time_open() -> None:
    first, second = run(("", None), ("", 20))
    assert first.warning is TimeWarning.NO_LENGTH
    assert second.starts is None


def test_a_told_time_mends_what_was_unknown_before_it() -> None:
    first, second = run(("", None), ("9.45", 20))
    assert first.warning is None
    assert tell([second]) == ["09.45–10.05"]


def test_an_evening_that_goes_on_past_midnight_is_one_night() -> None:
    times = run(("", 90), ("0.30", 30), starts="23.00", ends="1.00")
    assert tell(times) == ["23.00–00.30", "00.30–01.00"]
    assert [t.warning for t in times] == [None, None]


def test_without_any_time_nothing_is_made_up() -> None:
    assert [t.starts for t in run(("", 20), ("", 20), starts="")] == [None, None]
