"""What can be dealt to a second person, and what the first had decided of it.

Only what a person decided is dealt: there would be nothing to compare else. A statement
that was set aside, or that stands where another does, is left out, and so is what the
second person decided on the desk or coded before: nobody is a second person to
themselves.
"""

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Coding
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import FocusArea
from folkmoot.web.statements.models import (
    KeyPoint,
    Match,
    Placement,
    Side,
    Statement,
)
from folkmoot.web.statements.queries.places import ALONE, GATHERED, annotate_places

Sides = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Pile:
    """The statements to deal from, by id; the code book; and how the first coded."""

    statements: Sequence[str]
    key_points: Sequence[str]
    first: Mapping[str, Sides]


def find_pile(
    desk: Desk, *, coder: User | None = None, focus_area: FocusArea | None = None
) -> Pile:
    """All that may be dealt to `coder`, in one focus area or in all of them."""
    points = find_code_book(desk, focus_area=focus_area)
    decided = annotate_places(_in_area(desk.find_statements(), focus_area)).filter(
        desk_place__in=(GATHERED, ALONE)
    )
    copies = Placement.objects.kept().filter(kind=Placement.Kind.DUPLICATE)
    decided = decided.exclude(id__in=copies.values("statement_id"))
    if coder is not None:
        decided = decided.exclude(id__in=_list_decided_by(Match, coder))
        decided = decided.exclude(id__in=_list_decided_by(Placement, coder))
        # What they coded before was talked over with the first.
        before = Coding.objects.kept().filter(sample__coder=coder)
        decided = decided.exclude(id__in=before.values("statement_id"))
    ids = [str(id) for id in decided.order_by().values_list("id", flat=True)]
    return Pile(
        statements=ids,
        key_points=[str(point.id) for point in points],
        first=read_first(ids, [point.id for point in points]),
    )


def find_code_book(desk: Desk, *, focus_area: FocusArea | None) -> "QuerySet[KeyPoint]":
    """The key points; of one focus area, its own and those that have none."""
    points = desk.find_key_points()
    if focus_area is not None:
        points = points.filter(Q(focus_area=focus_area) | Q(focus_area=None))
    return points


def draw(statements: Iterable[str], *, count: int, sample_id: uuid.UUID) -> list[str]:
    """Some of the statements, by lot; the sample's id is the seed.

    They stand in the order of a hash of the two ids, so that anyone can draw them again
    and nobody can choose them.
    """
    return sorted(statements, key=lambda id: _draw_number(id, sample_id))[:count]


def read_first(
    statements: Sequence[str], key_points: Sequence[uuid.UUID]
) -> dict[str, Sides]:
    """By statement, the side of each key point, as people decided.

    Where two segments of a statement take different sides, it is unresolved.
    """
    found: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    matches = Match.objects.kept().filter(
        statement__in=statements, key_point__in=key_points
    )
    for statement, point, side in matches.values_list(
        "statement_id", "key_point_id", "side"
    ):
        found[str(statement)].setdefault(str(point), set()).add(side)
    return {
        statement: {
            point: side
            for point, sides in found[statement].items()
            if (side := _settle(sides))
        }
        for statement in statements
    }


def _settle(sides: set[str]) -> str:
    """The one side that stands; empty where all it says is that it does not belong."""
    taken = sides - {Side.NONE}
    if len(taken) > 1:
        return Side.UNRESOLVED
    return next(iter(taken), "")


def _list_decided_by(
    model: type[Match | Placement], person: User
) -> "QuerySet[Any, Any]":
    kept = model._default_manager.filter(removed_at=None, decided_by=person)
    return kept.values("statement_id")


def _in_area(
    statements: "QuerySet[Statement]", focus_area: FocusArea | None
) -> "QuerySet[Statement]":
    if focus_area is None:
        return statements
    return statements.filter(
        Q(sheet__area__focus_area=focus_area) | Q(asked__focus_area=focus_area)
    )


def _draw_number(statement: str, sample_id: uuid.UUID) -> str:
    return hashlib.sha256(f"{sample_id} {statement}".encode()).hexdigest()
