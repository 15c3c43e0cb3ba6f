"""What is printed for a meeting, gathered from its plan, groups and keys."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from folkmoot.documents.print_values import (
    PrintedArea,
    PrintedDoor,
    PrintedGroup,
    PrintedMeeting,
    PrintedStep,
)
from folkmoot.documents.write_calendar import CalendarEntry
from folkmoot.web.meetings.join_keys import make_token, show_code
from folkmoot.web.meetings.models import Attendee, Group, JoinKey, Meeting
from folkmoot.web.meetings.queries.dates import write_date
from folkmoot.web.meetings.queries.groups import find_standing_groups
from folkmoot.web.meetings.queries.plans import (
    AreaStep,
    Plan,
    find_meeting_areas,
    list_steps,
)
from folkmoot.web.meetings.queries.running_times import RunningTime

DOOR_PATH = "/j"


def print_meeting(meeting: Meeting) -> PrintedMeeting:
    """The head of every print. Call it in the consultation's language."""
    return PrintedMeeting(
        consultation=meeting.consultation.name,
        title=meeting.title,
        when=tell_when(meeting),
        place=meeting.place,
        language=meeting.consultation.language,
        is_practice=meeting.practice_of_id is not None,
    )


def print_groups(
    meeting: Meeting, *, site: str, only: Group | None = None
) -> list[PrintedGroup]:
    """The sheets of all groups, or of one, each with the areas of its round."""
    groups = [only] if only is not None else list(find_standing_groups(meeting))
    keys = find_keys(meeting)
    times = _time_areas(meeting)
    areas = list(find_meeting_areas(meeting))
    rounds = {area.round for area in areas}
    return [
        PrintedGroup(
            name=_name(group, len(rounds)),
            door=print_door(keys[group.id], site=site),
            areas=tuple(
                print_area(area, times.get(area.id, ""))
                for area in areas
                if area.round == group.round
            ),
        )
        for group in groups
        if group.id in keys
    ]


def print_door(join_key: JoinKey, *, site: str) -> PrintedDoor:
    """The way in by one key. The token stands behind `#`, so no server log has it."""
    return PrintedDoor(
        url=f"{site}{DOOR_PATH}#{make_token(join_key)}",
        address=f"{_shorten(site)}{DOOR_PATH}",
        code=show_code(join_key.code),
    )


def print_area(area: Any, when: str) -> PrintedArea:
    """A focus area in the words groups see."""
    focus_area = area.focus_area
    return PrintedArea(
        title=focus_area.title,
        question=focus_area.question,
        help_text=focus_area.help_text,
        time=when,
    )


def print_steps(plan: Plan) -> list[PrintedStep]:
    """The programme, with what is presented and discussed in each step."""
    return [
        PrintedStep(
            title=str(step.item),
            time=_span(step.time),
            presenter=step.item.presenter,
            notes=(
                *(line.text for line in step.considerations),
                *(line.text for line in step.themes),
            ),
            areas=tuple(_print_area_step(area) for area in step.areas),
        )
        for step in plan.steps
    ]


def print_people(people: Sequence[Attendee]) -> list[str]:
    """Each with function and organisation."""
    told = ((p.name, p.function, p.organisation) for p in people)
    return [", ".join(part for part in parts if part) for parts in told]


def find_keys(meeting: Meeting) -> Mapping[Any, JoinKey]:
    """The keys in force, by group; the door's under None."""
    keys = JoinKey.objects.kept().filter(meeting=meeting)
    return {key.group_id: key for key in keys}


def tell_when(meeting: Meeting) -> str:
    """Date and hours in words, as far as they are known."""
    day = write_date(meeting.date) if meeting.date else ""
    if meeting.starts and meeting.ends:
        hours = f"{meeting.starts:%H.%M}–{meeting.ends:%H.%M}"
    elif meeting.starts:
        hours = f"{meeting.starts:%H.%M}"
    else:
        hours = ""
    clock = _("%(time)s o’clock") % {"time": hours} if hours else ""
    return ", ".join(part for part in (day, clock) if part)


def read_calendar_entry(meeting: Meeting, *, url: str) -> CalendarEntry | None:
    """The meeting for a calendar; None where the day is not fully known."""
    try:
        day = date.fromisoformat(meeting.date)
    except ValueError:
        return None
    fields = ("date", "starts", "ends", "place", "title")
    return CalendarEntry(
        id=str(meeting.id),
        title=f"{meeting.consultation.name}: {meeting.title}",
        day=day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place,
        url=url,
        changes=sum(meeting.versions.get(name, 0) for name in fields),
    )


def _shorten(site: str) -> str:
    """The site as people type it.

    On a port of its own a browser that is told no scheme would try without TLS.
    """
    parts = urlsplit(site)
    return site if parts.scheme == "https" and parts.port else parts.netloc


def _name(group: Group, rounds: int) -> str:
    if rounds == 1 and group.round == 1:
        return str(group)
    told = {"group": str(group), "round": group.round}
    return _("%(group)s · round %(round)d") % told


def _time_areas(meeting: Meeting) -> dict[Any, str]:
    return {
        step.area.id: _span(step.time)
        for item in list_steps(meeting)
        for step in item.areas
    }


def _print_area_step(step: AreaStep) -> PrintedArea:
    return print_area(step.area, _span(step.time))


def _span(when: RunningTime) -> str:
    starts, ends = _clock(when.starts), _clock(when.ends)
    return f"{starts}–{ends}" if starts and ends else starts


def _clock(when: time | None) -> str:
    return f"{when:%H.%M}" if when else ""
