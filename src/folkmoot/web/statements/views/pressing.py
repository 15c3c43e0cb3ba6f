"""A button of the room: do one thing, say so with "Undo" beside it, and go back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.views.answers import tell_saved
from folkmoot.web.statements.refusal_words import say_refused
from folkmoot.web.ui.notices import tell_problem


def press(
    request: HttpRequest, do: Callable[[], Batch | None], *, told: str, back: str
) -> HttpResponse:
    """Do it, or say why not; either way go back to the page."""
    try:
        tell_saved(request, do(), told)
    except ChangeRefusedError as error:
        tell_problem(request, say_refused(error.code))
    return redirect(back)
