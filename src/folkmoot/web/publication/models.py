"""What people decide about publishing, and what was published."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.domain.public_answer import FLOOR, LIMIT
from folkmoot.domain.traces import TraceKind
from folkmoot.web.findings.models import Archived
from folkmoot.web.meetings.models import OfConsultation
from folkmoot.web.statements.models import Statement


class Publishing(OfConsultation):
    """How a consultation publishes: by whom, and what is looked for."""

    publisher = models.CharField(_("published by"), max_length=200, blank=True)
    contact = models.CharField(_("where to ask"), max_length=200, blank=True)
    limit = models.PositiveSmallIntegerField(
        _("smallest count of people that is told"),
        default=LIMIT,
        validators=[MinValueValidator(FLOOR)],
    )
    # One a line: those who are to be looked for before anything is published.
    names = models.TextField(_("names to look for"), blank=True)

    erasable = frozenset({"contact", "names"})

    class Meta:
        verbose_name_plural = "publishing"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation"],
                condition=models.Q(removed_at=None),
                name="a_consultation_publishes_in_one_way",
            )
        ]

    def __str__(self) -> str:
        return self.publisher

    @property
    def list_of_names(self) -> tuple[str, ...]:
        """The names, each once."""
        lines = (line.strip() for line in self.names.splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))


class Clearance(OfConsultation):
    """A person's decision that a statement may be quoted, in these words."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="clearances")
    words = models.TextField(_("as it is read"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    erasable = frozenset({"words"})
    origins = frozenset({"statement"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement"],
                condition=models.Q(removed_at=None),
                name="a_statement_is_cleared_once",
            )
        ]

    def __str__(self) -> str:
        return self.words


class Verdict(OfConsultation):
    """A person's decision on words that may lead to somebody: masked, or let stand."""

    kind = models.CharField(
        _("kind"),
        max_length=8,
        choices=[(kind.value, kind.value) for kind in TraceKind],
    )
    found = models.CharField(_("words"), max_length=300)
    is_masked = models.BooleanField(_("masked"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField()

    erasable = frozenset({"found", "reason"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "kind", "found"],
                condition=models.Q(removed_at=None),
                name="words_have_one_verdict",
            )
        ]

    def __str__(self) -> str:
        return self.found


class Release(Archived):
    """What was published: the whole site as one archive.

    Where words are erased that it says, the archive goes; its fingerprint stays.
    """

    file = models.FileField(upload_to="published/", max_length=255, blank=True)

    kept_because = "published_is_published"

    class Meta(Archived.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "number"], name="a_release_has_its_number"
            )
        ]

    def __str__(self) -> str:
        return str(_("release %(number)d") % {"number": self.number})
