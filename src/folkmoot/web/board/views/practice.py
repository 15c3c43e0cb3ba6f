"""Letting the simulated phones of a practice answer in the plenary."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.board.commands.practice import practise_plenary
from folkmoot.web.board.tasks import answer_in_practice
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import fetch_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.words import word_refusal
from folkmoot.web.statements.commands.practice import make_seed
from folkmoot.web.ui.notices import tell_done, tell_problem

# With some seconds between, this is about ten minutes.
TIMES = 150


@require_POST
def practise(request: HttpRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Some answer at once, so that something is seen; the worker does the rest."""
    practice = fetch_meeting(request.user, meeting_id, role=Role.SECRETARY)
    try:
        practise_plenary(practice=practice, seed=make_seed())
    except ChangeRefusedError as error:
        tell_problem(request, word_refusal(error))
    else:
        answer_in_practice.enqueue(str(practice.id), TIMES)
        tell_done(request, _("For ten minutes the phones answer whatever is open."))
    return redirect("meetings:practice", practice.id)
