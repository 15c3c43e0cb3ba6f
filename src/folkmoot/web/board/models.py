"""What the hall sees and answers: the board, the plenary's key points, the answers."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.web.meetings.models import (
    Group,
    Meeting,
    MeetingArea,
    OfMeeting,
    ProgrammeItem,
)
from folkmoot.web.statements.models import KeyPoint, Statement

MOST_MARKS = 3


class View(models.TextChoices):
    """What stands on the board."""

    TITLE = "title", _("the meeting's title and programme")
    DOOR = "door", _("the way in: QR and code")
    AREA = "area", _("statements of a focus area")
    REPORT_BACK = "report_back", _("a group's sheet")
    PLENARY = "plenary", _("a key point and its answers")
    BLANK = "blank", _("nothing")


class Board(OfMeeting):
    """A meeting's board: what it shows now, and how. One a meeting, on many screens."""

    view = models.CharField(_("shows"), max_length=12, choices=View, default="title")
    area = models.ForeignKey(MeetingArea, models.SET_NULL, null=True, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="+")
    point = models.ForeignKey(
        "PlenaryPoint", models.SET_NULL, null=True, related_name="+"
    )
    # Pages turn by themselves, counted from `paging_since`; paused, `page` stands.
    is_paused = models.BooleanField(_("paused"), default=False)
    page = models.PositiveIntegerField(_("page"), default=0)
    paging_since = models.DateTimeField(null=True)
    seconds_a_page = models.PositiveIntegerField(
        _("seconds a page"),
        default=20,
        validators=[MinValueValidator(5), MaxValueValidator(300)],
    )
    is_dark = models.BooleanField(_("dark"), default=False)
    # Metres; letters follow from both. Asked once, on the first board.
    room_depth = models.FloatField(_("how deep the room is"), null=True, blank=True)
    picture_width = models.FloatField(
        _("how wide the picture is"), null=True, blank=True
    )
    # The step of the programme the meeting is at, and since when.
    item = models.ForeignKey(
        ProgrammeItem, models.SET_NULL, null=True, related_name="+"
    )
    item_since = models.DateTimeField(null=True)
    # A clock for who speaks; `timer_left` is what was left when it was paused.
    timer_ends_at = models.DateTimeField(null=True)
    timer_left = models.PositiveIntegerField(null=True)
    minutes_a_group = models.PositiveIntegerField(
        _("minutes for each group"), default=3
    )
    # Settings, chosen before the meeting.
    chatham_house = models.BooleanField(_("Chatham House"), default=False)
    is_moderated = models.BooleanField(
        _("statements are let through one by one"), default=False
    )
    until_closed = models.BooleanField(
        _("statements stay hidden until their focus area closes"), default=False
    )
    draws_together = models.BooleanField(
        _("similar statements are drawn together"), default=True
    )
    answers_by_group = models.BooleanField(
        _("answers are counted by group"), default=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting"], name="one_board_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.meeting)


class Screen(models.Model):
    """A page that shows a meeting's board somewhere, by a random id of its own.

    Not in the log: that a projector is in reach is no change to the record.
    """

    id = models.UUIDField(primary_key=True)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="screens")
    last_seen_at = models.DateTimeField(db_index=True)

    may_be_thrown_away = True

    def __str__(self) -> str:
        return str(self.id)


class Screening(OfMeeting):
    """Whether one statement may stand on the board: let through, or hidden."""

    class Verdict(models.TextChoices):
        SHOWN = "shown", _("let through")
        HIDDEN = "hidden", _("hidden")

    statement = models.OneToOneField(
        Statement, models.CASCADE, related_name="screening"
    )
    verdict = models.CharField(max_length=8, choices=Verdict)

    def __str__(self) -> str:
        return f"{self.statement} ({self.get_verdict_display()})"


class Apart(OfMeeting):
    """A person's decision that a statement does not go with what it is drawn to."""

    statement = models.OneToOneField(Statement, models.CASCADE, related_name="apart")

    def __str__(self) -> str:
        return str(self.statement)


class Likeness(models.Model):
    """Which statements of a focus area seem alike: the machine's suggestion.

    Computed anew whenever there is more, from what is in the log already; so it is not
    in the log itself, and may be thrown away. Ids only, never words.
    """

    area = models.OneToOneField(
        MeetingArea, models.CASCADE, related_name="likeness", primary_key=True
    )
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    # The log's number that it was made up to, and the one that was last asked for.
    made_at_number = models.PositiveBigIntegerField(default=0)
    wanted_at_number = models.PositiveBigIntegerField(default=0)
    # Counts how often it changed, so that a board knows whether it has the latest.
    version = models.PositiveBigIntegerField(default=0)
    # Lists of ids; the first of each speaks for the others.
    clusters: models.JSONField[list[list[str]], list[list[str]]] = models.JSONField(
        default=list
    )
    model = models.CharField(max_length=100, blank=True)
    # When it was last made, and how many seconds that took.
    made_at = models.DateTimeField(null=True)
    seconds = models.FloatField(default=0)

    may_be_thrown_away = True

    def __str__(self) -> str:
        return f"{self.area} {self.version}"


class PointState(models.TextChoices):
    WAITING = "waiting", _("not asked yet")
    OPEN = "open", _("open for answers")
    CLOSED = "closed", _("closed")


class PlenaryPoint(OfMeeting):
    """A key point the hall is asked about."""

    key_point = models.OneToOneField(
        KeyPoint, models.CASCADE, related_name="plenary_point"
    )
    place = models.FloatField(default=0)
    state = models.CharField(
        max_length=10, choices=PointState, default=PointState.WAITING
    )
    opened_at = models.DateTimeField(null=True)
    # Counts are shown while answers come, or first when the secretary shows them.
    shows_counts = models.BooleanField(_("counts are shown"), default=False)

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return str(self.key_point)


class OfAnswerer(OfMeeting):
    """Given by a phone that is known here by a number no other table has.

    `answerer` is made of the phone's own secret, which the server does not keep, so
    nothing that is stored leads from an answer to a device, to its group or to a name.
    """

    point = models.ForeignKey(PlenaryPoint, models.CASCADE, related_name="%(class)ss")
    answerer = models.UUIDField()
    # Set only where the meeting's setting said so before the first answer came.
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="+")

    # A single answer is told of nobody, not even of a table: only sums are.
    untold = frozenset({"answerer", "group_id"})

    class Meta:
        abstract = True


class Choice(models.TextChoices):
    AGREE = "agree", _("agree")
    DISAGREE = "disagree", _("disagree")
    UNSURE = "unsure", _("don't know")


class Answer(OfAnswerer):
    """Agree, disagree or don't know; one for each phone, and changeable."""

    choice = models.CharField(_("answer"), max_length=10, choices=Choice)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["point", "answerer"], name="one_answer_a_phone"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_choice_display())


class Mark(OfAnswerer):
    """One of up to three that matter most. Taken off again, it is removed."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["point", "answerer"], name="one_mark_a_phone"
            )
        ]

    def __str__(self) -> str:
        return str(_("most important"))
