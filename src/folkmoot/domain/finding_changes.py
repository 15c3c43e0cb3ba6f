"""What is other in the findings of one time than in those of another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from folkmoot.domain.finding_rows import (
    FindingTables,
    KeyPointRow,
    MatchRow,
    StatementRow,
)


@dataclass(frozen=True, kw_only=True)
class PointChange:
    """A key point that was added, is gone, reads otherwise or is carried by others.

    `before` is None where it was added, `after` where it is gone. `came` and `went` are
    statements that stand at it on a side they did not stand on before, or no more.
    """

    before: KeyPointRow | None
    after: KeyPointRow | None
    came: tuple[MatchRow, ...]
    went: tuple[MatchRow, ...]

    @property
    def row(self) -> KeyPointRow:
        """As it stands, or as it stood last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101
        return found

    @property
    def is_reworded(self) -> bool:
        """Whether it was there before and reads otherwise now."""
        both = self.before is not None and self.after is not None
        return both and self.before.text != self.after.text  # type: ignore[union-attr]


@dataclass(frozen=True, kw_only=True)
class StatementChange:
    """A statement that is there in one of the two only, or reads otherwise."""

    before: StatementRow | None
    after: StatementRow | None


@dataclass(frozen=True, kw_only=True)
class FindingChanges:
    """All that is other; key points in the order of the later findings, then gone."""

    points: tuple[PointChange, ...]
    statements: tuple[StatementChange, ...]

    @property
    def added(self) -> tuple[PointChange, ...]:
        """Key points that are new."""
        return tuple(each for each in self.points if each.before is None)

    @property
    def gone(self) -> tuple[PointChange, ...]:
        """Key points that are no longer there."""
        return tuple(each for each in self.points if each.after is None)

    @property
    def reworded(self) -> tuple[PointChange, ...]:
        """Key points that read otherwise, whoever carries them."""
        return tuple(each for each in self.points if each.is_reworded)

    @property
    def moved(self) -> tuple[PointChange, ...]:
        """Key points that were there before and are carried by others."""
        return tuple(
            each
            for each in self.points
            if each.before is not None
            and each.after is not None
            and (each.came or each.went)
        )


def compare_findings(before: FindingTables, after: FindingTables) -> FindingChanges:
    """What is other in `after`. A key point is the same as long as its id is."""
    old = {row.id: row for row in before.key_points}
    new = {row.id: row for row in after.key_points}
    stood, stands = _group(before.matches), _group(after.matches)
    changes = (
        _compare(old.get(key), new.get(key), stood.get(key, {}), stands.get(key, {}))
        for key in dict.fromkeys([*new, *old])
    )
    said = {row.id: row for row in before.statements}
    says = {row.id: row for row in after.statements}
    return FindingChanges(
        points=tuple(
            each
            for each in changes
            if each.before is None
            or each.after is None
            or each.is_reworded
            or each.came
            or each.went
        ),
        statements=tuple(
            StatementChange(before=said.get(key), after=says.get(key))
            for key in dict.fromkeys([*says, *said])
            if _read(said.get(key)) != _read(says.get(key))
        ),
    )


_Stands = Mapping[tuple[str, str], MatchRow]


def _group(matches: Iterable[MatchRow]) -> Mapping[str, _Stands]:
    grouped: defaultdict[str, dict[tuple[str, str], MatchRow]] = defaultdict(dict)
    for each in matches:
        grouped[each.key_point][each.statement, each.side] = each
    return grouped


def _compare(
    before: KeyPointRow | None,
    after: KeyPointRow | None,
    stood: _Stands,
    stands: _Stands,
) -> PointChange:
    return PointChange(
        before=before,
        after=after,
        came=tuple(row for key, row in stands.items() if key not in stood),
        went=tuple(row for key, row in stood.items() if key not in stands),
    )


def _read(row: StatementRow | None) -> str | None:
    return row.text if row is not None else None
