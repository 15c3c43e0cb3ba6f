"""Whatever two people do at two desks, every statement is in exactly one place."""

import contextlib
import uuid
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from folkmoot.web.desk.commands.gathering import gather, rule_out, set_side, take_out
from folkmoot.web.desk.commands.key_points import make_key_point, remove_key_point
from folkmoot.web.desk.commands.merging import lift, merge, split
from folkmoot.web.desk.commands.placements import (
    mark_duplicate,
    put_back,
    set_aside,
    stand_alone,
)
from folkmoot.web.desk.commands.scope import Part
from folkmoot.web.desk.commands.segments import join_segments, split_statement
from folkmoot.web.desk.commands.undoing import redo, undo
from folkmoot.web.desk.queries.ledger import read_ledger
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.prepared import PreparedQuery
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.statements.models import (
    AsideReason,
    KeyPoint,
    Match,
    Placement,
    Segment,
    Side,
    Statement,
)
from folkmoot.web.statements.models.gathering import GATHERS
from folkmoot.web.statements.queries.places import annotate_places
from tests.web.desk.workbench import Workbench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAID = 6
NUMBERS = st.integers(0, SAID - 1)
SOME = st.lists(NUMBERS, min_size=1, max_size=3, unique=True)
PICK = st.integers(0, 7)
SIDES = st.sampled_from(list(Side))
MANY = {"here": st.booleans(), "who": st.booleans()}
# Asked after every step, so put into SQL once.
_READ_PLACES = PreparedQuery[tuple[uuid.UUID, str]](
    lambda meeting: (
        annotate_places(Statement.objects.filter(meeting=meeting))
        .order_by()
        .values_list("id", "desk_place")
    )
)


class TwoAtWork(RuleBasedStateMachine):
    """Anne and Bo, at the meeting's desk and at the consultation's."""

    bench: Workbench

    def __init__(self) -> None:
        super().__init__()
        self._trial = transaction.atomic()
        self._trial.__enter__()

    def teardown(self) -> None:
        desk = self.bench.desk
        logs = (desk.consultation.id, desk.stream_id)
        faults = [fault for log in logs for fault in verify_log(log).faults]
        places = Counter(find_places(self.bench.statements).values())
        ledger = read_ledger(desk).tell()
        transaction.set_rollback(True)
        self._trial.__exit__(None, None, None)
        assert faults == []
        assert ledger.pop("total") == SAID
        assert +Counter(ledger) == places

    def do(
        self, command: Callable[..., Any], here: bool, who: bool, **given: Any
    ) -> None:
        with contextlib.suppress(ChangeRefusedError):
            command(**self.scope(here, who), **given)

    def scope(self, here: bool, who: bool) -> dict[str, Any]:
        bench = self.bench
        return {
            "desk": bench.desk if here else bench.whole,
            "by": bench.anne if who else bench.bo,
        }

    def parts(self, numbers: list[int], pick: int) -> list[Part]:
        """Statements, and of the first of them a segment where it has some."""
        first, *others = [self.bench.statements[number] for number in numbers]
        segments = [None, *Segment.objects.kept().filter(statement=first)]
        part = Part(first, segments[pick % len(segments)])
        return [part, *(Part(other) for other in others)]

    def point(self, pick: int) -> KeyPoint | None:
        """One of those there are, with those that are gone."""
        points = list(KeyPoint.objects.order_by("place", "text"))
        return points[pick % len(points)] if points else None

    @rule(numbers=SOME, pick=PICK, side=SIDES, **MANY)
    def make(self, numbers: list[int], pick: int, side: Side, **scope: bool) -> None:
        self.do(
            make_key_point,
            key_point_id=uuid.uuid4(),
            parts=self.parts(numbers, pick),
            text=f"K{KeyPoint.objects.count()}",
            side=side,
            **scope,
        )

    @rule(numbers=SOME, pick=PICK, side=SIDES, to=PICK, **MANY)
    def gather(
        self, numbers: list[int], pick: int, side: Side, to: int, **scope: bool
    ) -> None:
        if (key_point := self.point(to)) is not None:
            parts = self.parts(numbers, pick)
            self.do(gather, parts=parts, key_point=key_point, side=side, **scope)

    @rule(numbers=SOME, pick=PICK, of=PICK, is_ruled_out=st.booleans(), **MANY)
    def take_out(
        self, numbers: list[int], pick: int, of: int, is_ruled_out: bool, **scope: bool
    ) -> None:
        if (key_point := self.point(of)) is not None:
            command = rule_out if is_ruled_out else take_out
            parts = self.parts(numbers, pick)
            self.do(command, parts=parts, key_point=key_point, **scope)

    @rule(pick=PICK, side=SIDES, **MANY)
    def turn(self, pick: int, side: Side, **scope: bool) -> None:
        matches = list(Match.objects.order_by("statement__place", "key_point__text"))
        if matches:
            match = matches[pick % len(matches)]
            self.do(set_side, match=match, side=side, **scope)

    @rule(one=PICK, other=PICK, **MANY)
    def merge(self, one: int, other: int, **scope: bool) -> None:
        into, gone = self.point(one), self.point(other)
        if into is not None and gone is not None:
            self.do(merge, key_points=[gone], into=into, **scope)

    @rule(of=PICK, **MANY)
    def split(self, of: int, **scope: bool) -> None:
        if (key_point := self.point(of)) is not None:
            matches = list(key_point.matches.kept().order_by("statement__place"))[:2]
            new = uuid.uuid4()
            self.do(split, key_point=key_point, matches=matches, new_id=new, **scope)

    @rule(of=PICK, is_lifted=st.booleans(), **MANY)
    def lift_or_remove(self, of: int, is_lifted: bool, **scope: bool) -> None:
        if (key_point := self.point(of)) is not None and is_lifted:
            self.do(lift, key_points=[key_point], new_id=uuid.uuid4(), **scope)
        elif key_point is not None:
            self.do(remove_key_point, key_point=key_point, **scope)

    @rule(number=NUMBERS, at=st.integers(1, 40), is_joined=st.booleans(), **MANY)
    def cut(self, number: int, at: int, is_joined: bool, **scope: bool) -> None:
        statement = self.bench.statements[number]
        if is_joined:
            self.do(join_segments, statement=statement, **scope)
        else:
            self.do(split_statement, statement=statement, at=at, **scope)

    @rule(numbers=SOME, where=st.integers(0, 3), original=NUMBERS, **MANY)
    def place(
        self, numbers: list[int], where: int, original: int, **scope: bool
    ) -> None:
        statements = [self.bench.statements[number] for number in numbers]
        command, more = (
            (stand_alone, {}),
            (set_aside, {"reason": AsideReason.OFF_TOPIC}),
            (mark_duplicate, {"original": self.bench.statements[original]}),
            (put_back, {}),
        )[where]
        self.do(command, statements=statements, **more, **scope)

    @rule(own=st.booleans(), **MANY)
    def undo(self, own: bool, **scope: bool) -> None:
        self.do(undo, own=own, **scope)

    @rule(own=st.booleans(), **MANY)
    def redo(self, own: bool, **scope: bool) -> None:
        self.do(redo, own=own, **scope)

    @rule(**MANY)
    def undo_and_redo(self, **scope: bool) -> None:
        """What is undone and redone is as it was."""
        before = look_at_all()
        try:
            step = undo(**self.scope(**scope))
        except ChangeRefusedError:
            return
        redo(batch=step.undoes.get(), **self.scope(**scope))
        assert look_at_all() == before

    @invariant()
    def every_statement_is_in_one_place(self) -> None:
        found = dict(_READ_PLACES.fetch(meeting=self.bench.desk.stream_id))
        assert found == find_places(self.bench.statements)

    @invariant()
    def segments_cover_their_statement(self) -> None:
        spans: dict[uuid.UUID, list[tuple[int, int]]] = {}
        for segment in Segment.objects.kept():
            spans.setdefault(segment.statement_id, []).append(
                (segment.start, segment.end)
            )
        for statement in self.bench.statements:
            for a, b in pairwise([(0, 0), *spans.get(statement.id, [])]):
                assert a[1] == b[0]
            last = spans.get(statement.id, [(0, len(statement.text))])[-1]
            assert last[1] == len(statement.text)


def find_places(statements: list[Statement]) -> dict[uuid.UUID, str]:
    """Computed once more, in another way; fails where there are two places."""
    kept = Match.objects.kept().select_related("key_point", "segment")
    gathered = set()
    for match in kept:
        assert match.key_point.removed_at is None
        assert match.segment is None or match.segment.removed_at is None
        if match.side in GATHERS:
            gathered.add(match.statement_id)
    placed = {p.statement_id: p for p in Placement.objects.kept()}
    assert Placement.objects.kept().count() == len(placed)
    assert not gathered & placed.keys()

    def find(statement: uuid.UUID, *, is_original: bool = False) -> str:
        if statement in gathered:
            return "gathered"
        if statement not in placed:
            return "waiting"
        placement = placed[statement]
        if placement.original_id is None:
            return str(placement.kind)
        assert not is_original
        return find(placement.original_id, is_original=True)

    return {statement.id: find(statement.id) for statement in statements}


def look_at_all() -> list[object]:
    """All that is decided, as it stands."""
    seen: list[object] = []
    for model in (KeyPoint, Match, Placement, Segment):
        for row in model.objects.kept().order_by("id"):
            values = {f.attname: f.value_from_object(row) for f in row._meta.fields}
            del values["versions"]
            seen.append(values)
    return seen


def test_every_statement_is_in_exactly_one_place(bench: Workbench) -> None:
    class Trial(TwoAtWork):
        pass

    Trial.bench = bench
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Trial, settings=settings(max_examples=30, stateful_step_count=20)
    )
