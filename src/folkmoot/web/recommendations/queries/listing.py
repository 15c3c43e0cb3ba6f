"""All recommendations under their headings, each with what it rests on, in counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from folkmoot.domain.recommendations import Recommendations
from folkmoot.web.findings.queries.reading import read_findings
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.queries.carrying import read_carriers
from folkmoot.web.recommendations.queries.coverage import Coverage, Resting, cover
from folkmoot.web.recommendations.queries.reading import read_recommendations


@dataclass(frozen=True, kw_only=True)
class Under:
    """What stands under one heading; the first may have none."""

    heading: str
    resting: Sequence[Resting]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The whole list, and what is not covered."""

    recommendations: Recommendations
    under: Sequence[Under]
    coverage: Coverage


def read_list(consultation: Consultation) -> Listed:
    """As the logs stand now."""
    told = read_recommendations(consultation)
    findings = read_findings(consultation)
    carriers = read_carriers(consultation, findings, told.recommendations)
    coverage = cover(findings, told, carriers)
    headings = ["", *told.chapters]
    under = [
        Under(
            heading=heading,
            resting=[
                each
                for each in coverage.resting
                if each.recommendation.chapter == heading
            ],
        )
        for heading in headings
    ]
    return Listed(
        recommendations=told,
        under=[each for each in under if each.resting],
        coverage=coverage,
    )
