"""A phone reads its group's sheets, and sends what was written on them."""

import uuid
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from folkmoot import __version__
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.statements.commands.changes import do_change
from folkmoot.web.statements.commands.presence import presence
from folkmoot.web.statements.commands.sheets import ensure_sheets_of
from folkmoot.web.statements.forms.changes import read_change, read_request_id
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.queries.results import tell_results
from folkmoot.web.statements.queries.sheets import (
    read_last_number,
    read_news,
    read_sheet,
)
from folkmoot.web.statements.refusal_words import tell_refused
from folkmoot.web.statements.views.phone import (
    PhoneRefusedError,
    answer,
    phone_view,
    read_json,
    require_device,
)

_MOST_CHANGES = 100
_MOST_UNSENT = 100_000


@phone_view("GET")
def sheet(request: HttpRequest) -> JsonResponse:
    """All of the group's sheets, or what changed after an event."""
    device = require_device(request)
    presence.note(device.id, at=timezone.now(), unsent=_read_unsent(request.GET))
    after = _read_count(request.GET.get("after"))
    if device.group is None:
        return answer({"version": __version__, **read_news(device, after=after)})
    told = read_sheet(device=device, group=device.group, after=after)
    if not told["areas"]:
        ensure_sheets_of(group=device.group)
        told = read_sheet(device=device, group=device.group, after=after)
    return answer({"version": __version__, **told})


@phone_view("POST")
def changes(request: HttpRequest) -> JsonResponse:
    """Do the changes in order; each is durable before its result is told."""
    asked = read_json(request)
    device = require_device(request)
    raw_changes = asked.get("changes")
    if not isinstance(raw_changes, list):
        raise PhoneRefusedError("malformed", HTTPStatus.BAD_REQUEST)
    if len(raw_changes) > _MOST_CHANGES:
        raise PhoneRefusedError("too_many_changes", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    results = [_do(raw, device) for raw in raw_changes]
    presence.note(device.id, at=timezone.now(), unsent=_read_unsent(asked))
    number = read_last_number(device.meeting_id)
    return answer({"number": number, "results": tell_results(results, device)})


def _do(raw: Any, device: Device) -> dict[str, Any]:
    request_id: uuid.UUID | None = None
    try:
        request_id = read_request_id(raw)
        done = do_change(request_id=request_id, asked=read_change(raw), device=device)
    except ChangeRefusedError as error:
        done = tell_refused(error.code)
    named = raw.get("request") if isinstance(raw, dict) else None
    return {"request": str(request_id) if request_id else named, **done}


def _read_unsent(asked: Any) -> int | None:
    """What the device says it has not sent yet; None where it says nothing."""
    unsent = asked.get("unsent")
    return None if unsent is None else _read_count(unsent)


def _read_count(raw: object) -> int:
    text = str(raw)
    is_count = text.isascii() and text.isdigit() and len(text) < 18
    return min(int(text), 10**17) if is_count else 0
