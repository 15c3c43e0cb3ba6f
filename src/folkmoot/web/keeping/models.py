"""How long a consultation's words are kept, and where they were archived."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import OfConsultation


class Keeping(OfConsultation):
    """The case a consultation belongs to, and how long its words are kept."""

    case_number = models.CharField(_("case number"), max_length=60, blank=True)
    unit = models.CharField(_("responsible unit"), max_length=200, blank=True)
    keep_until = models.DateField(_("kept until"), null=True, blank=True)
    # Once the day is over and it is archived, without being asked again.
    erases_itself = models.BooleanField(_("erased by itself"), default=False)

    class Meta:
        verbose_name_plural = "keeping"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation"],
                condition=models.Q(removed_at=None),
                name="a_consultation_is_kept_in_one_way",
            )
        ]

    def __str__(self) -> str:
        return self.case_number


class Archiving(OfConsultation):
    """A person's word that a consultation was archived, or need not be."""

    class Kind(models.TextChoices):
        HANDED_OVER = "handed_over", _("handed over to the journal or the archive")
        NOT_NEEDED = "not_needed", _("is not to be archived")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    # The receipt's number, or why it need not be archived.
    receipt = models.CharField(_("receipt or reason"), max_length=300)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation"],
                condition=models.Q(removed_at=None),
                name="a_consultation_is_archived_once",
            )
        ]

    def __str__(self) -> str:
        return self.receipt
