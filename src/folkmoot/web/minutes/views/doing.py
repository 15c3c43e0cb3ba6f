"""Doing one thing to a paper: once, however often it is sent."""

import json
import uuid
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.web.accounts.models import User
from folkmoot.web.events.errors import ChangeRefusedError, StaleFieldError
from folkmoot.web.events.models import Batch
from folkmoot.web.events.once import handle_once
from folkmoot.web.events.recording import Actor
from folkmoot.web.events.undo import undo_batch
from folkmoot.web.meetings.models import Role
from folkmoot.web.minutes.commands import drafting, writing
from folkmoot.web.minutes.forms.given import Given, MalformedError, read_id
from folkmoot.web.minutes.models import Paper, PaperPart
from folkmoot.web.minutes.queries.telling import tell_paper, tell_part
from folkmoot.web.minutes.refusal_words import word_minutes_refusal
from folkmoot.web.minutes.views.fetching import answer, fetch_paper, read_person

Deed = Callable[[Given, User], Batch | None]


@require_POST
def do(request: HttpRequest, paper_id: uuid.UUID) -> JsonResponse:
    """One command by its name; the answer has the paper as it stands then."""
    paper = fetch_paper(request, paper_id, role=Role.SECRETARY)
    try:
        asked = _read(request)
        done = _do_once(asked, paper, read_person(request))
    except MalformedError as fault:
        return _tell_malformed(fault)
    except ChangeRefusedError as refused:
        return _tell_refused(refused)
    paper.refresh_from_db()
    return answer({"status": "done", **done, **tell_paper(paper)})


def _write_head(given: Given, by: User) -> Batch | None:
    return writing.write_head(
        paper=given.paper,
        title=given.text("title"),
        facts=given.facts(),
        base=given.base(),
        by=Actor.of_person(by),
    )


def _write_part(given: Given, by: User) -> Batch | None:
    return writing.write_part(
        part=given.part(),
        title=given.text("title"),
        level=given.level(),
        blocks=given.blocks(),
        base=given.base(),
        by=Actor.of_person(by),
    )


def _add_part(given: Given, by: User) -> Batch | None:
    return writing.add_part(
        paper=given.paper,
        part_id=given.id("part"),
        after=given.part_or_none("after"),
        level=given.level(),
        by=Actor.of_person(by),
    )


def _move_part(given: Given, by: User) -> Batch | None:
    after = given.part_or_none("after")
    return writing.move_part(part=given.part(), after=after, by=Actor.of_person(by))


def _leave_part_out(given: Given, by: User) -> Batch | None:
    return writing.leave_part_out(part=given.part(), by=Actor.of_person(by))


def _bring_part_back(given: Given, by: User) -> Batch | None:
    return writing.bring_part_back(part=given.part(), by=Actor.of_person(by))


def _mark_read(given: Given, by: User) -> Batch | None:
    parts, seen = given.parts_seen()
    return writing.mark_read(parts=parts, seen=seen, by=by)


def _refresh(given: Given, by: User) -> Batch | None:
    return drafting.refresh_paper(paper=given.paper, by=Actor.of_person(by))


def _keep_edition(given: Given, by: User) -> Batch | None:
    return drafting.keep_edition(paper=given.paper, by=Actor.of_person(by))


def _undo(given: Given, by: User) -> Batch | None:
    return undo_batch(batch=given.batch(), by=Actor.of_person(by))


DEEDS: Mapping[str, Deed] = {
    "write_head": _write_head,
    "write_part": _write_part,
    "add_part": _add_part,
    "move_part": _move_part,
    "leave_part_out": _leave_part_out,
    "bring_part_back": _bring_part_back,
    "mark_read": _mark_read,
    "refresh": _refresh,
    "keep_edition": _keep_edition,
    "undo": _undo,
}


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


def _do_once(asked: Mapping[str, Any], paper: Paper, by: User) -> dict[str, Any]:
    request_id = read_id(asked.get("request"), "request")
    fields = {name: value for name, value in asked.items() if name != "request"}

    def do_it() -> dict[str, Any]:
        batch = DEEDS[asked["do"]](Given(fields, paper=paper), by)
        return {"batch": str(batch.id) if batch else None}

    return handle_once(
        request_id=request_id,
        stream_id=paper.meeting_id,
        asked={"paper": str(paper.id), **fields},
        do=do_it,
    )


def _tell_malformed(fault: MalformedError) -> JsonResponse:
    told = {
        "status": "refused",
        "code": "malformed",
        "message": _(
            "The server could not read this, so nothing was saved. What you wrote"
            " stands here still; copy it, and load the page again."
        ),
        "field": fault.name,
    }
    return answer(told, status=HTTPStatus.BAD_REQUEST)


def _tell_refused(refused: ChangeRefusedError) -> JsonResponse:
    """Why not, and what stands there now where somebody else was first."""
    told: dict[str, Any] = {
        "status": "refused",
        "code": refused.code,
        "message": word_minutes_refusal(refused),
    }
    if isinstance(refused, StaleFieldError):
        if isinstance(refused.stored, PaperPart):
            told["now"] = tell_part(refused.stored)
        elif isinstance(refused.stored, Paper):
            told["now"] = tell_paper(refused.stored)["head"]
    return answer(told, status=HTTPStatus.CONFLICT)


def _refuse_constant(name: str) -> None:
    raise ValueError(name)
