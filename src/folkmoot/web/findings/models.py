"""What people decide over the findings, and what is frozen of them."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Hindrance
from folkmoot.web.meetings.models import (
    Consideration,
    MandateQuestion,
    OfConsultation,
)
from folkmoot.web.statements.models import KeyPoint, Statement


class Dilemma(OfConsultation):
    """A person's decision that two key points, or the two sides of one, pull apart.

    Dismissed, it is kept so that no rule suggests it again.
    """

    one = models.ForeignKey(KeyPoint, models.CASCADE, related_name="+")
    # None where it is the two sides of `one`.
    other = models.ForeignKey(KeyPoint, models.CASCADE, null=True, related_name="+")
    is_dismissed = models.BooleanField(default=False)
    text = models.CharField(_("in your own words"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    erasable = frozenset({"text"})
    # It is not shown where a key point is gone, and stands again when that comes back.
    origins = frozenset({"one", "other"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["one", "other"],
                condition=models.Q(removed_at=None),
                name="a_pair_is_a_dilemma_once",
            ),
            models.UniqueConstraint(
                fields=["one"],
                condition=models.Q(removed_at=None, other=None),
                name="the_sides_of_a_key_point_are_a_dilemma_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.one)


class KeptVoice(OfConsultation):
    """A person looked at what only one said, and kept it as it is."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="kept_voices")
    words = models.CharField(_("why"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    erasable = frozenset({"words"})
    origins = frozenset({"statement"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement"],
                condition=models.Q(removed_at=None),
                name="a_single_voice_is_kept_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.statement)


class Bearing(OfConsultation):
    """A person's decision that a key point tells what was heard on a question.

    That is one of the mandate's, or a preliminary consideration of the commission's.
    Dismissed, it is kept so that no rule suggests it again.
    """

    key_point = models.ForeignKey(KeyPoint, models.CASCADE, related_name="bearings")
    mandate_question = models.ForeignKey(
        MandateQuestion, models.CASCADE, null=True, related_name="bearings"
    )
    consideration = models.ForeignKey(
        Consideration, models.CASCADE, null=True, related_name="bearings"
    )
    is_dismissed = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )

    origins = frozenset({"key_point", "mandate_question", "consideration"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key_point", "mandate_question"],
                condition=models.Q(removed_at=None),
                name="a_key_point_bears_on_a_mandate_question_once",
            ),
            models.UniqueConstraint(
                fields=["key_point", "consideration"],
                condition=models.Q(removed_at=None),
                name="a_key_point_bears_on_a_consideration_once",
            ),
            models.CheckConstraint(
                condition=models.Q(mandate_question=None, consideration__isnull=False)
                | models.Q(mandate_question__isnull=False, consideration=None),
                name="a_key_point_bears_on_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key_point)


class Archived(OfConsultation):
    """What was given out as one archive of files. Never changed, and never undone.

    Where words are erased, they go from the archive, too, and `has_lost_words` says why
    it is another or gone. Each kind says what undoing it is refused with.
    """

    file: models.FileField
    number = models.PositiveIntegerField(_("number"))
    # Of its manifest, which has the hash of each file.
    sha256 = models.CharField(max_length=64)
    has_lost_words = models.BooleanField(_("words were erased from it"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    erasable = frozenset({"file"})
    untold = frozenset({"sha256"})
    kept_because: ClassVar[str]

    class Meta:
        abstract = True
        ordering: ClassVar = ("-number",)

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        """It stays as it was given out; who found out more makes a new one."""
        for row in rows:
            if row.removed_at is not None:
                return row, cls.kept_because
        return super().hinder_undo(rows)


class FindingsVersion(Archived):
    """The findings as they were at one moment, as an archive of files."""

    file = models.FileField(upload_to="findings/", max_length=255)

    kept_because = "findings_are_frozen"

    class Meta(Archived.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="a_version_of_findings_has_its_number",
            )
        ]

    def __str__(self) -> str:
        return str(_("version %(number)d") % {"number": self.number})
