"""Who stands behind a recommendation, through all that speaks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.domain.findings import (
    Findings,
    FoundKeyPoint,
    GroupId,
    HearingKind,
    RespondentId,
    Standing,
)
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.recommendations import Evidence, EvidenceSide, Recommendation
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Statement

# With fewer voices or hearings than these, a recommendation rests on little.
FEWEST_VOICES = 3
FEWEST_HEARINGS = 2


@dataclass(frozen=True, kw_only=True)
class Carried:
    """How many stand behind it, each heard once and each kind by itself."""

    groups: int = 0
    meetings: int = 0
    respondents: int = 0
    submissions: int = 0
    hearings: int = 0

    @property
    def is_little(self) -> bool:
        voices = self.groups + self.respondents + self.submissions
        return voices < FEWEST_VOICES or self.hearings < FEWEST_HEARINGS


class Carriers:
    """Finds who carries what, from the findings of a consultation."""

    def __init__(self, findings: Findings, said: Mapping[str, Standing]) -> None:
        """`said`: who said the statements that are evidence themselves."""
        self._kinds = {each.id: each.kind for each in findings.hearings}
        self._said = said
        self.points: Mapping[KeyPointId, FoundKeyPoint] = {
            point.id: point for point in findings.key_points
        }

    def carry(self, recommendation: Recommendation) -> Carried:
        """Who speaks for it."""
        speaking = recommendation.list_evidence(EvidenceSide.FOR)
        return self.count(
            standing for each in speaking for standing in self.list_voices(each)
        )

    def list_voices(self, evidence: Evidence) -> list[Standing]:
        """Who stands behind one piece of evidence."""
        if evidence.statement is not None:
            own = self._said.get(evidence.statement)
            return [own] if own else []
        point = self.points.get(evidence.key_point) if evidence.key_point else None
        return [
            each
            for each in (point.standings if point else ())
            if each.side is Relation.SUPPORTS
        ]

    def count(self, standings: Iterable[Standing]) -> Carried:
        """Each group, respondent and hearing once."""
        groups: set[GroupId] = set()
        respondents: set[str] = set()
        submissions: set[str] = set()
        hearings: set[MeetingId] = set()
        for each in standings:
            hearings.add(each.hearing)
            kind = self._kinds.get(each.hearing)
            if kind is HearingKind.SUBMISSIONS:
                submissions.add(each.respondent or each.statement)
            elif each.group is not None:
                groups.add(each.group)
            elif each.respondent is not None:
                respondents.add(each.respondent)
        return Carried(
            groups=len(groups),
            meetings=sum(
                self._kinds.get(each) is HearingKind.MEETING for each in hearings
            ),
            respondents=len(respondents),
            submissions=len(submissions),
            hearings=len(hearings),
        )


def read_carriers(
    consultation: Consultation,
    findings: Findings,
    recommendations: Iterable[Recommendation],
) -> Carriers:
    """For these recommendations."""
    wanted = {
        each.statement
        for recommendation in recommendations
        for each in recommendation.evidence
        if each.statement is not None
    }
    return Carriers(findings, _read_said(consultation, wanted))


def _read_said(
    consultation: Consultation, statements: Iterable[str]
) -> Mapping[str, Standing]:
    ids = list(statements)
    if not ids:
        return {}
    found = Desk(consultation).find_statements().filter(id__in=ids)
    related = found.select_related("sheet__group", "said_by")
    return {str(row.id): _stand(row) for row in related.order_by()}


def _stand(row: Statement) -> Standing:
    group = row.sheet.group if row.sheet else row.said_by
    standing = (group.merged_into_id or group.id) if group else None
    return Standing(
        statement=StatementId(str(row.id)),
        side=Relation.SUPPORTS,
        hearing=MeetingId(str(row.meeting_id)),
        group=GroupId(str(standing)) if standing else None,
        respondent=RespondentId(str(row.respondent_id)) if row.respondent_id else None,
        focus_area=None,
    )
