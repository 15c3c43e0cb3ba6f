"""A phone attaches a picture of the flip chart, and sees those of its table."""

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.values import JSON
from folkmoot.web.statements.commands.photos import LARGEST, attach_photo
from folkmoot.web.statements.models import Device
from folkmoot.web.statements.queries.devices import read_groups
from folkmoot.web.statements.queries.photos import find_photo
from folkmoot.web.statements.queries.results import tell_results
from folkmoot.web.statements.queries.table import Table
from folkmoot.web.statements.refusal_words import tell_refused
from folkmoot.web.statements.views.phone import (
    PhoneRefusedError,
    answer,
    phone_view,
    require_device,
)
from folkmoot.web.statements.views.serving_photos import serve_photo


@phone_view("POST")
def attach(request: HttpRequest) -> JsonResponse:
    """Keep a picture; the answer is one result, as of `changes`."""
    device = require_device(request)
    named = request.POST.get("request")
    try:
        done = _attach(request, device)
    except ChangeRefusedError as error:
        done = tell_refused(error.code)
    return answer(tell_results([{"request": named, **done}], device)[0])


@phone_view("GET")
def photo(request: HttpRequest, photo_id: uuid.UUID) -> HttpResponse:
    """A picture of one's own table."""
    found = find_photo(require_device(request), photo_id)
    if found is None:
        raise PhoneRefusedError("unknown_photo", HTTPStatus.NOT_FOUND)
    return serve_photo(found)


def _attach(request: HttpRequest, device: Device) -> JSON:
    try:
        request_id = uuid.UUID(request.POST.get("request", ""))
        sheet_id = uuid.UUID(request.POST.get("sheet", ""))
    except ValueError:
        raise ChangeRefusedError("malformed") from None
    upload = request.FILES.get("photo")
    if upload is None:
        raise ChangeRefusedError("malformed", field="photo")
    return attach_photo(
        request_id=request_id,
        meeting=device.meeting,
        table=Table(device.meeting_id, read_groups(device)),
        sheet_id=sheet_id,
        # One byte more than may be, so that too much is seen to be so.
        data=upload.read(LARGEST + 1),
        by=Actor.of_device(device.id),
        device=device,
    )
