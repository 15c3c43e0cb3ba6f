"""The letters the worker sends."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail import EmailMessage
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


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
