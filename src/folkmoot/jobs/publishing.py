"""From findings and recommendations to what may be published of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from folkmoot.domain.findings import Findings, FoundKeyPoint, Hearing, HearingKind
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.public_answer import (
    LIMIT,
    PublicAnswer,
    PublicEvidence,
    PublicHearing,
    PublicMilestone,
    PublicNotFollowed,
    PublicPoint,
    PublicQuestion,
    PublicQuote,
    PublicRecommendation,
    PublicSide,
    PublicStatement,
    name_publicly,
)
from folkmoot.domain.recommendations import Recommendation, Recommendations, Status
from folkmoot.jobs.published_counts import Withholding, plan_withholding, show_side


@dataclass(frozen=True, kw_only=True)
class Permitted:
    """What people decided about publishing.

    `cleared` are the words of statements that may be quoted, as they are to be read.
    `closed` are meetings under Chatham House or with a group of so few people that its
    count would tell of them. `places` says of every statement where it stands.
    """

    title: str
    publisher: str
    contact: str
    language: str
    cleared: Mapping[StatementId, str]
    closed: Collection[MeetingId]
    chatham_house: Collection[MeetingId]
    places: Mapping[StatementId, str]
    limit: int = LIMIT


def compose_public_answer(
    findings: Findings, recommendations: Recommendations, permitted: Permitted
) -> PublicAnswer:
    """What may be published: nothing of the machine's own, no draft, no small count."""
    decided = [
        each
        for each in recommendations.recommendations
        if each.status is not Status.DRAFT
    ]
    questions = {each.id: each.text for each in recommendations.questions}
    points = {each.id for each in findings.key_points}
    kinds = {each.id: each.kind for each in findings.hearings}
    planned = plan_withholding(
        findings.key_points, closed=permitted.closed, limit=permitted.limit
    )
    statements = sorted(
        (
            PublicStatement(
                id=name_publicly(statement),
                place=place,
                is_cleared=statement in permitted.cleared,
            )
            for statement, place in permitted.places.items()
        ),
        key=lambda each: each.id,
    )
    return PublicAnswer(
        title=permitted.title,
        publisher=permitted.publisher,
        contact=permitted.contact,
        language=permitted.language,
        number=findings.number,
        limit=permitted.limit,
        ledger=findings.ledger,
        hearings=tuple(_show_hearing(each, permitted) for each in findings.hearings),
        statements=tuple(statements),
        points=tuple(
            _show_point(each, planned, permitted.cleared, kinds)
            for each in findings.key_points
        ),
        recommendations=tuple(
            _show_recommendation(each, number, points, permitted, questions)
            for number, each in enumerate(decided, 1)
        ),
        not_followed=tuple(
            PublicNotFollowed(key_point=name_publicly(each.key_point), words=each.words)
            for each in recommendations.not_followed
            if each.key_point in points
        ),
    )


def _show_hearing(hearing: Hearing, permitted: Permitted) -> PublicHearing:
    return PublicHearing(
        id=name_publicly(hearing.id),
        title=hearing.title,
        kind=hearing.kind,
        date=hearing.date,
        groups=hearing.groups,
        respondents=hearing.respondents,
        statements=hearing.statements,
        is_closed=hearing.id in permitted.chatham_house,
    )


def _show_point(
    point: FoundKeyPoint,
    planned: Withholding,
    cleared: Mapping[StatementId, str],
    kinds: Mapping[MeetingId, HearingKind],
) -> PublicPoint:
    supports = show_side(point, "supports", point.supports, planned)
    opposes = show_side(point, "opposes", point.opposes, planned)
    named = {
        Relation.SUPPORTS: _find_named(supports, planned, kinds),
        Relation.OPPOSES: _find_named(opposes, planned, kinds),
    }
    return PublicPoint(
        id=name_publicly(point.id),
        text=point.text,
        theme=point.heading,
        supports=supports,
        opposes=opposes,
        quotes=_list_quotes(point, cleared, named),
    )


def _find_named(
    side: PublicSide, planned: Withholding, kinds: Mapping[MeetingId, HearingKind]
) -> frozenset[MeetingId]:
    """The hearings that a quote may name.

    No meeting whose count is withheld: a quote would tell that it is not nought, and so
    what another's is. Where no group was asked, there is no count to work out.
    """
    told = {row.meeting for row in side.by_meeting if row.heard is not None}
    is_counted = side.groups is None or side.groups.asked
    return frozenset(
        hearing
        for hearing, kind in kinds.items()
        if hearing not in planned.closed
        and (
            kind is not HearingKind.MEETING
            or not is_counted
            or name_publicly(hearing) in told
        )
    )


def _list_quotes(
    point: FoundKeyPoint,
    cleared: Mapping[StatementId, str],
    named: Mapping[Relation, Collection[MeetingId]],
) -> tuple[PublicQuote, ...]:
    """Each statement once, those for it first."""
    found: dict[tuple[str, StatementId], PublicQuote] = {}
    for standing in point.standings:
        words = cleared.get(standing.statement)
        if words is None or standing.side not in named:
            continue
        hearing = standing.hearing
        found[standing.side.value, standing.statement] = PublicQuote(
            id=name_publicly(standing.statement),
            text=words,
            side=standing.side.value,
            meeting=name_publicly(hearing) if hearing in named[standing.side] else "",
        )
    ordered = sorted(found.values(), key=lambda q: (q.side != "supports", q.id))
    once = {quote.id: quote for quote in reversed(ordered)}
    return tuple(quote for quote in ordered if once[quote.id] is quote)


def _show_recommendation(
    recommendation: Recommendation,
    number: int,
    points: Collection[KeyPointId],
    permitted: Permitted,
    questions: Mapping[str, str],
) -> PublicRecommendation:
    return PublicRecommendation(
        id=name_publicly(recommendation.id),
        number=number,
        chapter=recommendation.chapter,
        text=recommendation.text,
        reasoning=recommendation.reasoning,
        status=recommendation.status,
        owner=recommendation.owner,
        answer=recommendation.answer,
        evidence=_list_evidence(recommendation, points, permitted),
        questions=tuple(
            PublicQuestion(text=questions[own])
            for own in recommendation.questions
            if own in questions
        ),
        milestones=tuple(
            PublicMilestone(text=each.text, date=each.date, is_reached=each.is_reached)
            for each in recommendation.milestones
        ),
    )


def _list_evidence(
    recommendation: Recommendation,
    points: Collection[KeyPointId],
    permitted: Permitted,
) -> tuple[PublicEvidence, ...]:
    """Key points as they are; a statement only where its words are cleared."""
    found = []
    for each in recommendation.evidence:
        if each.key_point in points:
            named, said, text = name_publicly(str(each.key_point)), "", each.text
        elif each.statement in permitted.cleared:
            named, said = "", name_publicly(str(each.statement))
            text = permitted.cleared[StatementId(str(each.statement))]
        else:
            continue
        found.append(
            PublicEvidence(
                side=each.side, key_point=named, statement=said, text=text,
                words=each.words,
            )
        )  # fmt: skip
    return tuple(found)
