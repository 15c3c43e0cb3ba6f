"""How far the machine has come at a desk."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from folkmoot.web.desk.models import Run, RunState
from folkmoot.web.desk.queries.scope import Desk

AT_WORK = (RunState.WAITING, RunState.RUNNING)
# A run of which nothing was heard for so long has nobody who works at it.
SILENT_AFTER = timedelta(seconds=10)
# And after so long there is nobody who looks after it either.
FORGOTTEN_AFTER = timedelta(minutes=1)


def _tell_moment(at: datetime | None) -> str | None:
    """By the clock of the hall."""
    return timezone.localtime(at).isoformat() if at else None


def tell_run(desk: Desk) -> dict[str, Any] | None:
    """The last run that was asked for; None where there never was one."""
    runs = Run.objects.filter(consultation=desk.consultation, meeting=desk.meeting)
    run = runs.first()
    if run is None:
        return None
    return {
        "id": str(run.id),
        "state": run.state,
        "stage": run.stage,
        "done": run.done,
        "total": run.total,
        "fault": run.fault,
        "asked_at": _tell_moment(run.asked_at),
        "ended_at": _tell_moment(run.ended_at),
    }


def is_silent(run: Run) -> bool:
    """Whether nobody works at a run that is not over."""
    is_at_work = run.state in AT_WORK
    heard = run.seen_at is not None and run.seen_at > timezone.now() - SILENT_AFTER
    return is_at_work and not heard


def is_forgotten(run: Run) -> bool:
    """Whether nobody sends anybody to work at it any more."""
    since = max(run.asked_at, run.seen_at or run.asked_at)
    return is_silent(run) and since < timezone.now() - FORGOTTEN_AFTER


def find_vectors(consultation_id: uuid.UUID, desk_id: uuid.UUID | None = None) -> Path:
    """Where vectors of what was said are kept from run to run: a folder for each desk,
    in that of its consultation."""
    folder: Path = settings.DATA_FOLDER / "vectors" / str(consultation_id)
    return folder if desk_id is None else folder / str(desk_id)
