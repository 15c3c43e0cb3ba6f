"""Deciding over the findings: dilemmas, bearings on questions, single voices."""

import uuid
from collections.abc import Collection
from enum import StrEnum
from typing import Any

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.findings.models import Bearing, Dilemma, KeptVoice
from folkmoot.web.findings.queries.questions import Asked
from folkmoot.web.meetings.models import (
    Consideration,
    Consultation,
    MandateQuestion,
)
from folkmoot.web.statements.models import KeyPoint, Statement
from folkmoot.web.statements.queries.places import counted_statements
from folkmoot.web.statements.words import clean_words

LONGEST = 300


class Decision(StrEnum):
    """What a person says of what a rule suggests, or of what they saw themselves."""

    YES = "yes"
    NO = "no"
    # Nobody has decided: the rule may suggest it again.
    OPEN = "open"


def decide_dilemma(
    *,
    consultation: Consultation,
    one: uuid.UUID,
    other: uuid.UUID | None,
    decision: Decision,
    words: str = "",
    by: Actor,
) -> Batch | None:
    """Say that two key points, or the two sides of one, pull apart, or that not.

    Decided before, it is decided anew. `words` name it; none leave the name it has. A
    pair is the same whichever is named first.
    """
    named = _tidy(words)
    if one == other:
        raise ChangeRefusedError("pulls_against_itself")
    if other is not None:
        # In the order in which the rule tells of a pair.
        one, other = sorted((one, other), key=str)
    with open_change(consultation.id, by=by, command="decide_dilemma") as change:
        _require_points(consultation, {one, other} - {None})
        pair = {"one_id": one, "other_id": other}
        known = Dilemma.objects.kept().filter(consultation=consultation, **pair).first()
        if decision is Decision.OPEN:
            if known is not None:
                change.remove(known)
            return change.saved_batch
        told: dict[str, Any] = {
            "is_dismissed": decision is Decision.NO,
            "decided_by_id": by.person,
        }
        if named or known is None:
            told["text"] = named
        if known is not None:
            change.change(known, **told)
        else:
            change.create(Dilemma(consultation=consultation, **pair, **told))
        return change.saved_batch


def decide_bearing(
    *,
    consultation: Consultation,
    key_point: uuid.UUID,
    asked: Asked,
    decision: Decision,
    by: Actor,
) -> Batch | None:
    """Say that a key point tells what was heard on a question, or that it does not."""
    name = "mandate_question_id" if asked.is_mandate else "consideration_id"
    with open_change(consultation.id, by=by, command="decide_bearing") as change:
        _require_points(consultation, {key_point})
        first = _require_asked(consultation, asked)
        kept = Bearing.objects.kept().filter(
            consultation=consultation, key_point=key_point
        )
        told: dict[str, Any] = {
            "is_dismissed": decision is Decision.NO,
            "decided_by_id": by.person,
        }
        known = {getattr(row, name): row for row in kept}
        for own, row in known.items():
            if own not in asked.ids:
                continue
            if decision is Decision.OPEN:
                change.remove(row)
            else:
                change.change(row, **told)
        if decision is not Decision.OPEN and first not in known:
            change.create(
                Bearing(
                    consultation=consultation,
                    key_point_id=key_point,
                    **told,
                    **{name: first},
                )
            )
        return change.saved_batch


def keep_voice(*, statement: Statement, words: str = "", by: Actor) -> Batch | None:
    """Say that what only one said was looked at, and is kept as it is."""
    told: dict[str, Any] = {"words": _tidy(words), "decided_by_id": by.person}
    consultation = statement.meeting.consultation_id
    with open_change(consultation, by=by, command="keep_voice") as change:
        if not counted_statements().filter(id=statement.id).exists():
            raise ChangeRefusedError("voice_is_gone")
        known = KeptVoice.objects.kept().filter(statement=statement).first()
        if known is not None:
            change.change(known, **told)
        else:
            change.create(
                KeptVoice(
                    consultation_id=consultation,
                    statement=statement,
                    **told,
                )
            )
        return change.saved_batch


def look_again(*, statement: Statement, by: Actor) -> Batch | None:
    """It is to be looked at once more."""
    consultation = statement.meeting.consultation_id
    with open_change(consultation, by=by, command="look_again") as change:
        known = KeptVoice.objects.kept().filter(statement=statement).first()
        if known is not None:
            change.remove(known)
        return change.saved_batch


def _tidy(words: str) -> str:
    told = " ".join(clean_words(words).split())
    if len(told) > LONGEST:
        raise ChangeRefusedError("words_too_long", most=LONGEST)
    return told


def _require_points(
    consultation: Consultation, ids: Collection[uuid.UUID | None]
) -> None:
    kept = KeyPoint.objects.kept().filter(consultation=consultation, id__in=ids)
    if kept.count() != len(ids):
        raise ChangeRefusedError("key_point_is_gone")


def _require_asked(consultation: Consultation, asked: Asked) -> uuid.UUID:
    """The first of them that still stands."""
    if asked.is_mandate:
        kept = MandateQuestion.objects.kept().filter(consultation=consultation)
    else:
        kept = Consideration.objects.kept().filter(
            meeting__consultation=consultation, meeting__removed_at=None
        )
    there = set(kept.filter(id__in=asked.ids).values_list("id", flat=True))
    first = next((own for own in asked.ids if own in there), None)
    if first is None:
        raise ChangeRefusedError("question_is_gone")
    return first
