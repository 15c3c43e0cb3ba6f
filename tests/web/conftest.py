"""Anne: secretary, Bo: facilitator, Mia: member, Carl: outsider, Ada: administrator."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

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


@pytest.fixture
def work(db: None) -> Callable[[], list[EmailMessage]]:
    """Let the worker do what waits; answers with the letters it sent."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
    )

    def do() -> list[EmailMessage]:
        before = len(mail.outbox)
        # Not `run`, which closes the connection the test's transaction is open on.
        for waiting in DBTaskResult.objects.ready():
            waiting.claim("test")
            worker.run_task(waiting)
        assert not DBTaskResult.objects.failed().exists()
        return mail.outbox[before:]

    return do


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    cache.clear()
