"""What the page of one recommendation shows."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.domain.recommendations import (
    Evidence,
    EvidenceSide,
    MandateQuestion,
    Recommendation,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.models import SuggestedEvidence
from folkmoot.web.recommendations.queries.carrying import Carried, read_carriers
from folkmoot.web.recommendations.queries.own_words import (
    OwnWords,
    read_own_words,
    read_statements,
)
from folkmoot.web.recommendations.queries.reading import read_recommendations
from folkmoot.web.recommendations.queries.searching import Hits, search_input
from folkmoot.web.recommendations.queries.suggested import list_suggested
from folkmoot.web.statements.models import Statement


@dataclass(frozen=True, kw_only=True)
class ShownEvidence:
    """A piece of evidence with who stands behind it and their own words."""

    evidence: Evidence
    point: FoundKeyPoint | None
    own_words: OwnWords | None
    statement: Statement | None


@dataclass(frozen=True, kw_only=True)
class RecommendationPage:
    """One recommendation, and what could bear on it, too."""

    recommendation: Recommendation
    carried: Carried
    speaking_for: Sequence[ShownEvidence]
    speaking_against: Sequence[ShownEvidence]
    questions: Sequence[MandateQuestion]
    suggested: Sequence[SuggestedEvidence]
    hits: Hits | None


def read_page(
    consultation: Consultation, recommendation_id: uuid.UUID, *, query: str
) -> RecommendationPage | None:
    """None where it was taken away. `query` looks for what else could bear on it."""
    told = read_recommendations(consultation)
    own = str(recommendation_id)
    found = next((each for each in told.recommendations if each.id == own), None)
    if found is None:
        return None
    findings = read_findings(consultation)
    shown = _show(Desk(consultation), findings, found.evidence)
    return RecommendationPage(
        recommendation=found,
        carried=read_carriers(consultation, findings, [found]).carry(found),
        speaking_for=[shown[each.id] for each in found.list_evidence(EvidenceSide.FOR)],
        speaking_against=[
            shown[each.id] for each in found.list_evidence(EvidenceSide.AGAINST)
        ],
        questions=told.questions,
        suggested=list_suggested(consultation, recommendation_id),
        hits=search_input(consultation, findings, found, query) if query else None,
    )


def _show(
    desk: Desk, findings: Findings, evidence: Iterable[Evidence]
) -> Mapping[str, ShownEvidence]:
    evidence = list(evidence)
    known = {point.id: point for point in findings.key_points}
    points = {
        each.id: known[each.key_point] for each in evidence if each.key_point in known
    }
    own_words = read_own_words(desk, list(points.values()))
    statements = read_statements(
        desk, {each.statement for each in evidence if each.statement}
    )

    def show(each: Evidence) -> ShownEvidence:
        point = points.get(each.id)
        return ShownEvidence(
            evidence=each,
            point=point,
            own_words=own_words[point.id] if point else None,
            statement=statements.get(each.statement or ""),
        )

    return {each.id: show(each) for each in evidence}
