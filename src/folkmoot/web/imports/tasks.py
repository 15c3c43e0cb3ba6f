"""What the worker does for imports: reading what was dropped, and taking it in."""

import logging
import uuid

from django_tasks import task

from folkmoot.jobs.drawing_together import can_load_model
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.imports.commands.reading import read_draft, refuse_reading
from folkmoot.web.imports.commands.receiving import discard_forgotten
from folkmoot.web.imports.commands.taking_in import refuse_taking_in, take_in
from folkmoot.web.imports.models import Draft, DraftState

_log = logging.getLogger(__name__)
_DONE = (DraftState.READ, DraftState.REFUSED, DraftState.COMMITTED)


@task()
def read_dropped(draft_id: str) -> None:
    """Read a file; ask again for one that was read meanwhile, and nothing is done."""
    draft = _find(draft_id)
    if draft is None or draft.state not in (DraftState.WAITING, DraftState.READING):
        return
    try:
        read_draft(draft=draft, may_link=can_load_model())
    except Exception:
        refuse_reading(draft=draft, code="reading_failed", details={})
        _log.exception("The draft %s could not be read.", draft_id)
    discard_forgotten(consultation=draft.consultation)


@task()
def take_in_draft(draft_id: str) -> None:
    """Take a draft in, or tell why not; it is never left half way."""
    draft = _find(draft_id)
    if draft is None or draft.state != DraftState.COMMITTING:
        return
    person = draft.asked_by
    try:
        take_in(draft=draft, by=SYSTEM if person is None else Actor.of_person(person))
    except ChangeRefusedError as error:
        refuse_taking_in(draft=draft, code=error.code, details=error.details)
    except Exception:
        refuse_taking_in(draft=draft, code="taking_in_failed", details={})
        _log.exception("The draft %s could not be taken in.", draft_id)


def keep_imports_going() -> None:
    """Go on with what a worker was stopped at; one asks for it as it starts.

    What another is at already is done once all the same.
    """
    for draft in Draft.objects.exclude(state__in=_DONE).only("id", "state"):
        ask_worker(draft)


def ask_worker(draft: Draft) -> None:
    """Ask for what the draft's state says is to be done."""
    is_read = draft.state == DraftState.COMMITTING
    (take_in_draft if is_read else read_dropped).enqueue(str(draft.id))


def _find(draft_id: str) -> Draft | None:
    found = Draft.objects.select_related(
        "consultation", "replaces", "document", "asked_by"
    )
    return found.filter(id=uuid.UUID(draft_id)).first()
