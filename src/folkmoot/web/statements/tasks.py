"""What the worker does for the sheets: letting the groups of a practice write."""

import uuid
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from folkmoot.web.meetings.models import Meeting, MeetingState
from folkmoot.web.statements.commands.practice import let_groups_write, make_seed
from folkmoot.web.statements.commands.retention import forget_what_is_over

PAUSE = timedelta(seconds=6)
BETWEEN_FORGETTING = timedelta(hours=6)


@task()
def practise(practice: str, times: int) -> None:
    """Let the groups write once, and come again; ends when the practice is wiped."""
    found = Meeting.objects.kept().filter(id=uuid.UUID(practice)).first()
    if found is None or found.state == MeetingState.CLOSED:
        return
    let_groups_write(practice=found, seed=make_seed())
    if times > 1:
        later = practise.using(run_after=timezone.now() + PAUSE)
        later.enqueue(practice, times - 1)


@task()
def forget() -> None:
    """Forget what is over, and come again in some hours, even if it goes wrong.

    Two workers that start at once may both begin it; of what they began, one goes on.
    """
    if not _is_waiting():
        forget.using(run_after=timezone.now() + BETWEEN_FORGETTING).enqueue()
    forget_what_is_over(at=timezone.now())


def keep_forgetting() -> None:
    """Begin it where it is not waiting already; a worker asks for it as it starts."""
    if not _is_waiting():
        forget.enqueue()


def _is_waiting() -> bool:
    waiting = DBTaskResult.objects.filter(
        task_path=forget.module_path, status=TaskResultStatus.READY
    )
    return waiting.exists()
