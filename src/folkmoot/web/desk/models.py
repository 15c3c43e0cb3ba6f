"""What the desk has beside the gathering itself: runs of the machine with what they
suggest, memos, saved filters, and what a second person coded.

Suggestions are no decisions and stand in no log: they may be thrown away and made anew.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import (
    Consultation,
    FocusArea,
    Meeting,
    OfConsultation,
)
from folkmoot.web.statements.models import KeyPoint, Side, Statement


class RunState(models.TextChoices):
    WAITING = "waiting", _("waits for the worker")
    RUNNING = "running", _("at work")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")
    FAILED = "failed", _("failed")


class Run(models.Model):
    """One analysis by the machine, of a meeting or of the whole consultation."""

    may_be_thrown_away = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="analyses"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, related_name="analyses"
    )
    state = models.CharField(
        max_length=10, choices=RunState, default=RunState.WAITING, db_index=True
    )
    # How far it has come: a stage by name, and how many of how many.
    stage = models.CharField(max_length=30, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    is_cancelled = models.BooleanField(default=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True)
    # The last sign of life of the worker that has it.
    seen_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Hashes of its inputs, the model, parameters, code version, counts.
    manifest: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(
        default=dict
    )
    # A code whose words are in `ui.messages`.
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-asked_at", "id")

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M} {self.state}"


class SuggestedPoint(models.Model):
    """A key point the machine sees: one that people have, or one that it proposes."""

    may_be_thrown_away = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    run = models.ForeignKey(Run, models.CASCADE, related_name="points")
    # None where people have no such key point yet.
    key_point = models.ForeignKey(
        KeyPoint, models.CASCADE, null=True, related_name="suggested"
    )
    focus_area = models.ForeignKey(FocusArea, models.CASCADE, null=True)
    # The statement it has its words from.
    source = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="+")
    text = models.TextField()
    rank = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("rank", "id")

    def __str__(self) -> str:
        return self.text


class SuggestionKind(models.TextChoices):
    MATCH = "match", _("belongs to a key point")
    DUPLICATE = "duplicate", _("says the same as another")
    QUESTION = "question", _("is a question")


class Suggestion(models.Model):
    """What the machine suggests for a statement, or for a span of it."""

    may_be_thrown_away = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    run = models.ForeignKey(Run, models.CASCADE, related_name="suggestions")
    kind = models.CharField(max_length=10, choices=SuggestionKind)
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="suggestions")
    point = models.ForeignKey(
        SuggestedPoint, models.CASCADE, null=True, related_name="suggestions"
    )
    # Of which statement it says the same.
    original = models.ForeignKey(Statement, models.CASCADE, null=True, related_name="+")
    side = models.CharField(max_length=12, choices=Side, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    score = models.FloatField(default=0)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-score", "id")

    def __str__(self) -> str:
        return f"{self.statement} → {self.point}"


class Declined(OfConsultation):
    """A person's decision against what the machine proposed that people did not have.

    Without a statement, the key point that has its words from `source` is declined;
    with one, that this statement goes with it, or (`DUPLICATE`) says the same as it.
    """

    kind = models.CharField(max_length=10, choices=SuggestionKind)
    source = models.ForeignKey(Statement, models.CASCADE, related_name="+")
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, related_name="declined"
    )
    run = models.UUIDField(null=True)
    score = models.FloatField(null=True)

    def __str__(self) -> str:
        return str(self.source)


class Memo(OfConsultation):
    """A note to oneself and to the others at the desk, on anything."""

    about_type = models.CharField(max_length=60)
    about = models.UUIDField(db_index=True)
    text = models.TextField(_("memo"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("written_at", "id")

    def __str__(self) -> str:
        return self.text

    def stands_without_words(self) -> bool:
        return False


class SavedFilter(OfConsultation):
    """A choice of statements that a person comes back to."""

    name = models.CharField(_("name"), max_length=100)
    # As in the page's address.
    query = models.CharField(max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Sample(OfConsultation):
    """Statements dealt to a second person, who codes them without seeing the first."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="+")
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="samples"
    )
    dealt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    dealt_at = models.DateTimeField()
    # In the order they are dealt in, and the code book as it was then.
    statements: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    key_points: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    # What the first person had decided when the sample was dealt: by statement, the
    # side for each key point.
    first: models.JSONField[dict[str, dict[str, str]], dict[str, dict[str, str]]] = (
        models.JSONField(default=dict)
    )
    ended_at = models.DateTimeField(null=True)

    # Else the history would tell the second person.
    untold = frozenset({"first"})

    class Meta:
        ordering = ("-dealt_at", "id")

    def __str__(self) -> str:
        return f"{self.coder} {self.dealt_at:%Y-%m-%d}"


class Coding(OfConsultation):
    """How the second person coded one statement of a sample; empty: none fits."""

    sample = models.ForeignKey(Sample, models.CASCADE, related_name="codings")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="codings")
    # The side for each key point.
    sides: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict
    )
    coded_at = models.DateTimeField()
    # Set when its disagreement was talked over.
    settled_at = models.DateTimeField(null=True)

    untold = frozenset({"sides"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sample", "statement"],
                condition=models.Q(removed_at=None),
                name="a_statement_is_coded_once_in_a_sample",
            )
        ]

    def __str__(self) -> str:
        return str(self.statement)


class Presence(models.Model):
    """Somebody who has a desk open. Not in the log: being there changes nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="+")
    # The meeting or the consultation whose desk it is.
    desk = models.UUIDField(db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.person} {self.since:%H.%M}"
