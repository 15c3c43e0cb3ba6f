"""A version that is sent round, who may correct it, and what they propose."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from folkmoot.web.meetings.models import OfMeeting
from folkmoot.web.minutes.models.papers import Edition, Paper

LONGEST_NAME = 200


class CorrectionRound(OfMeeting):
    """A version of a paper, read and corrected by others until a deadline."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="rounds")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    message = models.TextField(_("message"), blank=True)
    deadline = models.DateTimeField(_("deadline"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    erasable = frozenset({"message"})

    class Meta:
        ordering = ("edition__number", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper"],
                condition=models.Q(removed_at=None, ended_at=None),
                name="a_paper_is_sent_round_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(_("correction round of %(version)s") % {"version": self.edition})

    def takes_proposals(self, *, at: datetime) -> bool:
        return self.removed_at is None and self.ended_at is None and at < self.deadline


class Corrector(OfMeeting):
    """Whoever has a link to a round. The token in it is not stored, its digest is.

    The link to copy is shared: who comes by it says their name, and gets their own.
    """

    round = models.ForeignKey(
        CorrectionRound, models.CASCADE, related_name="correctors"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    digest = models.CharField(max_length=64, unique=True)
    is_shared = models.BooleanField(_("a link for several"), default=False)
    sent_at = models.DateTimeField(_("sent"), null=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True)

    erasable = frozenset({"name", "email"})

    class Meta:
        ordering = ("name", "email", "id")

    def __str__(self) -> str:
        return self.name or self.email


class Answer(models.TextChoices):
    """What became of a proposal."""

    OPEN = "open", _("unanswered")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
    DECLINED = "declined", pgettext_lazy("proposal", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")


class Proposal(OfMeeting):
    """Another wording of a paragraph, or a comment on it.

    `anchor` and `number` tell the paragraph: the part, and the how manieth in it;
    without an anchor it is about the whole paper. `quoted` is how it read.
    """

    round = models.ForeignKey(CorrectionRound, models.CASCADE, related_name="proposals")
    corrector = models.ForeignKey(Corrector, models.PROTECT, related_name="proposals")
    anchor = models.CharField(_("part"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("paragraph"), default=0)
    quoted = models.TextField(_("as it read"), blank=True)
    wording = models.TextField(_("proposed wording"), blank=True)
    comment = models.TextField(_("comment"), blank=True)
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer, default=Answer.OPEN
    )
    reason = models.TextField(_("reason"), blank=True)
    sent_at = models.DateTimeField(_("sent"))
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    erasable = frozenset({"quoted", "wording", "comment", "reason"})
    # A corrector whose link was taken back has proposed all the same.
    loose = frozenset({"corrector"})

    class Meta:
        ordering = ("sent_at", "id")

    def __str__(self) -> str:
        return self.wording or self.comment
