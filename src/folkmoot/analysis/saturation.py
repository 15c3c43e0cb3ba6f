"""How much new each further meeting brought, by date."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from folkmoot.analysis.origins import Origin
from folkmoot.analysis.prevalence import HEARD
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import (
    KeyPoint,
    KeyPointId,
    Saturation,
    SaturationStep,
)

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_LAST = "9999-99-99"


class Dated(Protocol):
    """A meeting by its id and its date in EDTF; None where that is not known."""

    @property
    def id(self) -> MeetingId:
        """Its id."""

    @property
    def date(self) -> str | None:
        """When it was held."""


Day = TypeVar("Day", bound=Dated)


def measure_saturation(
    key_points: Iterable[KeyPoint],
    *,
    origins: Mapping[StatementId, Origin],
    base: int = 3,
    run: int = 2,
    threshold: float = 0.05,
) -> Saturation:
    """New key points in the last `run` meetings, over those of the first `base`.

    See `follow_meetings`. Meetings where participants said nothing that was written
    down are left out.
    """
    return follow_meetings(
        _list_meetings(origins.values()),
        heard=_list_heard(key_points, origins),
        said=_count_statements(origins.values()),
        base=base,
        run=run,
        threshold=threshold,
    )


def follow_meetings(
    held: Iterable[Dated],
    *,
    heard: Mapping[MeetingId, Sequence[KeyPointId]],
    said: Mapping[MeetingId, int],
    base: int,
    run: int,
    threshold: float,
) -> Saturation:
    """What each meeting brought, of the key points heard and the statements said there.

    After Guest, Namey & Chen (2020), doi:10.1371/journal.pone.0232076. Meetings on the
    same day stand by id. Where dates leave the order open, meetings whose dates are
    partial or missing stand last and there is no ratio.
    """
    meetings = order_meetings(held)
    steps = _walk(meetings, heard, said)
    ratio = _find_ratio(steps, base, run) if _is_order_known(meetings) else None
    return Saturation(
        base=base,
        run=run,
        threshold=threshold,
        steps=tuple(steps),
        ratio=ratio,
        reached=None if ratio is None else ratio <= threshold,
    )


def order_meetings(held: Iterable[Day]) -> list[Day]:
    """As they were held, as far as their dates tell."""
    return sorted(held, key=_rank)


def _list_meetings(origins: Iterable[Origin]) -> Iterable[Dated]:
    spoken = (o.meeting for o in origins if o.meeting and o.is_input)
    return {meeting.id: meeting for meeting in spoken}.values()


def _count_statements(origins: Iterable[Origin]) -> dict[MeetingId, int]:
    counts: dict[MeetingId, int] = {}
    for origin in origins:
        if origin.meeting and origin.is_input:
            counts[origin.meeting.id] = counts.get(origin.meeting.id, 0) + 1
    return counts


def _list_heard(
    key_points: Iterable[KeyPoint], origins: Mapping[StatementId, Origin]
) -> dict[MeetingId, list[KeyPointId]]:
    """The key points heard at each meeting, each once, in the order given."""
    heard: dict[MeetingId, dict[KeyPointId, None]] = {}
    for point in key_points:
        for match in point.matches:
            meeting = origins[match.statement].meeting
            if meeting and match.relation in HEARD:
                heard.setdefault(meeting.id, {})[point.id] = None
    return {meeting: list(points) for meeting, points in heard.items()}


def _walk(
    meetings: Sequence[Dated],
    heard: Mapping[MeetingId, Sequence[KeyPointId]],
    said: Mapping[MeetingId, int],
) -> list[SaturationStep]:
    known: set[KeyPointId] = set()
    steps = []
    for meeting in meetings:
        points = heard.get(meeting.id, ())
        step = SaturationStep(
            meeting=meeting.id,
            date=meeting.date,
            statements=said[meeting.id],
            new=tuple(point for point in points if point not in known),
            repeated=tuple(point for point in points if point in known),
            heard_so_far=len(known.union(points)),
        )
        known.update(points)
        steps.append(step)
    return steps


def _find_ratio(steps: Sequence[SaturationStep], base: int, run: int) -> float | None:
    if len(steps) < base + run:
        return None
    at_base = steps[base - 1].heard_so_far
    new = sum(len(step.new) for step in steps[-run:])
    return round(new / at_base, 6) if at_base else None


def _rank(meeting: Dated) -> tuple[str, str, str, MeetingId]:
    days = _find_days(meeting.date)
    first, last = days or (_LAST, _LAST)
    return first, last, meeting.date or _LAST, meeting.id


def _find_days(date: str | None) -> tuple[str, str] | None:
    """The first and last day that an EDTF date leaves open; None without a year."""
    parts = [_DAY.fullmatch(part) for part in (date or "").split("/")]
    found = [part for part in parts if part]
    if len(found) < len(parts):
        return None
    year, month, day = found[0].groups("01")
    last_year, last_month, last_day = found[-1].groups("99")
    return f"{year}-{month}-{day}", f"{last_year}-{last_month}-{last_day}"


def _is_order_known(meetings: Sequence[Dated]) -> bool:
    days = [_find_days(meeting.date) for meeting in meetings]
    known = [span for span in days if span]
    if len(known) < len(days):
        return False
    return all(
        one == other == (one[0], one[0]) or one[1] < other[0]
        for one, other in pairwise(known)
    )
