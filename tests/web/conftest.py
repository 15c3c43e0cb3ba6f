"""Anne: secretary, Bo: facilitator, Mia: member, Carl: outsider, Ada: administrator."""

import pytest

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.models import Consultation, Meeting, Role
from tests.web.people import add_member, make_consultation, make_meeting, make_person


@pytest.fixture
def anne(db: None) -> User:
    return make_person("Anne")


@pytest.fixture
def carl(db: None) -> User:
    return make_person("Carl")


@pytest.fixture
def ada(db: None) -> User:
    return make_person("Ada", is_administrator=True)


@pytest.fixture
def consultation(anne: User) -> Consultation:
    return make_consultation(anne)


@pytest.fixture
def bo(consultation: Consultation) -> User:
    bo = make_person("Bo")
    add_member(consultation, bo, Role.FACILITATOR)
    return bo


@pytest.fixture
def mia(consultation: Consultation) -> User:
    mia = make_person("Mia")
    add_member(consultation, mia, Role.MEMBER)
    return mia


@pytest.fixture
def meeting(consultation: Consultation, anne: User) -> Meeting:
    return make_meeting(consultation, anne)
