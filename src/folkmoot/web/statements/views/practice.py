"""Letting the simulated groups of a practice write."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import name_actor
from folkmoot.web.meetings.views.words import word_refusal
from folkmoot.web.statements.commands.practice import (
    begin_to_practise,
    let_groups_write,
    make_seed,
)
from folkmoot.web.statements.tasks import practise
from folkmoot.web.ui.notices import tell_done, tell_problem

# With a pause of six seconds between, this is about two minutes.
TIMES = 20


@require_POST
def practise_now(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """The first round at once, so that something is seen; the worker does the rest."""
    practice = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    try:
        begin_to_practise(practice=practice, by=name_actor(request))
        wrote = let_groups_write(practice=practice, seed=make_seed())
    except ChangeRefusedError as error:
        tell_problem(request, word_refusal(error))
        return redirect("meetings:practice", practice.id)
    if wrote:
        practise.enqueue(str(practice.id), TIMES)
        tell_done(request, _("The groups are writing. See them in the hall."))
    else:
        tell_problem(
            request,
            _(
                "No group can write just now: there are no groups, no focus area is "
                "open, or all sheets are full. Open an area in the hall, and try again."
            ),
        )
    return redirect("meetings:practice", practice.id)
