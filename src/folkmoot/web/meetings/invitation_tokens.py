"""The token in the link of an invitation. It is not stored, only its digest is.

It is computed from the server's secret, so that the worker can write it into a letter
without it lying in the table of tasks. Sending again makes the former one worthless.
"""

import base64
import hashlib
import uuid
from datetime import datetime

from django.urls import reverse
from django.utils.crypto import salted_hmac

from folkmoot.web.meetings.models import Invitation


def make_invitation_link(invitation: Invitation) -> str:
    """The path of the link, with the token behind the `#`."""
    token = compute_invitation_token(invitation.id, invitation.expires_at)
    return f"{reverse('meetings:invitation')}#{token}"


def compute_invitation_token(invitation_id: uuid.UUID, expires_at: datetime) -> str:
    what = f"{invitation_id}:{expires_at.timestamp():.6f}"
    mac = salted_hmac("folkmoot.invitation", what, algorithm="sha256")
    return base64.urlsafe_b64encode(mac.digest()).rstrip(b"=").decode("ascii")


def digest_invitation_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
