"""What a draft of a meeting says now."""

from dataclasses import replace

from django.utils import timezone

from folkmoot.documents.draft_minutes import compose_agenda, compose_minutes
from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.documents.minutes_model import Minutes, PaperKind
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.queries.gathered import read_gathered
from folkmoot.web.minutes.queries.plans import read_plan


def compose(meeting: Meeting, kind: str) -> Minutes:
    """The whole draft, every part of it generated, in the consultation's language."""
    desk = Desk(meeting.consultation, meeting)
    return compose_from(
        read_plan(desk, meeting),
        read_gathered(desk),
        kind,
        language=meeting.consultation.language,
    )


def compose_from(
    plan: Plan, gathered: Gathered, kind: str, *, language: str
) -> Minutes:
    """The same from what was read already; it is dated today."""
    dated = timezone.localdate().isoformat()
    if kind == PaperKind.AGENDA:
        return compose_agenda(plan, language=language, dated=dated)
    made = compose_minutes(plan, gathered, language=language, dated=dated)
    if kind == PaperKind.NOTE:
        # Its text is a person's own from the first word.
        return replace(made, kind=PaperKind.NOTE, parts=())
    return made


def leave_out(minutes: Minutes, anchors: set[str]) -> Minutes:
    """The draft without the parts that a person wants left out."""
    kept = tuple(part for part in minutes.parts if part.anchor not in anchors)
    return replace(minutes, parts=kept)
