"""What a house writes of a meeting: papers with their parts, and versions of them.

The words of a part are blocks as in `folkmoot-minutes/1`, kept as JSON in a text, so
that they lie beside the log and can be erased as all words can.
"""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from folkmoot.web.events.models import Hindrance
from folkmoot.web.meetings.models import OfConsultation, OfMeeting

LONGEST_TITLE = 300


class PaperKind(models.TextChoices):
    MINUTES = "minutes", pgettext_lazy("paper", "minutes")
    NOTE = "note", _("note")
    AGENDA = "agenda", _("agenda")


class Paper(OfMeeting):
    """The minutes of a meeting, or a note or an agenda of it."""

    kind = models.CharField(_("kind"), max_length=10, choices=PaperKind)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="da"
    )
    # The day of this version.
    dated = models.CharField(_("dated"), max_length=10)
    title = models.TextField(_("title"), blank=True)
    # The lines of the head as JSON: kind, label, text.
    facts = models.TextField(_("head"), default="[]")
    # Whether a person wrote in the head, so that a refresh leaves it alone.
    is_head_written = models.BooleanField(
        _("the head is written by hand"), default=False
    )
    # The version it was closed with; nothing is written in it then.
    final = models.ForeignKey(
        "Edition", models.PROTECT, null=True, related_name="+", verbose_name=_("closed")
    )

    erasable = frozenset({"title", "facts"})
    untold = frozenset({"facts", "is_head_written"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=models.Q(removed_at=None),
                name="a_meeting_has_one_paper_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        """No undo leaves a paper closed: it could read otherwise than its version."""
        for row in rows:
            if row.final_id is not None:
                return row, "paper_is_closed"
        return super().hinder_undo(rows)


class PaperPart(OfMeeting):
    """A part of a paper: a heading and what stands under it.

    `anchor` stays the same from draft to draft. What is left out stays here and can be
    brought back; a refresh does not bring it.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="parts")
    place = models.FloatField(default=0)
    anchor = models.CharField(_("name in the document"), max_length=60)
    kind = models.CharField(_("kind"), max_length=12)
    title = models.TextField(_("heading"), blank=True)
    level = models.PositiveSmallIntegerField(_("level of the heading"), default=1)
    body = models.TextField(_("text"), default="[]")
    # `generated` by us or `written` by a person.
    origin = models.CharField(max_length=10)
    # The named persons who read it as it stands: {"name", "date"}.
    read_by: models.JSONField[list[dict[str, str]], list[dict[str, str]]] = (
        models.JSONField(_("read by"), default=list)
    )
    is_left_out = models.BooleanField(_("left out"), default=False)

    erasable = frozenset({"title", "body"})
    untold = frozenset({"body", "anchor", "read_by"})

    class Meta:
        ordering = ("place", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper", "anchor"],
                condition=models.Q(removed_at=None),
                name="an_anchor_stands_once_in_a_paper",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.anchor

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        """Nothing is undone in a closed paper, as nothing is written in it."""
        by_paper = {row.paper_id: row for row in rows}
        closed = Paper.objects.filter(id__in=by_paper, final__isnull=False)
        for paper_id in closed.values_list("id", flat=True):
            return by_paper[paper_id], "paper_is_closed"
        return super().hinder_undo(rows)


class Edition(OfMeeting):
    """A paper as it was at one moment, as `folkmoot-minutes/1`. Never changed."""

    class Why(models.TextChoices):
        DRAFTED = "drafted", _("the first draft")
        REFRESHED = "refreshed", _("before new findings were put in")
        KEPT = "kept", _("kept by hand")
        ROUND = "round", _("sent round for corrections")
        FINAL = "final", _("closed")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    why = models.CharField(_("why"), max_length=10, choices=Why)
    content = models.TextField(_("text"))
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    erasable = frozenset({"content"})
    untold = frozenset({"content", "sha256"})

    class Meta:
        ordering = ("number", "id")

    def __str__(self) -> str:
        return str(_("version %(number)d") % {"number": self.number})


class Approval(OfMeeting):
    """A named person approves a version that the paper was closed with.

    `at` is empty while the person has been asked and has not answered.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="approvals")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("approved"), null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "person"],
                condition=models.Q(removed_at=None),
                name="a_person_approves_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.edition}"

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        """A version that all have approved is locked, for whoever undoes, too."""
        for row in rows:
            is_taken_back = row.at is None and row.versions.get("at", 0) > 0
            others = cls.objects.kept().filter(edition=row.edition_id)
            if is_taken_back and not others.exclude(id=row.id).filter(at=None).exists():
                return row, "approved_by_all"
        return super().hinder_undo(rows)


class EditionFile(OfMeeting):
    """A file that a closed version was written to. It is fetched as it was written."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files")
    kind = models.CharField(_("format"), max_length=10)
    file = models.FileField(upload_to="minutes/", max_length=255)
    size = models.PositiveIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)

    erasable = frozenset({"file"})
    untold = frozenset({"sha256", "size"})

    class Meta:
        ordering = ("kind",)

    def __str__(self) -> str:
        return f"{self.edition}: {self.kind}"


class HouseTemplate(OfConsultation):
    """The house's own paper: a DOCX with fields that minutes are put into."""

    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(upload_to="templates/", max_length=255)
    # Names in it that are no fields of ours.
    unknown: models.JSONField[list[str], list[str]] = models.JSONField(
        _("unknown fields"), default=list
    )
    has_body = models.BooleanField(_("says where the text stands"), default=True)

    erasable = frozenset({"name", "file"})
    untold = frozenset({"has_body"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation"],
                condition=models.Q(removed_at=None),
                name="one_template_a_consultation",
            )
        ]

    def __str__(self) -> str:
        return self.name
