"""What a draft of a meeting says now."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils import timezone

from folkmoot.documents.draft_minutes import compose_minutes
from folkmoot.documents.draft_papers import compose_agenda, compose_note
from folkmoot.documents.draft_plan import Gathered, Plan
from folkmoot.documents.draft_words import TextBlocks
from folkmoot.documents.minutes_model import Minutes, PaperKind, PartKind
from folkmoot.domain.key_points import KeyPoint
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.minutes.models import PaperPart
from folkmoot.web.minutes.queries.gathered import read_gathered
from folkmoot.web.minutes.queries.plans import read_plan
from folkmoot.web.minutes.queries.wordings import read_texts


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a person wants of a draft: key points in a note, sheets behind minutes."""

    chosen: frozenset[str] = frozenset()
    has_annex: bool = False


def compose(meeting: Meeting, kind: str, wishes: Wishes | None = None) -> Minutes:
    """The whole draft in the consultation's language."""
    consultation = meeting.consultation
    desk = Desk(consultation, meeting)
    return compose_from(
        read_plan(desk, meeting),
        read_gathered(desk),
        kind,
        wishes or Wishes(),
        read_texts(consultation, consultation.language),
    )


def compose_from(
    plan: Plan, gathered: Gathered, kind: str, wishes: Wishes, texts: TextBlocks
) -> Minutes:
    """The same from what was read already, in the language of the text blocks."""
    language = texts.language
    dated = timezone.localdate().isoformat()
    if kind == PaperKind.AGENDA:
        return compose_agenda(plan, language=language, dated=dated, texts=texts)
    if kind == PaperKind.NOTE:
        return compose_note(
            plan,
            gathered,
            language=language,
            dated=dated,
            chosen=wishes.chosen,
            texts=texts,
        )
    return compose_minutes(
        plan,
        gathered,
        language=language,
        dated=dated,
        texts=texts,
        with_annex=wishes.has_annex,
    )


def find_wishes(parts: Iterable[PaperPart]) -> Wishes:
    """What was wished of the paper that has these parts; a refresh keeps to it."""
    return Wishes(has_annex=any(part.kind == PartKind.ANNEX for part in parts))


def list_choices(meeting: Meeting) -> tuple[KeyPoint, ...]:
    """The key points of the meeting that a note may begin with."""
    return read_gathered(Desk(meeting.consultation, meeting)).key_points


def leave_out(minutes: Minutes, anchors: set[str]) -> Minutes:
    """The draft without the parts that a person wants left out."""
    kept = tuple(part for part in minutes.parts if part.anchor not in anchors)
    return replace(minutes, parts=kept)
