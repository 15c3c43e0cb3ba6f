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
