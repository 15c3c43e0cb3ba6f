"""A consultation and its meetings: plan, people, groups and the keys to the door."""

import uuid
from collections.abc import Sequence
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.web.events.models import Hindrance, Recorded


class Role(models.TextChoices):
    """What a person may do in one consultation, each role more than the one before."""

    MEMBER = "member", _("commission member")
    FACILITATOR = "facilitator", _("facilitator")
    SECRETARY = "secretary", _("secretary")


class Consultation(Recorded):
    """The whole tour: meetings, surveys, imported documents, findings."""

    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="da"
    )

    def __str__(self) -> str:
        return self.name

    @property
    def stream_id(self) -> uuid.UUID:
        return self.id


class OfConsultation(Recorded):
    """A row whose changes stand in its consultation's log."""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def stream_id(self) -> uuid.UUID:
        return self.consultation_id


class Membership(OfConsultation):
    """A person's role in a consultation."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consultation", "user"],
                condition=models.Q(removed_at=None),
                name="one_role_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        by_consultation = {row.consultation_id: row for row in rows}
        kept = Membership.objects.kept().filter(consultation__in=by_consultation)
        led = kept.filter(role=Role.SECRETARY, user__is_active=True)
        for consultation in led.values_list("consultation_id", flat=True):
            by_consultation.pop(consultation, None)
        for row in by_consultation.values():
            return row, "last_secretary"
        return super().hinder_undo(rows)


class Invitation(OfConsultation):
    """A role offered by e-mail to someone who may not have an account yet."""

    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=12, choices=Role)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    erasable = frozenset({"email"})

    def __str__(self) -> str:
        return f"{self.email} {self.role}"


class MandateQuestion(OfConsultation):
    """A question the commission was set to answer."""

    place = models.FloatField(default=0)
    text = models.TextField(_("question"))

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class FocusArea(OfConsultation):
    """What groups discuss; the same across the meetings of a consultation."""

    place = models.FloatField(default=0)
    title = models.CharField(_("title"), max_length=200)
    question = models.TextField(_("question"), blank=True)
    help_text = models.TextField(_("help text"), blank=True)
    # Real minutes call one area two names.
    aliases = models.JSONField(_("also called"), default=list, blank=True)

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.title


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Hearing(models.TextChoices):
    """How people were heard."""

    MEETING = "meeting", _("meeting")
    SURVEY = "survey", _("survey")
    SUBMISSIONS = "submissions", _("written submissions")


class Meeting(OfConsultation):
    """One stop of the tour, with a log of its own for all that is done at it.

    A survey is kept as one, too, for people were heard in it: `hearing` tells. Only
    meetings are counted and listed as meetings (`stops`).
    """

    hearing = models.CharField(
        _("how people were heard"),
        max_length=12,
        choices=Hearing,
        default=Hearing.MEETING,
    )
    title = models.CharField(_("title"), max_length=200)
    # EDTF level 1, for dates that are known in part only: "XXXX-08-25", "2026-09"; a
    # meeting of two days has an interval.
    date = models.CharField(_("date"), max_length=25, blank=True)
    starts = models.TimeField(_("starts"), null=True, blank=True)
    ends = models.TimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    state = models.CharField(
        max_length=10, choices=MeetingState, default=MeetingState.PLANNED
    )
    closed_at = models.DateTimeField(null=True)
    # Each statement is shown when it is sent, not first when the group hands in.
    show_at_once = models.BooleanField(_("show statements at once"), default=False)
    # A twin to practise on: never counted, wiped in one click.
    practice_of = models.OneToOneField(
        "self", models.CASCADE, null=True, related_name="practice"
    )

    class Meta:
        ordering = ("date", "starts", "id")

    def __str__(self) -> str:
        return self.title

    @property
    def stream_id(self) -> uuid.UUID:
        return self.id


class OfMeeting(Recorded):
    """A row whose changes stand in its meeting's log."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def stream_id(self) -> uuid.UUID:
        return self.meeting_id


class Part(models.TextChoices):
    HOST = "host", _("host")
    COMMISSION = "commission", _("the commission's own")
    PARTICIPANT = "participant", _("participant")


class Attendee(OfMeeting):
    """Somebody who takes part, or several of a kind: "12 nurses, Aarhus"."""

    part = models.CharField(max_length=12, choices=Part)
    place = models.FloatField(default=0)
    name = models.CharField(_("name"), max_length=200, blank=True)
    function = models.CharField(_("function"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    # What counts in balancing groups and in prevalence: nurse, citizen, manager …
    role = models.CharField(_("role"), max_length=100, blank=True)
    count = models.PositiveIntegerField(_("how many"), default=1)

    erasable = frozenset({"name", "function"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.name or self.role or self.organisation


class ItemKind(models.TextChoices):
    OPENING = "opening", _("opening presentation")
    THEMES = "themes", _("short discussion of themes")
    GROUP_WORK = "group_work", _("group work")
    REPORT_BACK = "report_back", _("report-back")
    PLENARY = "plenary", _("plenary debate")
    CLOSING = "closing", _("closing")
    BREAK = "break", _("break")
    OTHER = "other", _("other")


class ProgrammeItem(OfMeeting):
    """One step of the programme."""

    place = models.FloatField(default=0)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    starts = models.TimeField(_("starts"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    presenter = models.CharField(_("presenter"), max_length=200, blank=True)
    file = models.FileField(
        _("file"), upload_to="presentations/", max_length=255, blank=True
    )

    # A file is often named after who made it.
    erasable = frozenset({"presenter", "file"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


class Consideration(OfMeeting):
    """A preliminary consideration the commission presented in an opening."""

    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="+")
    place = models.FloatField(default=0)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class Theme(OfMeeting):
    """An opening question or topic of the short discussion."""

    item = models.ForeignKey(ProgrammeItem, models.CASCADE, related_name="+")
    place = models.FloatField(default=0)
    text = models.TextField(_("text"))
    # Typed in as it arose in the hall; None for those that were planned.
    raised_at = models.DateTimeField(null=True, editable=False)

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text


class AreaState(models.TextChoices):
    WAITING = "waiting", _("not open yet")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class MeetingArea(OfMeeting):
    """A focus area as it is discussed at this meeting: when, and in which round."""

    focus_area = models.ForeignKey(FocusArea, models.PROTECT, related_name="+")
    item = models.ForeignKey(
        ProgrammeItem, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    place = models.FloatField(default=0)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    starts = models.TimeField(_("starts"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=AreaState, default=AreaState.WAITING
    )
    opened_at = models.DateTimeField(null=True)
    # When it is to close; the secretary closes, and may extend.
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("round", "place", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "focus_area"],
                condition=models.Q(removed_at=None),
                name="a_meeting_has_an_area_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.focus_area)


class Group(OfMeeting):
    """A table; the author of its statements."""

    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    # How many sit at the table, where nobody wrote their names.
    size = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged"
    )

    class Meta:
        ordering = ("round", "number", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "round", "number"],
                condition=models.Q(removed_at=None),
                name="a_group_number_once_a_round",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(_("Group %(number)d") % {"number": self.number})


class GroupMember(OfMeeting):
    """Who sits in a group: one person, or some of several of a kind."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="members")
    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="seats")
    count = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.attendee} → {self.group}"

    @classmethod
    def hinder_undo(cls, rows: Sequence[Self]) -> Hindrance | None:
        # Nobody sits at two tables of one round.
        by_attendee = {row.attendee_id: row for row in rows}
        seats = GroupMember.objects.kept().filter(
            attendee__in=by_attendee, group__removed_at=None
        )
        rounds = seats.order_by().values("attendee", "group__round")
        heads = rounds.annotate(heads=models.Sum("count"))
        for seated in heads.filter(heads__gt=models.F("attendee__count")):
            return by_attendee[seated["attendee"]], "already_seated"
        return super().hinder_undo(rows)


class JoinKey(OfMeeting):
    """What lets a device in: at the door (no group), or at one group's table.

    The token in the QR is not stored: it is made of the server's secret, this id and
    `turn`, so that sheets can be printed again and a key can be changed in one click.
    """

    group = models.ForeignKey(
        Group, models.CASCADE, null=True, related_name="join_keys"
    )
    turn = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    # Typed where there is no camera: letters and digits that cannot be mixed up.
    code = models.CharField(max_length=8, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group"],
                condition=models.Q(removed_at=None),
                name="one_key_per_group",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=models.Q(removed_at=None, group=None),
                name="one_key_per_door",
            ),
        ]

    def __str__(self) -> str:
        # Not its code: that lets in whoever reads it.
        return str(self.group) if self.group is not None else gettext("the door")


class HallMessage(OfMeeting):
    """What the secretary tells all groups, or one."""

    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="messages")
    text = models.TextField(_("message"))
    sent_at = models.DateTimeField()

    erasable = frozenset({"text"})

    class Meta:
        ordering = ("sent_at", "id")

    def __str__(self) -> str:
        return self.text

    def stands_without_words(self) -> bool:
        return False
