"""Whatever two phones, a secretary and the network do: no acknowledged word is lost."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Group, Meeting
from folkmoot.web.statements.commands.sheets import ensure_sheets
from folkmoot.web.statements.models import Device, Sheet, Statement
from tests.web.statements.phones import open_hall
from tests.web.statements.simulation import (
    SimulatedPhone,
    Simulation,
    Step,
    find_places,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

KINDS = (
    ["add"] * 3
    + ["edit"] * 4
    + ["send"] * 6
    + "move mark remove choose hand_in repeat read close decide settle merge".split()
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.integers(0, 1), st.integers(0, 9), st.integers(0, 5)
    ),
    min_size=10,
    max_size=50,
)

ADDED = [("add", 0, 0, 1), ("send", 0, 0, 1)]
LATE = [("add", 0, 0, 1), ("close", 0, 0, 1), ("send", 0, 0, 5), ("decide", 0, 0, 1)]
MERGED = [("merge", 0, 0, 0), *ADDED, ("edit", 1, 0, 0), ("send", 1, 0, 1)]
CROSSED = [*MERGED, ("edit", 0, 0, 0), ("send", 0, 0, 1), ("settle", 0, 0, 2)]
EXPECTED = {"area_closed", "too_many_marks", "unknown_statement", "empty"}


@contextmanager
def undone() -> Iterator[None]:
    """What an example did is gone before the next."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


@pytest.fixture
def hall(meeting: Meeting) -> Meeting:
    open_hall(meeting)
    ensure_sheets(meeting=meeting)
    return meeting


def begin(hall: Meeting, secretary: User) -> Simulation:
    """A phone at each of two tables."""
    hall.refresh_from_db()
    phones = []
    for number in (1, 2):
        group = Group.objects.get(meeting=hall, number=number)
        sheet = Sheet.objects.filter(group=group).order_by("area__place")[0]
        device = Device.objects.create(
            meeting=hall,
            group=group,
            joined_groups=[str(group.id)],
            digest=f"{number}",
        )
        phones.append(SimulatedPhone(device, sheet))
    return Simulation(hall, phones, secretary)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(
    steps=[("add", 0, 0, 1), ("close", 0, 0, 1), ("send", 0, 0, 5), ("decide", 0, 0, 1)]
)
@example(
    steps=[("merge", 0, 0, 0), ("add", 1, 0, 1), ("send", 1, 0, 1), ("edit", 0, 0, 0)]
)
@given(steps=STEPS)
def test_no_acknowledged_word_is_lost(
    steps: list[Step], hall: Meeting, anne: User
) -> None:
    with undone():
        simulation = begin(hall, anne)
        for step in steps:
            simulation.take(step)
        for phone in simulation.phones:
            for change in list(phone.outbox):
                simulation.do_send(phone, 0, 1)
                assert change not in phone.outbox
        hold_to_account(simulation)


def hold_to_account(simulation: Simulation) -> None:
    assert set(simulation.refused) <= EXPECTED
    for words in simulation.acknowledged:
        places = find_places(words)
        assert places["history"] >= 1, f"{words!r} is lost"
        standing = places["statement"] + places["crossing"] + places["tray"]
        assert standing <= 1, f"{words!r} stands {standing} times: {places}"
    rows = {str(row.id): row for row in Statement.objects.all()}
    assert rows.keys() == simulation.known.keys()
    for statement, known in simulation.known.items():
        row = rows[statement]
        is_removed = row.removed_at is not None
        assert (row.text, row.marked, is_removed) == (
            known.text,
            known.marked,
            known.removed,
        )
        assert math.isnan(known.place) or row.place == known.place
