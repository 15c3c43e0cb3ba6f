import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Consultation
from tests.web.findings.tour import make_tour
from tests.web.recommendations.advising import Advising


@pytest.fixture
def advising(consultation: Consultation, anne: User) -> Advising:
    return Advising(make_tour(consultation, anne))
