"""The ledger is counted once for each number of the desk's logs, never behind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.queries.ledger import recall_ledger
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.meetings.models import Meeting
from tests.web.desk.workbench import Workbench, lay_out

# Nothing is kept of what a transaction sees, so these tests are in none.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bench(meeting: Meeting, anne: User, bo: User) -> Workbench:
    return lay_out(meeting, anne, bo)


def recall(bench: Workbench) -> dict[str, int]:
    return recall_ledger(bench.whole, read_numbers(bench.whole).total).tell()


def test_the_ledger_is_counted_once_as_long_as_nothing_changes(
    bench: Workbench,
) -> None:
    number = read_numbers(bench.whole).total
    first = recall_ledger(bench.whole, number)
    with CaptureQueriesContext(connection) as asked:
        again = recall_ledger(bench.whole, number)
    assert (again, len(asked)) == (first, 0)


def test_each_step_is_in_the_ledger_at_once(bench: Workbench) -> None:
    before = recall(bench)
    bench.make("Bus", 0, 1)
    after = recall(bench)
    assert (before["gathered"], after["gathered"]) == (0, 2)
    assert after == bench.ledger()
