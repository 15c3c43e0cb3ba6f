"""Doing one thing at the desk: once, however often it is sent."""

import json
import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.desk.forms.given import Given, MalformedError
from folkmoot.web.desk.queries.ledger import recall_ledger
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.desk.queries.steps import find_author
from folkmoot.web.desk.refusal_words import word_desk_refusal
from folkmoot.web.desk.said import say_done, say_whose
from folkmoot.web.desk.views.deeds import BESIDE, DEEDS
from folkmoot.web.desk.views.fetching import answer, open_desk, read_id, read_person
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.once import handle_once
from folkmoot.web.events.recording import Actor
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.models import Role


@require_POST
def do(request: HttpRequest, consultation_id: uuid.UUID) -> JsonResponse:
    """One command by its name, for who works at the desk."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.FACILITATOR
    )
    try:
        asked = _read(request)
        desk = open_desk(consultation, asked.get("meeting"))
        done = _do_once(asked, desk, Actor.of_person(read_person(request)))
    except MalformedError as fault:
        return _tell_malformed(fault)
    except ChangeRefusedError as refused:
        return _tell_refused(refused)
    number = read_numbers(desk).total
    told = {"number": number, "ledger": recall_ledger(desk, number).tell()}
    return answer({"status": "done", **done, **told})


def _read(request: HttpRequest) -> dict[str, Any]:
    if request.content_type != "application/json":
        raise MalformedError("body")
    try:
        read = json.loads(request.body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise MalformedError("body") from None
    if not isinstance(read, dict):
        raise MalformedError("body")
    if read.get("do") not in DEEDS:
        raise MalformedError("do")
    return read


def _do_once(asked: Mapping[str, Any], desk: Desk, by: Actor) -> dict[str, Any]:
    request_id = read_id(asked.get("request"))
    if request_id is None:
        raise MalformedError("request")
    fields = {name: value for name, value in asked.items() if name != "request"}

    def do_it() -> dict[str, Any]:
        batch = DEEDS[asked["do"]](Given(fields, desk=desk, by=by))
        is_done = batch is not None or asked["do"] in BESIDE
        said = _say(asked["do"], fields, batch, by) if is_done else None
        told = str(batch.id) if batch else None
        return {"batch": told, "said": said or _("Nothing was changed.")}

    return handle_once(
        request_id=request_id,
        stream_id=desk.consultation.id,
        asked=fields,
        do=do_it,
    )


def _say(name: str, fields: Mapping[str, Any], batch: Batch | None, by: Actor) -> str:
    """What was done; and whose step it was, where another's was undone."""
    author = find_author(batch) if batch and name in ("undo", "redo") else None
    if author is None or author.pk == by.person:
        return say_done(name, fields)
    return say_whose(name, str(author))


def _tell_malformed(fault: MalformedError) -> JsonResponse:
    told = {
        "status": "refused",
        "code": "malformed",
        "message": _(
            "The server could not read this, so nothing was changed. Load the page"
            " again and try once more."
        ),
        "field": fault.name,
    }
    return answer(told, status=HTTPStatus.BAD_REQUEST)


def _tell_refused(refused: ChangeRefusedError) -> JsonResponse:
    """Why not, and what stands there now where somebody else was first."""
    told: dict[str, Any] = {
        "status": "refused",
        "code": refused.code,
        "message": word_desk_refusal(refused),
        "now": {},
    }
    if isinstance(refused, StaleFieldError):
        stored, field = refused.stored, refused.field
        told["now"] = {
            field: str(getattr(stored, field)),
            "version": stored.versions.get(field, 0),
            "id": str(stored.id),
        }
    return answer(told, status=HTTPStatus.CONFLICT)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
