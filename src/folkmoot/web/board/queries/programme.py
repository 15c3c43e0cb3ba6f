"""The programme as it runs: where the meeting is, and how far from its plan."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from folkmoot.web.board.models import Board
from folkmoot.web.meetings.models import AreaState, ItemKind, Meeting, MeetingArea
from folkmoot.web.meetings.queries.plans import Step, list_steps

_DAY = 24 * 60
# Further from its plan than this, a meeting runs at another time altogether.
_MOST_OFF = 3 * 60


@dataclass(frozen=True, kw_only=True)
class Running:
    """The step the meeting is at."""

    step: Step
    since: datetime | None
    # Whole minutes it has lasted.
    lasted: int
    # Whole minutes behind the plan, less than none where it is ahead; None: no plan.
    behind: int | None


@dataclass(frozen=True, kw_only=True)
class RunningProgramme:
    """All steps, the one that runs, and the one that comes next."""

    steps: Sequence[Step]
    now: Running | None
    next: Step | None
    # The steps that are over, by the order of the programme.
    over: frozenset[uuid.UUID]
    # Areas of the running step that nobody has opened yet.
    to_open: Sequence[MeetingArea]


def read_programme(meeting: Meeting, board: Board, *, at: datetime) -> RunningProgramme:
    """The programme at a moment."""
    steps = list_steps(meeting)
    place = next((i for i, s in enumerate(steps) if s.item.id == board.item_id), None)
    if place is None:
        return RunningProgramme(
            steps=steps,
            now=None,
            next=steps[0] if steps else None,
            over=frozenset(),
            to_open=(),
        )
    step = steps[place]
    return RunningProgramme(
        steps=steps,
        now=_tell_running(step, board.item_since, at),
        next=steps[place + 1] if place + 1 < len(steps) else None,
        over=frozenset(each.item.id for each in steps[:place]),
        to_open=_find_to_open(step),
    )


def find_areas_to_open(meeting: Meeting, board: Board) -> list[MeetingArea]:
    """The areas of the running step that nobody has opened yet."""
    steps = [s for s in list_steps(meeting) if s.item.id == board.item_id]
    return _find_to_open(steps[0]) if steps else []


def count_behind(
    *, planned: time | None, ends: time | None, since: datetime | None, at: datetime
) -> int | None:
    """Minutes behind the plan: by its beginning, and by its end once that has passed.

    None where no plan can be held against it.
    """
    offs = []
    if planned is not None and since is not None:
        offs.append(_count_minutes(planned, since))
    if ends is not None and _count_minutes(ends, at) > 0:
        offs.append(_count_minutes(ends, at))
    if not offs or abs(max(offs)) > _MOST_OFF:
        return None
    return max(offs)


def _tell_running(step: Step, since: datetime | None, at: datetime) -> Running:
    behind = count_behind(
        planned=step.time.starts, ends=step.time.ends, since=since, at=at
    )
    lasted = max(0, int((at - since).total_seconds() // 60)) if since else 0
    return Running(step=step, since=since, lasted=lasted, behind=behind)


def _find_to_open(step: Step) -> list[MeetingArea]:
    if step.item.kind != ItemKind.GROUP_WORK:
        return []
    areas = [each.area for each in step.areas]
    return [area for area in areas if area.state == AreaState.WAITING]


def _count_minutes(planned: time, real: datetime) -> int:
    """Whole minutes from a time of day to a moment; the nearer way round midnight."""
    local = timezone.localtime(real)
    minutes = local.hour * 60 + local.minute - planned.hour * 60 - planned.minute
    return (minutes + _DAY // 2) % _DAY - _DAY // 2
