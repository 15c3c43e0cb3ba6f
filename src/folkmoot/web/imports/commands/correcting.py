"""Saving what a person corrects in a draft: each time a new version, over none's."""

from collections.abc import Mapping
from typing import Any

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.imports.corrections import Corrections, write_corrections
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.drafts import tell_state
from folkmoot.web.statements.models import Document


def save_corrections(*, draft: Draft, corrections: Corrections, seen: int) -> None:
    """Save all of them. `seen` is the version the person had before their eyes.

    Raises ChangeRefusedError where another corrected meanwhile; nothing is saved then.
    """
    _save(draft, seen, corrections=write_corrections(corrections))


def map_columns(*, draft: Draft, corrections: Corrections, seen: int) -> None:
    """Have a survey read anew, with its columns as a person wants them."""
    if not draft.file:
        raise ChangeRefusedError("file_is_gone")
    _save(
        draft,
        seen,
        corrections=write_corrections(corrections),
        state=DraftState.WAITING,
    )


def choose_replaced(*, draft: Draft, document: Document | None, seen: int) -> None:
    """Say which document this is another version of, or that it is of none."""
    _save(draft, seen, replaces=document)


def _save(draft: Draft, seen: int, **values: Any) -> None:
    if tell_state(draft) is not DraftState.READ:
        raise ChangeRefusedError("draft_is_busy", name=draft.name)
    told: Mapping[str, Any] = {**values, "version": seen + 1}
    if not Draft.objects.filter(id=draft.id, version=seen).update(**told):
        raise ChangeRefusedError("draft_changed_meanwhile")
    draft.refresh_from_db()
