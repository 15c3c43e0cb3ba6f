"""The machine in a process of its own: sent, killed, and another sent in its place."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from folkmoot.web.accounts.models import User
from folkmoot.web.desk import tasks
from folkmoot.web.desk.commands.runs import ask_for_run
from folkmoot.web.desk.models import Run, RunState, Suggestion
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.models import Meeting
from tests.web.desk.machine import lay_out

pytestmark = [
    pytest.mark.weights,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]
PATIENCE_SECONDS = 60


@pytest.fixture
def _same_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a process that is started finds the database of this test."""
    told: dict[str, Any] = connection.settings_dict
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "folkmoot.web.config.settings")
    monkeypatch.setenv("FOLKMOOT_DATA", str(tmp_path))
    if connection.vendor == "sqlite":
        (tmp_path / "folkmoot.sqlite3").symlink_to(told["NAME"])
        return
    given = urlsplit(os.environ["DATABASE_URL"])
    monkeypatch.setenv("DATABASE_URL", given._replace(path=f"/{told['NAME']}").geturl())


@pytest.mark.usefixtures("_same_database")
def test_of_two_that_are_sent_the_second_does_what_the_first_could_not(
    meeting: Meeting, anne: User, work: Callable[[], object]
) -> None:
    said = lay_out(meeting)
    run = ask_for_run(desk=Desk(meeting.consultation), by=Actor.of_person(anne))
    tasks.look_after.enqueue(str(run.id))
    work()
    tasks._at_work[run.id].kill()
    tasks._at_work[run.id].wait()
    look_again(work)
    wait_for(run, RunState.DONE)
    assert run.manifest["tries"] == 2
    assert Suggestion.objects.filter(run=run).count() >= len(said)
    tasks._at_work[run.id].wait(PATIENCE_SECONDS)
    look_again(work)
    assert not DBTaskResult.objects.ready().exists()
    assert run.id not in tasks._at_work


def look_again(work: Callable[[], object]) -> None:
    """The worker's next look, now."""
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
    work()


def wait_for(run: Run, state: RunState) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while run.state != state:
        assert time.monotonic() < until, (run.state, run.fault, run.stage)
        time.sleep(0.05)
        run.refresh_from_db()
