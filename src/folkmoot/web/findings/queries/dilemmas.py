"""Dilemmas with both sides in their own words."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from folkmoot.domain.findings import (
    Backing,
    Dilemma,
    DilemmaState,
    Findings,
    FoundKeyPoint,
)
from folkmoot.domain.key_points import KeyPointId, Relation
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.findings.queries.key_point import choose_strongest
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.opening import name_point
from folkmoot.web.findings.queries.statements import Found, list_statements


@dataclass(frozen=True, kw_only=True)
class Pole:
    """One side of a dilemma, with the strongest of those who stand there."""

    text: str
    side: Relation
    backing: Backing
    quoted: Sequence[Found]
    path: str
    point_path: str


@dataclass(frozen=True, kw_only=True)
class DilemmaTold:
    """What pulls against each other; `is_suggested` where only the rule says so."""

    one: KeyPointId
    other: KeyPointId | None
    text: str
    is_suggested: bool
    is_dismissed: bool
    groups: int
    within: int
    poles: Sequence[Pole]


def tell_dilemmas(desk: Desk, findings: Findings) -> list[DilemmaTold]:
    """People's own first, those that somebody dismissed last."""
    points = {point.id: point for point in findings.key_points}
    standing = [
        (dilemma, _list_poles(dilemma, points)) for dilemma in findings.dilemmas
    ]
    poles = [pole for _, some in standing for pole in some]
    chosen = {
        (point.id, side): choose_strongest(
            [each for each in point.standings if each.side is side]
        )
        for point, side in poles
    }
    wanted = list(dict.fromkeys(own for some in chosen.values() for own in some))
    quoted = {each.id: each for each in list_statements(wanted, Halls.of_desk(desk))}
    return [
        DilemmaTold(
            one=dilemma.one,
            other=dilemma.other,
            text=dilemma.text,
            is_suggested=dilemma.state is DilemmaState.SUGGESTED,
            is_dismissed=dilemma.state is DilemmaState.DISMISSED,
            groups=len(dilemma.groups),
            within=len(dilemma.within),
            poles=[
                _tell_pole(point, side, chosen[point.id, side], quoted)
                for point, side in some
            ],
        )
        for dilemma, some in standing
    ]


def _list_poles(
    dilemma: Dilemma, points: Mapping[KeyPointId, FoundKeyPoint]
) -> list[tuple[FoundKeyPoint, Relation]]:
    one = points[dilemma.one]
    if dilemma.other is None:
        return [(one, Relation.SUPPORTS), (one, Relation.OPPOSES)]
    return [(one, Relation.SUPPORTS), (points[dilemma.other], Relation.SUPPORTS)]


def _tell_pole(
    point: FoundKeyPoint,
    side: Relation,
    chosen: Sequence[uuid.UUID],
    quoted: Mapping[str, Found],
) -> Pole:
    return Pole(
        text=point.text,
        side=side,
        backing=point.supports if side is Relation.SUPPORTS else point.opposes,
        quoted=[quoted[str(own)] for own in chosen if str(own) in quoted],
        path=link_statements(key_point=point.id, side=side),
        point_path=name_point(point),
    )
