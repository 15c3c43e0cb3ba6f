"""A desk on which six statements lie."""

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Meeting
from tests.web.desk.workbench import Workbench, lay_out


@pytest.fixture
def bench(meeting: Meeting, anne: User, bo: User) -> Workbench:
    return lay_out(meeting, anne, bo)
