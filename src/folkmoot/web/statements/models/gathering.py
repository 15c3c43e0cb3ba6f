"""How people gathered what was said: key points, matches, and what stands elsewhere.

A statement is in exactly one place. It is gathered where it, or a segment of it,
supports or opposes a key point; else where its `Placement` says; else it waits.
"""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Hindrance
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

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        by_statement = {row.statement_id: row for row in rows}
        ends = dict.fromkeys(by_statement, 0)
        kept = Segment.objects.kept().filter(statement__in=by_statement)
        for segment in kept.order_by("start"):
            if segment.start != ends[segment.statement_id]:
                return by_statement[segment.statement_id], "segments_cross"
            ends[segment.statement_id] = segment.end
        return super().hinder_undo(rows)


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

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        gather = [row for row in rows if row.removed_at is None and row.side in GATHERS]
        placed = Placement.objects.kept().filter(statement__in=_lock(gather))
        return _find_elsewhere(gather, placed) or super().hinder_undo(rows)


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

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        kept = [row for row in rows if row.removed_at is None]
        matches = Match.objects.kept().filter(statement__in=_lock(kept))
        return (
            _find_elsewhere(kept, matches.filter(side__in=GATHERS))
            or _find_chained([row for row in kept if row.kind == cls.Kind.DUPLICATE])
            or super().hinder_undo(rows)
        )


def _find_elsewhere(
    rows: "Sequence[Match | Placement]", found: models.QuerySet[Any, Any]
) -> Hindrance | None:
    """One of these rows whose statement has one of those found, too."""
    if not rows:
        return None
    by_statement = {row.statement_id: row for row in rows}
    first = found.values_list("statement_id", flat=True).first()
    return (by_statement[first], "stands_elsewhere") if first else None


def _find_chained(rows: Sequence[Placement]) -> Hindrance | None:
    """A duplicate that has an original that is one, too."""
    if not rows:
        return None
    originals = {row.original_id: row for row in rows}
    statements = {row.statement_id: row for row in rows}
    kept = Placement.objects.kept().filter(kind=Placement.Kind.DUPLICATE)
    found = kept.filter(
        models.Q(statement__in=originals) | models.Q(original__in=statements)
    ).first()
    if found is None:
        return None
    row = originals.get(found.statement_id) or statements[found.original_id]
    return row, "duplicate_of_duplicate"


def _lock(rows: "Sequence[Match | Placement]") -> list[uuid.UUID]:
    """Let nobody else place their statements: another log's steps are undone beside."""
    ids = {row.statement_id for row in rows}
    locked = Statement.objects.select_for_update(no_key=True).filter(id__in=ids)
    return list(locked.order_by("id").values_list("id", flat=True)) if ids else []
