"""Ending sessions."""

from allauth.usersessions.models import UserSession

from folkmoot.web.accounts.models import User


def end_sessions(*, user: User, but: str | None = None) -> int:
    """Sign the person out everywhere, but for one session; tells how many ended."""
    sessions = list(UserSession.objects.filter(user=user).exclude(session_key=but))
    for session in sessions:
        session.end()
    return len(sessions)
