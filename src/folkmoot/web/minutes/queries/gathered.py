"""What people made of a meeting's statements, as drafts of minutes are told it."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from folkmoot.documents.draft_plan import Gathered
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    InputRole,
    KeyPoint,
    KeyPointId,
    LedgerRow,
    Match,
    Place,
    Prevalence,
    Relation,
    Segment,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements import models as rows
from folkmoot.web.statements.queries.places import ASIDE, annotate_places

_PLACES = {ASIDE: Place.SET_ASIDE}
# Nobody reads these of a draft: it counts the groups itself.
_NO_PREVALENCE = Prevalence(
    groups=0,
    groups_asked=0,
    meetings=0,
    meetings_asked=0,
    respondents=0,
    respondents_asked=0,
)


class _Held(NamedTuple):
    """That a statement stands on a side of a key point."""

    key_point: uuid.UUID
    statement: uuid.UUID
    side: str
    text: str
    reason: str


def read_gathered(desk: Desk) -> Gathered:
    """The meeting's key points with who stands behind them, and the ledger.

    A duplicate stands where its original does, so that its group is heard there, too.
    """
    originals = _read_originals(desk)
    held: defaultdict[uuid.UUID, list[Match]] = defaultdict(list)
    for each in _read_held(desk, originals):
        held[each.key_point].append(_show(each))
    points = desk.find_key_points().filter(id__in=list(held))
    return Gathered(
        key_points=tuple(
            KeyPoint(
                id=KeyPointId(str(point.id)),
                text=point.text,
                source_statement=StatementId(str(point.worded_by_id or "")),
                focus_areas=(),
                matches=tuple(held[point.id]),
                prevalence=_NO_PREVALENCE,
            )
            for point in points
            if point.text
        ),
        ledger=tuple(_read_ledger(desk, originals)),
    )


def _read_originals(desk: Desk) -> Mapping[uuid.UUID, uuid.UUID]:
    placed = rows.Placement.objects.kept().filter(
        statement__in=desk.find_statements(),
        kind=rows.Placement.Kind.DUPLICATE,
        original__removed_at=None,
    )
    return dict(placed.order_by().values_list("statement_id", "original_id"))


def _read_held(desk: Desk, originals: Mapping[uuid.UUID, uuid.UUID]) -> Iterator[_Held]:
    matches = rows.Match.objects.kept().filter(
        statement__in=desk.find_statements(), key_point__removed_at=None
    )
    found = matches.exclude(side=rows.Side.NONE).order_by("statement__number", "id")
    own = [
        _Held(*values)
        for values in found.values_list(
            "key_point_id", "statement_id", "side", "statement__text", "reason"
        )
    ]
    yield from own
    repeated: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for duplicate, original in originals.items():
        repeated[original].append(duplicate)
    for each in own:
        for duplicate in repeated[each.statement]:
            yield each._replace(statement=duplicate)


def _show(held: _Held) -> Match:
    return Match(
        statement=StatementId(str(held.statement)),
        segment=Segment(start=0, end=len(held.text), text=held.text),
        relation=Relation(held.side),
        score=1.0,
        reason=held.reason,
        decided_by="person",
    )


def _read_ledger(
    desk: Desk, originals: Mapping[uuid.UUID, uuid.UUID]
) -> Iterable[LedgerRow]:
    found = annotate_places(desk.find_statements()).order_by("number", "id")
    for statement, text, place in found.values_list("id", "text", "desk_place"):
        original = originals.get(statement)
        yield LedgerRow(
            statement_id=StatementId(str(statement)),
            role=InputRole.INPUT,
            place=_PLACES.get(place) or Place(place),
            duplicate_of=StatementId(str(original)) if original else None,
            text=text,
        )
