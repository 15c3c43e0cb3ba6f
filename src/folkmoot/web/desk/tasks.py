"""What the worker does for the desk: seeing to it that what was asked for gets done.

The machine may be at work for minutes. So it works in a process of its own, below
everybody's: the worker only looks in on it, and goes on with what else is waiting.
"""

import contextlib
import logging
import subprocess
import sys
import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from folkmoot.web.desk.commands.run_turns import give_up, note_start
from folkmoot.web.desk.commands.runs import forget_erased, forget_vectors
from folkmoot.web.desk.models import Run
from folkmoot.web.desk.queries.run_states import AT_WORK, is_silent
from folkmoot.web.events.models import Recorded

BETWEEN_LOOKS = timedelta(seconds=5)
MOST_TRIES = 3
_COMMAND = (sys.executable, "-P", "-m", "django", "analyse_desk")

_log = logging.getLogger(__name__)
# Those at work, so that what they leave behind is cleared away. They watch their
# standard input: when the worker is gone, however it went, they go, too.
_at_work: dict[uuid.UUID, "subprocess.Popen[bytes]"] = {}


@task()
def look_after(run_id: str) -> None:
    """Send somebody to work at a run where nobody is, and look in again, until it is
    over. Who was killed has left vectors behind, and the next goes on from there."""
    ended = _clear_away()
    run = Run.objects.filter(id=uuid.UUID(run_id), state__in=AT_WORK).first()
    if run is None:
        return
    if is_silent(run) or run.id in ended:
        _send(run)
    look_after.using(run_after=timezone.now() + BETWEEN_LOOKS).enqueue(run_id)


def forget_erased_words(rows: Sequence[Recorded]) -> None:
    """Where words are erased: here at once, and where the worker is when it comes to
    it, for that may be another machine with a data folder of its own."""
    for consultation in forget_erased(rows):
        forget_vectors_here.enqueue(str(consultation))


@task()
def forget_vectors_here(consultation_id: str) -> None:
    """The vectors of a consultation, on the worker's machine."""
    forget_vectors(consultation_id=uuid.UUID(consultation_id))


def keep_runs_going() -> None:
    """Look in on all runs that are not over; a worker asks for it as it starts."""
    for run_id in Run.objects.filter(state__in=AT_WORK).values_list("id", flat=True):
        look_after.enqueue(str(run_id))


def _send(run: Run) -> None:
    if note_start(run=run) > MOST_TRIES:
        give_up(run_id=run.id, fault="machine_stopped")
        return
    _end(run.id)
    _at_work[run.id] = subprocess.Popen(  # noqa: S603 - our own words, no shell
        [*_COMMAND, str(run.id)], stdin=subprocess.PIPE
    )


def _end(run_id: uuid.UUID) -> None:
    """End whoever gave no sign of life any more."""
    process = _at_work.pop(run_id, None)
    if process is not None:
        _log.error("The machine gave no sign of life; somebody else is sent.")
        process.kill()
        _clear(process)


def _clear_away() -> set[uuid.UUID]:
    """The runs of those who are gone, done or not."""
    ended = {each for each, process in _at_work.items() if process.poll() is not None}
    for run_id in ended:
        _clear(_at_work.pop(run_id))
    return ended


def _clear(process: "subprocess.Popen[bytes]") -> None:
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
