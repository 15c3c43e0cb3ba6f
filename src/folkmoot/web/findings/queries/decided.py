"""What people decided over the findings, and what the rules suggest they look at."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from folkmoot.domain.findings import (
    Dilemma,
    DilemmaState,
    FoundKeyPoint,
    GroupId,
    RespondentId,
    SingleVoice,
    Standing,
)
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.jobs.finding import Stand, Tension, suggest_dilemmas
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings import models as rows
from folkmoot.web.statements.models import Placement

_HEARD = frozenset({Relation.SUPPORTS, Relation.OPPOSES})
_ORDER = (DilemmaState.MADE, DilemmaState.SUGGESTED, DilemmaState.DISMISSED)
_Pair = tuple[KeyPointId, KeyPointId | None]


def read_dilemmas(desk: Desk, points: Sequence[FoundKeyPoint]) -> tuple[Dilemma, ...]:
    """Those people made first, then those suggested, then those dismissed."""
    known = {point.id: point for point in points}
    groups = {
        standing.group
        for point in points
        for standing in point.standings
        if standing.group
    }
    decided = _read_decided(desk, known)
    tensions = {
        (tension.one, tension.other): tension
        for tension in suggest_dilemmas(_list_stands(points))
    }
    for one, other in decided:
        if (one, other) not in tensions:
            tensions[one, other] = _look_at(known[one], known[other] if other else None)
    found = [
        _tell(tension, decided.get(pair), groups) for pair, tension in tensions.items()
    ]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.state)))


def _read_decided(
    desk: Desk, known: Mapping[KeyPointId, FoundKeyPoint]
) -> Mapping[_Pair, rows.Dilemma]:
    found = rows.Dilemma.objects.kept().filter(consultation=desk.consultation)
    decided: dict[_Pair, rows.Dilemma] = {}
    for row in found.order_by("id"):
        one = KeyPointId(str(row.one_id))
        other = KeyPointId(str(row.other_id)) if row.other_id else None
        if one in known and (other is None or other in known):
            decided[one, other] = row
    return decided


def _list_stands(points: Iterable[FoundKeyPoint]) -> Iterable[Stand]:
    for point in points:
        for standing in point.standings:
            voice = standing.group or standing.respondent
            if voice and standing.side in _HEARD:
                yield Stand(point.id, standing.side, voice)


def _look_at(one: FoundKeyPoint, other: FoundKeyPoint | None) -> Tension:
    """What a person saw and the rule does not: as far as sides tell."""
    points = [one, *([other] if other else [])]
    found = [
        each
        for each in suggest_dilemmas(_list_stands(points), fewest=0)
        if each.other == (other.id if other else None)
    ]
    if found:
        return found[0]
    return Tension(one=one.id, other=other.id if other else None, pulling=(), within=())


def _tell(tension: Tension, row: rows.Dilemma | None, groups: set[GroupId]) -> Dilemma:
    state = DilemmaState.SUGGESTED
    if row is not None:
        state = DilemmaState.DISMISSED if row.is_dismissed else DilemmaState.MADE
    return Dilemma(
        id=str(row.id) if row is not None else None,
        one=tension.one,
        other=tension.other,
        state=state,
        text=row.text if row is not None else "",
        groups=tuple(GroupId(each) for each in tension.pulling if each in groups),
        respondents=tuple(
            RespondentId(each) for each in tension.pulling if each not in groups
        ),
        within=tuple(GroupId(each) for each in tension.within if each in groups),
    )


def read_single_voices(
    desk: Desk, points: Iterable[FoundKeyPoint]
) -> tuple[SingleVoice, ...]:
    """What stands alone, as it was said; then what is all that a key point rests on."""
    placed = Placement.objects.kept().filter(
        statement__in=desk.find_statements(), kind=Placement.Kind.ALONE
    )
    ordered = placed.order_by("meeting__date", "statement__number", "statement_id")
    alone = [(each, None) for each in ordered.values_list("statement_id", flat=True)]
    carried = [
        (uuid.UUID(standing.statement), point.id)
        for point in points
        if (standing := _find_only_voice(point)) is not None
    ]
    kept = rows.KeptVoice.objects.kept().filter(consultation=desk.consultation)
    seen = set(kept.values_list("statement_id", flat=True))
    return tuple(
        SingleVoice(
            statement=StatementId(str(statement)),
            key_point=point,
            is_seen=statement in seen,
        )
        for statement, point in [*alone, *carried]
    )


def _find_only_voice(point: FoundKeyPoint) -> Standing | None:
    """Its first statement, where one group or respondent is all that spoke to it."""
    voices: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in point.standings:
        if standing.side in _HEARD:
            voice = standing.group or standing.respondent or standing.statement
            voices[voice].append(standing)
    if len(voices) != 1:
        return None
    return next(iter(voices.values()))[0]
