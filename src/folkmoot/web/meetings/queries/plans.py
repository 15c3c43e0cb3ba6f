"""What the pages of the plan show: the tour, and one meeting's plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet, Sum

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import (
    Attendee,
    Consideration,
    Consultation,
    FocusArea,
    Group,
    Hearing,
    Meeting,
    MeetingArea,
    MeetingState,
    Membership,
    Part,
    ProgrammeItem,
    Role,
    Theme,
)
from folkmoot.web.meetings.queries.running_times import (
    PlannedStep,
    RunningTime,
    compute_running_times,
)


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A meeting on the tour's list, with its counts."""

    meeting: Meeting
    participants: int
    groups: int
    areas: int
    steps: int


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the programme, with its times and what belongs to it."""

    item: ProgrammeItem
    time: RunningTime
    considerations: Sequence[Consideration] = ()
    themes: Sequence[Theme] = ()
    areas: Sequence["AreaStep"] = ()
    # How many minutes the areas need more than the step has.
    areas_over: int = 0


@dataclass(frozen=True, kw_only=True)
class AreaStep:
    """A focus area within its group work, with its times."""

    area: MeetingArea
    time: RunningTime


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All of one meeting's plan."""

    meeting: Meeting
    steps: Sequence[Step]
    # Areas that are discussed but stand in no step of the programme.
    loose_areas: Sequence[MeetingArea]
    hosts: Sequence[Attendee]
    commission: Sequence[Attendee]
    participants: Sequence[Attendee]
    groups: int
    warnings: int = field(default=0)

    @property
    def is_ahead(self) -> bool:
        """Whether the plan can still be followed, so that its times matter."""
        return self.meeting.state != MeetingState.CLOSED

    @property
    def people(self) -> int:
        return sum(attendee.count for attendee in self.participants)


def may_begin_consultation(user: User) -> bool:
    """Administrators, and those who are secretary of one already."""
    own = Membership.objects.kept().filter(user=user, role=Role.SECRETARY)
    return user.is_administrator or own.exists()


def list_stops(consultation: Consultation) -> list[Stop]:
    """The meetings of the tour by date; practice is none of them."""
    meetings = order_stops(find_meetings(consultation))
    return [
        Stop(
            meeting=meeting,
            participants=people.get(meeting.id, 0),
            groups=groups.get(meeting.id, 0),
            areas=areas.get(meeting.id, 0),
            steps=steps.get(meeting.id, 0),
        )
        for people, groups, areas, steps in [_count_for(meetings)]
        for meeting in meetings
    ]


def order_stops(meetings: Iterable[Meeting]) -> list[Meeting]:
    """By date as far as it is known, those without one last.

    For the order alone, a date without a year counts as of the tour's first year, and
    one without a day as the end of its month.
    """
    found = list(meetings)
    years = [m.date[:4] for m in found if m.date[:4].isdigit()]
    first = min(years, default="9999")

    def place(meeting: Meeting) -> tuple[str, str]:
        day = (meeting.date or "9999").partition("/")[0].replace("XXXX", first)
        return f"{day:~<10}", f"{meeting.starts or '~'}"

    return sorted(found, key=place)


def find_neighbours(meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The stops before and after this one on the tour."""
    stops = order_stops(find_meetings(meeting.consultation))
    at = next((i for i, stop in enumerate(stops) if stop.id == meeting.id), None)
    if at is None:
        return None, None
    before = stops[at - 1] if at else None
    return before, stops[at + 1] if at + 1 < len(stops) else None


def find_meetings(consultation: Consultation) -> QuerySet[Meeting]:
    """The stops of the tour: without practice, surveys and written submissions."""
    found: QuerySet[Meeting] = Meeting.objects.kept().filter(
        consultation=consultation, practice_of=None, hearing=Hearing.MEETING
    )
    return found


def has_plan(meeting: Meeting) -> bool:
    """Whether there is a programme, or focus areas, that a copy would mix with."""
    kinds = (ProgrammeItem, MeetingArea)
    return any(m.objects.kept().filter(meeting=meeting).exists() for m in kinds)


def read_plan(meeting: Meeting) -> Plan:
    """Everything on a meeting's plan, in few queries."""
    people = list(Attendee.objects.kept().filter(meeting=meeting))
    areas = list(find_meeting_areas(meeting))
    steps = list_steps(meeting, areas)
    items = {step.item.id for step in steps}
    return Plan(
        meeting=meeting,
        steps=steps,
        loose_areas=[area for area in areas if area.item_id not in items],
        hosts=[p for p in people if p.part == Part.HOST],
        commission=[p for p in people if p.part == Part.COMMISSION],
        participants=[p for p in people if p.part == Part.PARTICIPANT],
        groups=Group.objects.kept().filter(meeting=meeting, merged_into=None).count(),
        warnings=_count_warnings(meeting, steps),
    )


def _count_warnings(meeting: Meeting, steps: Sequence[Step]) -> int:
    if meeting.state == MeetingState.CLOSED:
        return 0
    return sum(1 for step in steps if step.time.warning or step.areas_over)


def list_steps(
    meeting: Meeting, areas: Sequence[MeetingArea] | None = None
) -> list[Step]:
    """The programme with its running times."""
    items = list(ProgrammeItem.objects.kept().filter(meeting=meeting))
    times = compute_running_times(
        [PlannedStep(starts=item.starts, minutes=item.minutes) for item in items],
        starts=meeting.starts,
        ends=meeting.ends,
    )
    considerations = list(Consideration.objects.kept().filter(meeting=meeting))
    themes = list(Theme.objects.kept().filter(meeting=meeting))
    known = list(find_meeting_areas(meeting)) if areas is None else areas
    return [
        _make_step(item, when, considerations, themes, known)
        for item, when in zip(items, times, strict=True)
    ]


def list_focus_areas(consultation: Consultation) -> list[FocusArea]:
    """The areas all meetings share, in their order."""
    return list(FocusArea.objects.kept().filter(consultation=consultation))


def find_meeting_areas(meeting: Meeting) -> QuerySet[MeetingArea]:
    """The focus areas a meeting discusses, in the order they come."""
    found: QuerySet[MeetingArea] = (
        MeetingArea.objects.kept()
        .filter(meeting=meeting, focus_area__removed_at=None)
        .select_related("focus_area")
    )
    return found


def find_areas_to_add(meeting: Meeting) -> QuerySet[FocusArea]:
    """The consultation's focus areas that this meeting does not discuss."""
    taken = MeetingArea.objects.kept().filter(meeting=meeting).values("focus_area_id")
    found: QuerySet[FocusArea] = FocusArea.objects.kept().filter(
        consultation_id=meeting.consultation_id
    )
    return found.exclude(id__in=taken)


def _make_step(
    item: ProgrammeItem,
    when: RunningTime,
    considerations: Sequence[Consideration],
    themes: Sequence[Theme],
    areas: Sequence[MeetingArea],
) -> Step:
    own = [area for area in areas if area.item_id == item.id]
    times = compute_running_times(
        [PlannedStep(starts=area.starts, minutes=area.minutes) for area in own],
        starts=when.starts,
        ends=when.ends,
    )
    needed = sum(area.minutes or 0 for area in own)
    return Step(
        item=item,
        time=when,
        considerations=[c for c in considerations if c.item_id == item.id],
        themes=[t for t in themes if t.item_id == item.id],
        areas=[AreaStep(area=a, time=t) for a, t in zip(own, times, strict=True)],
        areas_over=max(0, needed - item.minutes) if item.minutes and own else 0,
    )


def _count_for(meetings: Sequence[Meeting]) -> list[dict[Any, int]]:
    """People, groups, areas and steps by meeting."""
    ids = [meeting.id for meeting in meetings]
    people = Attendee.objects.kept().filter(part=Part.PARTICIPANT)
    groups = Group.objects.kept().filter(merged_into=None)
    counted: list[tuple[QuerySet[Any], Any]] = [
        (people, Sum("count")),
        (groups, Count("id")),
        (MeetingArea.objects.kept(), Count("id")),
        (ProgrammeItem.objects.kept(), Count("id")),
    ]
    return [
        dict(
            rows.filter(meeting_id__in=ids)
            .order_by()
            .values_list("meeting_id")
            .annotate(total=how)
            .values_list("meeting_id", "total")
        )
        for rows, how in counted
    ]
