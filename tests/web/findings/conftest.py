import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Consultation
from tests.web.findings.tour import Tour, make_tour


@pytest.fixture
def tour(consultation: Consultation, anne: User) -> Tour:
    return make_tour(consultation, anne)
