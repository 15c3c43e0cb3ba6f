"""Closing a paper: a version that is not changed any more, and who approves it."""

from collections.abc import Mapping, Sequence

from django.core.files.base import ContentFile
from django.utils import timezone

from folkmoot.documents.minutes_model import Minutes
from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.minutes.commands.drafting import keep_edition_in
from folkmoot.web.minutes.commands.opened import require_open
from folkmoot.web.minutes.models import Approval, Edition, EditionFile, Paper
from folkmoot.web.minutes.queries.closed import compose_final, seal_paper
from folkmoot.web.minutes.queries.corrections import count_proposals
from folkmoot.web.minutes.queries.written import hash_bytes, write_files


def close_paper(
    *, paper: Paper, seen: str, approvers: Sequence[User], by: Actor
) -> Batch | None:
    """Keep it as its final version with its files, and ask these people to approve it.

    `seen` is the seal of what the closer had before their eyes. Raises
    ChangeRefusedError where it reads otherwise, or where nobody is to approve it.
    """
    if not approvers:
        raise ChangeRefusedError("no_approvers")
    _require_seen(paper, seen)
    _require_answered(paper)
    final = compose_final(paper)
    # Before the log is locked: nobody in the hall waits for a PDF.
    written = write_files(final, paper.meeting.consultation)
    with open_change(paper.meeting_id, by=by, command="close_paper") as change:
        require_open(paper)
        _require_seen(paper, seen)
        _require_answered(paper)
        return _close(change, paper, final, written, approvers)


def reopen_paper(*, paper: Paper, by: Actor) -> Batch | None:
    """Let it be written in again. The version it was closed with stays."""
    with open_change(paper.meeting_id, by=by, command="reopen_paper") as change:
        change.change(paper, final=None)
        return change.saved_batch


def approve_paper(*, paper: Paper, edition: Edition, by: User) -> Batch | None:
    """Approve the version that was seen; twice is once.

    Raises ChangeRefusedError where the paper is not closed with it any more, or where
    the person was not asked.
    """
    actor = Actor.of_person(by)
    with open_change(paper.meeting_id, by=actor, command="approve_paper") as change:
        stands = Paper.objects.kept().filter(id=paper.id, final=edition)
        if not stands.exists():
            raise ChangeRefusedError("paper_is_open")
        asked = Approval.objects.kept().filter(edition=edition, person=by).first()
        if asked is None:
            raise ChangeRefusedError("not_asked_to_approve")
        if asked.at is None:
            change.change(asked, at=timezone.now())
        return change.saved_batch


def _require_seen(paper: Paper, seen: str) -> None:
    paper.refresh_from_db()
    if seal_paper(paper) != seen:
        raise ChangeRefusedError("paper_reads_otherwise")


def _require_answered(paper: Paper) -> None:
    """Nobody who proposed something is left without an answer."""
    unanswered = count_proposals(paper).unanswered
    if unanswered:
        raise ChangeRefusedError("unanswered_proposals", count=unanswered)


def _close(
    change: Change,
    paper: Paper,
    final: Minutes,
    written: Mapping[str, bytes],
    approvers: Sequence[User],
) -> Batch | None:
    edition = keep_edition_in(change, paper, final, why=Edition.Why.FINAL)
    change.change(paper, dated=final.dated, final=edition)
    for kind, content in written.items():
        change.create(_keep_file(edition, kind, content))
    for person in approvers:
        change.create(
            Approval(meeting_id=paper.meeting_id, edition=edition, person=person)
        )
    return change.saved_batch


def _keep_file(edition: Edition, kind: str, content: bytes) -> EditionFile:
    kept = EditionFile(
        meeting_id=edition.meeting_id,
        edition=edition,
        kind=kind,
        size=len(content),
        sha256=hash_bytes(content),
    )
    kept.file.save(f"{edition.id}.{kind}", ContentFile(content), save=False)
    return kept
