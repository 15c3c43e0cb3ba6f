"""What the machine suggests as evidence, and what nobody has decided about yet."""

import uuid

from django.db.models import Exists, OuterRef, Q, QuerySet

from folkmoot.web.desk.queries.statement_panel import RELATED
from folkmoot.web.meetings.models import Consultation
from folkmoot.web.recommendations.models import Evidence, Look, SuggestedEvidence

# Of one recommendation, the surest.
MOST_SHOWN = 12


def list_suggested(
    consultation: Consultation, recommendation: uuid.UUID
) -> list[SuggestedEvidence]:
    """Of one recommendation, surest first."""
    found = find_suggested(consultation).filter(recommendation=recommendation)
    related = (f"statement__{name}" for name in RELATED)
    return list(found.select_related("key_point", "statement", *related)[:MOST_SHOWN])


def find_suggested(consultation: Consultation) -> "QuerySet[SuggestedEvidence]":
    """All that is still to be decided."""
    decided = Evidence.objects.kept().filter(recommendation=OuterRef("recommendation"))
    return SuggestedEvidence.objects.filter(
        Q(key_point=None) | Q(key_point__removed_at=None, key_point__part_of=None),
        Q(statement=None) | Q(statement__removed_at=None),
        ~Exists(decided.filter(key_point=OuterRef("key_point"))),
        ~Exists(decided.filter(statement=OuterRef("statement"))),
        recommendation__consultation=consultation,
        recommendation__removed_at=None,
    )


def count_suggested(consultation: Consultation) -> int:
    """How many are still to be decided, of all recommendations."""
    return find_suggested(consultation).count()


def find_look(consultation: Consultation) -> Look | None:
    """The last time the machine was asked."""
    found: Look | None = Look.objects.filter(consultation=consultation).first()
    return found
