"""Saying how long a consultation is kept, and that it was archived."""

from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.keeping.models import Archiving, Keeping
from folkmoot.web.keeping.queries.state import find_archiving, is_open
from folkmoot.web.meetings.commands.rows import RowEdit, save_row
from folkmoot.web.meetings.models import Consultation


def save_keeping(*, keeping: Keeping, edit: RowEdit, by: Actor) -> Batch | None:
    """Say how it is kept. Raises StaleRowsError as rows do."""
    stream = keeping.consultation_id
    with open_change(stream, by=by, command="save_keeping") as change:
        known = Keeping.objects.kept().filter(consultation=stream).first()
        if known is not None:
            save_row(change, row=known, edit=edit)
        else:
            for name, value in edit.values.items():
                setattr(keeping, name, value)
            change.create(keeping)
        return change.saved_batch


def record_archiving(
    *, consultation: Consultation, kind: Archiving.Kind, receipt: str, by: Actor
) -> Batch | None:
    """Note who archived it where. Raises ChangeRefusedError while a meeting is open."""
    with open_change(consultation.id, by=by, command="record_archiving") as change:
        if not receipt.strip():
            raise ChangeRefusedError("no_receipt")
        if is_open(consultation):
            raise ChangeRefusedError("meetings_are_open")
        if find_archiving(consultation) is not None:
            raise ChangeRefusedError("archived_already")
        change.create(
            Archiving(
                consultation=consultation,
                kind=kind,
                receipt=receipt.strip(),
                decided_by_id=by.person,
                decided_at=timezone.now(),
            )
        )
        return change.saved_batch
