"""The files that were dropped, and which of them are known already."""

import uuid
from dataclasses import dataclass
from pathlib import PurePath

from django.db.models import QuerySet

from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.meetings.models import Consultation, Hearing, Meeting, MeetingState
from folkmoot.web.statements.models import Document, Respondent, Statement


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A draft on the list, with what it became where it is taken in."""

    draft: Draft
    statements: int
    meetings: tuple[Meeting, ...]


def find_drafts(consultation: Consultation) -> QuerySet[Draft]:
    """The drafts of a consultation, the last dropped first."""
    found = Draft.objects.filter(consultation=consultation)
    return found.select_related("document", "dropped_by", "replaces")


def list_drafts(consultation: Consultation) -> list[Listed]:
    return [_list(draft) for draft in find_drafts(consultation).defer("record")]


def find_same_bytes(consultation: Consultation, sha256: str) -> Draft | None:
    """The draft of the same file, taken in or not; None where it is new."""
    return find_drafts(consultation).filter(sha256=sha256).first()


def find_earlier_version(draft: Draft) -> Document | None:
    """The document of the same name that stands in the record and is the newest."""
    stem = PurePath(draft.name).stem.casefold()
    for document in find_replaceable(draft):
        if PurePath(document.name).stem.casefold() == stem:
            return document
    return None


def find_replaceable(draft: Draft) -> list[Document]:
    """Documents that this draft could be another version of."""
    kept = Document.objects.kept().filter(
        consultation=draft.consultation_id, replaced_by=None
    )
    return list(kept.exclude(sha256=draft.sha256).order_by("name"))


def find_meetings_to_fill(consultation: Consultation) -> QuerySet[Meeting]:
    """Meetings on the tour in which nothing has been said yet."""
    kept: QuerySet[Meeting] = Meeting.objects.kept().filter(
        consultation=consultation,
        practice_of=None,
        hearing=Hearing.MEETING,
        state=MeetingState.PLANNED,
    )
    written = Statement.objects.kept().values("meeting_id")
    return kept.exclude(id__in=written)


def find_meetings_of(document: Document) -> list[Meeting]:
    """The meetings or surveys that the document's statements were said at."""
    ids: set[uuid.UUID] = set()
    for model in (Statement, Respondent):
        rows = model.objects.kept().filter(document=document).order_by()
        ids.update(rows.values_list("meeting_id", flat=True).distinct())
    return list(Meeting.objects.kept().filter(id__in=ids))


def _list(draft: Draft) -> Listed:
    if not draft.is_taken_in or draft.document is None:
        return Listed(draft=draft, statements=0, meetings=())
    kept = Statement.objects.kept().filter(document=draft.document)
    return Listed(
        draft=draft,
        statements=kept.count(),
        meetings=tuple(find_meetings_of(draft.document)),
    )


def tell_state(draft: Draft) -> DraftState:
    """The state now: what was taken in and undone is to be looked at again."""
    state = DraftState(draft.state)
    if state is DraftState.COMMITTED and not draft.is_taken_in:
        return DraftState.READ
    return state
