"""Recommendations, what they rest on, and what is not followed; then the machine's own.

All of it stands in the consultation's log, but what the machine suggests, which may be
thrown away.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from folkmoot.web.meetings.models import (
    Consultation,
    MandateQuestion,
    OfConsultation,
)
from folkmoot.web.statements.models import KeyPoint, Statement


class Chapter(OfConsultation):
    """A heading that recommendations stand under."""

    place = models.FloatField(default=0)
    text = models.CharField(_("heading"), max_length=200)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class Status(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("recommendation", "draft")
    DECIDED = "decided", pgettext_lazy("recommendation", "decided")
    ANSWERED = "answered", pgettext_lazy("recommendation", "answered")


class Recommendation(OfConsultation):
    """What the commission recommends, and why."""

    chapter = models.ForeignKey(Chapter, models.SET_NULL, null=True, related_name="+")
    place = models.FloatField(default=0)
    text = models.TextField(_("recommendation"))
    reasoning = models.TextField(_("reasoning"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT
    )
    # Who is to see to it; mostly a body, not a person.
    owner = models.CharField(_("who is to see to it"), max_length=200, blank=True)
    answer = models.TextField(_("what was answered"), blank=True)

    erasable = frozenset({"text", "reasoning", "owner", "answer"})
    # It stands without a heading where that is taken away.
    loose = frozenset({"chapter"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class AnsweredQuestion(OfConsultation):
    """A recommendation answers a question of the mandate."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="answered_questions"
    )
    mandate_question = models.ForeignKey(
        MandateQuestion, models.CASCADE, related_name="+"
    )

    origins = frozenset({"mandate_question"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recommendation", "mandate_question"],
                condition=models.Q(removed_at=None),
                name="a_recommendation_answers_a_question_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation} → {self.mandate_question}"


class Milestone(OfConsultation):
    """What is to happen with a recommendation, and when."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="milestones"
    )
    place = models.FloatField(default=0)
    # EDTF, as the dates of meetings.
    date = models.CharField(_("date"), max_length=25, blank=True)
    text = models.CharField(_("what is to happen"), max_length=300)
    is_reached = models.BooleanField(_("reached"), default=False)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class Side(models.TextChoices):
    FOR = "for", _("speaks for")
    AGAINST = "against", _("speaks against")
    # A person ruled it out: no machine proposes it again.
    NONE = "none", _("does not bear on it")


# The sides on which something is evidence.
BEARS = (Side.FOR, Side.AGAINST)


class Evidence(OfConsultation):
    """A person's decision how a key point or a statement bears on a recommendation."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="evidence"
    )
    key_point = models.ForeignKey(
        KeyPoint, models.CASCADE, null=True, related_name="evidence"
    )
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, related_name="evidence"
    )
    side = models.CharField(max_length=10, choices=Side, default=Side.FOR)
    words = models.CharField(_("why it bears"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # How sure the machine was, where it was its suggestion.
    score = models.FloatField(null=True)

    erasable = frozenset({"words"})
    # It counts for nothing while what it points at is away.
    origins = frozenset({"key_point", "statement"})

    class Meta:
        verbose_name_plural = "evidence"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["recommendation", "key_point"],
                condition=models.Q(removed_at=None),
                name="a_key_point_bears_on_a_recommendation_once",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "statement"],
                condition=models.Q(removed_at=None),
                name="a_statement_bears_on_a_recommendation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(key_point=None, statement__isnull=False)
                | models.Q(key_point__isnull=False, statement=None),
                name="evidence_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key_point or self.statement)


class NotFollowed(OfConsultation):
    """A person decided that no recommendation follows a key point, and wrote why."""

    key_point = models.ForeignKey(KeyPoint, models.CASCADE, related_name="not_followed")
    words = models.TextField(_("not followed, because"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    erasable = frozenset({"words"})
    origins = frozenset({"key_point"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key_point"],
                condition=models.Q(removed_at=None),
                name="a_key_point_is_not_followed_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.key_point)


class Look(models.Model):
    """That the machine was asked for evidence, for all recommendations at once."""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, primary_key=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    has_failed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.consultation} {self.asked_at:%Y-%m-%d %H:%M}"


class SuggestedEvidence(models.Model):
    """The machine's: a key point or a statement that may bear on a recommendation.

    In no log; each look puts its own in place of the last one's.
    """

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="suggested"
    )
    key_point = models.ForeignKey(KeyPoint, models.CASCADE, null=True, related_name="+")
    statement = models.ForeignKey(
        Statement, models.CASCADE, null=True, related_name="+"
    )
    # Empty where the side cannot be told.
    side = models.CharField(max_length=10, choices=Side, blank=True)
    score = models.FloatField()
    reason = models.CharField(max_length=300)

    may_be_thrown_away = True

    class Meta:
        ordering = ("-score", "id")

    def __str__(self) -> str:
        return str(self.key_point or self.statement)
