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
from folkmoot.web.findings.queries.key_point import choose_strongest, read_facts
from folkmoot.web.findings.queries.links import link_statements
from folkmoot.web.findings.queries.opening import name_point
from folkmoot.web.findings.queries.statements import Found, list_statements

ON_A_PAGE = 20


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


@dataclass(frozen=True, kw_only=True)
class DilemmaPage:
    """Some of the dilemmas, and how many pages there are."""

    number: int
    pages: int
    shown: Sequence[DilemmaTold]


def read_dilemma_page(desk: Desk, findings: Findings, number: int) -> DilemmaPage:
    """People's own first, those that somebody dismissed last; past the end, the end."""
    pages = max(-(-len(findings.dilemmas) // ON_A_PAGE), 1)
    number = min(max(number, 1), pages)
    some = findings.dilemmas[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    shown = _tell_dilemmas(desk, findings, some)
    return DilemmaPage(number=number, pages=pages, shown=shown)


def _tell_dilemmas(
    desk: Desk, findings: Findings, dilemmas: Sequence[Dilemma]
) -> list[DilemmaTold]:
    points = {point.id: point for point in findings.key_points}
    standing = [(dilemma, _list_poles(dilemma, points)) for dilemma in dilemmas]
    poles = [pole for _, some in standing for pole in some]
    sides = {
        (point.id, side): [each for each in point.standings if each.side is side]
        for point, side in poles
    }
    facts = read_facts(each for some in sides.values() for each in some)
    chosen = {key: choose_strongest(some, facts) for key, some in sides.items()}
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
