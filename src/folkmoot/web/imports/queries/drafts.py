"""The files that were dropped, and which of them are known already."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.meetings.models import Consultation, Hearing, Meeting, MeetingState
from folkmoot.web.statements.models import Document, Respondent, Statement


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A draft on the list, with what it became where it is taken in."""

    draft: Draft
    statements: int = 0
    meetings: tuple[Meeting, ...] = ()
    is_replaced: bool = False


def find_drafts(consultation: Consultation) -> QuerySet[Draft]:
    """The drafts of a consultation, the last dropped first."""
    found = Draft.objects.filter(consultation=consultation)
    return found.select_related("document", "dropped_by", "replaces")


def list_drafts(consultation: Consultation) -> list[Listed]:
    """All of them; what became of each is asked for all at once."""
    drafts = list(find_drafts(consultation).defer("record", "corrections"))
    taken = [draft.document_id for draft in drafts if draft.is_taken_in]
    said = count_said(taken)
    replaced = Document.objects.kept().filter(replaces__in=taken)
    newer = set(replaced.values_list("replaces_id", flat=True))
    ids = {meeting for one in said.values() for meeting in one}
    meetings = Meeting.objects.kept().in_bulk(ids)
    return [
        Listed(
            draft=draft,
            statements=sum(said[draft.document_id].values()),
            meetings=tuple(
                meetings[name] for name in said[draft.document_id] if name in meetings
            ),
            is_replaced=draft.document_id in newer,
        )
        if draft.document_id in said
        else Listed(draft=draft, is_replaced=draft.document_id in newer)
        for draft in drafts
    ]


def count_said(
    documents: Iterable[uuid.UUID | None],
) -> dict[uuid.UUID | None, dict[uuid.UUID, int]]:
    """By document and by meeting: how many statements stand in the record."""
    kept = Statement.objects.kept().filter(document__in=list(documents)).order_by()
    rows = kept.values_list("document_id", "meeting_id").annotate(Count("id"))
    found: dict[uuid.UUID | None, dict[uuid.UUID, int]] = {}
    for document, meeting, number in rows:
        found.setdefault(document, {})[meeting] = number
    return found


def find_same_bytes(consultation: Consultation, sha256: str) -> Draft | None:
    """The draft of the same file, taken in or not; None where it is new."""
    return find_drafts(consultation).filter(sha256=sha256).first()


def find_newer(draft: Draft) -> Draft | None:
    """The draft of the version that took this one's place in the record."""
    newer = Document.objects.kept().filter(replaces=draft.document_id)
    if draft.document_id is None:
        return None
    return Draft.objects.filter(document__in=newer).only("id", "name").first()


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


def tell_state(draft: Draft) -> DraftState:
    """The state now: what was taken in and undone is to be looked at again."""
    state = DraftState(draft.state)
    if state is DraftState.COMMITTED and not draft.is_taken_in:
        return DraftState.READ
    return state
