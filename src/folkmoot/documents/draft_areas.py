"""Key points of a meeting by focus area, those first that most groups carry."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.domain.ids import StatementId
from folkmoot.domain.key_points import (
    InputRole,
    KeyPoint,
    KeyPointId,
    Place,
    Relation,
)
from folkmoot.domain.record import INPUT_KINDS, Section, SectionKind, Statement


@dataclass(frozen=True, kw_only=True)
class Carried:
    """A key point at this meeting: the groups for and against, and its statements."""

    point: KeyPoint
    supporting: tuple[Statement, ...]
    opposing: tuple[Statement, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that support it, each once."""
        return _name_groups(self.supporting)

    @property
    def groups_against(self) -> tuple[str, ...]:
        """The groups that oppose it, each once."""
        return _name_groups(self.opposing)


@dataclass(frozen=True, kw_only=True)
class AreaOfMeeting:
    """A focus area with its statements, what carries them, and what stands alone."""

    name: str
    statements: tuple[Statement, ...]
    carried: tuple[Carried, ...]
    alone: tuple[Statement, ...]
    groups_asked: int

    @property
    def widely(self) -> tuple[Carried, ...]:
        """Key points that several groups carry; without groups, several voices."""
        return tuple(one for one in self.carried if not _is_single(one))

    @property
    def singly(self) -> tuple[Carried, ...]:
        """The key points that one group carries alone."""
        return tuple(one for one in self.carried if _is_single(one))


def list_areas(plan: Plan, gathered: Gathered) -> tuple[AreaOfMeeting, ...]:
    """The areas in the order of the programme, then those that it does not name."""
    said = _list_by_area(plan.meeting.sections)
    planned = [area for step in plan.steps for area in step.areas]
    names = dict.fromkeys([*planned, *said])
    spoken = {one.id: one for found in said.values() for one in found}
    carried = [_carry(point, spoken) for point in gathered.key_points]
    homes = {one.point.id: _find_home(one, said) for one in carried}
    rows = {row.statement_id: row for row in gathered.ledger}
    told = {s.id for one in carried for s in (*one.supporting, *one.opposing)}

    def is_alone(statement: Statement) -> bool:
        row = rows.get(statement.id)
        if row is None:
            return statement.id not in told
        is_shown = row.role is InputRole.INPUT and row.place is not Place.SET_ASIDE
        return is_shown and row.duplicate_of is None and statement.id not in told

    return tuple(
        AreaOfMeeting(
            name=name,
            statements=tuple(said.get(name, ())),
            carried=_order(
                (one for one in carried if homes[one.point.id] == name), list(spoken)
            ),
            alone=tuple(filter(is_alone, said.get(name, ()))),
            groups_asked=plan.groups_asked.get(name)
            or len(_name_groups(said.get(name, ()))),
        )
        for name in names
        if name
    )


def count_shown(
    area: AreaOfMeeting, shown: Iterable[StatementId], gathered: Gathered
) -> int:
    """How many of the area's statements are shown, or repeat one that is."""
    ids = set(shown)
    originals = {row.statement_id: row.duplicate_of for row in gathered.ledger}
    return sum(one.id in ids or originals.get(one.id) in ids for one in area.statements)


def list_plenary(plan: Plan) -> tuple[Statement, ...]:
    """What was said in plenary, in order."""
    return tuple(
        statement
        for section in plan.meeting.sections
        if section.kind is SectionKind.PLENARY
        for statement in section.statements
    )


def list_input(plan: Plan) -> tuple[tuple[Section, Statement], ...]:
    """All that participants said at the meeting, with the section it stands in."""
    return tuple(
        (section, statement)
        for section in plan.meeting.sections
        if section.kind in INPUT_KINDS
        for statement in section.statements
    )


def _list_by_area(sections: Sequence[Section]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for section in sections:
        if section.kind is SectionKind.FOCUS_AREA:
            name = section.focus_area or section.heading or ""
            found.setdefault(name, []).extend(section.statements)
    return found


def _carry(point: KeyPoint, spoken: dict[StatementId, Statement]) -> Carried:
    def find(relation: Relation) -> tuple[Statement, ...]:
        ids = dict.fromkeys(
            match.statement for match in point.matches if match.relation is relation
        )
        return tuple(spoken[one] for one in ids if one in spoken)

    return Carried(
        point=point,
        supporting=find(Relation.SUPPORTS),
        opposing=find(Relation.OPPOSES),
    )


def _find_home(one: Carried, said: dict[str, list[Statement]]) -> str | None:
    """The area in which most of its statements were said; None where none was."""
    behind = {statement.id for statement in one.supporting or one.opposing}
    counts = {
        name: sum(statement.id in behind for statement in found)
        for name, found in said.items()
    }
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] else None


def _order(
    carried: Iterable[Carried], said: Sequence[StatementId]
) -> tuple[Carried, ...]:
    """The widest first; where two are carried alike, the one said first."""
    places = {one: place for place, one in enumerate(said)}

    def rank(one: Carried) -> tuple[int, int, int, KeyPointId]:
        first = min(places[s.id] for s in (*one.supporting, *one.opposing))
        return -len(one.groups), -len(one.supporting), first, one.point.id

    return tuple(sorted(carried, key=rank))


def _is_single(one: Carried) -> bool:
    voices = one.groups or [statement.id for statement in one.supporting]
    return len(voices) < 2


def _name_groups(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.group for one in statements if one.group))
