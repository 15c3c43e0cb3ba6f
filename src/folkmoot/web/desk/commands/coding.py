"""A second person codes a sample: it is dealt, coded, handed in, and talked over.

What the first person had decided is kept as it was when the sample was dealt, so that
settling a disagreement never makes the agreement look better than it was.
"""

import uuid
from collections.abc import Mapping
from contextlib import AbstractContextManager

from django.utils import timezone

from folkmoot.web.accounts.models import User
from folkmoot.web.desk.models import Coding, Sample
from folkmoot.web.desk.queries.coding_sample import draw, find_pile
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.models import FocusArea, Membership
from folkmoot.web.statements.models import Side

CODED = (Side.SUPPORTS, Side.OPPOSES)
MOST_DEALT = 200


def deal(
    *,
    desk: Desk,
    sample_id: uuid.UUID,
    coder: User,
    count: int,
    dealer: User,
    focus_area: FocusArea | None = None,
) -> Batch | None:
    """Deal so many statements to a member, or all there are; sent twice, dealt once."""
    by = Actor.of_person(dealer)
    with open_change(desk.consultation.id, by=by, command="deal_sample") as change:
        if Sample.objects.filter(id=sample_id).exists():
            return None
        _require_second(desk, coder, dealer)
        pile = find_pile(desk, coder=coder, focus_area=focus_area)
        if not pile.key_points:
            raise ChangeRefusedError("no_code_book")
        if not pile.statements:
            raise ChangeRefusedError("nothing_to_deal")
        dealt = draw(pile.statements, count=min(count, MOST_DEALT), sample_id=sample_id)
        change.create(
            Sample(
                id=sample_id,
                consultation=desk.consultation,
                meeting=desk.meeting,
                coder=coder,
                dealt_by=dealer,
                dealt_at=change.batch.at,
                statements=dealt,
                key_points=list(pile.key_points),
                first={statement: pile.first[statement] for statement in dealt},
            )
        )
        return change.saved_batch


def code_statement(
    *, sample: Sample, statement_id: uuid.UUID, sides: Mapping[str, str], by: Actor
) -> Batch | None:
    """How the second person sees one statement; may be changed until it is handed in.

    `sides` has the side for each key point it belongs to; without any, none fits.
    """
    with _open(sample, by, "code_statement") as change:
        sample = _require_own(sample, by)
        told = {point: side for point, side in sides.items() if side in CODED}
        is_dealt = str(statement_id) in sample.statements
        if not is_dealt or not set(told) <= set(sample.key_points):
            raise ChangeRefusedError("not_in_sample")
        coding = (
            Coding.objects.kept()
            .filter(sample=sample, statement_id=statement_id)
            .first()
        )
        if coding is not None:
            change.change(coding, sides=told)
        else:
            change.create(
                Coding(
                    consultation_id=sample.consultation_id,
                    sample=sample,
                    statement_id=statement_id,
                    sides=told,
                    coded_at=timezone.now(),
                )
            )
        return change.saved_batch


def hand_in(*, sample: Sample, by: Actor) -> Batch | None:
    """The second person is through; from now on the two can be compared."""
    with _open(sample, by, "hand_in_sample") as change:
        return _end(change, _require_own(sample, by))


def close_sample(*, sample: Sample, by: Actor) -> Batch | None:
    """The secretary ends it as it stands, with what has been coded so far."""
    with _open(sample, by, "close_sample") as change:
        return _end(change, _fetch(sample))


def remove_sample(*, sample: Sample, by: Actor) -> Batch | None:
    """Take it away with its codings. What was settled by it stays as it is."""
    with _open(sample, by, "remove_sample") as change:
        for coding in Coding.objects.kept().filter(sample=sample):
            change.remove(coding)
        change.remove(sample)
        return change.saved_batch


def _end(change: Change, sample: Sample) -> Batch | None:
    if not Coding.objects.kept().filter(sample=sample).exists():
        raise ChangeRefusedError("nothing_coded")
    if sample.ended_at is None:
        change.change(sample, ended_at=change.batch.at)
    return change.saved_batch


def _require_second(desk: Desk, coder: User, dealer: User) -> None:
    """It must be somebody else, who has to do with the consultation."""
    members = Membership.objects.kept().filter(consultation=desk.consultation)
    if coder == dealer:
        raise ChangeRefusedError("coder_is_dealer")
    if not members.filter(user=coder, user__is_active=True).exists():
        raise ChangeRefusedError("coder_is_no_member")


def _require_own(sample: Sample, by: Actor) -> Sample:
    sample = _fetch(sample)
    if by.person != sample.coder_id:
        raise ChangeRefusedError("not_your_sample")
    if sample.ended_at is not None:
        raise ChangeRefusedError("sample_is_handed_in")
    return sample


def _fetch(sample: Sample) -> Sample:
    """The sample as it stands now, within the transaction."""
    found: Sample | None = Sample.objects.kept().filter(id=sample.id).first()
    if found is None:
        raise ChangeRefusedError("sample_is_gone")
    return found


def _open(sample: Sample, by: Actor, command: str) -> AbstractContextManager[Change]:
    return open_change(sample.consultation_id, by=by, command=command)
