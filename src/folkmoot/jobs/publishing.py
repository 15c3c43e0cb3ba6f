"""From findings and recommendations to what may be published of them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from folkmoot.analysis.suppression import LIMIT, suppress_small, withhold
from folkmoot.domain.findings import (
    Backing,
    Counted,
    Findings,
    FoundKeyPoint,
    Hearing,
    TraitKind,
)
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.public_answer import (
    AtMeeting,
    OfAttribute,
    PublicAnswer,
    PublicEvidence,
    PublicHearing,
    PublicNotFollowed,
    PublicPoint,
    PublicQuote,
    PublicRecommendation,
    PublicSide,
    PublicStatement,
    name_publicly,
)
from folkmoot.domain.recommendations import Recommendation, Recommendations, Status


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
    points = {each.id for each in findings.key_points}
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
        points=tuple(_show_point(each, permitted) for each in findings.key_points),
        recommendations=tuple(
            _show_recommendation(each, number, points, permitted)
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


def _show_point(point: FoundKeyPoint, permitted: Permitted) -> PublicPoint:
    return PublicPoint(
        id=name_publicly(point.id),
        text=point.text,
        theme=point.heading,
        supports=_show_side(point.id, point.supports, permitted),
        opposes=_show_side(point.id, point.opposes, permitted),
        quotes=_list_quotes(point, permitted),
    )


def _list_quotes(point: FoundKeyPoint, permitted: Permitted) -> tuple[PublicQuote, ...]:
    """Each statement once a side, those for it first."""
    found: dict[tuple[str, StatementId], PublicQuote] = {}
    for standing in point.standings:
        words = permitted.cleared.get(standing.statement)
        if words is None or standing.side is Relation.UNRESOLVED:
            continue
        meeting = standing.hearing
        found[standing.side.value, standing.statement] = PublicQuote(
            id=name_publicly(standing.statement),
            text=words,
            side=standing.side.value,
            meeting="" if meeting in permitted.closed else name_publicly(meeting),
        )
    ordered = sorted(found.values(), key=lambda q: (q.side != "supports", q.id))
    once = {quote.id: quote for quote in reversed(ordered)}
    return tuple(quote for quote in ordered if once[quote.id] is quote)


def _show_side(point: KeyPointId, backing: Backing, permitted: Permitted) -> PublicSide:
    by_meeting = _show_meetings(backing, permitted)
    is_whole = all(each.heard is not None for each in by_meeting)
    respondents = _show_people(backing.respondents, permitted)
    by_attribute = _show_attributes(point, backing, permitted) if respondents else ()
    if by_attribute is None:
        # What they came to together would give the parts away.
        respondents, by_attribute = None, ()
    return PublicSide(
        groups=backing.groups,
        meetings=_count_meetings(by_meeting) if is_whole else None,
        respondents=respondents,
        submissions=_show_people(backing.submissions, permitted),
        by_meeting=by_meeting,
        by_attribute=by_attribute,
    )


def _show_people(counted: Counted, permitted: Permitted) -> Counted | None:
    return counted if counted.heard >= permitted.limit else None


def _count_meetings(by_meeting: tuple[AtMeeting, ...]) -> Counted:
    return Counted(
        heard=sum(bool(each.heard) for each in by_meeting), asked=len(by_meeting)
    )


def _show_meetings(backing: Backing, permitted: Permitted) -> tuple[AtMeeting, ...]:
    asked = {
        meeting: counted.asked
        for meeting, counted in backing.by_meeting.items()
        if counted.asked
    }
    heard = {meeting: backing.by_meeting[meeting].heard for meeting in asked}
    if sum(heard.values()) != backing.groups.heard:
        # Groups that no meeting names: what is told by meeting would not add up.
        return ()
    shown = withhold(
        heard,
        [meeting for meeting in heard if meeting in permitted.closed],
        total=backing.groups.heard,
        asked=asked,
    )
    return tuple(
        AtMeeting(
            meeting=name_publicly(meeting),
            heard=shown.counts[meeting],
            asked=asked[meeting],
        )
        for meeting in heard
    )


def _show_attributes(
    point: KeyPointId, backing: Backing, permitted: Permitted
) -> tuple[OfAttribute, ...] | None:
    """None where no withholding among the parts is enough."""
    tables: dict[str, dict[str, Counted]] = {}
    for trait, counted in backing.by_trait.items():
        if trait.kind is TraitKind.ATTRIBUTE:
            tables.setdefault(trait.name, {})[trait.value] = counted
    rows: list[OfAttribute] = []
    for name, cells in sorted(tables.items()):
        heard = {value: counted.heard for value, counted in cells.items()}
        asked = suppress_small(
            {value: counted.asked for value, counted in cells.items()},
            total=sum(counted.asked for counted in cells.values()),
            limit=permitted.limit,
        ).counts
        shown = suppress_small(
            heard, total=sum(heard.values()), asked=asked, limit=permitted.limit
        )
        if shown.total is None:
            return None
        rows += [
            OfAttribute(
                id=name_publicly(f"{point}/{name}/{value}"),
                attribute=name,
                value=value,
                heard=shown.counts[value],
                asked=asked[value],
            )
            for value in sorted(cells)
        ]
    return tuple(rows)


def _show_recommendation(
    recommendation: Recommendation,
    number: int,
    points: Collection[KeyPointId],
    permitted: Permitted,
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
