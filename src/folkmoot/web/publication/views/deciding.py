"""Deciding on traces of persons, and which words may be quoted."""

import uuid

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from folkmoot.domain.traces import TraceKind
from folkmoot.web.meetings.access import (
    fetch_consultation,
    fetch_of_consultation,
    fetch_of_meeting,
    find_role,
)
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import do_or_tell, name_actor
from folkmoot.web.publication.commands.deciding import (
    clear_statement,
    drop_verdict,
    judge_trace,
    take_back_clearance,
)
from folkmoot.web.publication.forms.deciding import QuoteForm, VerdictForm
from folkmoot.web.publication.models import Verdict
from folkmoot.web.publication.queries.material import gather_material
from folkmoot.web.publication.queries.quotes import (
    EVIDENCE,
    Source,
    list_quotables,
    list_sources,
)
from folkmoot.web.publication.refusal_words import word_publishing_refusal
from folkmoot.web.statements.models import Statement


@require_GET
def gate(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Every trace in what would be published, and what was decided about it."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    material = gather_material(consultation)
    context = {
        "consultation": consultation,
        "open": material.open,
        "decided": material.decided,
    }
    return render(request, "publication/gate.html", context)


@require_POST
def judge(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Mask words, or let them stand with a reason."""
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    form = VerdictForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    is_masked = form.cleaned_data["decide"] == "mask"
    return do_or_tell(
        request,
        lambda: judge_trace(
            consultation=consultation,
            kind=TraceKind(form.cleaned_data["kind"]),
            found=form.cleaned_data["found"],
            is_masked=is_masked,
            reason=form.cleaned_data["reason"],
            by=name_actor(request),
        ),
        told=_("The words are masked.") if is_masked else _("The words may stand."),
        back=_gate_address(consultation),
        word=word_publishing_refusal,
    )


@require_POST
def drop(request: HttpRequest, verdict_id: uuid.UUID) -> HttpResponse:
    """Decide about the words anew."""
    verdict = fetch_of_consultation(
        Verdict, request.user, verdict_id, role=Role.SECRETARY
    )
    if verdict.removed_at is not None:
        raise Http404
    return do_or_tell(
        request,
        lambda: drop_verdict(verdict=verdict, by=name_actor(request)),
        told=_("The words wait for a decision again."),
        back=_gate_address(verdict.consultation),
        word=word_publishing_refusal,
    )


@require_GET
def quotes(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The statements behind one key point, each to be cleared or not."""
    consultation = fetch_consultation(request.user, consultation_id)
    sources = list_sources(consultation)
    chosen = _choose(sources, request.GET.get("of", ""))
    at = sources.index(chosen) if chosen else -1
    context = {
        "consultation": consultation,
        "may_write": find_role(request.user, consultation.id) == Role.SECRETARY,
        "sources": sources,
        "chosen": chosen,
        "evidence": EVIDENCE,
        "next": sources[at + 1] if chosen and at + 1 < len(sources) else None,
        "quotables": list_quotables(consultation, chosen) if chosen else [],
    }
    return render(request, "publication/quotes.html", context)


@require_POST
def clear(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """Let the statement be quoted in these words."""
    statement = _fetch_statement(request, statement_id)
    form = QuoteForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    return do_or_tell(
        request,
        lambda: clear_statement(
            statement=statement, words=words, by=name_actor(request)
        ),
        told=_("The statement may be quoted."),
        back=_quotes_address(request, statement),
        word=word_publishing_refusal,
    )


@require_POST
def take_back(request: HttpRequest, statement_id: uuid.UUID) -> HttpResponse:
    """The statement is not quoted any more."""
    statement = _fetch_statement(request, statement_id)
    return do_or_tell(
        request,
        lambda: take_back_clearance(statement=statement, by=name_actor(request)),
        told=_("The statement is not quoted any more."),
        back=_quotes_address(request, statement),
        word=word_publishing_refusal,
    )


def _choose(sources: list[Source], wanted: str) -> Source | None:
    """The one that was asked for; else the first that has nothing cleared yet."""
    named = next((each for each in sources if each.id == wanted), None)
    waiting = next((each for each in sources if not each.cleared), None)
    return named or waiting or next(iter(sources), None)


def _fetch_statement(request: HttpRequest, statement_id: uuid.UUID) -> Statement:
    return fetch_of_meeting(Statement, request.user, statement_id, role=Role.SECRETARY)


def _gate_address(consultation: Consultation) -> str:
    return reverse("publication:gate", args=[consultation.id])


def _quotes_address(request: HttpRequest, statement: Statement) -> str:
    address = reverse("publication:quotes", args=[statement.meeting.consultation_id])
    query = urlencode({"of": request.POST.get("of", "")})
    return f"{address}?{query}#s-{statement.id}"
