"""Whatever two people do, the log stays whole and tells how every row came to be."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.web.events.errors import ChangeRefusedError, UndoRefusedError
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.events.returning import return_to
from folkmoot.web.events.undo import find_undo, undo_batch
from folkmoot.web.events.verifying import verify_log
from folkmoot.web.meetings.models import (
    Attendee,
    Group,
    GroupMember,
    Meeting,
    Part,
    ProgrammeItem,
)
from tests.web.people import make_consultation, make_meeting, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

Step = tuple[str, int, object]
NAMES = st.sampled_from(["", "Kirsten", "Bo & Mia", "æøå", "=1+1"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.integers(0, 3), NAMES),
        st.tuples(st.just("change"), st.integers(0, 5), NAMES),
        st.tuples(st.just("place"), st.integers(0, 5), st.floats(-1e30, 1e30)),
        st.tuples(st.just("remove"), st.integers(0, 5), st.none()),
        st.tuples(st.just("restore"), st.integers(0, 5), st.none()),
        st.tuples(st.just("undo"), st.integers(0, 9), st.none()),
        st.tuples(st.just("return"), st.integers(0, 9), st.none()),
    ),
    max_size=14,
)


@dataclass
class Hall:
    """A meeting, two people who work on it, and what they have made so far."""

    meeting: Meeting
    people: tuple[Actor, Actor]
    rows: list[Recorded] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)

    def step(self, turn: int, verb: str, which: int, value: object) -> None:
        by = self.people[turn % 2]
        if verb in ("undo", "return"):
            self.go_back(verb, which, by)
            return
        with open_change(self.meeting.id, by=by, command=verb) as change:
            getattr(self, verb)(change, which, value)
        if change.saved_batch is not None:
            self.batches.append(change.saved_batch)

    def go_back(self, verb: str, which: int, by: Actor) -> None:
        if not self.batches:
            return
        batch = self.batches[-1 - which % len(self.batches)]
        if verb == "return":
            back = return_to(stream_id=self.meeting.id, at=batch.at, by=by)
        else:
            back = undo_batch(batch=batch, by=by)
        self.batches.append(back)

    def create(self, change: Change, which: int, name: object) -> None:
        made: list[Callable[[], Recorded]] = [
            lambda: Attendee(meeting=self.meeting, part=Part.HOST, name=str(name)),
            lambda: ProgrammeItem(meeting=self.meeting, kind="break", title=str(name)),
            lambda: Group(meeting=self.meeting, number=len(self.rows) + 9),
            self.make_seat,
        ]
        row = made[which]()
        change.create(row)
        self.rows.append(row)

    def make_seat(self) -> Recorded:
        """A row that relies on two others."""
        groups = [row for row in self.rows if isinstance(row, Group)]
        people = [row for row in self.rows if isinstance(row, Attendee)]
        if not groups or not people:
            raise ChangeRefusedError("nobody")
        return GroupMember(meeting=self.meeting, group=groups[-1], attendee=people[-1])

    def pick(self, which: int) -> Recorded:
        if not self.rows:
            raise ChangeRefusedError("nothing")
        return self.rows[which % len(self.rows)]

    def change(self, change: Change, which: int, name: object) -> None:
        row = self.pick(which)
        names = {Attendee: "name", ProgrammeItem: "title", Group: "name"}
        if type(row) in names:
            change.change(row, **{names[type(row)]: name})

    def place(self, change: Change, which: int, place: object) -> None:
        row = self.pick(which)
        if hasattr(row, "place"):
            change.change(row, place=place)

    def remove(self, change: Change, which: int, _: object) -> None:
        change.remove(self.pick(which))

    def restore(self, change: Change, which: int, _: object) -> None:
        change.restore(self.pick(which))


Try = Callable[[Callable[[Hall], None]], None]


def photograph(hall: Hall) -> list[object]:
    """All that people see of the rows: values, and whether they are there."""
    seen: list[object] = []
    for row in hall.rows:
        row.refresh_from_db()
        values = {f.attname: f.value_from_object(row) for f in row._meta.fields}
        del values["versions"]
        values["removed_at"] = values["removed_at"] is not None
        seen.append(values)
    return seen


def walk(hall: Hall, steps: list[Step]) -> None:
    for turn, (verb, which, value) in enumerate(steps):
        with contextlib.suppress(ChangeRefusedError):
            hall.step(turn, verb, which, value)


@pytest.fixture
def try_in_hall(db: None) -> Try:
    anne, bo = make_person("Anne"), make_person("Bo")
    meeting = make_meeting(make_consultation(anne), anne)
    people = (Actor.of_person(anne), Actor.of_person(bo))

    class DoneError(Exception):
        pass

    def try_it(act: Callable[[Hall], None]) -> None:
        with contextlib.suppress(DoneError), transaction.atomic():
            act(Hall(meeting, people))
            raise DoneError

    return try_it


def test_replaying_the_log_gives_the_rows(try_in_hall: Try) -> None:
    @given(STEPS)
    def run(steps: list[Step]) -> None:
        def act(hall: Hall) -> None:
            walk(hall, steps)
            assert verify_log(hall.meeting.id).faults == ()

        try_in_hall(act)

    run()


def test_undoing_an_undo_changes_nothing(try_in_hall: Try) -> None:
    @given(STEPS, st.integers(0, 9))
    def run(steps: list[Step], which: int) -> None:
        def act(hall: Hall) -> None:
            walk(hall, steps)
            holding = [b for b in hall.batches if find_undo(b) is None]
            if not holding:
                return
            before = photograph(hall)
            batch, by = holding[which % len(holding)], hall.people[0]
            try:
                undo = undo_batch(batch=batch, by=by)
            except UndoRefusedError:
                assert photograph(hall) == before
                return
            undo_batch(batch=undo, by=by)
            assert photograph(hall) == before

        try_in_hall(act)

    run()


def test_all_can_be_undone_step_by_step_back_to_the_start(try_in_hall: Try) -> None:
    @given(STEPS)
    def run(steps: list[Step]) -> None:
        def act(hall: Hall) -> None:
            walk(hall, [step for step in steps if step[0] not in ("undo", "return")])
            for batch in reversed(hall.batches):
                undo_batch(batch=batch, by=hall.people[0])
            photograph(hall)
            assert all(row.removed_at is not None for row in hall.rows)

        try_in_hall(act)

    run()
