"""What the worker does for recommendations: looking for evidence, a turn at a time."""

import logging
import uuid

from django_tasks import task

from folkmoot.jobs.drawing_together import can_load_model
from folkmoot.web.recommendations.commands.looking import give_up, look_for_evidence
from folkmoot.web.recommendations.models import Look

_log = logging.getLogger(__name__)


@task()
def look(consultation_id: str, asked_at: str, start: int = 0) -> None:
    """Take a turn and come again, until it is done or was asked for anew."""
    found = Look.objects.filter(consultation=uuid.UUID(consultation_id), ended_at=None)
    asked = found.select_related("consultation").first()
    if asked is None or asked.asked_at.isoformat() != asked_at:
        return
    if not can_load_model():
        give_up(look=asked)
        return
    try:
        further = look_for_evidence(look=asked, start=start)
    except Exception:
        _log.exception("Looking for evidence failed.")
        give_up(look=asked)
        return
    if further is not None:
        look.enqueue(consultation_id, asked_at, further)


def start_looking(asked: Look) -> None:
    """Let the worker begin."""
    look.enqueue(str(asked.consultation_id), asked.asked_at.isoformat())
