"""What the board's keys and the console's buttons do, answered as each can read it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.models import Batch
from folkmoot.web.meetings.models import Meeting
from folkmoot.web.statements.queries.sheets import read_last_number
from folkmoot.web.statements.views.pressing import press


def act(
    request: HttpRequest, meeting: Meeting, do: Callable[[], Batch | None], *, told: str
) -> HttpResponse:
    """Do one thing; a script is told so in JSON, a person goes back to the console."""
    if not asks_for_json(request):
        return press(request, do, told=told, back=find_console(meeting))
    try:
        do()
    except ChangeRefusedError as error:
        return JsonResponse({"folkmoot": 1, "code": error.code}, status=409)
    return JsonResponse({"folkmoot": 1, "number": read_last_number(meeting.id)})


def asks_for_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def find_console(meeting: Meeting) -> str:
    """The address of the console the meeting is led from."""
    return reverse("board:console", args=[meeting.id])
