"""Where input went: from statements forward to what became of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from folkmoot.domain.findings import GroupId
from folkmoot.domain.ids import MeetingId, StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.domain.recommendations import (
    EvidenceSide,
    NotFollowed,
    Recommendation,
    Recommendations,
    Traced,
    TracedLine,
    TracedPoint,
)
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.queries.coverage import list_bearing
from folkmoot.web.recommendations.queries.minute_lines import MinuteLines, read_lines
from folkmoot.web.recommendations.queries.reading import read_recommendations
from folkmoot.web.recommendations.queries.standing import Standing, read_standing
from folkmoot.web.statements.models import Match, Placement, Statement
from folkmoot.web.statements.models.gathering import GATHERS
from folkmoot.web.statements.queries.places import annotate_places


@dataclass(frozen=True)
class _Known:
    """What ways lead through."""

    standing: Standing
    bearing: Mapping[KeyPointId, tuple[tuple[Recommendation, EvidenceSide], ...]]
    own: Mapping[str, tuple[tuple[Recommendation, EvidenceSide], ...]]
    reasons: Mapping[KeyPointId, NotFollowed]
    matches: Mapping[uuid.UUID, Sequence[tuple[uuid.UUID, str]]]
    placed: Mapping[uuid.UUID, Placement]
    lines: MinuteLines


def trace_input(
    consultation: Consultation, statements: "QuerySet[Statement]"
) -> tuple[Traced, ...]:
    """The way of each of these statements, in the order they were said.

    A duplicate goes where its original goes. What was set aside tells why, in the
    language of the page.
    """
    rows = list(
        annotate_places(statements)
        .select_related("sheet__group", "said_by")
        .order_by("meeting__date", "meeting", "number", "id")
    )
    known = _read(consultation, statements, {row.meeting_id for row in rows})
    return tuple(_trace(row, known) for row in rows)


def _read(
    consultation: Consultation,
    statements: "QuerySet[Statement]",
    meetings: Iterable[uuid.UUID],
) -> _Known:
    told = read_recommendations(consultation)
    placed = _read_placed(Q(statement__in=statements.order_by().values("id")))
    originals = [row.original_id for row in placed.values() if row.original_id]
    placed |= _read_placed(Q(statement__in=originals)) if originals else {}
    return _Known(
        standing=read_standing(consultation),
        bearing=list_bearing(told),
        own=_list_own(told),
        reasons={each.key_point: each for each in told.not_followed},
        matches=_read_matches(statements, originals),
        placed=placed,
        lines=read_lines(meetings),
    )


def _read_placed(wanted: Q) -> dict[uuid.UUID, Placement]:
    found = Placement.objects.kept().filter(wanted)
    return {row.statement_id: row for row in found}


def _list_own(
    told: Recommendations,
) -> Mapping[str, tuple[tuple[Recommendation, EvidenceSide], ...]]:
    """The recommendations that have statements themselves as evidence."""
    found: defaultdict[str, list[tuple[Recommendation, EvidenceSide]]]
    found = defaultdict(list)
    for recommendation in told.recommendations:
        for evidence in recommendation.evidence:
            if evidence.statement is not None:
                found[evidence.statement].append((recommendation, evidence.side))
    return {statement: tuple(some) for statement, some in found.items()}


def _read_matches(
    statements: "QuerySet[Statement]", originals: Sequence[uuid.UUID]
) -> Mapping[uuid.UUID, Sequence[tuple[uuid.UUID, str]]]:
    wanted = Q(statement__in=statements.order_by().values("id"))
    if originals:
        wanted |= Q(statement__in=originals)
    matches = Match.objects.kept().filter(wanted, side__in=GATHERS)
    found: defaultdict[uuid.UUID, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    told = matches.order_by("segment__start", "id")
    for statement, point, side in told.values_list("statement", "key_point", "side"):
        found[statement].append((point, side))
    return found


def _trace(row: Statement, known: _Known) -> Traced:
    placement = known.placed.get(row.id)
    original = placement.original_id if placement else None
    points = _list_points(original or row.id, known)
    anchors = [f"s-{row.id}", *(f"k-{each.key_point}" for each in points)]
    group = row.sheet.group if row.sheet else row.said_by
    standing = (group.merged_into_id or group.id) if group else None
    return Traced(
        statement=StatementId(str(row.id)),
        text=row.text,
        hearing=MeetingId(str(row.meeting_id)),
        group=GroupId(str(standing)) if standing else None,
        place=row.desk_place,  # type: ignore[attr-defined]
        aside=_tell_aside(known.placed.get(original) if original else placement),
        points=points,
        lines=_list_lines(row.meeting_id, anchors, known),
        recommendations=known.own.get(str(original or row.id), ()),
    )


def _list_points(statement: uuid.UUID, known: _Known) -> tuple[TracedPoint, ...]:
    points: dict[tuple[uuid.UUID, str], TracedPoint] = {}
    for own, side in known.matches.get(statement, ()):
        point = known.standing.find(own)
        if point is None or (point.id, side) in points:
            continue
        key = KeyPointId(str(point.id))
        is_part = point.id != own and known.standing.points[own].part_of_id == point.id
        points[point.id, side] = TracedPoint(
            key_point=key,
            text=point.text,
            part_text=known.standing.points[own].text if is_part else "",
            side=Relation(side),
            recommendations=known.bearing.get(key, ()),
            not_followed=known.reasons.get(key),
        )
    return tuple(points.values())


def _list_lines(
    meeting: uuid.UUID, anchors: Iterable[str], known: _Known
) -> tuple[TracedLine, ...]:
    found = (line for anchor in anchors for line in known.lines.find(meeting, anchor))
    return tuple(dict.fromkeys(found))


def _tell_aside(placement: Placement | None) -> str:
    if placement is None or placement.kind != Placement.Kind.ASIDE:
        return ""
    reason = str(placement.get_reason_display())
    return f"{reason}: {placement.words}" if placement.words else reason
