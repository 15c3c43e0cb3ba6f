"""A press on the console: do one thing, say so with "Undo" beside it, and go back.

A press that comes from the page's script is sent on to the console like any other; the
console then answers with those of its parts that changed.
"""

import json
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.web.board.refusal_words import word_board_refusal
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.meetings.views.answers import tell_saved
from folkmoot.web.ui.notices import tell_problem


def press(
    request: HttpRequest,
    meeting: Meeting,
    do: Callable[[], Batch | None],
    *,
    told: str,
    back: str = "board:console",
) -> HttpResponse:
    """Do it, or say why not; either way go back to the console, or to another page."""
    try:
        tell_saved(request, do(), told)
    except ChangeRefusedError as error:
        tell_problem(request, word_board_refusal(error))
    return redirect(back, meeting.id)


def read_base(request: HttpRequest) -> Mapping[str, int] | None:
    """The versions that were on the page; None where it sent none it could have had."""
    try:
        found = json.loads(request.POST.get("versions", ""))
    except ValueError:
        return None
    is_sound = isinstance(found, dict) and all(type(v) is int for v in found.values())
    return found if is_sound else None
