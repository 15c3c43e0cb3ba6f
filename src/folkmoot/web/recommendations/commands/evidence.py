"""Deciding what bears on a recommendation, and what none follows."""

import uuid
from dataclasses import dataclass

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.commands.rows import RowEdit, save_row
from folkmoot.web.recommendations.commands.writing import require_kept
from folkmoot.web.recommendations.models import (
    Evidence,
    NotFollowed,
    Recommendation,
    Side,
    SuggestedEvidence,
)
from folkmoot.web.statements.models import KeyPoint, Statement
from folkmoot.web.statements.queries.places import counted_statements


@dataclass(frozen=True, kw_only=True)
class Borne:
    """What bears on a recommendation: one key point, or one statement."""

    key_point: KeyPoint | None = None
    statement: Statement | None = None


def take_evidence(
    *, recommendation: Recommendation, borne: Borne, side: Side, by: Actor
) -> Batch | None:
    """Decide how it bears; where it was suggested, its score is kept beside it.

    Decided otherwise before, it changes sides and keeps its words.
    """
    stream = recommendation.consultation_id
    with open_change(stream, by=by, command="take_evidence") as change:
        require_kept(recommendation)
        _require_kept_input(stream, borne)
        known = _find(recommendation, borne)
        if known is not None:
            change.change(known, side=side, decided_by_id=by.person)
        else:
            change.create(
                Evidence(
                    consultation_id=stream,
                    recommendation=recommendation,
                    key_point=borne.key_point,
                    statement=borne.statement,
                    side=side,
                    decided_by_id=by.person,
                    score=_find_score(recommendation, borne),
                )
            )
        return change.saved_batch


def word_evidence(*, evidence: Evidence, edit: RowEdit, by: Actor) -> Batch | None:
    """Write why it bears. Raises StaleRowsError where another wrote meanwhile."""
    stream = evidence.consultation_id
    with open_change(stream, by=by, command="word_evidence") as change:
        save_row(change, row=evidence, edit=edit)
        return change.saved_batch


def drop_evidence(*, evidence: Evidence, by: Actor) -> Batch | None:
    """Forget the decision; the machine may suggest it again."""
    stream = evidence.consultation_id
    with open_change(stream, by=by, command="drop_evidence") as change:
        change.remove(evidence)
        return change.saved_batch


def turn_down_key_point(
    *, key_point: KeyPoint, edit: RowEdit, by: Actor
) -> Batch | None:
    """Say that no recommendation follows it, and why; said before, it is reworded.

    Raises StaleRowsError where another reworded it meanwhile, and ChangeRefusedError
    where another wrote the first reason meanwhile.
    """
    stream = key_point.consultation_id
    with open_change(stream, by=by, command="turn_down_key_point") as change:
        _require_kept_input(stream, Borne(key_point=key_point))
        known = find_not_followed(key_point)
        if known is None:
            change.create(
                NotFollowed(
                    id=edit.id,
                    consultation_id=stream,
                    key_point=key_point,
                    decided_by_id=by.person,
                    **edit.values,
                )
            )
        elif known.id != edit.id:
            raise ChangeRefusedError("reason_is_there", reason=known.words)
        else:
            _reword(change, known, edit, by)
        return change.saved_batch


def take_up_key_point(*, not_followed: NotFollowed, by: Actor) -> Batch | None:
    """Take the reason back: it is open again whether it is followed."""
    stream = not_followed.consultation_id
    with open_change(stream, by=by, command="take_up_key_point") as change:
        change.remove(not_followed)
        return change.saved_batch


def find_not_followed(key_point: KeyPoint) -> NotFollowed | None:
    """The reason that stands at the key point itself."""
    found: NotFollowed | None = (
        NotFollowed.objects.kept().filter(key_point=key_point).first()
    )
    return found


def _reword(change: Change, known: NotFollowed, edit: RowEdit, by: Actor) -> None:
    save_row(change, row=known, edit=edit)
    if edit.values:
        change.change(known, decided_by_id=by.person)


def _require_kept_input(consultation: uuid.UUID, borne: Borne) -> None:
    if borne.key_point is not None:
        kept = KeyPoint.objects.kept().filter(consultation=consultation)
        is_there = kept.filter(id=borne.key_point.id).exists()
    else:
        said = counted_statements().filter(meeting__consultation=consultation)
        is_there = (
            borne.statement is not None and said.filter(id=borne.statement.id).exists()
        )
    if not is_there:
        raise ChangeRefusedError("input_is_gone")


def _find(recommendation: Recommendation, borne: Borne) -> Evidence | None:
    found: Evidence | None = (
        Evidence.objects.kept()
        .filter(
            recommendation=recommendation,
            key_point=borne.key_point,
            statement=borne.statement,
        )
        .first()
    )
    return found


def _find_score(recommendation: Recommendation, borne: Borne) -> float | None:
    found = SuggestedEvidence.objects.filter(
        recommendation=recommendation,
        key_point=borne.key_point,
        statement=borne.statement,
    )
    return found.values_list("score", flat=True).first()
