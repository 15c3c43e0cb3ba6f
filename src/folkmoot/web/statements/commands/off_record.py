"""What was said and is not to be kept: off the record, until somebody puts it back."""

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.sealing import (
    find_seal,
    put_back_on_record,
    take_off_record,
)
from folkmoot.web.statements.models import Statement


def take_off(*, statement: Statement, by: Actor) -> Batch:
    """Take a statement's words off the board, and out of every export and vector.

    A document that it was read from stays as it is: it is what somebody sent.
    Raises ChangeRefusedError where it has no words.
    """
    rows = [statement, *statement.list_rows_saying_it()]
    return take_off_record(rows=rows, by=by)


def put_back(*, statement: Statement, by: Actor) -> Batch:
    """Put its words back on the record.

    Raises ChangeRefusedError where it stands there, or the words were erased.
    """
    batch = find_seal(statement)
    if batch is None:
        raise ChangeRefusedError("nothing_sealed")
    return put_back_on_record(batch=batch, by=by)


def take_off_again(*, batch: Batch, by: Actor) -> Batch:
    """Undo of putting back."""
    subjects = batch.events.filter(subject_type=Statement._meta.label)
    statement = Statement.objects.get(id=subjects.values_list("subject", flat=True)[:1])
    return take_off(statement=statement, by=by)
