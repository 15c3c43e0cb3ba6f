"""The paper of the recommendations: all it tells, in the consultation's language."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from folkmoot.documents.draft_recommendations import (
    Advice,
    Note,
    Quoted,
    draft_recommendations,
)
from folkmoot.documents.minutes_model import Minutes
from folkmoot.domain.findings import Findings
from folkmoot.domain.recommendations import Recommendations
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import find_last_day, read_findings
from folkmoot.web.findings.telling import tell_backing
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.queries.carrying import read_carriers
from folkmoot.web.recommendations.queries.own_words import (
    read_quotable,
    read_statements,
)
from folkmoot.web.recommendations.queries.reading import read_recommendations
from folkmoot.web.recommendations.telling import tell_carried, tell_heard, tell_voice
from folkmoot.web.statements.models import Statement

# Own words in each note.
QUOTES = 2


def compose_paper(consultation: Consultation) -> Minutes:
    """As it stands now, dated by the last change of the consultation."""
    with translation.override(consultation.language):
        told = read_recommendations(consultation)
        findings = read_findings(consultation)
        carriers = read_carriers(consultation, findings, told.recommendations)
        return draft_recommendations(
            Advice(
                title=_("Recommendations: %(name)s") % {"name": consultation.name},
                dated=find_last_day(consultation),
                language=consultation.language,
                heard=tell_heard(findings),
                recommendations=told,
                notes=_read_notes(Desk(consultation), findings, told),
                carried={
                    each.id: tell_carried(carriers.carry(each))
                    for each in told.recommendations
                },
                key_points={point.id: point.text for point in findings.key_points},
            )
        )


def _read_notes(
    desk: Desk, findings: Findings, told: Recommendations
) -> Mapping[str, Note]:
    evidence = [
        each
        for recommendation in told.recommendations
        for each in recommendation.evidence
    ]
    cited = {each.key_point for each in evidence}
    points = {point.id: point for point in findings.key_points if point.id in cited}
    quotable = read_quotable(desk, list(points.values()), most=QUOTES)
    statements = read_statements(
        desk, {each.statement for each in evidence if each.statement}
    )
    notes = {}
    for each in evidence:
        if each.key_point in points:
            point = points[each.key_point]
            quotes = _quote(quotable[point.id])
            notes[each.id] = Note(backing=tell_backing(point.supports), quotes=quotes)
        elif each.statement and each.statement in statements:
            who = tell_voice(statements[each.statement])
            notes[each.id] = Note(backing=who, quotes=())
    return notes


def _quote(statements: Sequence[Statement]) -> tuple[Quoted, ...]:
    return tuple(Quoted(text=each.text, who=tell_voice(each)) for each in statements)
