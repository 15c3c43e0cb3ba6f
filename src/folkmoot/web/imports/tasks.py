"""What the worker does for imports: reading what was dropped, and taking it in."""

import logging
import uuid

from django_tasks import task

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import SYSTEM, Actor
from folkmoot.web.imports.commands.reading import read_draft
from folkmoot.web.imports.commands.receiving import discard_forgotten
from folkmoot.web.imports.commands.taking_in import refuse_taking_in, take_in
from folkmoot.web.imports.models import Draft, DraftState

_log = logging.getLogger(__name__)


@task()
def read_dropped(draft_id: str) -> None:
    """Read a file; ask again for one that was read meanwhile, and nothing is done."""
    draft = _find(draft_id)
    if draft is not None and draft.state in (DraftState.WAITING, DraftState.READING):
        read_draft(draft=draft)
        discard_forgotten(consultation=draft.consultation)


@task()
def take_in_draft(draft_id: str, person: int | None) -> None:
    """Take a draft in, or tell why not; it is never left half way."""
    draft = _find(draft_id)
    if draft is None or draft.state != DraftState.COMMITTING:
        return
    by = SYSTEM if person is None else Actor(SYSTEM.kind.PERSON, person=person)
    try:
        take_in(draft=draft, by=by)
    except ChangeRefusedError as error:
        refuse_taking_in(draft=draft, code=error.code, details=error.details)
    except Exception:
        refuse_taking_in(draft=draft, code="taking_in_failed", details={})
        _log.exception("The draft %s could not be taken in.", draft_id)


def _find(draft_id: str) -> Draft | None:
    found = Draft.objects.select_related("consultation", "replaces", "document")
    return found.filter(id=uuid.UUID(draft_id)).first()
