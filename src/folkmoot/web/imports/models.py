"""What is being taken in: a file, and what was read in it until it is committed."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import Consultation
from folkmoot.web.statements.models import Document


class DraftState(models.TextChoices):
    WAITING = "waiting", _("waits to be read")
    READING = "reading", _("is being read")
    READ = "read", _("read, to be looked at")
    COMMITTING = "committing", _("is being taken in")
    REFUSED = "refused", _("could not be read")
    COMMITTED = "committed", _("taken in")


class Draft(models.Model):
    """A file that was dropped, what was read in it, and what a person corrected.

    Not in the log: nothing of it is in the record before it is committed, and then the
    log has all of it in one batch.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="drafts"
    )
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100, blank=True)
    file = models.FileField(upload_to="drafts/", max_length=255)
    state = models.CharField(
        max_length=10, choices=DraftState, default=DraftState.WAITING
    )
    # A `folkmoot-record/1` of this one file, as read.
    record: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField(
        default=dict
    )
    # What a person corrected: kinds, groups, dates, columns; see `imports.corrections`.
    corrections: models.JSONField[dict[str, object], dict[str, object]] = (
        models.JSONField(default=dict)
    )
    # Grows with each correction: no silent overwrite.
    version = models.PositiveIntegerField(default=0)
    # A code whose words are in `ui.messages`, and what it tells of.
    fault = models.CharField(max_length=60, blank=True)
    fault_details: models.JSONField[dict[str, object], dict[str, object]] = (
        models.JSONField(default=dict)
    )
    # What the worker is at: a stage, and how many rows of how many.
    stage = models.CharField(max_length=20, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # The version that is taken in already, which this one takes the place of.
    replaces = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    document = models.OneToOneField(
        Document, models.SET_NULL, null=True, related_name="draft"
    )
    dropped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField(auto_now_add=True)
    # Who asked to have it taken in, last.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    # It may be dropped again: it stands in the way of no undo.
    may_be_thrown_away = True

    class Meta:
        ordering: ClassVar = ["-dropped_at", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_taken_in(self) -> bool:
        """Whether what was read in it is in the record now; not once that is undone."""
        return self.document is not None and self.document.removed_at is None

    @property
    def is_busy(self) -> bool:
        """Whether the worker has it, or is to have it."""
        return self.state in (
            DraftState.WAITING,
            DraftState.READING,
            DraftState.COMMITTING,
        )
