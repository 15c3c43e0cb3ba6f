"""Deciding in the findings' own pages: dilemmas, bearings, and single voices."""

import uuid
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.web.desk.commands.gathering import gather
from folkmoot.web.desk.commands.placements import set_aside
from folkmoot.web.desk.commands.scope import Part
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.models import Batch
from folkmoot.web.findings.commands.deciding import (
    Decision,
    decide_bearing,
    decide_dilemma,
    keep_voice,
    look_again,
)
from folkmoot.web.findings.queries.questions import list_asked
from folkmoot.web.findings.queries.statements import list_statements
from folkmoot.web.findings.refusal_words import word_deciding_refusal
from folkmoot.web.findings.views.fetching import Reading, open_findings
from folkmoot.web.meetings.access import fetch_of_meeting
from folkmoot.web.meetings.models import Role
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor
from folkmoot.web.statements.models import AsideReason, KeyPoint, Side, Statement


@require_POST
def dilemma(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """It is a dilemma, it is none, or nobody has said."""
    reading = open_findings(request, consultation_id, role=Role.FACILITATOR)
    decision = _read_decision(request)
    one = _read_id(request, "one")
    other = _read_id(request, "other") if request.POST.get("other") else None
    return _do(
        request,
        lambda: decide_dilemma(
            consultation=reading.consultation,
            one=one,
            other=other,
            decision=decision,
            words=request.POST.get("words", ""),
            by=name_actor(request),
        ),
        told={
            Decision.YES: _("It is a dilemma."),
            Decision.NO: _("It is no dilemma."),
            Decision.OPEN: _("Nobody has said whether it is a dilemma."),
        }[decision],
        back=f"{reading.base}dilemmas/",
    )


@require_POST
def bearing(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """A key point tells what was heard on a question, or it does not."""
    reading = open_findings(request, consultation_id, role=Role.FACILITATOR)
    decision, own = _read_decision(request), _read_id(request, "question")
    asked = next((each for each in list_asked(reading.desk) if own in each.ids), None)
    if asked is None:
        raise Http404
    point = _read_id(request, "key_point")
    return _do(
        request,
        lambda: decide_bearing(
            consultation=reading.consultation,
            key_point=point,
            asked=asked,
            decision=decision,
            by=name_actor(request),
        ),
        told={
            Decision.YES: _("The key point tells what was heard on it."),
            Decision.NO: _("The key point tells nothing of it."),
            Decision.OPEN: _("Nobody has said whether the key point tells of it."),
        }[decision],
        back=f"{reading.base}views/questions#q-{asked.id}",
    )


@require_GET
def walk(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """One single voice at a time: those that nobody has looked at, one by one."""
    reading = open_findings(request, consultation_id, role=Role.FACILITATOR)
    voices = reading.findings.single_voices
    unseen = [each for each in voices if not each.is_seen]
    at = _find_place([each.statement for each in unseen], request.GET.get("at", ""))
    shown = unseen[at] if unseen else None
    said = list_statements(
        [uuid.UUID(shown.statement)] if shown else [], Halls.of_desk(reading.desk)
    )
    return reading.show(
        "findings/walk.html",
        "voices",
        voice=shown,
        said=said[0] if said else None,
        number=at + 1,
        unseen=len(unseen),
        seen=len(voices) - len(unseen),
        before=unseen[at - 1].statement if at else "",
        after=unseen[at + 1].statement if at + 1 < len(unseen) else "",
        reasons=AsideReason.choices,
        points=[
            each
            for each in reading.findings.key_points
            if shown is None or each.id != shown.key_point
        ],
    )


@require_POST
def voice(
    request: HttpRequest, consultation_id: uuid.UUID, statement_id: uuid.UUID
) -> HttpResponse:
    """Keep it as it is, set it aside with a reason, or look at it once more."""
    reading = open_findings(request, consultation_id, role=Role.FACILITATOR)
    statement = fetch_of_meeting(
        Statement, request.user, statement_id, role=Role.FACILITATOR
    )
    if statement.meeting.consultation_id != consultation_id:
        raise Http404
    act, told = _choose(request, reading.desk, statement)
    return _do(request, act, told=told, back=_go_on(request, reading))


def _choose(
    request: HttpRequest, desk: Desk, statement: Statement
) -> tuple[Callable[[], Batch | None], str]:
    by, words = name_actor(request), request.POST.get("words", "")
    match request.POST.get("do"):
        case "keep":
            return (
                lambda: keep_voice(statement=statement, words=words, by=by),
                _("It was looked at, and is kept as it is."),
            )
        case "gather":
            point = KeyPoint(id=_read_id(request, "key_point"))
            side = Side.OPPOSES if "against" in request.POST else Side.SUPPORTS
            return (
                lambda: gather(
                    desk=desk,
                    parts=[Part(statement)],
                    key_point=point,
                    side=side,
                    by=by,
                ),
                _("It is gathered into the key point."),
            )
        case "aside":
            reason = request.POST.get("reason", "")
            if reason not in AsideReason.values:
                raise BadRequest
            return (
                lambda: set_aside(
                    desk=desk,
                    statements=[statement],
                    reason=AsideReason(reason),
                    words=words,
                    by=by,
                ),
                _("It is set aside."),
            )
        case "again":
            return (
                lambda: look_again(statement=statement, by=by),
                _("It is to be looked at once more."),
            )
    raise BadRequest


def _do(
    request: HttpRequest, do: Callable[[], Batch | None], *, told: str, back: str
) -> HttpResponse:
    return do_or_tell(request, do, told=told, back=back, word=word_deciding_refusal)


def _go_on(request: HttpRequest, reading: Reading) -> str:
    """The next one to look at, where somebody walks; else the list."""
    if request.POST.get("walk") is None:
        return f"{reading.base}voices/"
    address = reverse("findings:walk", args=[reading.consultation.id])
    after = request.POST.get("after", "")
    return f"{address}?at={after}" if after else address


def _find_place(ids: list[str], wanted: str) -> int:
    return ids.index(wanted) if wanted in ids else 0


def _read_decision(request: HttpRequest) -> Decision:
    try:
        return Decision(request.POST.get("decide", ""))
    except ValueError as error:
        raise BadRequest from error


def _read_id(request: HttpRequest, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise BadRequest from error
