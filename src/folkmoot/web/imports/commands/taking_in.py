"""Taking a draft into the record, as one batch in the consultation's log.

Everything is in that log, as a document may tell of several meetings and bring new
focus areas; so one undo takes all of it back.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from folkmoot.documents.file_types import FileType
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch, Recorded
from folkmoot.web.events.recording import Actor, Change, lock_stream, open_change
from folkmoot.web.events.undo import take_back
from folkmoot.web.imports.commands.ground import FocusAreas, Ground
from folkmoot.web.imports.commands.meetings_in import describe_meeting, place_meeting
from folkmoot.web.imports.commands.retelling import keep_retelling
from folkmoot.web.imports.commands.statements_in import StatementsIn
from folkmoot.web.imports.models import Draft, DraftState
from folkmoot.web.imports.queries.drafts import find_meetings_of, tell_state
from folkmoot.web.imports.queries.reviews import (
    Review,
    Sitting,
    build_review,
    load_draft,
)
from folkmoot.web.imports.queries.versions import Comparison, compare_versions
from folkmoot.web.meetings.models import Hearing, Meeting
from folkmoot.web.meetings.queries.plans import list_focus_areas
from folkmoot.web.statements.models import Document, Respondent, Statement

TAKE_IN, TAKE_OUT, TAKE_IN_AGAIN = "take_in", "take_out", "take_in_again"
_TABLES = frozenset({FileType.CSV, FileType.TSV, FileType.XLSX, FileType.ODS})
_NOTHING = Comparison(same={}, added=(), gone=(), changed=(), held=())


@dataclass(frozen=True, kw_only=True)
class _Taking:
    """All that is known before the log is locked."""

    draft: Draft
    review: Review
    comparison: Comparison
    meetings: tuple[Meeting, ...]


def ask_to_take_in(*, draft: Draft, by: Actor, seen: int) -> None:
    """Have the worker take it in, as it was seen."""
    if tell_state(draft) is not DraftState.READ:
        raise ChangeRefusedError("draft_is_busy", name=draft.name)
    found = Draft.objects.filter(id=draft.id, version=seen, state=draft.state)
    told = {"state": DraftState.COMMITTING, "stage": "preparing", "fault": ""}
    if not found.update(**told, asked_by=by.person, done=0, total=0):
        raise ChangeRefusedError("draft_changed_meanwhile")


def take_in(*, draft: Draft, by: Actor) -> Batch:
    """Put all of a draft into the record. Raises where it is there already."""
    taking = _prepare(draft)
    Draft.objects.filter(id=draft.id).update(
        stage="writing", total=taking.review.statements
    )
    consultation = draft.consultation
    with open_change(consultation.id, by=by, command=TAKE_IN) as change:
        for meeting in taking.meetings:
            lock_stream(meeting.id)
        _refuse_double(draft)
        document = _make_document(draft, taking.review)
        change.create(document)
        _put_in(change, taking, document, by)
        batch = change.batch
        draft.document, draft.state, draft.stage = document, DraftState.COMMITTED, ""
        draft.fault, draft.fault_details = "", {}
        if _is_table(draft):
            _let_go_of(draft)
        draft.save(
            update_fields=[
                "document", "state", "stage", "fault", "fault_details", "file",
            ]
        )  # fmt: skip
    return batch


def take_out(*, batch: Batch, by: Actor) -> Batch:
    """Undo a whole import; refused where people built on something in it."""
    return take_back(batch=batch, by=by, command=TAKE_OUT, then=_release)


def take_in_again(*, batch: Batch, by: Actor) -> Batch:
    """Redo it: the undo of the undo."""
    return take_back(batch=batch, by=by, command=TAKE_IN_AGAIN)


def _prepare(draft: Draft) -> _Taking:
    areas = list_focus_areas(draft.consultation)
    review = build_review(draft, areas=areas)
    if not review.statements:
        raise ChangeRefusedError("nothing_to_take_in", name=draft.name)
    if draft.replaces is None or draft.replaces.removed_at is not None:
        return _Taking(draft=draft, review=review, comparison=_NOTHING, meetings=())
    return _Taking(
        draft=draft,
        review=review,
        comparison=compare_versions(review, draft.replaces),
        meetings=tuple(find_meetings_of(draft.replaces)),
    )


def _put_in(change: Change, taking: _Taking, document: Document, by: Actor) -> None:
    at = change.batch.at
    record = load_draft(taking.draft)
    same = taking.comparison.same
    areas = FocusAreas(change, document.consultation_id)
    left = list(taking.meetings)
    for sitting in taking.review.sittings:
        stands = _find_standing(sitting, taking.comparison, left)
        meeting = place_meeting(
            change,
            consultation=taking.draft.consultation,
            sitting=sitting,
            stands=stands,
            at=at,
        )
        describe_meeting(change, sitting=sitting, meeting=meeting)
        ground = Ground(change=change, meeting=meeting, at=at)
        with change.together():
            rows = StatementsIn(
                change=change,
                document=document,
                areas=areas,
                ground=ground,
                at=at,
                person=by.person,
                same=same,
            ).add(sitting)
        keep_retelling(
            change,
            record=record,
            sitting=sitting,
            meeting=meeting,
            document=document,
            rows=rows,
        )
    change.remove_all(taking.comparison.to_remove)
    if taking.draft.replaces is not None:
        change.remove_all(_find_silent(taking.draft.replaces))
        change.remove_all(
            list(taking.draft.replaces.retellings.filter(removed_at=None))
        )


def _find_standing(
    sitting: Sitting, comparison: Comparison, left: list[Meeting]
) -> Meeting | None:
    """The meeting of the version before: that of most of the statements that stay."""
    hearing = Hearing.SURVEY if sitting.is_survey else Hearing.MEETING
    votes = Counter(
        comparison.same[piece.id].meeting_id
        for part in sitting.parts
        for piece in part.pieces
        if piece.id in comparison.same
    )
    fitting = [meeting for meeting in left if meeting.hearing == hearing]
    best = max(
        fitting, key=lambda m: (votes[m.id], m.title == sitting.title), default=None
    )
    if best is not None:
        left.remove(best)
    return best


def _find_silent(document: Document) -> list[Respondent]:
    """Respondents of the version before of whom nothing is left."""
    found = Respondent.objects.kept().filter(document=document)
    said = Statement.objects.kept().filter(respondent__document=document)
    return list(found.exclude(id__in=said.values("respondent_id")))


def _make_document(draft: Draft, review: Review) -> Document:
    document = Document(
        consultation=draft.consultation,
        name=draft.name,
        sha256=draft.sha256,
        media_type=draft.media_type,
        text=review.text,
        replaces=_find_replaced(draft),
    )
    if _is_table(draft):
        # Without the columns that were left out.
        content = ContentFile(review.text.encode(), name=f"{draft.name}.tsv")
        document.file = content
    else:
        document.file.name = draft.file.name
    return document


def _find_replaced(draft: Draft) -> Document | None:
    replaced = draft.replaces
    return replaced if replaced is not None and replaced.removed_at is None else None


def _is_table(draft: Draft) -> bool:
    return draft.media_type in {kind.value for kind in _TABLES}


def _let_go_of(draft: Draft) -> None:
    """A survey's file may hold names and addresses; the document has what is kept.

    It goes when all else is certain.
    """
    storage, name = draft.file.storage, draft.file.name
    draft.file = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def _refuse_double(draft: Draft) -> None:
    same = Document.objects.kept().filter(
        consultation=draft.consultation_id, sha256=draft.sha256
    )
    if same.exists():
        raise ChangeRefusedError("taken_in_before", name=draft.name)


def _release(change: Change, rows: Iterable[Recorded]) -> None:
    """What was replaced may be replaced anew once this is out again."""
    for row in rows:
        if isinstance(row, Document) and row.replaces_id is not None:
            change.change(row, replaces=None)


def refuse_taking_in(*, draft: Draft, code: str, details: dict[str, Any]) -> None:
    """Back to be looked at, with why it was not taken in."""
    told = {name: str(value) for name, value in details.items()}
    Draft.objects.filter(id=draft.id, state=DraftState.COMMITTING).update(
        state=DraftState.READ, stage="", fault=code, fault_details=told
    )
