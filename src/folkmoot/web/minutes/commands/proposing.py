"""What whoever has a link does: say who they are, propose, take a proposal back."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor, open_change
from folkmoot.web.minutes.commands.corrections import MOST_CORRECTORS, make_corrector
from folkmoot.web.minutes.models import Answer, Corrector, Proposal
from folkmoot.web.minutes.queries.corrections import load_round, takes_proposals
from folkmoot.web.minutes.queries.paragraphs import find_spot

LONGEST_WORDS = 4_000
MOST_PROPOSALS = 300


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What was written on the page; an empty anchor is the whole paper."""

    id: uuid.UUID
    anchor: str
    number: int
    wording: str
    comment: str


def join_round(*, shared: Corrector, name: str) -> Corrector:
    """A link of their own for whoever came by the link for several."""
    if not name:
        raise ChangeRefusedError("name_is_missing")
    own = make_corrector(shared.round, name=name)
    by = Actor.of_device(own.id)
    with open_change(shared.meeting_id, by=by, command="join_round") as change:
        if Corrector.objects.filter(round=shared.round).count() >= MOST_CORRECTORS:
            raise ChangeRefusedError("too_many_correctors", most=MOST_CORRECTORS)
        change.create(own)
    return own


def propose(*, corrector: Corrector, proposed: Proposed) -> None:
    """Hand in a proposal; sent twice, it is made once.

    Raises ChangeRefusedError where the round is over or nothing was written.
    """
    if max(len(proposed.wording), len(proposed.comment)) > LONGEST_WORDS:
        raise ChangeRefusedError("proposal_too_long", most=LONGEST_WORDS)
    by = Actor.of_device(corrector.id)
    with open_change(corrector.meeting_id, by=by, command="propose") as change:
        if Proposal.objects.filter(id=proposed.id).exists():
            return
        corrector.round.paper.refresh_from_db()
        corrector.round.refresh_from_db()
        if not takes_proposals(corrector.round):
            raise ChangeRefusedError("round_is_over")
        if corrector.proposals.count() >= MOST_PROPOSALS:
            raise ChangeRefusedError("too_many_proposals", most=MOST_PROPOSALS)
        change.create(_make(corrector, proposed))


def withdraw_proposal(*, proposal: Proposal, corrector: Corrector) -> None:
    """Take one's own proposal back while it is not answered."""
    by = Actor.of_device(corrector.id)
    stream = corrector.meeting_id
    with open_change(stream, by=by, command="withdraw_proposal") as change:
        proposal.refresh_from_db()
        if proposal.answer == Answer.WITHDRAWN:
            return
        if proposal.answer != Answer.OPEN:
            raise ChangeRefusedError("proposal_is_answered")
        change.change(proposal, answer=Answer.WITHDRAWN)


def _make(corrector: Corrector, proposed: Proposed) -> Proposal:
    quoted = _quote(corrector, proposed)
    wording = "" if proposed.wording == quoted else proposed.wording
    if not wording and not proposed.comment:
        raise ChangeRefusedError("nothing_proposed")
    return Proposal(
        id=proposed.id,
        meeting_id=corrector.meeting_id,
        round=corrector.round,
        corrector=corrector,
        anchor=proposed.anchor,
        number=proposed.number,
        quoted=quoted,
        wording=wording,
        comment=proposed.comment,
        sent_at=timezone.now(),
    )


def _quote(corrector: Corrector, proposed: Proposed) -> str:
    """How the paragraph reads in the version that was sent round."""
    if not proposed.anchor:
        if proposed.wording:
            raise ChangeRefusedError("no_such_paragraph")
        return ""
    minutes = load_round(corrector.round)
    spot = minutes and find_spot(minutes, proposed.anchor, proposed.number)
    if not spot or (spot.is_table and proposed.wording):
        raise ChangeRefusedError("no_such_paragraph")
    return spot.text
