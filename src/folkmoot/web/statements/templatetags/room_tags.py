"""What the room says in words: states, times, who is in reach."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.web.events.models import Recorded
from folkmoot.web.statements.queries.history import Step
from folkmoot.web.statements.queries.room import Cell, Reach
from folkmoot.web.statements.queries.writing_time import WritingTime

register = template.Library()


@register.filter
def hour(at: datetime | None) -> str:
    """The time of day, as it stands on a clock in the hall."""
    return f"{timezone.localtime(at):%H.%M}" if at else ""


@register.filter
def area_state(time: WritingTime) -> str:
    words = {
        WritingTime.WAITING: _("not open yet"),
        WritingTime.OPEN: _("open"),
        WritingTime.CLOSED: _("closed"),
    }
    return words[time]


@register.filter
def counted(count: int) -> str:
    """How many statements, in words."""
    if not count:
        return _("nothing yet")
    return ngettext("%(n)d statement", "%(n)d statements", count) % {"n": count}


@register.filter
def cell_state(cell: Cell) -> str:
    """What happens on a sheet beside its being handed in; empty where nothing does."""
    is_done = cell.hand_in is not None and not cell.changed_since
    if cell.is_written_on and cell.time is WritingTime.OPEN and not is_done:
        return _("writing")
    if cell.hand_in is not None:
        return changed_words(cell)
    if cell.time is WritingTime.CLOSED and cell.count:
        return _("closed, not handed in")
    return _("not handed in") if cell.count else ""


def changed_words(cell: Cell) -> str:
    count = cell.changed_since
    if not count:
        return ""
    return ngettext("%(n)d changed since", "%(n)d changed since", count) % {"n": count}


@register.filter
def reach_words(reach: Reach) -> str:
    """Whether a table's devices are in reach."""
    if not reach.devices:
        return _("no device")
    if reach.is_away:
        return _("out of reach since %(time)s") % {"time": hour(reach.last_seen_at)}
    devices = ngettext("%(n)d device", "%(n)d devices", reach.devices) % {
        "n": reach.devices
    }
    if not reach.away:
        return devices
    return _("%(devices)s, %(away)d out of reach") % {
        "devices": devices,
        "away": reach.away,
    }


@register.filter
def unsent_words(reach: Reach) -> str:
    count = reach.unsent
    if not count:
        return ""
    return ngettext("%(n)d not sent", "%(n)d not sent", count) % {"n": count}


@register.filter
def version(row: Recorded, name: str) -> int:
    """How often a field was changed, as the page has seen it."""
    return row.versions.get(name, 0)


@register.filter
def step_words(step: Step) -> str:
    """What was done to a statement."""
    words = {
        "created": _("written"),
        "text": _("worded anew"),
        "place": _("moved"),
        "sheet_id": _("moved to another focus area"),
        "marked": _("marked as most important"),
        "unmarked": _("mark taken away"),
        "removed": _("taken away"),
        "restored": _("brought back"),
        "erased": _("words erased"),
        "sealed": _("taken off the record"),
        "given_back": _("put back on the record"),
        "crossed": _("another wording came at the same time"),
        "chosen": _("chosen between the wordings"),
    }
    return words.get(step.what, _("changed"))


@register.filter
def step_who(step: Step) -> str:
    return _("the group") if step.is_device else step.who or _("the system")
