"""The recommendations of a consultation as frozen values, in their order."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.domain import recommendations as values
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.meetings.models import Consultation, MandateQuestion
from folkmoot.web.recommendations.models import (
    BEARS,
    AnsweredQuestion,
    Chapter,
    Evidence,
    Milestone,
    NotFollowed,
    Recommendation,
)
from folkmoot.web.recommendations.queries.standing import Standing, read_standing

_FIND_RECOMMENDATIONS = PreparedQuery[Recommendation](
    lambda consultation: Recommendation.objects.kept().filter(consultation=consultation)
)
_FIND_CHAPTERS = PreparedQuery[Chapter](
    lambda consultation: Chapter.objects.kept().filter(consultation=consultation)
)
_FIND_QUESTIONS = PreparedQuery[MandateQuestion](
    lambda consultation: MandateQuestion.objects.kept().filter(
        consultation=consultation
    )
)
_FIND_ANSWERED = PreparedQuery[tuple[uuid.UUID, uuid.UUID]](
    lambda consultation: (
        AnsweredQuestion.objects.kept()
        .filter(consultation=consultation)
        .order_by("mandate_question__place", "mandate_question")
        .values_list("recommendation_id", "mandate_question_id")
    )
)
_FIND_MILESTONES = PreparedQuery[Milestone](
    lambda consultation: Milestone.objects.kept().filter(consultation=consultation)
)
_FIND_NOT_FOLLOWED = PreparedQuery[NotFollowed](
    lambda consultation: (
        NotFollowed.objects.kept().filter(consultation=consultation).order_by("id")
    )
)


@dataclass(frozen=True)
class _Belonging:
    """What belongs to each recommendation."""

    questions: Mapping[uuid.UUID, list[str]]
    milestones: Mapping[uuid.UUID, list[values.Milestone]]
    evidence: Mapping[uuid.UUID, list[values.Evidence]]


def read_recommendations(consultation: Consultation) -> values.Recommendations:
    """All that stands now, drafts too."""
    own = consultation.id
    standing = read_standing(consultation)
    questions = _FIND_QUESTIONS.fetch(consultation=own)
    belonging = _read_belonging(own, standing, {each.id for each in questions})
    chapters = {each.id: each for each in _FIND_CHAPTERS.fetch(consultation=own)}
    rows = sorted(
        _FIND_RECOMMENDATIONS.fetch(consultation=own),
        key=lambda row: _rank(row, chapters),
    )
    found = tuple(
        _tell(row, number, chapters, belonging)
        for number, row in enumerate(rows, start=1)
    )
    return values.Recommendations(
        consultation=str(own),
        number=read_numbers(Desk(consultation)).total,
        questions=tuple(
            values.MandateQuestion(id=str(each.id), text=each.text)
            for each in questions
        ),
        chapters=tuple(dict.fromkeys(each.chapter for each in found if each.chapter)),
        recommendations=found,
        not_followed=tuple(_tell_not_followed(own, standing)),
    )


def _rank(row: Recommendation, chapters: Mapping[uuid.UUID, Chapter]) -> Any:
    """By heading, then by place; those without a heading first."""
    chapter = chapters.get(row.chapter_id) if row.chapter_id else None
    above = (chapter.place, str(chapter.id)) if chapter else (float("-inf"), "")
    return above, row.place, str(row.id)


def _tell(
    row: Recommendation,
    number: int,
    chapters: Mapping[uuid.UUID, Chapter],
    belonging: _Belonging,
) -> values.Recommendation:
    chapter = chapters.get(row.chapter_id) if row.chapter_id else None
    return values.Recommendation(
        id=str(row.id),
        number=number,
        chapter=chapter.text if chapter else "",
        text=row.text,
        reasoning=row.reasoning,
        status=values.Status(row.status),
        owner=row.owner,
        answer=row.answer,
        questions=tuple(belonging.questions.get(row.id, ())),
        milestones=tuple(belonging.milestones.get(row.id, ())),
        evidence=tuple(belonging.evidence.get(row.id, ())),
    )


def _read_belonging(
    consultation: uuid.UUID, standing: Standing, asked: set[uuid.UUID]
) -> _Belonging:
    questions: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    for recommendation, question in _FIND_ANSWERED.fetch(consultation=consultation):
        if question in asked:
            questions[recommendation].append(str(question))
    milestones: defaultdict[uuid.UUID, list[values.Milestone]] = defaultdict(list)
    for row in _FIND_MILESTONES.fetch(consultation=consultation):
        milestones[row.recommendation_id].append(
            values.Milestone(
                id=str(row.id),
                date=row.date,
                text=row.text,
                is_reached=row.is_reached,
            )
        )
    return _Belonging(questions, milestones, _read_evidence(consultation, standing))


def _read_evidence(
    consultation: uuid.UUID, standing: Standing
) -> Mapping[uuid.UUID, list[values.Evidence]]:
    """Of what was gathered into one, the first decision on a side is told."""
    evidence: defaultdict[uuid.UUID, list[values.Evidence]] = defaultdict(list)
    met: set[tuple[uuid.UUID, uuid.UUID, str]] = set()
    kept = Evidence.objects.kept().filter(consultation=consultation, side__in=BEARS)
    for row in kept.select_related("statement").order_by("id"):
        point = standing.find(row.key_point_id) if row.key_point_id else None
        statement = row.statement if _is_kept(row) else None
        about = point or statement
        if about is None:
            continue
        key = row.recommendation_id, about.id, row.side
        if key not in met:
            met.add(key)
            evidence[row.recommendation_id].append(
                values.Evidence(
                    id=str(row.id),
                    side=values.EvidenceSide(row.side),
                    key_point=KeyPointId(str(point.id)) if point else None,
                    statement=StatementId(str(statement.id)) if statement else None,
                    text=about.text,
                    words=row.words,
                    was_suggested=row.score is not None,
                )
            )
    for some in evidence.values():
        some.sort(key=lambda each: (each.key_point is None, each.text, each.id))
    return evidence


def _is_kept(row: Evidence) -> bool:
    return row.statement is not None and row.statement.removed_at is None


def _tell_not_followed(
    consultation: uuid.UUID, standing: Standing
) -> Iterable[values.NotFollowed]:
    met: set[uuid.UUID] = set()
    for row in _FIND_NOT_FOLLOWED.fetch(consultation=consultation):
        point = standing.find(row.key_point_id)
        if point is not None and point.id not in met:
            met.add(point.id)
            yield values.NotFollowed(
                id=str(row.id), key_point=KeyPointId(str(point.id)), words=row.words
            )
