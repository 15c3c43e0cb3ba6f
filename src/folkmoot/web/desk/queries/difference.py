"""What a run suggests otherwise than the one before it, for those who looked at that.

Told apart are what is new, what is suggested no more, and what is suggested elsewhere.
What people decided in between is none of these: it stands as they decided.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from folkmoot.web.desk.models import (
    Run,
    RunState,
    SuggestedPoint,
    Suggestion,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.statement_panel import RELATED
from folkmoot.web.desk.queries.suggestions import (
    find_open_points,
    find_open_suggestions,
)
from folkmoot.web.statements.queries.places import WAITING, annotate_places

# More are seen in the list, which can be filtered by what is suggested.
MOST_SHOWN = 30
# A key point that so many waiting statements spoke for is gone for no person's sake.
_FEWEST = 2
Row = TypeVar("Row")


@dataclass(frozen=True)
class Listed(Generic[Row]):
    """The first of some rows, and how many there are."""

    shown: Sequence[Row]
    count: int

    @property
    def left_out(self) -> int:
        return self.count - len(self.shown)


@dataclass(frozen=True)
class Moved:
    """A statement for which something else is suggested now, or another side."""

    before: Suggestion
    now: Suggestion


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A run beside the one before; `before` is None where it is the first."""

    run: Run
    before: Run | None
    points: int
    kinds: Mapping[str, int]
    decided: int
    new_points: Listed[SuggestedPoint]
    gone_points: Listed[SuggestedPoint]
    new: Listed[Suggestion]
    gone: Listed[Suggestion]
    moved: Listed[Moved]

    @property
    def is_same(self) -> bool:
        """Whether nothing is other than before."""
        parts = self.new_points, self.gone_points, self.new, self.gone, self.moved
        return not any(part.count for part in parts)


class _Told(NamedTuple):
    """A suggestion as it is held against another; `target` says what it is for."""

    id: uuid.UUID
    kind: str
    side: str
    target: object


_Suggested = Mapping[uuid.UUID, list[_Told]]


@dataclass
class _Differing:
    """Ids of suggestions; moved ones as what was and what is."""

    new: list[uuid.UUID] = field(default_factory=list)
    gone: list[uuid.UUID] = field(default_factory=list)
    moved: list[tuple[uuid.UUID, uuid.UUID]] = field(default_factory=list)


def compare_with_last(desk: Desk, run: Run) -> Difference:
    before = find_run_before(run)
    now = _read(run)
    then = _read(before) if before is not None else {}
    waiting = _list_waiting(desk, then)
    differing = _compare(now, then, waiting) if before is not None else _Differing()
    points, new_points, gone_points = _compare_points(run, before, waiting)
    return Difference(
        run=run,
        before=before,
        points=points,
        kinds=Counter(told.kind for some in now.values() for told in some),
        decided=_count_decided(before) if before is not None else 0,
        new_points=new_points,
        gone_points=gone_points,
        new=_show(differing.new),
        gone=_show(differing.gone),
        moved=_show_moved(differing.moved),
    )


def find_run_before(run: Run) -> Run | None:
    """The run of the same desk that was done before it."""
    done = Run.objects.filter(
        consultation=run.consultation, meeting=run.meeting, state=RunState.DONE
    )
    return done.filter(asked_at__lt=run.asked_at).first()


def _read(run: Run) -> _Suggested:
    """What it suggests that nobody has decided since, by statement, surest first."""
    found = find_open_suggestions(run.id).order_by("-score", "id")
    suggested: defaultdict[uuid.UUID, list[_Told]] = defaultdict(list)
    for statement, own, kind, side, key_point, source, original in found.values_list(
        "statement_id", "id", "kind", "side", "point__key_point_id",
        "point__source_id", "original_id",
    ):  # fmt: skip
        # What was proposed and what people made of it are the same.
        target = source or key_point or original
        suggested[statement].append(_Told(own, kind, side, (kind, target)))
    return suggested


def _list_waiting(desk: Desk, statements: Collection[uuid.UUID]) -> set[uuid.UUID]:
    found = annotate_places(desk.find_statements()).filter(desk_place=WAITING)
    return set(found.order_by().values_list("id", flat=True)) & set(statements)


def _compare(
    now: _Suggested, then: _Suggested, waiting: Collection[uuid.UUID]
) -> _Differing:
    differing = _Differing()
    for statement in {**now, **then}:
        is_open = statement in waiting
        _compare_one(
            differing, now.get(statement, []), then.get(statement, []), is_open
        )
    return differing


def _compare_one(
    differing: _Differing,
    now: Sequence[_Told],
    then: Sequence[_Told],
    is_open: bool,
) -> None:
    """`is_open`: nobody has gathered it since, so that what is gone is the machine's
    doing."""
    before = {told.target: told for told in then}
    left = []
    for told in now:
        known = before.pop(told.target, None)
        if known is None:
            left.append(told)
        elif known.side != told.side:
            differing.moved.append((known.id, told.id))
    for was in before.values() if is_open else ():
        if left:
            differing.moved.append((was.id, left.pop(0).id))
        else:
            differing.gone.append(was.id)
    differing.new += [told.id for told in left]


def _compare_points(
    run: Run, before: Run | None, waiting: Collection[uuid.UUID]
) -> tuple[int, Listed[SuggestedPoint], Listed[SuggestedPoint]]:
    now = {point.source_id: point for point in find_open_points(run.id)}
    if before is None:
        return len(now), _list([]), _list([])
    then = {point.source_id: point for point in find_open_points(before.id)}
    carried = _count_waiting(before, waiting)
    new = [point for source, point in now.items() if source not in then]
    gone = [
        point
        for source, point in then.items()
        if source not in now and carried[point.id] >= _FEWEST
    ]
    return len(now), _list(new), _list(gone)


def _count_waiting(run: Run, waiting: Collection[uuid.UUID]) -> Counter[uuid.UUID]:
    found = find_open_suggestions(run.id).exclude(point=None).order_by()
    pairs = found.values_list("point_id", "statement_id")
    return Counter(point for point, statement in pairs if statement in waiting)


def _count_decided(run: Run) -> int:
    """Of what it suggested, how much people have decided about."""
    whole = Suggestion.objects.filter(run=run).count()
    return int(whole - find_open_suggestions(run.id).count())


def _list(rows: Sequence[Row]) -> Listed[Row]:
    return Listed(rows[:MOST_SHOWN], len(rows))


def _show(ids: Sequence[uuid.UUID]) -> Listed[Suggestion]:
    rows = _fetch(ids[:MOST_SHOWN])
    return Listed([rows[each] for each in ids[:MOST_SHOWN]], len(ids))


def _show_moved(pairs: Sequence[tuple[uuid.UUID, uuid.UUID]]) -> Listed[Moved]:
    shown = pairs[:MOST_SHOWN]
    rows = _fetch(each for pair in shown for each in pair)
    return Listed([Moved(rows[was], rows[now]) for was, now in shown], len(pairs))


def _fetch(ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, Suggestion]:
    related = [f"statement__{name}" for name in RELATED]
    found = Suggestion.objects.select_related("point__key_point", "original", *related)
    rows: Mapping[uuid.UUID, Suggestion] = found.in_bulk(list(ids))
    return rows
