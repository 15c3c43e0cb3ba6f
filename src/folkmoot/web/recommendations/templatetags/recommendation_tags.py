"""What the pages of recommendations say in words: counts, dates, who said something."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.domain.findings import Backing
from folkmoot.domain.recommendations import Outcome, Status
from folkmoot.web.desk.templatetags.desk_tags import who
from folkmoot.web.findings.telling import join_words, tell_backing
from folkmoot.web.meetings.queries.dates import write_date
from folkmoot.web.recommendations.models import Status as StatusChoice
from folkmoot.web.recommendations.queries.carrying import Carried
from folkmoot.web.statements.models import Statement

register = template.Library()


@register.filter
def backed(backing: Backing) -> str:
    """Who stands on a side of a key point, of those asked."""
    return tell_backing(backing)


@register.filter
def carried_by(carried: Carried) -> str:
    """ "12 groups at 4 meetings and 8 answers in the survey"; nobody is said, too."""
    told = []
    if carried.groups:
        told.append(
            ngettext("%(n)d group", "%(n)d groups", carried.groups)
            % {"n": carried.groups}
        )
    if carried.meetings:
        told.append(
            ngettext("%(n)d meeting", "%(n)d meetings", carried.meetings)
            % {"n": carried.meetings}
        )
    if carried.respondents:
        told.append(
            ngettext(
                "%(n)d answer in a survey",
                "%(n)d answers in a survey",
                carried.respondents,
            )
            % {"n": carried.respondents}
        )
    if carried.submissions:
        told.append(
            ngettext(
                "%(n)d written submission",
                "%(n)d written submissions",
                carried.submissions,
            )
            % {"n": carried.submissions}
        )
    return join_words(told) if told else _("nobody yet")


@register.filter
def day(edtf: str) -> str:
    """When, as far as it is known."""
    return write_date(edtf) if edtf else ""


@register.filter
def said_by(statement: Statement) -> str:
    """Group or respondent, focus area, and meeting."""
    return " · ".join(each for each in (who(statement), str(statement.meeting)) if each)


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
