"""A correction round: sending a version round, and answering what is proposed."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from folkmoot.documents.minutes_model import Origin
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import SYSTEM, Actor, Change, open_change
from folkmoot.web.minutes.commands.drafting import keep_edition_in
from folkmoot.web.minutes.commands.opened import require_open
from folkmoot.web.minutes.models import (
    Answer,
    CorrectionRound,
    Corrector,
    Edition,
    Paper,
    PaperPart,
    Proposal,
)
from folkmoot.web.minutes.queries.correction_links import compute_token, digest_token
from folkmoot.web.minutes.queries.corrections import find_open_round
from folkmoot.web.minutes.queries.papers import dump_blocks, load_blocks, load_paper
from folkmoot.web.minutes.queries.paragraphs import reword_paragraph

MOST_CORRECTORS = 500


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody who is to have a link; without an e-mail it is handed over."""

    name: str
    email: str = ""


def start_round(
    *,
    paper: Paper,
    invited: Sequence[Invited],
    message: str,
    deadline: datetime,
    by: Actor,
) -> CorrectionRound:
    """Keep the paper as a version, with a link for each and one for several.

    Raises ChangeRefusedError where one goes round already, or the deadline is over.
    """
    if deadline <= timezone.now():
        raise ChangeRefusedError("deadline_is_over")
    with open_change(paper.meeting_id, by=by, command="start_round") as change:
        require_open(paper)
        if find_open_round(paper) is not None:
            raise ChangeRefusedError("round_is_open")
        edition = keep_edition_in(
            change, paper, load_paper(paper), why=Edition.Why.ROUND
        )
        round_ = CorrectionRound(
            meeting_id=paper.meeting_id,
            paper=paper,
            edition=edition,
            message=message,
            deadline=deadline,
        )
        change.create(round_)
        change.create(make_corrector(round_, is_shared=True))
        _invite(change, round_, invited)
    return round_


def invite_correctors(
    *, round_: CorrectionRound, invited: Sequence[Invited], by: Actor
) -> list[Corrector]:
    """Links for more people; whoever has one by their address keeps it."""
    with open_change(round_.meeting_id, by=by, command="invite_correctors") as change:
        _require_going(round_)
        return _invite(change, round_, invited)


def remove_corrector(*, corrector: Corrector, by: Actor) -> Batch | None:
    """The link opens nothing any more. What came by it stays, and is answered."""
    stream = corrector.meeting_id
    with open_change(stream, by=by, command="remove_corrector") as change:
        change.remove(corrector)
        return change.saved_batch


def end_round(*, round_: CorrectionRound, by: Actor) -> Batch | None:
    """Take no more proposals. Links still show the paper and the answers."""
    with open_change(round_.meeting_id, by=by, command="end_round") as change:
        round_.refresh_from_db()
        if round_.ended_at is None:
            change.change(round_, ended_at=timezone.now())
        return change.saved_batch


def note_letter(*, corrector: Corrector, is_reminder: bool) -> None:
    """A letter with the link was handed to the mail server."""
    stream = corrector.meeting_id
    now = timezone.now()
    with open_change(stream, by=SYSTEM, command="send_correction_link") as change:
        if is_reminder:
            change.change(corrector, reminded_at=now)
        else:
            change.change(corrector, sent_at=now)


def accept_proposal(*, proposal: Proposal, puts_in: bool, by: Actor) -> Batch | None:
    """Say yes to a proposal; with `puts_in` its wording stands in the paper from now.

    Raises ChangeRefusedError where the paragraph reads otherwise than when it was
    proposed: nothing is written over.
    """
    with open_change(proposal.meeting_id, by=by, command="accept_proposal") as change:
        _require_unanswered(proposal)
        if puts_in and proposal.wording:
            _put_in(change, proposal)
        _answer(change, proposal, by, answer=Answer.ACCEPTED)
        return change.saved_batch


def decline_proposal(*, proposal: Proposal, reason: str, by: Actor) -> Batch | None:
    """Say no, with a reason that whoever proposed it reads."""
    if not reason:
        raise ChangeRefusedError("reason_is_missing")
    with open_change(proposal.meeting_id, by=by, command="decline_proposal") as change:
        _require_unanswered(proposal)
        _answer(change, proposal, by, answer=Answer.DECLINED, reason=reason)
        return change.saved_batch


def make_corrector(
    round_: CorrectionRound, *, name: str = "", email: str = "", is_shared: bool = False
) -> Corrector:
    corrector_id = uuid.uuid4()
    return Corrector(
        id=corrector_id,
        meeting_id=round_.meeting_id,
        round=round_,
        name=name,
        email=email,
        is_shared=is_shared,
        digest=digest_token(compute_token(corrector_id)),
    )


def _invite(
    change: Change, round_: CorrectionRound, invited: Iterable[Invited]
) -> list[Corrector]:
    known = Corrector.objects.kept().filter(round=round_)
    emails = set(known.exclude(email="").values_list("email", flat=True))
    made = []
    for each in invited:
        if each.email and each.email in emails:
            continue
        emails.add(each.email)
        corrector = make_corrector(round_, name=each.name, email=each.email)
        change.create(corrector)
        made.append(corrector)
    if known.count() > MOST_CORRECTORS:
        raise ChangeRefusedError("too_many_correctors", most=MOST_CORRECTORS)
    return made


def _require_going(round_: CorrectionRound) -> None:
    round_.refresh_from_db()
    require_open(round_.paper)
    if not round_.takes_proposals(at=timezone.now()):
        raise ChangeRefusedError("round_is_over")


def _require_unanswered(proposal: Proposal) -> None:
    """Ask under the log's lock."""
    proposal.refresh_from_db()
    require_open(proposal.round.paper)
    if proposal.removed_at is not None or proposal.answer != Answer.OPEN:
        raise ChangeRefusedError("proposal_is_answered")


def _put_in(change: Change, proposal: Proposal) -> None:
    rows = PaperPart.objects.kept().filter(is_left_out=False)
    part = rows.filter(paper=proposal.round.paper_id, anchor=proposal.anchor).first()
    blocks = part and reword_paragraph(
        load_blocks(part.body),
        number=proposal.number,
        quoted=proposal.quoted,
        wording=proposal.wording,
    )
    if part is None or blocks is None:
        raise ChangeRefusedError("paragraph_reads_otherwise")
    change.change(part, body=dump_blocks(blocks), origin=Origin.WRITTEN, read_by=[])


def _answer(
    change: Change, proposal: Proposal, by: Actor, *, answer: Answer, reason: str = ""
) -> None:
    change.change(
        proposal,
        answer=answer,
        reason=reason,
        answered_at=timezone.now(),
        answered_by_id=by.person,
    )
