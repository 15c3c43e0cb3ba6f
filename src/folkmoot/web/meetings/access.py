"""Permission as part of the fetch: who gets to see what, asked in one place.

Another's consultation does not exist (404); one's own with too small a role is refused
(403). Views fetch through here and nowhere else.
"""

import uuid
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from folkmoot.web.accounts.models import User
from folkmoot.web.events.models import Batch, Event, Recorded
from folkmoot.web.events.undo import find_subject
from folkmoot.web.meetings.models import (
    Consultation,
    Meeting,
    Membership,
    OfConsultation,
    OfMeeting,
    Role,
)

RANK = {Role.MEMBER: 1, Role.FACILITATOR: 2, Role.SECRETARY: 3}
ConsultationRow = TypeVar("ConsultationRow", bound=OfConsultation)
MeetingRow = TypeVar("MeetingRow", bound=OfMeeting)


def fetch_consultation(
    user: User | AnonymousUser, consultation_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Consultation:
    """The consultation, for one who has at least this role in it."""
    consultation = Consultation.objects.kept().filter(id=consultation_id).first()
    if consultation is None:
        raise Http404
    require_role(user, consultation.id, role)
    return consultation  # type: ignore[no-any-return]


def fetch_meeting(
    user: User | AnonymousUser, meeting_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Meeting:
    """The meeting, for one who has at least this role in its consultation."""
    found = Meeting.objects.kept().select_related("consultation")
    meeting = found.filter(id=meeting_id, consultation__removed_at=None).first()
    if meeting is None:
        raise Http404
    require_role(user, meeting.consultation_id, role)
    return meeting  # type: ignore[no-any-return]


def fetch_of_meeting(
    model: type[MeetingRow],
    user: User | AnonymousUser,
    row_id: uuid.UUID,
    *,
    role: Role,
    **wanted: Any,
) -> MeetingRow:
    """A row of a meeting, kept or taken away, for one who has at least this role."""
    found = model._default_manager.select_related("meeting__consultation")
    row: MeetingRow | None = found.filter(id=row_id, **wanted).first()
    if row is None:
        raise Http404
    require_role(user, row.meeting.consultation_id, role)
    return row


def fetch_of_consultation(
    model: type[ConsultationRow],
    user: User | AnonymousUser,
    row_id: uuid.UUID,
    *,
    role: Role,
) -> ConsultationRow:
    """A row of a consultation, for one who has at least this role in it."""
    found = model._default_manager.select_related("consultation")
    row: ConsultationRow | None = found.filter(id=row_id).first()
    if row is None:
        raise Http404
    require_role(user, row.consultation_id, role)
    return row


def fetch_batch(user: User | AnonymousUser, batch_id: uuid.UUID) -> Batch:
    """What was done in one step, for one who may undo it.

    That is the secretary; a facilitator may undo what they did themselves at a meeting.
    What stands in the consultation's own log, as who has which role, is the secretary's
    alone: nobody gets a former role back by undoing. It is found, too, where the
    meeting was taken away by it.
    """
    batch = Batch.objects.filter(id=batch_id).first()
    if batch is None:
        raise Http404
    consultation_id = find_consultation_of_log(batch.stream_id)
    is_own = user.is_authenticated and batch.person_id == user.pk
    is_of_meeting = batch.stream_id != consultation_id
    role = Role.FACILITATOR if is_own and is_of_meeting else Role.SECRETARY
    require_role(user, consultation_id, role)
    return batch


def fetch_recorded(
    user: User | AnonymousUser, row_id: uuid.UUID, *, role: Role
) -> Recorded:
    """Any row of a consultation or of its meetings, kept or taken away.

    What stands in the consultation's own log, as who has which role, is for the
    secretary only.
    """
    event = Event.objects.filter(subject=row_id).first()
    row = find_subject(event) if event is not None else None
    if isinstance(row, OfMeeting):
        require_role(user, row.meeting.consultation_id, role)
    elif isinstance(row, Meeting):
        require_role(user, row.consultation_id, role)
    elif isinstance(row, Consultation | OfConsultation):
        require_role(user, row.stream_id, Role.SECRETARY)
    else:
        raise Http404
    return row


def find_consultation_of_log(stream_id: uuid.UUID) -> uuid.UUID:
    """Whose log it is; raise Http404 where it is of no consultation."""
    meetings = Meeting.objects.filter(id=stream_id)
    of_meeting: uuid.UUID | None = meetings.values_list(
        "consultation_id", flat=True
    ).first()
    if of_meeting is not None:
        return of_meeting
    if not Consultation.objects.filter(id=stream_id).exists():
        raise Http404
    return stream_id


def find_role(user: User | AnonymousUser, consultation_id: uuid.UUID) -> Role | None:
    """The person's role in the consultation; None for an outsider."""
    if not user.is_authenticated:
        return None
    memberships = Membership.objects.kept().filter(consultation_id=consultation_id)
    found = memberships.filter(user=user).values_list("role", flat=True).first()
    return Role(found) if found else None


def require_role(
    user: User | AnonymousUser, consultation_id: uuid.UUID, role: Role
) -> None:
    """Raise Http404 for an outsider, PermissionDenied where the role is too small."""
    own = find_role(user, consultation_id)
    if own is None:
        raise Http404
    if RANK[own] < RANK[role]:
        raise PermissionDenied
