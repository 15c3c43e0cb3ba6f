"""How people gathered what was said: key points, matches, and what stands elsewhere.

A statement is in exactly one place. It is gathered where it, or a segment of it,
supports or opposes a key point; else where its `Placement` says; else it waits.
"""

import uuid
from itertools import pairwise
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import FocusArea, Meeting, OfConsultation, OfMeeting
from folkmoot.web.statements.models.capture import Statement


class Heading(OfConsultation):
    """A theme: a heading over key points, set by people."""

    place = models.FloatField(default=0)
    text = models.CharField(_("theme"), max_length=200)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class KeyPoint(OfConsultation):
    """What several statements say, in words close to theirs.

    It is a meeting's, or the whole consultation's where `meeting` is None.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, related_name="key_points"
    )
    focus_area = models.ForeignKey(
        FocusArea, models.PROTECT, null=True, related_name="key_points"
    )
    heading = models.ForeignKey(
        Heading, models.SET_NULL, null=True, related_name="key_points"
    )
    # A meeting's key point may be part of one of the whole consultation: one level.
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="parts"
    )
    # The statement it has its words from, where it has.
    worded_by = models.ForeignKey(
        Statement, models.SET_NULL, null=True, related_name="wordings"
    )
    # Gathered into another, or taken out of one; both wordings stay.
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="merged"
    )
    split_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="split_off"
    )
    place = models.FloatField(default=0)
    text = models.TextField(_("key point"))

    erasable = frozenset({"text"})
    origins = frozenset({"worded_by", "merged_into", "split_from"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text

    @property
    def stream_id(self) -> uuid.UUID:
        return self.meeting_id or self.consultation_id


class Segment(OfMeeting):
    """One idea within a statement, as a span of its text: code points, half-open.

    The segments of a statement follow on each other and cover it. They count in the
    text at `version`; in other words than those they say nothing.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="segments")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=0)

    loose = frozenset({"statement"})

    class Meta:
        ordering = ("start", "id")

    def __str__(self) -> str:
        return self.statement.text[self.start : self.end]

    def hinder_undo(self) -> str:
        kept = Segment.objects.kept().filter(statement=self.statement_id)
        spans = list(kept.order_by("start").values_list("start", "end"))
        begins_first = not spans or spans[0][0] == 0
        if not begins_first or any(a[1] != b[0] for a, b in pairwise(spans)):
            return "segments_cross"
        return super().hinder_undo()


class Side(models.TextChoices):
    SUPPORTS = "supports", _("supports")
    OPPOSES = "opposes", _("opposes")
    UNRESOLVED = "unresolved", _("unresolved")
    # A person ruled it out: no machine proposes it again.
    NONE = "none", _("does not belong here")


# The sides by which a statement is gathered.
GATHERS = (Side.SUPPORTS, Side.OPPOSES)


class Match(OfMeeting):
    """A person's decision how a statement, or a segment, stands to a key point."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="matches")
    segment = models.ForeignKey(
        Segment, models.PROTECT, null=True, related_name="matches"
    )
    key_point = models.ForeignKey(KeyPoint, models.PROTECT, related_name="matches")
    side = models.CharField(max_length=12, choices=Side, default=Side.SUPPORTS)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    # Where it was the machine's suggestion: of which run, how sure, and why.
    run = models.UUIDField(null=True)
    score = models.FloatField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    # The reason quotes the words that two statements share.
    erasable = frozenset({"reason"})
    loose = frozenset({"statement"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "key_point"],
                condition=models.Q(removed_at=None, segment=None),
                name="a_statement_is_matched_once_to_a_key_point",
            ),
            models.UniqueConstraint(
                fields=["segment", "key_point"],
                condition=models.Q(removed_at=None),
                name="a_segment_is_matched_once_to_a_key_point",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} → {self.key_point}"

    def hinder_undo(self) -> str:
        if self.removed_at is None and self.side in GATHERS:
            _lock_statement(self.statement_id)
            if Placement.objects.kept().filter(statement=self.statement_id).exists():
                return "stands_elsewhere"
        return super().hinder_undo()


class AsideReason(models.TextChoices):
    """Why a statement is set aside: chosen, with words of one's own beside it."""

    OFF_TOPIC = "off_topic", _("not about the matter")
    EMPTY = "empty", _("says nothing that can be used")
    UNCLEAR = "unclear", _("cannot be understood")
    QUESTION = "question", _("a question, to be answered elsewhere")
    PRIVATE = "private", _("about a person")
    OTHER = "other", _("another reason")


class Placement(OfMeeting):
    """A person's decision that a statement stands elsewhere than at a key point."""

    class Kind(models.TextChoices):
        ALONE = "alone", _("stands alone")
        ASIDE = "aside", _("set aside")
        DUPLICATE = "duplicate", _("stands where another does")

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="placements")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=12, choices=AsideReason, blank=True)
    words = models.CharField(_("in your own words"), max_length=300, blank=True)
    # The one that says the same; itself never a duplicate.
    original = models.ForeignKey(
        Statement, models.PROTECT, null=True, related_name="duplicates"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    erasable = frozenset({"words"})
    loose = frozenset({"statement", "original"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement"],
                condition=models.Q(removed_at=None),
                name="a_statement_stands_in_one_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement} ({self.get_kind_display()})"

    def stands_without_words(self) -> bool:
        return True

    def hinder_undo(self) -> str:
        if self.removed_at is None:
            _lock_statement(self.statement_id)
            kept = Match.objects.kept().filter(statement=self.statement_id)
            if kept.filter(side__in=GATHERS).exists():
                return "stands_elsewhere"
        return "duplicate_of_duplicate" if self._is_chained() else super().hinder_undo()

    def _is_chained(self) -> bool:
        """Whether a duplicate has an original that is one, too."""
        if self.removed_at is not None or self.kind != self.Kind.DUPLICATE:
            return False
        kept = Placement.objects.kept().filter(kind=self.Kind.DUPLICATE)
        is_above = kept.filter(statement=self.original_id)
        is_below = kept.filter(original=self.statement_id)
        return is_above.exists() or is_below.exists()


def _lock_statement(statement_id: uuid.UUID) -> None:
    """Let nobody else place it meanwhile: a step in another log is undone beside."""
    rows = Statement.objects.select_for_update(no_key=True).filter(id=statement_id)
    rows.order_by().values_list("id").first()
