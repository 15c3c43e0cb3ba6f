"""Who has which role in a consultation. It keeps at least one secretary."""

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor, Change, open_change
from folkmoot.web.meetings.access import RANK
from folkmoot.web.meetings.models import Membership, Role


def change_role(*, membership: Membership, role: Role, by: Actor) -> None:
    """Give the person another role."""
    with open_change(membership.stream_id, by=by, command="change_role") as change:
        _refuse_if_gone(membership)
        if role != Role.SECRETARY:
            _refuse_if_last_secretary(membership)
        change.change(membership, role=role)


def remove_member(*, membership: Membership, by: Actor) -> None:
    """Take the role away; what the person has done in the consultation is kept."""
    with open_change(membership.stream_id, by=by, command="remove_member") as change:
        _refuse_if_last_secretary(membership)
        change.remove(membership)


def give_role(change: Change, given: Membership) -> Membership:
    """Within an open change: let the person have at least this role."""
    standing = (
        Membership.objects.kept()
        .filter(consultation=given.consultation, user=given.user)
        .first()
    )
    if standing is None:
        change.create(given)
        return given
    if RANK[Role(standing.role)] < RANK[Role(given.role)]:
        change.change(standing, role=given.role)
    member: Membership = standing
    return member


def _refuse_if_gone(membership: Membership) -> None:
    if not Membership.objects.kept().filter(id=membership.id).exists():
        raise ChangeRefusedError("member_gone", person=str(membership.user))


def _refuse_if_last_secretary(membership: Membership) -> None:
    """The log is locked here, so two secretaries cannot take each other out at once."""
    secretaries = Membership.objects.kept().filter(
        consultation=membership.consultation_id,
        role=Role.SECRETARY,
        user__is_active=True,
    )
    ids = set(secretaries.values_list("id", flat=True))
    if ids == {membership.id}:
        raise ChangeRefusedError("last_secretary", person=str(membership.user))
