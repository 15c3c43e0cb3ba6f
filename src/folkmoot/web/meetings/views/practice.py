"""Starting a practice, and wiping it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.commands.practice import start_practice, wipe_practice
from folkmoot.web.meetings.models import Meeting, Role
from folkmoot.web.meetings.queries.practice import find_practice
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.ui.notices import tell_done


@require_safe
def show_practice(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    context = {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "real": _find_real(meeting),
        "practice": find_practice(meeting),
    }
    return render(request, "meetings/practice.html", context)


@require_POST
def start(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    practice = start_practice(meeting=_find_real(meeting), by=name_actor(request))
    tell_done(request, _("The practice is ready. Nothing in it is counted."))
    return redirect("meetings:practice", practice.id)


@require_POST
def wipe(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Not to be undone, and safe: of the meeting itself nothing is touched."""
    meeting = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    real, practice = _find_real(meeting), find_practice(meeting)
    if practice is not None:
        wipe_practice(practice=practice)
    tell_done(request, _("The practice is wiped. The meeting itself is as it was."))
    return redirect("meetings:plan", real.id)


def _find_real(meeting: Meeting) -> Meeting:
    return meeting.practice_of or meeting
