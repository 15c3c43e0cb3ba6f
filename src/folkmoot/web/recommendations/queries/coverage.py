"""What is covered, both ways: key points by recommendations, and these by input."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from folkmoot.domain.findings import Findings, FoundKeyPoint
from folkmoot.domain.key_points import KeyPointId
from folkmoot.domain.recommendations import (
    EvidenceSide,
    MandateQuestion,
    NotFollowed,
    Recommendation,
    Recommendations,
)
from folkmoot.web.recommendations.queries.carrying import Carried, Carriers


class Cover(StrEnum):
    """What became of a key point. Each stands in exactly one of these."""

    FOLLOWED = "followed"
    NOT_FOLLOWED = "not_followed"
    # It speaks against a recommendation and for none, and nobody wrote why.
    AGAINST = "against"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class CoveredPoint:
    """A key point and what became of it."""

    point: FoundKeyPoint
    cover: Cover
    recommendations: tuple[tuple[Recommendation, EvidenceSide], ...]
    not_followed: NotFollowed | None


@dataclass(frozen=True, kw_only=True)
class CoveredQuestion:
    """A question of the mandate, and what answers it."""

    question: MandateQuestion
    recommendations: tuple[Recommendation, ...]


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A recommendation and who stands behind it."""

    recommendation: Recommendation
    carried: Carried


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Key points most widely carried first; the rest in their order."""

    points: tuple[CoveredPoint, ...]
    questions: tuple[CoveredQuestion, ...]
    resting: tuple[Resting, ...]

    def list_points(self, cover: Cover) -> tuple[CoveredPoint, ...]:
        return tuple(each for each in self.points if each.cover is cover)

    @property
    def counts(self) -> Mapping[Cover, int]:
        """They add up to all key points."""
        return {cover: len(self.list_points(cover)) for cover in Cover}

    @property
    def unanswered(self) -> tuple[CoveredQuestion, ...]:
        return tuple(each for each in self.questions if not each.recommendations)

    @property
    def thin(self) -> tuple[Resting, ...]:
        """Those that rest on little."""
        return tuple(each for each in self.resting if each.carried.is_little)


def cover(
    findings: Findings, recommendations: Recommendations, carriers: Carriers
) -> Coverage:
    """Hold what was found against what is recommended."""
    bearing = list_bearing(recommendations)
    reasons = {each.key_point: each for each in recommendations.not_followed}
    return Coverage(
        points=tuple(
            _cover_point(point, bearing.get(point.id, ()), reasons.get(point.id))
            for point in findings.key_points
        ),
        questions=tuple(
            CoveredQuestion(
                question=question,
                recommendations=tuple(
                    each
                    for each in recommendations.recommendations
                    if question.id in each.questions
                ),
            )
            for question in recommendations.questions
        ),
        resting=tuple(
            Resting(recommendation=each, carried=carriers.carry(each))
            for each in recommendations.recommendations
        ),
    )


def list_bearing(
    recommendations: Recommendations,
) -> Mapping[KeyPointId, tuple[tuple[Recommendation, EvidenceSide], ...]]:
    """The recommendations that each key point is evidence for or against."""
    bearing: defaultdict[KeyPointId, list[tuple[Recommendation, EvidenceSide]]]
    bearing = defaultdict(list)
    for recommendation in recommendations.recommendations:
        for evidence in recommendation.evidence:
            if evidence.key_point is not None:
                bearing[evidence.key_point].append((recommendation, evidence.side))
    return {point: tuple(some) for point, some in bearing.items()}


def _cover_point(
    point: FoundKeyPoint,
    recommendations: tuple[tuple[Recommendation, EvidenceSide], ...],
    not_followed: NotFollowed | None,
) -> CoveredPoint:
    sides = {side for _, side in recommendations}
    if EvidenceSide.FOR in sides:
        found = Cover.FOLLOWED
    elif not_followed is not None:
        found = Cover.NOT_FOLLOWED
    else:
        found = Cover.AGAINST if sides else Cover.OPEN
    return CoveredPoint(
        point=point,
        cover=found,
        recommendations=recommendations,
        not_followed=not_followed,
    )
