"""What the templates of the plan say in words: partial dates, times, warnings."""

from datetime import time

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.models import Attendee, Meeting
from folkmoot.web.meetings.queries.dates import write_date
from folkmoot.web.meetings.queries.last_writers import LastWriter, find_last_writer
from folkmoot.web.meetings.queries.pasted_people import Candidate, Problem, Standing
from folkmoot.web.meetings.queries.running_times import RunningTime, TimeWarning

register = template.Library()


@register.filter
def last_writer(row: Recorded) -> LastWriter | None:
    """Who changed a row last."""
    return find_last_writer(row.id)


@register.filter
def in_words(edtf: str) -> str:
    """A date of which parts may be unknown."""
    return write_date(edtf) if edtf else _("no date yet")


@register.filter
def in_one_line(person: Attendee) -> str:
    """Name, function, organisation and role, each once."""
    told = (person.name, person.function, person.organisation, person.role)
    return ", ".join(dict.fromkeys(filter(None, told)))


@register.filter
def clock(when: time | None) -> str:
    return f"{when:%H.%M}" if when else ""


@register.filter
def hours(meeting: Meeting) -> str:
    """From when to when, as far as it is known."""
    if meeting.starts and meeting.ends:
        return f"{meeting.starts:%H.%M}–{meeting.ends:%H.%M}"
    if meeting.starts:
        return _("from %(time)s") % {"time": clock(meeting.starts)}
    return _("until %(time)s") % {"time": clock(meeting.ends)} if meeting.ends else ""


@register.filter
def span(running: RunningTime) -> str:
    """When a step runs; what cannot be told is a dash."""
    if running.starts is None:
        return "–"
    return f"{clock(running.starts)}–{clock(running.ends) or '?'}"


@register.filter
def warning(running: RunningTime) -> str:
    """What does not add up about a step's time; empty where it does."""
    count = running.off_by
    minutes = ngettext("%(n)d minute", "%(n)d minutes", count) % {"n": count}
    words = {
        TimeWarning.OVERLAP: _("Begins %(minutes)s before the step above ends."),
        TimeWarning.GAP: _("%(minutes)s are free before this step."),
        TimeWarning.BEFORE_START: _("Begins %(minutes)s before the meeting does."),
        TimeWarning.PAST_END: _("Runs %(minutes)s past the end of the meeting."),
        TimeWarning.NO_LENGTH: _(
            "How long it takes is not known, so the next step’s time is not either."
        ),
    }
    return words[running.warning] % {"minutes": minutes} if running.warning else ""


@register.filter
def standing(candidate: Candidate) -> str:
    """How a line of a pasted list stands to those who are there, in words."""
    if candidate.problem:
        return {
            Problem.NOBODY: _("says nobody: all its columns are left out or empty"),
            Problem.NO_NUMBER: _("“how many” is not a number"),
            Problem.TOO_LONG: _("a cell is too long for a name"),
            Problem.TOO_MANY: _("more than 10,000 of a kind"),
        }[candidate.problem]
    words = {
        Standing.NEW: _("new"),
        Standing.NAMESAKE: _("new; somebody else of that name is in the list"),
        Standing.FILLS: _("there already; adds %(adds)s"),
        Standing.DIFFERS: _("there already; would change %(adds)s"),
        Standing.KNOWN: _("there already"),
        Standing.TWICE: _("the same person stands further up"),
        Standing.TOTAL: _("looks like a total, not a person"),
    }
    return words[candidate.standing] % {"adds": _list_changes(candidate)}


def _list_changes(candidate: Candidate) -> str:
    """The fields that would be set, with what is there now."""
    if candidate.match is None:
        return ""
    labels = {f.name: f.verbose_name for f in candidate.match._meta.concrete_fields}
    told = []
    for name, value in (candidate.adds or {}).items():
        now = getattr(candidate.match, name)
        change = f"“{now}” → “{value}”" if now else f"“{value}”"
        told.append(f"{labels[name]} {change}")
    return ", ".join(told)
