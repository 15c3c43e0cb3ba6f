"""Noting which screens show the board. Not in the log: it changes no record."""

import uuid
from datetime import timedelta

from django.utils import timezone

from folkmoot.web.board.models import Screen
from folkmoot.web.meetings.models import Meeting

# After so long, nobody waits for a screen that was left on any more.
_FORGOTTEN_AFTER = timedelta(hours=12)


def note_screen(*, meeting: Meeting, screen_id: uuid.UUID) -> None:
    """The screen was in reach just now."""
    now = timezone.now()
    Screen.objects.filter(last_seen_at__lt=now - _FORGOTTEN_AFTER).delete()
    Screen.objects.update_or_create(
        id=screen_id, defaults={"meeting": meeting, "last_seen_at": now}
    )


def forget_screen(*, meeting: Meeting, screen_id: uuid.UUID) -> None:
    """The board was closed there by somebody, so nobody has to look after it."""
    Screen.objects.filter(id=screen_id, meeting=meeting).delete()
