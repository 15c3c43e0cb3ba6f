"""When each step of a programme begins and ends, and what does not add up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

_DAY = 24 * 60


class TimeWarning(StrEnum):
    OVERLAP = "overlap"
    GAP = "gap"
    BEFORE_START = "before_start"
    PAST_END = "past_end"
    NO_LENGTH = "no_length"


@dataclass(frozen=True, kw_only=True)
class PlannedStep:
    """What is known of a step: when it shall begin, and for how long."""

    starts: time | None
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class RunningTime:
    """When a step begins and ends, as far as can be told; `off_by` in minutes."""

    starts: time | None
    ends: time | None
    warning: TimeWarning | None = None
    off_by: int = 0


def compute_running_times(
    steps: Sequence[PlannedStep], *, starts: time | None, ends: time | None
) -> list[RunningTime]:
    """Each step begins when it says, or else when the one before it ends.

    A programme that goes on past midnight is read as one night; a step more than twelve
    hours before the one it follows belongs to the next day.
    """
    first = _minute(starts)
    last = _after(first, _minute(ends))
    now, times = first, list[RunningTime]()
    for index, step in enumerate(steps):
        told = _after(now if index else None, _minute(step.starts))
        begin = now if told is None else told
        end = None if begin is None or step.minutes is None else begin + step.minutes
        warning, off_by = _warn(
            told=told, due=now, end=end, last=last, is_first=index == 0
        )
        if warning is None and step.minutes is None and index + 1 < len(steps):
            warning = _miss_length(steps[index + 1])
        times.append(
            RunningTime(
                starts=_clock(begin), ends=_clock(end), warning=warning, off_by=off_by
            )
        )
        now = end
    return times


def _warn(
    *, told: int | None, due: int | None, end: int | None, last: int | None,
    is_first: bool,
) -> tuple[TimeWarning | None, int]:  # fmt: skip
    if told is not None and due is not None and told < due:
        kind = TimeWarning.BEFORE_START if is_first else TimeWarning.OVERLAP
        return kind, due - told
    if end is not None and last is not None and end > last:
        return TimeWarning.PAST_END, end - last
    if told is not None and due is not None and told > due:
        return TimeWarning.GAP, told - due
    return None, 0


def _miss_length(following: PlannedStep) -> TimeWarning | None:
    return TimeWarning.NO_LENGTH if following.starts is None else None


def _minute(clock: time | None) -> int | None:
    return None if clock is None else clock.hour * 60 + clock.minute


def _after(due: int | None, told: int | None) -> int | None:
    """A time told after another: far too early means the day after."""
    if due is None or told is None:
        return told
    return told + _DAY if due - told > _DAY // 2 else told


def _clock(minute: int | None) -> time | None:
    return None if minute is None else time(minute // 60 % 24, minute % 60)
