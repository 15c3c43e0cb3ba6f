"""What the machine suggests that nobody has decided yet."""

import uuid

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from folkmoot.web.desk.models import (
    Declined,
    Run,
    RunState,
    SuggestedPoint,
    Suggestion,
    SuggestionKind,
)
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.statements.models import Match, Placement


def find_last_run(desk: Desk) -> Run | None:
    """The last analysis of this desk that was brought to an end."""
    done = Run.objects.filter(consultation=desk.consultation, state=RunState.DONE)
    return done.filter(meeting=desk.meeting).first()


def find_suggesting_run(desk: Desk) -> uuid.UUID | None:
    """The id of the run whose suggestions are shown."""
    run = find_last_run(desk)
    return run.id if run is not None else None


def find_open_suggestions(run: uuid.UUID | None) -> "QuerySet[Suggestion]":
    """Those of a run that still stand: what a person decided since is left out."""
    statement = OuterRef("statement")
    declined = Declined.objects.kept()
    of_point = declined.filter(
        Q(statement=None) | Q(statement=statement),
        kind=SuggestionKind.MATCH,
        source=OuterRef("point__source"),
    )
    of_duplicate = declined.filter(
        kind=SuggestionKind.DUPLICATE, source=OuterRef("original"), statement=statement
    )
    of_question = declined.filter(kind=SuggestionKind.QUESTION, source=statement)
    matched = Match.objects.kept().filter(
        statement=statement, key_point=OuterRef("point__key_point")
    )
    is_new = Q(point__key_point=None) | Q(
        # It was accepted, and that was undone.
        point__key_point=F("point"),
        point__key_point__removed_at__isnull=False,
    )
    return Suggestion.objects.filter(
        is_new | Q(point__key_point__removed_at=None),
        ~Exists(matched),
        ~Exists(Placement.objects.kept().filter(statement=statement)),
        ~Exists(of_duplicate),
        ~Q(kind=SuggestionKind.QUESTION) | ~Exists(of_question),
        ~is_new | ~Exists(of_point),
        run=run,
        statement__removed_at=None,
    )


def find_open_points(run: uuid.UUID | None) -> "QuerySet[SuggestedPoint]":
    """The key points of a run that people have not made or declined."""
    declined = Declined.objects.kept().filter(
        kind=SuggestionKind.MATCH, source=OuterRef("source"), statement=None
    )
    is_new = Q(key_point=None) | Q(
        key_point=F("id"), key_point__removed_at__isnull=False
    )
    return SuggestedPoint.objects.filter(is_new, ~Exists(declined), run=run)
