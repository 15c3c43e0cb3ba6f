"""What was said: sheets, statements, hand-ins, and what came late or crossed."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Recorded
from folkmoot.web.meetings.models import (
    Group,
    JoinKey,
    Meeting,
    MeetingArea,
    OfConsultation,
    OfMeeting,
)

MOST_IMPORTANT = 3


class Device(models.Model):
    """A phone or laptop that joined, known by a random id for this meeting only.

    Not in the log: that a phone is in reach is no change to the record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="devices")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="devices")
    # Every group it ever sat in: what it wrote there may still be on its way.
    joined_groups: models.JSONField[list[str], list[str]] = models.JSONField(
        default=list
    )
    digest = models.CharField(max_length=64, unique=True)
    # The key it came by, and that key's turn then: a changed key lets it in no more.
    join_key = models.ForeignKey(
        JoinKey, models.SET_NULL, null=True, related_name="devices"
    )
    key_turn = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=5, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    last_seen_at = models.DateTimeField(auto_now_add=True, db_index=True)
    # What it said it had not yet sent, when it was last in reach.
    unsent = models.PositiveIntegerField(default=0)
    # Forgotten, by itself or because its key was changed; a new key brings it back.
    cleared_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class Sheet(OfMeeting):
    """A group's statements on a focus area it was given."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="sheets")
    area = models.ForeignKey(MeetingArea, models.CASCADE, related_name="sheets")
    note_taker = models.CharField(_("note taker"), max_length=100, blank=True)
    handed_in_at = models.DateTimeField(null=True)

    erasable = frozenset({"note_taker"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "area"], name="a_group_has_one_sheet_per_area"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.area}"


class Origin(models.TextChoices):
    DEVICE = "device", _("written by the group")
    PAPER = "paper", _("typed from paper")
    TYPED = "typed", _("typed in the plenary")
    PRACTICE = "practice", _("practice")
    IMPORTED = "imported", _("read from a document")


class Part(models.TextChoices):
    GROUPS = "groups", _("group work")
    PLENARY = "plenary", _("plenary debate")


class Document(OfConsultation):
    """A file that statements were read from. The same bytes are taken in once."""

    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100, blank=True)
    file = models.FileField(upload_to="documents/", max_length=255)
    # The text its statements' places count in, as code points.
    text = models.TextField(blank=True)
    # The version of it that this one took the place of.
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by"
    )

    erasable = frozenset({"name", "file", "text"})

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "sha256"],
                condition=models.Q(removed_at=None),
                name="a_document_is_taken_in_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def list_rows_with_its_words(self) -> list[Recorded]:
        return list(self.retellings.exclude(content=""))


class Retelling(OfMeeting):
    """What a document tells of a meeting in its own words, beside the statements.

    `content` is JSON of the library's `EarlierMinutes`.
    """

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="retellings", verbose_name=_("document")
    )
    content = models.TextField(_("text"))

    erasable = frozenset({"content"})
    untold = frozenset({"content"})

    def __str__(self) -> str:
        return str(self.document)


class Respondent(OfMeeting):
    """Who answered a survey, by row; what is known of them is what may be counted."""

    number = models.PositiveIntegerField(_("number"))
    # By column: "region" → "Syd". Never names or addresses.
    attributes: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        default=dict
    )
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="respondents"
    )

    class Meta:
        ordering = ("number", "id")

    def __str__(self) -> str:
        return str(_("Respondent %(number)d") % {"number": self.number})


class Statement(OfMeeting):
    """The unit of input, in the author's own words. Its id is made by the device."""

    # None for what was said in the plenary.
    sheet = models.ForeignKey(
        Sheet, models.PROTECT, null=True, related_name="statements"
    )
    part = models.CharField(max_length=10, choices=Part, default=Part.GROUPS)
    # Who said it in the plenary, where that was noted.
    said_by = models.ForeignKey(
        Group, models.SET_NULL, null=True, related_name="remarks"
    )
    # Who answered, and to which question, where a survey asked.
    respondent = models.ForeignKey(
        Respondent, models.SET_NULL, null=True, related_name="statements"
    )
    asked = models.ForeignKey(
        MeetingArea, models.PROTECT, null=True, related_name="answers"
    )
    # Where it was read, if it was: the document and {"start", "end", "page", "line"}.
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="statements"
    )
    located: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(
        default=dict
    )
    # The event that made it: the order things were received in, whatever clocks say.
    number = models.PositiveBigIntegerField()
    place = models.FloatField()
    text = models.TextField(_("statement"))
    marked = models.BooleanField(_("most important"), default=False)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DEVICE)
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, related_name="statements"
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField()
    # It came after closing and was taken in by the secretary.
    arrived_late = models.BooleanField(default=False)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("place", "number")

    def __str__(self) -> str:
        return self.text

    @property
    def area(self) -> MeetingArea | None:
        """The focus area it was said in; None in the plenary."""
        return self.sheet.area if self.sheet is not None else self.asked

    @property
    def written_on(self) -> Sheet:
        """The sheet it stands on. Raises ValueError where it was written on none."""
        if self.sheet is None:
            raise ValueError("not written on a sheet")
        return self.sheet

    def list_rows_with_its_words(self) -> list[Recorded]:
        return [*self.list_rows_saying_it(), *self._list_read_rows()]

    def list_rows_saying_it(self) -> list[Recorded]:
        """Its other wordings, and the reasons that quote it."""
        return [
            *Crossing.objects.filter(statement=self),
            *LateArrival.objects.filter(statement=self.id),
            *self.matches.exclude(reason=""),
        ]

    def _list_read_rows(self) -> list[Recorded]:
        """The documents its words can be read in, and its rows of imports undone."""
        if self.document is None:
            return []
        hashes: set[str] = set()
        document: Document | None = self.document
        while document is not None:
            hashes.add(document.sha256)
            document = document.replaces
        documents = list(
            Document.objects.filter(
                consultation=self.document.consultation_id, sha256__in=hashes
            )
        )
        undone = Statement.objects.filter(document__in=documents, text=self.text)
        return [*documents, *undone.exclude(removed_at=None).exclude(id=self.id)]


class HandIn(OfMeeting):
    """The moment a group gave a sheet over, and what was on it."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="hand_ins")
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, related_name="hand_ins"
    )
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    # The statements' ids and the version of their texts, as handed in.
    statements: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(
        default=dict
    )

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.sheet} {self.at:%H.%M}"


class Crossing(OfMeeting):
    """Two wordings of one statement, written at once. The group chooses; both stay."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="crossings")
    text = models.TextField()
    base = models.PositiveIntegerField()
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, related_name="crossings"
    )
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Choice(models.TextChoices):
        STANDING = "standing", _("the wording that stood")
        ARRIVED = "arrived", _("the wording that arrived")
        BOTH = "both", _("both")

    choice = models.CharField(max_length=10, choices=Choice, blank=True)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.text

    def stands_without_words(self) -> bool:
        return self.settled_at is not None


class LateArrival(OfMeeting):
    """A write that came when its area was closed. It waits for the secretary."""

    class Kind(models.TextChoices):
        ADD = "add", _("new statement")
        EDIT = "edit", _("changed wording")
        REMOVE = "remove", _("taken away")

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="late_arrivals")
    kind = models.CharField(max_length=10, choices=Kind)
    statement = models.UUIDField()
    text = models.TextField(blank=True)
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, related_name="late_arrivals"
    )
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    taken_in = models.BooleanField(null=True)
    # Why it was left aside.
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    erasable = frozenset({"text", "reason"})

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.text

    def stands_without_words(self) -> bool:
        return self.settled_at is not None


class Photo(OfMeeting):
    """A picture of a flip chart or a paper sheet."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="photos/")
    media_type = models.CharField(max_length=40)
    device = models.ForeignKey(
        Device, models.SET_NULL, null=True, related_name="photos"
    )
    sent_at = models.DateTimeField()

    erasable = frozenset({"file"})

    class Meta:
        ordering = ("sent_at", "id")

    def __str__(self) -> str:
        return self.file.name or ""

    def stands_without_words(self) -> bool:
        return False
