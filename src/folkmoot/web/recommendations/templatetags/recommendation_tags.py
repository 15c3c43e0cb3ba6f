"""What the pages of recommendations say in words: counts, dates, who said something."""

from django import template
from django.utils.translation import gettext as _

from folkmoot.domain.findings import Backing
from folkmoot.domain.recommendations import Outcome, Status
from folkmoot.web.findings.telling import tell_backing
from folkmoot.web.meetings.queries.dates import write_date
from folkmoot.web.recommendations.models import Status as StatusChoice
from folkmoot.web.recommendations.queries.carrying import Carried
from folkmoot.web.recommendations.telling import tell_carried, tell_voice
from folkmoot.web.statements.models import Statement

register = template.Library()


@register.filter
def backed(backing: Backing) -> str:
    """Who stands on a side of a key point, of those asked."""
    return tell_backing(backing)


@register.filter
def carried_by(carried: Carried) -> str:
    """How many stand behind a recommendation."""
    return tell_carried(carried)


@register.filter
def day(edtf: str) -> str:
    """When, as far as it is known."""
    return write_date(edtf) if edtf else ""


@register.filter
def said_by(statement: Statement) -> str:
    """Group or respondent, focus area, and meeting."""
    return tell_voice(statement)


@register.filter
def status_word(status: Status) -> str:
    return str(StatusChoice(status).label)


@register.filter
def status_look(status: Status) -> str:
    """How the word looks: under way, or done."""
    return {"draft": "waiting", "decided": "done", "answered": "done"}[status]


@register.filter
def outcome_word(outcome: Outcome) -> str:
    """What became of a statement."""
    return {
        Outcome.FOLLOWED: _("followed in a recommendation"),
        Outcome.NOT_FOLLOWED: _("not followed, with a reason"),
        Outcome.AGAINST: _("only spoken against"),
        Outcome.OPEN: _("without an answer yet"),
        Outcome.ALONE: _("stands alone"),
        Outcome.ASIDE: _("set aside"),
        Outcome.WAITING: _("waits to be gathered"),
    }[Outcome(outcome)]
