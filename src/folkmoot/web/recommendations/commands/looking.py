"""Having the machine look for evidence; what it finds are suggestions only.

It looks for all recommendations at once, for what is near to one and far from the
others says more. It works in turns, so that the worker is never held up for long.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from folkmoot.domain.key_points import Relation
from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.jobs.finding_evidence import (
    FoundEvidence,
    find_evidence,
    learn_texts,
    list_texts,
)
from folkmoot.web.desk.queries.run_states import find_vectors
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.models import (
    Look,
    Recommendation,
    Side,
    SuggestedEvidence,
)
from folkmoot.web.recommendations.queries.wordings import Wordings, read_wordings
from folkmoot.web.statements.models import KeyPoint, Statement

# Some five seconds' work on one core.
TEXTS_A_TURN = 100
_SIDES: Mapping[Relation, str] = {
    Relation.SUPPORTS: Side.FOR,
    Relation.OPPOSES: Side.AGAINST,
}


def ask_for_evidence(*, consultation: Consultation) -> Look:
    """Note that it was asked; the worker sees to it.

    Raises ChangeRefusedError where there is no machine.
    """
    if not is_model_installed():
        raise ChangeRefusedError("no_machine")
    asked = {"asked_at": timezone.now(), "ended_at": None, "has_failed": False}
    look, _ = Look.objects.update_or_create(consultation=consultation, defaults=asked)
    return look


def look_for_evidence(*, look: Look, start: int) -> int | None:
    """Do one turn from this text on; where to go on, or None where it is done."""
    consultation = look.consultation
    wordings = read_wordings(consultation)
    cache = find_vectors(consultation.id, consultation.id)
    texts = list_texts(wordings.recommended, wordings.said)
    turn = texts[start : start + TEXTS_A_TURN]
    if turn:
        learn_texts(turn, cache=cache)
        return start + len(turn)
    found = find_evidence(wordings.recommended, wordings.said, cache=cache)
    _keep(look, wordings, found)
    return None


def give_up(*, look: Look) -> None:
    """It failed; it can be asked for again."""
    Look.objects.filter(pk=look.pk).update(ended_at=timezone.now(), has_failed=True)


def forget_suggested(rows: Sequence[Recorded]) -> None:
    """Where words are erased, what was suggested because of them goes, too."""
    ids: dict[type[Any], list[uuid.UUID]] = {}
    for row in rows:
        ids.setdefault(type(row), []).append(row.id)
    suggested = SuggestedEvidence.objects
    suggested.filter(statement__in=ids.get(Statement, ())).delete()
    suggested.filter(key_point__in=ids.get(KeyPoint, ())).delete()
    suggested.filter(recommendation__in=ids.get(Recommendation, ())).delete()


@transaction.atomic
def _keep(look: Look, wordings: Wordings, found: Iterable[FoundEvidence]) -> None:
    """In place of the last look's; without what was worded otherwise meanwhile."""
    unchanged = read_wordings(look.consultation).list_known(wordings)
    rows = SuggestedEvidence.objects.filter(
        recommendation__consultation=look.consultation
    )
    rows.delete()
    SuggestedEvidence.objects.bulk_create(
        [
            SuggestedEvidence(
                recommendation_id=uuid.UUID(each.recommended),
                side=_SIDES.get(each.relation, ""),
                score=each.score,
                reason=each.reason[:300],
                **wordings.point_at(each.said),
            )
            for each in found
            if each.recommended in unchanged and each.said in unchanged
        ]
    )
    Look.objects.filter(pk=look.pk).update(ended_at=timezone.now())
