"""What became of every statement: each stands in exactly one place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from folkmoot.analysis.emptiness import is_empty
from folkmoot.analysis.origins import Origin
from folkmoot.analysis.prevalence import HEARD
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    InputRole,
    KeyPoint,
    KeyPointId,
    LedgerRow,
    Place,
    QuestionRaised,
    Relation,
)
from folkmoot.domain.record import SectionKind

NO_CONTENT = "no_content"
QUESTION_RAISED = "question_raised"
NO_MATCH = "no_match"

_ROLES: Mapping[SectionKind, InputRole] = {
    SectionKind.THEME: InputRole.THEME,
    SectionKind.SUMMARY: InputRole.SUMMARY,
    SectionKind.INFORMATION: InputRole.INFORMATION,
}


@dataclass(frozen=True, kw_only=True)
class _Standing:
    """What the statements came to, by id."""

    gathered: Mapping[StatementId, tuple[KeyPointId, ...]]
    waiting: frozenset[StatementId]
    asked: frozenset[StatementId]


def keep_ledger(
    origins: Mapping[StatementId, Origin],
    *,
    key_points: Iterable[KeyPoint],
    questions: Iterable[QuestionRaised],
    duplicate_of: Mapping[StatementId, StatementId],
) -> tuple[LedgerRow, ...]:
    """A row for every statement, in document order.

    Input is gathered where it supports or opposes a key point, waiting where a person
    must decide all that it has, set aside where it says nothing, and else alone. A
    duplicate stands where its original stands. What is not input has no place.
    """
    standing = _find_standing(key_points, questions)
    rows = {id_: _make_row(origin, standing) for id_, origin in origins.items()}
    originals = {
        one: _find_original(one, duplicate_of)
        for one in duplicate_of
        if one in rows and rows[one].place is not None
    }
    for one, original in originals.items():
        if original in rows and rows[original].place is not None:
            rows[one] = _stand_with(rows[one], rows[original])
    return tuple(rows.values())


def count_places(ledger: Iterable[LedgerRow]) -> dict[Place, int]:
    """How many statements of input stand in each place; they add up to the input."""
    counts = dict.fromkeys(Place, 0)
    for row in ledger:
        if row.place is not None:
            counts[row.place] += 1
    return counts


def _find_standing(
    key_points: Iterable[KeyPoint], questions: Iterable[QuestionRaised]
) -> _Standing:
    gathered: dict[StatementId, dict[KeyPointId, None]] = {}
    waiting: set[StatementId] = set()
    for point in key_points:
        for match in point.matches:
            if match.relation in HEARD:
                gathered.setdefault(match.statement, {})[point.id] = None
            elif match.relation is Relation.UNRESOLVED:
                waiting.add(match.statement)
    return _Standing(
        gathered={one: tuple(points) for one, points in gathered.items()},
        waiting=frozenset(waiting),
        asked=frozenset(one for raised in questions for one in raised.statements),
    )


def _make_row(origin: Origin, standing: _Standing) -> LedgerRow:
    statement, section = origin.statement, origin.section
    role = _ROLES.get(section.kind, InputRole.INPUT)
    row = LedgerRow(
        statement_id=statement.id,
        role=role,
        place=None,
        meeting=origin.meeting.id if origin.meeting else None,
        focus_area=section.focus_area,
        group=statement.group,
        text=statement.text,
    )
    return _find_place(row, standing) if role is InputRole.INPUT else row


def _find_place(row: LedgerRow, standing: _Standing) -> LedgerRow:
    id_ = row.statement_id
    if id_ in standing.gathered:
        points = standing.gathered[id_]
        return replace(row, place=Place.GATHERED, key_points=points)
    if id_ in standing.waiting:
        return replace(row, place=Place.WAITING, reason=Relation.UNRESOLVED.value)
    if is_empty(row.text):
        return replace(row, place=Place.SET_ASIDE, reason=NO_CONTENT)
    reason = QUESTION_RAISED if id_ in standing.asked else NO_MATCH
    return replace(row, place=Place.ALONE, reason=reason)


def _find_original(
    one: StatementId, duplicate_of: Mapping[StatementId, StatementId]
) -> StatementId:
    seen = {one}
    while one in duplicate_of and duplicate_of[one] not in seen:
        one = duplicate_of[one]
        seen.add(one)
    return one


def _stand_with(row: LedgerRow, original: LedgerRow) -> LedgerRow:
    return replace(
        row,
        place=original.place,
        key_points=original.key_points,
        reason=original.reason,
        duplicate_of=original.statement_id,
    )
