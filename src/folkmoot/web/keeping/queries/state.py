"""How far a consultation has come on its way from open to erased."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from folkmoot.web.events.models import Event
from folkmoot.web.keeping.models import Archiving, Keeping
from folkmoot.web.meetings.models import Consultation, Hearing, Meeting, MeetingState

EMPTIED = "emptied"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is said of its keeping, and what was done."""

    keeping: Keeping
    is_open: bool
    archiving: Archiving | None
    emptied_at: datetime | None

    @property
    def is_over(self) -> bool:
        """Whether its words were kept as long as they were to be."""
        until: date | None = self.keeping.keep_until
        return until is not None and until < timezone.localdate()

    @property
    def may_be_erased(self) -> bool:
        is_archived = self.archiving is not None and not self.is_open
        return is_archived and self.emptied_at is None


def read_standing(consultation: Consultation) -> Standing:
    return Standing(
        keeping=read_keeping(consultation),
        is_open=is_open(consultation),
        archiving=find_archiving(consultation),
        emptied_at=find_emptied(consultation),
    )


def read_keeping(consultation: Consultation) -> Keeping:
    """How it is kept; as it is at first where nobody has said."""
    found: Keeping | None = (
        Keeping.objects.kept().filter(consultation=consultation).first()
    )
    return found or Keeping(consultation=consultation)


def find_archiving(consultation: Consultation) -> Archiving | None:
    kept = Archiving.objects.kept().filter(consultation=consultation)
    found: Archiving | None = kept.select_related("decided_by").first()
    return found


def is_open(consultation: Consultation) -> bool:
    """Whether people may still write at one of its meetings."""
    meetings = Meeting.objects.kept().filter(
        consultation=consultation, practice_of=None, hearing=Hearing.MEETING
    )
    return bool(meetings.filter(state=MeetingState.OPEN).exists())


def find_emptied(consultation: Consultation) -> datetime | None:
    """When all words of it were erased."""
    told = Event.objects.filter(
        subject=consultation.id, kind=f"consultation.{EMPTIED}"
    ).select_related("batch")
    last = told.order_by("-id").first()
    return last.batch.at if last is not None else None


def find_due() -> "QuerySet[Keeping]":
    """Those that are to be erased by themselves by now."""
    due: QuerySet[Keeping] = Keeping.objects.kept().filter(
        erases_itself=True, keep_until__lt=timezone.localdate()
    )
    return due.select_related("consultation")
