"""Who stands behind recommendations, in words, in the language of the page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from folkmoot.domain.findings import Findings
from folkmoot.web.desk.templatetags.desk_tags import who
from folkmoot.web.findings.telling import join_words
from folkmoot.web.recommendations.queries.carrying import Carried
from folkmoot.web.statements.models import Statement


def tell_carried(carried: Carried) -> str:
    """ "12 groups, 4 meetings and 8 answers in surveys"; nobody is said, too."""
    return _tell_counts(
        groups=carried.groups,
        meetings=carried.meetings,
        respondents=carried.respondents,
        submissions=carried.submissions,
    ) or _("nobody yet")


def tell_heard(findings: Findings) -> str:
    """All who were asked anything."""
    return _tell_counts(
        groups=findings.groups,
        meetings=findings.meetings,
        respondents=findings.respondents,
        submissions=findings.submissions,
    ) or _("nobody yet")


def tell_voice(statement: Statement) -> str:
    """Group or respondent, focus area, and meeting."""
    return " · ".join(each for each in (who(statement), str(statement.meeting)) if each)


def _tell_counts(
    *, groups: int, meetings: int, respondents: int, submissions: int
) -> str:
    told = (
        (groups, ngettext("%(n)d group", "%(n)d groups", groups)),
        (meetings, ngettext("%(n)d meeting", "%(n)d meetings", meetings)),
        (
            respondents,
            ngettext(
                "%(n)d answer in a survey", "%(n)d answers in a survey", respondents
            ),
        ),
        (
            submissions,
            ngettext(
                "%(n)d written submission", "%(n)d written submissions", submissions
            ),
        ),
    )
    counted = [words % {"n": count} for count, words in told if count]
    return join_words(counted) if counted else ""
