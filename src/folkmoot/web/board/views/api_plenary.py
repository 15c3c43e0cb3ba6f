"""A phone reads the plenary, and answers. Neither notes which device it was."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse

from folkmoot.web.board.asked import Asked
from folkmoot.web.board.commands.answers import Given, give_answers
from folkmoot.web.board.forms.answers import list_raw, read_asked
from folkmoot.web.board.phone_words import tell_result
from folkmoot.web.board.queries.answerers import make_answerer
from folkmoot.web.board.queries.answers import tell_mine, tell_plenary
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.views.phone import (
    PhoneRefusedError,
    answer,
    cookie_name,
    phone_view,
    read_json,
    require_device,
)


@phone_view("GET")
def plenary(request: HttpRequest) -> JsonResponse:
    """The key points that were asked about, and what this phone answered."""
    device = require_device(request)
    return answer(tell_plenary(device.meeting, _find_answerer(request, device)))


@phone_view("POST")
def answers(request: HttpRequest) -> JsonResponse:
    """Take answers and marks; durable before the results are told."""
    device = require_device(request)
    try:
        raw = list_raw(read_json(request))
    except ChangeRefusedError as refused:
        raise PhoneRefusedError(refused.code, HTTPStatus.BAD_REQUEST) from None
    read = [_read(*each) for each in raw]
    given = give_answers(
        meeting=device.meeting,
        answerer=_find_answerer(request, device),
        group_id=device.group_id,
        asked=[each for each in read if not isinstance(each, ChangeRefusedError)],
    )
    return answer(
        {
            "results": _tell_results([each for _, each in raw], read, given),
            "mine": tell_mine(given.answers, given.marks),
        }
    )


def _find_answerer(request: HttpRequest, device: Device) -> uuid.UUID:
    return make_answerer(request.COOKIES[cookie_name(request)], device.meeting_id)


def _read(kind: str, raw: Any) -> Asked | ChangeRefusedError:
    try:
        return read_asked(kind, raw)
    except ChangeRefusedError as refused:
        return refused


def _tell_results(
    raw: list[Any], read: list[Asked | ChangeRefusedError], given: Given
) -> list[dict[str, Any]]:
    """One for each that was sent, in their order."""
    done = iter(given.refused)
    outcomes = [
        each if isinstance(each, ChangeRefusedError) else next(done) for each in read
    ]
    points = [each.get("point") if isinstance(each, dict) else None for each in raw]
    return [
        {"point": point, **tell_result(outcome)}
        for point, outcome in zip(points, outcomes, strict=True)
    ]
