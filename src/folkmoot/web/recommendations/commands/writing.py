"""Writing recommendations: their words, order, headings, milestones and questions."""

import uuid
from collections.abc import Sequence

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.meetings.commands.rows import (
    RowEdit,
    next_place,
    save_row,
    save_rows,
)
from folkmoot.web.meetings.models import Consultation, MandateQuestion
from folkmoot.web.recommendations.models import (
    AnsweredQuestion,
    Chapter,
    Milestone,
    Recommendation,
)


def write_recommendation(
    *,
    consultation: Consultation,
    recommendation_id: uuid.UUID,
    text: str,
    chapter: Chapter | None = None,
    by: Actor,
) -> Batch | None:
    """Add one at the end, under a heading or none; sent twice, it is added once."""
    with open_change(consultation.id, by=by, command="write_recommendation") as change:
        if not Recommendation.objects.filter(id=recommendation_id).exists():
            rows = Recommendation.objects.filter(consultation=consultation)
            change.create(
                Recommendation(
                    id=recommendation_id,
                    consultation=consultation,
                    chapter=_require_own(consultation, chapter),
                    place=next_place(rows),
                    text=text,
                )
            )
        return change.saved_batch


def change_recommendation(
    *, recommendation: Recommendation, edit: RowEdit, by: Actor
) -> Batch | None:
    """Set what was touched of it. Raises StaleRowsError where another was there."""
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="change_recommendation") as change:
        require_kept(recommendation)
        if (chapter := edit.values.get("chapter_id")) is not None:
            kept = Chapter.objects.kept().filter(consultation=stream)
            _require_own(recommendation.consultation, kept.filter(id=chapter).first())
        save_row(change, row=recommendation, edit=edit)
        return change.saved_batch


def move_recommendation(
    *, recommendation: Recommendation, up: bool, by: Actor
) -> Batch | None:
    """Let it change places with the one before or after it under its heading."""
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="move_recommendation") as change:
        require_kept(recommendation)
        beside = Recommendation.objects.kept().filter(
            consultation=stream, chapter=recommendation.chapter_id
        )
        order = list(beside)
        at = next(i for i, row in enumerate(order) if row.id == recommendation.id)
        to = at + (-1 if up else 1)
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            for place, row in enumerate(order):
                change.change(row, place=float(place))
        return change.saved_batch


def remove_recommendation(*, recommendation: Recommendation, by: Actor) -> Batch | None:
    """Take it away; what it rests on comes back together with it."""
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="remove_recommendation") as change:
        change.remove(recommendation)
        return change.saved_batch


def save_chapters(
    *, consultation: Consultation, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save the headings in their order. What stood under one that goes has none."""
    with open_change(consultation.id, by=by, command="save_chapters") as change:
        save_rows(
            change,
            rows=Chapter.objects.filter(consultation=consultation),
            edits=edits,
            make=lambda edit: Chapter(
                id=edit.id, consultation=consultation, **edit.values
            ),
        )
        return change.saved_batch


def save_milestones(
    *, recommendation: Recommendation, edits: Sequence[RowEdit], by: Actor
) -> Batch | None:
    """Save what is to happen with it, in order."""
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="save_milestones") as change:
        require_kept(recommendation)
        save_rows(
            change,
            rows=Milestone.objects.filter(recommendation=recommendation),
            edits=edits,
            make=lambda edit: Milestone(
                id=edit.id,
                consultation_id=stream,
                recommendation=recommendation,
                **edit.values,
            ),
        )
        return change.saved_batch


def answer_question(
    *,
    recommendation: Recommendation,
    question: MandateQuestion,
    is_answered: bool,
    by: Actor,
) -> Batch | None:
    """Say that it answers a question of the mandate, or that it does not."""
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="answer_question") as change:
        require_kept(recommendation)
        if question.consultation_id != stream or question.removed_at is not None:
            raise ChangeRefusedError("unknown_row")
        pair = {"recommendation": recommendation, "mandate_question": question}
        known = AnsweredQuestion.objects.kept().filter(**pair).first()
        if is_answered and known is None:
            change.create(AnsweredQuestion(consultation_id=stream, **pair))
        elif known is not None and not is_answered:
            change.remove(known)
        return change.saved_batch


def require_kept(recommendation: Recommendation) -> None:
    """Read it again under the lock. Raises ChangeRefusedError where it is gone."""
    recommendation.refresh_from_db()
    if recommendation.removed_at is not None:
        raise ChangeRefusedError("recommendation_is_gone")


def _require_own(consultation: Consultation, chapter: Chapter | None) -> Chapter | None:
    if chapter is not None and chapter.consultation_id != consultation.id:
        raise ChangeRefusedError("unknown_row")
    return chapter
