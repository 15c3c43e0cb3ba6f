"""What a draft of a meeting says now."""

from collections.abc import Collection
from dataclasses import replace

from django.utils import timezone

from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_papers import compose_agenda, compose_note
from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.documents.minutes_model import Minutes, PaperKind
from folkmoot.domain.key_points import KeyPoint
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.queries.gathered import read_gathered
from folkmoot.web.minutes.queries.plans import read_plan


def compose(meeting: Meeting, kind: str, *, chosen: Collection[str] = ()) -> Minutes:
    """The whole draft in the consultation's language.

    `chosen` are the key points that a person wants in a note.
    """
    desk = Desk(meeting.consultation, meeting)
    return compose_from(
        read_plan(desk, meeting),
        read_gathered(desk),
        kind,
        language=meeting.consultation.language,
        chosen=chosen,
    )


def compose_from(
    plan: Plan,
    gathered: Gathered,
    kind: str,
    *,
    language: str,
    chosen: Collection[str] = (),
) -> Minutes:
    """The same from what was read already; it is dated today."""
    dated = timezone.localdate().isoformat()
    if kind == PaperKind.AGENDA:
        return compose_agenda(plan, language=language, dated=dated)
    if kind == PaperKind.NOTE:
        return compose_note(
            plan, gathered, language=language, dated=dated, chosen=chosen
        )
    return compose_minutes(plan, gathered, language=language, dated=dated)


def list_choices(meeting: Meeting) -> tuple[KeyPoint, ...]:
    """The key points of the meeting that a note may begin with."""
    return read_gathered(Desk(meeting.consultation, meeting)).key_points


def leave_out(minutes: Minutes, anchors: set[str]) -> Minutes:
    """The draft without the parts that a person wants left out."""
    kept = tuple(part for part in minutes.parts if part.anchor not in anchors)
    return replace(minutes, parts=kept)
