"""Deciding what may be published: how, which words, and what leads to nobody."""

from typing import Any

from django.utils import timezone

from folkmoot.domain.traces import TraceKind
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import RowEdit, save_row
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.publication.models import Clearance, Publishing, Verdict
from folkmoot.web.statements.models import Statement
from folkmoot.web.statements.queries.places import counted_statements


def save_publishing(
    *, publishing: Publishing, edit: RowEdit, by: Actor
) -> Batch | None:
    """Say how a consultation publishes. Raises StaleRowsError as rows do."""
    stream = publishing.consultation_id
    with open_change(stream, by=by, command="save_publishing") as change:
        known = Publishing.objects.kept().filter(consultation=stream).first()
        if known is not None:
            save_row(change, row=known, edit=edit)
        else:
            for name, value in edit.values.items():
                setattr(publishing, name, value)
            change.create(publishing)
        return change.saved_batch


def clear_statement(*, statement: Statement, words: str, by: Actor) -> Batch | None:
    """Let a statement be quoted in these words; cleared before, they are changed."""
    consultation = statement.meeting.consultation_id
    with open_change(consultation, by=by, command="clear_statement") as change:
        if not words:
            raise ChangeRefusedError("no_words_to_quote")
        if not counted_statements().filter(id=statement.id).exists():
            raise ChangeRefusedError("statement_is_gone")
        known = find_clearance(statement)
        if known is None:
            change.create(
                Clearance(
                    consultation_id=consultation,
                    statement=statement,
                    words=words,
                    decided_by_id=by.person,
                )
            )
        elif known.words != words:
            change.change(known, words=words, decided_by_id=by.person)
        return change.saved_batch


def take_back_clearance(*, statement: Statement, by: Actor) -> Batch | None:
    """The statement is not quoted any more. What was published stays published."""
    consultation = statement.meeting.consultation_id
    with open_change(consultation, by=by, command="take_back_clearance") as change:
        known = find_clearance(statement)
        if known is not None:
            change.remove(known)
        return change.saved_batch


def find_clearance(statement: Statement) -> Clearance | None:
    """The decision that a statement may be quoted."""
    found: Clearance | None = (
        Clearance.objects.kept().filter(statement=statement).first()
    )
    return found


def judge_trace(
    *,
    consultation: Consultation,
    kind: TraceKind,
    found: str,
    is_masked: bool,
    reason: str,
    by: Actor,
) -> Batch | None:
    """Mask words wherever they stand, or let them stand with a reason.

    Raises ChangeRefusedError where they are to stand without one.
    """
    with open_change(consultation.id, by=by, command="judge_trace") as change:
        if not is_masked and not reason:
            raise ChangeRefusedError("no_reason_to_let_stand")
        known = _find_verdict(consultation, kind, found)
        told: dict[str, Any] = {
            "is_masked": is_masked,
            "reason": reason,
            "decided_by_id": by.person,
            "decided_at": timezone.now(),
        }
        if known is not None:
            change.change(known, **told)
        else:
            change.create(
                Verdict(consultation=consultation, kind=kind.value, found=found, **told)
            )
        return change.saved_batch


def drop_verdict(*, verdict: Verdict, by: Actor) -> Batch | None:
    """The words are open again."""
    stream = verdict.consultation_id
    with open_change(stream, by=by, command="drop_verdict") as change:
        change.remove(verdict)
        return change.saved_batch


def _find_verdict(
    consultation: Consultation, kind: TraceKind, found: str
) -> Verdict | None:
    row: Verdict | None = (
        Verdict.objects.kept()
        .filter(consultation=consultation, kind=kind.value, found=found)
        .first()
    )
    return row
