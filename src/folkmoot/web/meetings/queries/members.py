"""Who has which role, who is invited, and what a person's home page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from folkmoot.web.accounts.models import User
from folkmoot.web.meetings.access import RANK
from folkmoot.web.meetings.invitation_tokens import digest_invitation_token
from folkmoot.web.meetings.models import (
    Consultation,
    Hearing,
    Invitation,
    Meeting,
    MeetingState,
    Membership,
    Role,
)

_SHOWN_MEETINGS = 3


@dataclass(frozen=True, kw_only=True)
class Own:
    """A consultation as its member's home page shows it."""

    consultation: Consultation
    role: Role
    meetings: Sequence[Meeting]
    # How many more there are, past ones counted.
    others: int

    @property
    def role_word(self) -> str:
        return str(self.role.label)


@dataclass(frozen=True, kw_only=True)
class Overseen:
    """A consultation as administrators see it: its name and who looks after it."""

    consultation: Consultation
    secretaries: Sequence[User]
    invited: Sequence[Invitation]


def list_members(consultation: Consultation) -> list[Membership]:
    """Secretaries first, then by name."""
    members = Membership.objects.kept().filter(consultation=consultation)
    return sorted(
        members.select_related("user"),
        key=lambda m: (-RANK[Role(m.role)], str(m.user).lower()),
    )


def list_invitations(consultation: Consultation) -> list[Invitation]:
    """Those not accepted yet, and not withdrawn."""
    found = Invitation.objects.kept().filter(
        consultation=consultation, accepted_at=None
    )
    return list(found.order_by("email"))


def find_invitation(token: str) -> Invitation | None:
    """The invitation a link belongs to, accepted or expired ones too."""
    found: Invitation | None = (
        Invitation.objects.kept()
        .filter(digest=digest_invitation_token(token), consultation__removed_at=None)
        # Once the address is erased, nobody can be the one who was invited.
        .filter(erased_at=None)
        .select_related("consultation")
        .first()
    )
    return found


def list_own(user: User, today: date) -> list[Own]:
    """The person's consultations, each with the meetings that come next."""
    kept = Meeting.objects.kept().filter(practice_of=None, hearing=Hearing.MEETING)
    members = (
        Membership.objects.kept()
        .filter(user=user, consultation__removed_at=None)
        .select_related("consultation")
        .prefetch_related(Prefetch("consultation__meetings", queryset=kept))
        .order_by("consultation__name", "id")
    )
    return [_show_own(member, today) for member in members]


def list_overseen() -> list[Overseen]:
    """Every consultation with its secretaries."""
    secretaries = Membership.objects.kept().filter(role=Role.SECRETARY)
    invited = Invitation.objects.kept().filter(role=Role.SECRETARY, accepted_at=None)
    found = (
        Consultation.objects.kept()
        .prefetch_related(
            Prefetch("memberships", secretaries.select_related("user")),
            Prefetch("invitations", invited),
        )
        .order_by("name", "id")
    )
    return [
        Overseen(
            consultation=consultation,
            secretaries=[m.user for m in consultation.memberships.all()],
            invited=list(consultation.invitations.all()),
        )
        for consultation in found
    ]


def list_only_secretary_of(user: User) -> list[Consultation]:
    """The consultations that have no other secretary who can sign in."""
    secretaries = Membership.objects.kept().filter(
        role=Role.SECRETARY, user__is_active=True, consultation__removed_at=None
    )
    others = secretaries.exclude(user=user).values("consultation_id")
    alone = secretaries.filter(user=user).exclude(consultation_id__in=others)
    return [m.consultation for m in alone.select_related("consultation")]


def _show_own(member: Membership, today: date) -> Own:
    meetings = list(member.consultation.meetings.all())
    coming = [m for m in meetings if is_coming(m, today)]
    shown = coming[:_SHOWN_MEETINGS]
    return Own(
        consultation=member.consultation,
        role=Role(member.role),
        meetings=shown,
        others=len(meetings) - len(shown),
    )


def is_coming(meeting: Meeting, today: date) -> bool:
    """Whether it is open, or not held yet as far as its date is known."""
    if meeting.state != MeetingState.PLANNED:
        return meeting.state == MeetingState.OPEN
    last_day = meeting.date.rpartition("/")[2]
    if not last_day or "X" in last_day:
        return True
    return last_day >= today.isoformat()[: len(last_day)]
