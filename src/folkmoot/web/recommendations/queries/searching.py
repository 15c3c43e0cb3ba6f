"""Looking by words for what could bear on a recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.domain.recommendations import Recommendation
from folkmoot.jobs.searching import WordSearch
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.statement_panel import RELATED
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.search import filter_by_words

MOST_HITS = 20


@dataclass(frozen=True, kw_only=True)
class Hits:
    """What was found, without what bears on it already; so many as are shown."""

    points: Sequence[FoundKeyPoint]
    statements: Sequence[Statement]
    points_count: int
    statements_count: int


def search_input(
    consultation: Consultation,
    findings: Findings,
    recommendation: Recommendation,
    query: str,
) -> Hits:
    """Key points and statements in which the words stand."""
    search = WordSearch.read(query)
    taken = {str(each.key_point or each.statement) for each in recommendation.evidence}
    points = [
        point
        for point in findings.key_points
        if search and point.id not in taken and search.finds(point.text)
    ]
    said = Desk(consultation).find_statements()
    found = filter_by_words(said.exclude(id__in=taken), query)
    related = found.select_related(*RELATED).order_by("meeting__date", "number", "id")
    return Hits(
        points=points[:MOST_HITS],
        statements=list(related[:MOST_HITS]),
        points_count=len(points),
        statements_count=found.count(),
    )
