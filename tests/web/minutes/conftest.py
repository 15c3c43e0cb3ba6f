"""Minutes of a meeting at which six statements were gathered into two key points."""

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import ItemKind, Meeting
from tests.web.desk.workbench import Workbench, lay_out
from tests.web.minutes.desk import Writing, begin_minutes
from tests.web.people import make_item


@pytest.fixture
def bench(meeting: Meeting, anne: User, bo: User) -> Workbench:
    make_item(meeting, anne, ItemKind.OPENING, presenter="Formanden", place=1)
    make_item(meeting, anne, ItemKind.GROUP_WORK, place=2)
    bench = lay_out(meeting, anne, bo)
    bench.make("Bussen skal køre oftere", 0, 1)
    bench.make("Der mangler boliger", 2)
    return bench


@pytest.fixture
def writing(bench: Workbench, anne: User) -> Writing:
    return begin_minutes(bench, anne)
