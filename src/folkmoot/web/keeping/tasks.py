"""What the worker does: erasing what is due, by itself or because it was asked to."""

import uuid
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import ActorKind
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.events.storage import clear_storage
from folkmoot.web.events.tasks import clear_later
from folkmoot.web.keeping.commands.erasing import erase_consultation
from folkmoot.web.keeping.queries.state import find_due, read_standing
from folkmoot.web.meetings.models import Consultation

BETWEEN_LOOKS = timedelta(hours=6)


@task()
def erase_all(consultation_id: str, person: int) -> None:
    """Erase the words of a consultation, as a person asked for it."""
    consultation = Consultation.objects.get(id=uuid.UUID(consultation_id))
    _erase(consultation, Actor(ActorKind.PERSON, person=person))


@task()
def erase_due() -> None:
    """Erase what is due, and come again in some hours, even if it goes wrong."""
    if not _is_waiting():
        erase_due.using(run_after=timezone.now() + BETWEEN_LOOKS).enqueue()
    for keeping in find_due():
        if read_standing(keeping.consultation).may_be_erased:
            _erase(keeping.consultation, SYSTEM)


def keep_erasing() -> None:
    """Begin it where it is not waiting already; a worker asks for it as it starts."""
    if not _is_waiting():
        erase_due.enqueue()


def _erase(consultation: Consultation, by: Actor) -> None:
    try:
        erase_consultation(consultation=consultation, by=by)
    except ChangeRefusedError:
        return  # Done already, or a meeting was opened again: nobody is to be told.
    if not clear_storage():
        clear_later.enqueue()


def _is_waiting() -> bool:
    waiting = DBTaskResult.objects.filter(
        task_path=erase_due.module_path, status=TaskResultStatus.READY
    )
    return waiting.exists()
