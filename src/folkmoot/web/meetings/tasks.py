"""The letters of the meetings app, written and sent by the worker."""

from urllib.parse import urljoin

from django.utils import timezone
from django_tasks import task

from folkmoot.web.accounts.models import User
from folkmoot.web.accounts.queries.people import find_account
from folkmoot.web.accounts.tasks import send_letter
from folkmoot.web.meetings.invitation_tokens import make_invitation_link
from folkmoot.web.meetings.models import Invitation


@task()
def send_invitation(invitation_id: str, inviter_id: int, site: str) -> None:
    """Send the link to the invited address, unless it has been settled meanwhile."""
    standing = Invitation.objects.kept().filter(
        id=invitation_id, accepted_at=None, expires_at__gt=timezone.now()
    )
    invitation = standing.select_related("consultation").first()
    if invitation is None:
        return
    account = find_account(invitation.email)
    language = account.language if account else invitation.consultation.language
    send_letter(
        "meetings/mail/invitation",
        to=invitation.email,
        language=language,
        invitation=invitation,
        inviter=User.objects.get(pk=inviter_id),
        link=urljoin(site, make_invitation_link(invitation)),
        site=site,
    )
