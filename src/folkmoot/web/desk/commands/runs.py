"""Asking the machine to look at a desk, and calling it off.

Neither is in the log: what the machine does decides nothing and may be thrown away.
"""

import shutil
import uuid
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.web.desk.commands.scope import Desk, require_person
from folkmoot.web.desk.models import Run, RunState, SuggestedPoint, Suggestion
from folkmoot.web.desk.queries.run_states import AT_WORK, find_vectors, is_forgotten
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Recorded
from folkmoot.web.events.recording import Actor, lock_stream
from folkmoot.web.events.tail import wake
from folkmoot.web.statements.models import KeyPoint, Statement


@transaction.atomic
def ask_for_run(*, desk: Desk, by: Actor) -> Run:
    """Have the desk looked at; the worker does it when it comes to it.

    One that nobody looks after any more is the one that is asked for.
    """
    lock_stream(desk.consultation.id)
    person = require_person(by)
    if not is_model_installed():
        raise ChangeRefusedError("models_are_off")
    standing = _find_runs(desk).filter(state__in=AT_WORK).first()
    if standing is not None and not is_forgotten(standing):
        raise ChangeRefusedError("machine_is_at_work")
    if not desk.find_statements().exists():
        raise ChangeRefusedError("nothing_to_suggest")
    run = standing or Run.objects.create(
        consultation=desk.consultation, meeting=desk.meeting, asked_by_id=person
    )
    wake(desk.consultation.id)
    return run


@transaction.atomic
def cancel_run(*, desk: Desk, run: Run, by: Actor) -> None:
    """Call it off: what the last run suggested stays. Whoever works at it stops."""
    lock_stream(desk.consultation.id)
    require_person(by)
    standing = _find_runs(desk).filter(id=run.id, state__in=AT_WORK)
    over = {"state": RunState.CANCELLED, "ended_at": timezone.now()}
    if not standing.update(is_cancelled=True, **over):
        raise ChangeRefusedError("run_is_over")
    forget_rows(run.id)
    wake(desk.consultation.id)


def forget_rows(run_id: uuid.UUID) -> None:
    """Throw away what a run has written down so far."""
    Suggestion.objects.filter(run=run_id).delete()
    SuggestedPoint.objects.filter(run=run_id).delete()


def forget_erased(rows: Sequence[Recorded]) -> set[uuid.UUID]:
    """Where words are erased, no suggestion holds them, and no vector is left.

    Whoever works at a run has read them already, so the run is begun anew. Returns the
    consultations whose vectors are to go, wherever they are.
    """
    statements = [row.id for row in rows if isinstance(row, Statement)]
    points = [row.id for row in rows if isinstance(row, KeyPoint)]
    if not statements and not points:
        return set()
    of_point = Q(source__in=statements) | Q(key_point__in=points)
    Suggestion.objects.filter(
        Q(statement__in=statements)
        | Q(original__in=statements)
        | Q(point__in=SuggestedPoint.objects.filter(of_point))
    ).delete()
    SuggestedPoint.objects.filter(of_point).delete()
    consultations = _find_consultations(rows)
    working = Run.objects.filter(consultation__in=consultations, state__in=AT_WORK)
    anew: dict[str, Any] = {"begun_at": None, "seen_at": None, "manifest": {}}
    working.update(state=RunState.WAITING, **anew)
    for consultation in consultations:
        transaction.on_commit(partial(forget_vectors, consultation_id=consultation))
    return consultations


def forget_vectors(*, consultation_id: uuid.UUID) -> None:
    """Of a whole consultation: which of them are of erased words, nobody knows."""
    shutil.rmtree(find_vectors(consultation_id), ignore_errors=True)


def _find_consultations(rows: Sequence[Recorded]) -> set[uuid.UUID]:
    found = {row.consultation_id for row in rows if isinstance(row, KeyPoint)}
    said = [row for row in rows if isinstance(row, Statement)]
    return found | {row.meeting.consultation_id for row in said}


def _find_runs(desk: Desk) -> "models.QuerySet[Run]":
    return Run.objects.filter(consultation=desk.consultation, meeting=desk.meeting)
