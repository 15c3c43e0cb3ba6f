"""The plenary as its secretary sees it, in as many queries however much there is."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from folkmoot.web.board.models import Board, PlenaryPoint, PointState, View
from folkmoot.web.board.queries.answers import read_board
from folkmoot.web.board.queries.counts import count_answers
from folkmoot.web.board.queries.differences import Difference, find_difference
from folkmoot.web.board.queries.material import Material, read_material
from folkmoot.web.board.queries.steps import LastSteps, read_last_steps
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.models import Match, Part, Side, Statement
from folkmoot.web.statements.queries.groups import Tables


@dataclass(frozen=True, kw_only=True)
class PointLine:
    """A key point with how the hall answers, and the statements on both sides of it."""

    point: PlenaryPoint
    number: int
    is_on_board: bool
    counts: Mapping[str, Any]
    difference: Difference | None
    supports: Sequence[Match]
    opposes: Sequence[Match]

    @property
    def answered(self) -> int:
        """How many people have answered."""
        return int(sum(self.counts[name] for name in ("agree", "disagree", "unsure")))

    @property
    def is_open(self) -> bool:
        return bool(self.point.state == PointState.OPEN)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What somebody said in the plenary, and about which key point."""

    statement: Statement
    match: Match | None


@dataclass(frozen=True, kw_only=True)
class Plenary:
    board: Board
    points: Sequence[PointLine]
    remarks: Sequence[Remark]
    material: Material
    groups: Mapping[uuid.UUID, Group]
    steps: LastSteps

    @cached_property
    def current(self) -> PointLine | None:
        """The one that is on the board, though the board may show something else."""
        return next((line for line in self.points if line.is_on_board), None)

    @cached_property
    def next(self) -> PointLine | None:
        """The first that was not asked yet."""
        waiting = (
            line for line in self.points if line.point.state == PointState.WAITING
        )
        return next(waiting, None)

    @cached_property
    def most_divided(self) -> PointLine | None:
        """The key point that groups answer most differently."""
        divided = [line for line in self.points if line.difference is not None]
        return max(divided, key=lambda line: _gap(line), default=None)

    @property
    def is_shown(self) -> bool:
        return bool(self.board.view == View.PLENARY)

    @property
    def open_count(self) -> int:
        return sum(line.is_open for line in self.points)

    @property
    def standing(self) -> list[Group]:
        """The groups that sit at tables now."""
        return [
            group
            for group in self.groups.values()
            if group.removed_at is None and group.merged_into_id is None
        ]


def read_plenary(meeting: Meeting, *, only_of: int | None) -> Plenary:
    """All that the secretary's page shows; undoing `only_of` one, where it must be."""
    board, tables = read_board(meeting.id), Tables.of_meeting(meeting.id)
    points, matches = _read_points(meeting), _read_matches(meeting)
    counts = count_answers([point.id for point in points], board, tables)
    lines = [
        PointLine(
            point=point,
            number=number,
            is_on_board=board.point_id == point.id,
            counts=counts[point.id],
            difference=find_difference(counts[point.id]["groups"]),
            supports=_on_side(matches[point.key_point_id], Side.SUPPORTS),
            opposes=_on_side(matches[point.key_point_id], Side.OPPOSES),
        )
        for number, point in enumerate(points, start=1)
    ]
    groups = Group.objects.filter(meeting=meeting).order_by("number")
    return Plenary(
        board=board,
        points=lines,
        remarks=_read_remarks(meeting, matches),
        material=read_material(meeting),
        groups={group.id: group for group in groups},
        steps=read_last_steps(meeting, of=only_of),
    )


def _read_points(meeting: Meeting) -> list[PlenaryPoint]:
    found = PlenaryPoint.objects.kept().filter(
        meeting=meeting, key_point__removed_at=None
    )
    return list(found.select_related("key_point__focus_area"))


def _read_matches(meeting: Meeting) -> defaultdict[uuid.UUID, list[Match]]:
    found = Match.objects.kept().filter(meeting=meeting, statement__removed_at=None)
    by_point: defaultdict[uuid.UUID, list[Match]] = defaultdict(list)
    ordered = found.order_by("statement__number", "id").select_related(
        "statement__sheet__group", "statement__said_by"
    )
    for match in ordered:
        by_point[match.key_point_id].append(match)
    return by_point


def _on_side(matches: Sequence[Match], side: Side) -> list[Match]:
    return [match for match in matches if match.side == side]


def _read_remarks(
    meeting: Meeting, matches: Mapping[uuid.UUID, Sequence[Match]]
) -> list[Remark]:
    """The latest first, as it is what one wants to put right."""
    about = {match.statement_id: match for of in matches.values() for match in of}
    found = Statement.objects.kept().filter(meeting=meeting, part=Part.PLENARY)
    ordered = found.order_by("-place", "-number").select_related("said_by", "typed_by")
    return [
        Remark(statement=statement, match=about.get(statement.id))
        for statement in ordered
    ]


def _gap(line: PointLine) -> Any:
    return line.difference.gap if line.difference is not None else 0
