"""Beginning a consultation: its mandate questions and focus areas."""

from collections.abc import Mapping, Sequence
from typing import Any

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import RowEdit, save_row, save_rows
from folkmoot.web.meetings.models import (
    Consultation,
    FocusArea,
    MandateQuestion,
    MeetingArea,
    Membership,
    Role,
)


def begin_consultation(
    *, values: Mapping[str, object], secretary: User, by: Actor
) -> Consultation:
    """A new consultation, with its first secretary.

    `values` have its id: sent twice, it is begun once.
    """
    consultation = Consultation(**dict[str, Any](values))
    with open_change(consultation.id, by=by, command="begin_consultation") as change:
        if not Consultation.objects.filter(id=consultation.id).exists():
            change.create(consultation)
            change.create(
                Membership(
                    consultation=consultation, user=secretary, role=Role.SECRETARY
                )
            )
    return consultation


def change_consultation(
    *, consultation: Consultation, edit: RowEdit, by: Actor
) -> Batch | None:
    """Set what is told of the consultation itself."""
    with open_change(consultation.id, by=by, command="change_consultation") as change:
        save_row(change, row=consultation, edit=edit)
        return change.saved_batch


def save_mandate_questions(
    *, consultation: Consultation, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save the questions the commission was set to answer, in their order."""
    with open_change(
        consultation.id, by=by, command="save_mandate_questions"
    ) as change:
        save_rows(
            change,
            rows=MandateQuestion.objects.filter(consultation=consultation),
            edits=edits,
            make=lambda edit: MandateQuestion(
                id=edit.id, consultation=consultation, **edit.values
            ),
        )
        return change.saved_batch


def save_focus_areas(
    *, consultation: Consultation, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save the focus areas that all meetings share.

    One that a meeting has on its programme cannot be taken away.
    """
    with open_change(consultation.id, by=by, command="save_focus_areas") as change:
        for edit in edits:
            if edit.is_removed:
                _refuse_if_used(edit)
        save_rows(
            change,
            rows=FocusArea.objects.filter(consultation=consultation),
            edits=edits,
            make=lambda edit: FocusArea(
                id=edit.id, consultation=consultation, **edit.values
            ),
        )
        return change.saved_batch


def _refuse_if_used(edit: RowEdit) -> None:
    users = MeetingArea.objects.kept().filter(
        focus_area_id=edit.id, meeting__removed_at=None
    )
    if users.exists():
        area = FocusArea.objects.get(id=edit.id)
        raise ChangeRefusedError(
            "focus_area_in_use", area=area.title, meetings=users.count()
        )
