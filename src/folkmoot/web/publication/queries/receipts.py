"""What became of a group's words, for its receipt, once the answer was published."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from folkmoot.domain.recommendations import EvidenceSide, Recommendation, Status, Traced
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.publication.queries.releases import list_releases
from folkmoot.web.recommendations.queries.tracing import trace_input
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.places import counted_statements


def tell_ways(
    meeting: Meeting, statements: "QuerySet[Statement]"
) -> Mapping[uuid.UUID, dict[str, Any]]:
    """The way of each statement that counts; nothing before the first release.

    Drafts of recommendations are not told, nor what was noted beside the reason for
    which something was set aside.
    """
    if not list_releases(meeting.consultation):
        return {}
    ids = statements.order_by().values("id")
    traced = trace_input(meeting.consultation, counted_statements().filter(id__in=ids))
    return {uuid.UUID(each.statement): _tell(each) for each in traced}


def _tell(traced: Traced) -> dict[str, Any]:
    shown = [
        (each, side)
        for each, side in traced.list_bearing()
        if each.status is not Status.DRAFT
    ]
    outcome = traced.outcome.value
    if outcome in ("followed", "against") and not shown:
        outcome = "open"
    return {
        "outcome": outcome,
        "aside": traced.aside.partition(": ")[0],
        "points": [
            {
                "text": point.text,
                "side": point.side.value,
                "not_followed": point.not_followed.words if point.not_followed else "",
            }
            for point in traced.points
        ],
        "recommendations": [_show(each, side) for each, side in shown],
    }


def _show(recommendation: Recommendation, side: EvidenceSide) -> dict[str, str]:
    return {
        "text": recommendation.text,
        "side": side.value,
        "status": recommendation.status.value,
        "answer": recommendation.answer,
    }
