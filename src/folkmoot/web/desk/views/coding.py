"""The second coder's pages: dealing, and coding statement by statement.

Who codes sees no more here than the statement and the code book.
"""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from folkmoot.web.desk.coding_words import word_coding_refusal
from folkmoot.web.desk.commands import coding as commands
from folkmoot.web.desk.forms.coding import DealForm, read_sides
from folkmoot.web.desk.models import Sample
from folkmoot.web.desk.queries import coding as queries
from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.meetings.access import (
    fetch_consultation,
    fetch_of_consultation,
    find_role,
)
from folkmoot.web.meetings.models import Consultation, Role
from folkmoot.web.meetings.views.answers import get_person, name_actor, tell_saved
from folkmoot.web.ui.notices import tell_problem


@require_GET
def samples(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What is dealt: to oneself; and for the secretary, to everybody."""
    consultation = fetch_consultation(request.user, consultation_id)
    return _show_samples(request, consultation)


@require_POST
def deal(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(
        request.user, consultation_id, role=Role.SECRETARY
    )
    form = DealForm(request.POST, consultation=consultation, dealer=get_person(request))
    if not form.is_valid():
        return _show_samples(request, consultation, form, status=422)
    given = form.cleaned_data
    try:
        batch = commands.deal(
            desk=Desk(consultation, given["meeting"]),
            sample_id=given["sample_id"],
            coder=given["coder"],
            count=given["count"],
            focus_area=given["focus_area"],
            dealer=get_person(request),
        )
    except ChangeRefusedError as refused:
        form.add_error(None, word_coding_refusal(refused))
        return _show_samples(request, consultation, form, status=409)
    sample = Sample.objects.get(id=given["sample_id"])
    tell_saved(request, batch, _tell_dealt(sample, given["count"]))
    return redirect("desk:samples", consultation.id)


@require_GET
def go_on(request: HttpRequest, sample_id: uuid.UUID) -> HttpResponse:
    """To the first statement that is not coded; where all are, to the end."""
    sample = _fetch(request, sample_id)
    found = queries.find_next(sample) if _is_open_to(request, sample) else ""
    if found:
        return redirect("desk:code_statement", sample.id, found)
    return _show_end(request, sample)


@require_http_methods(["GET", "POST"])
def code(
    request: HttpRequest, sample_id: uuid.UUID, statement_id: uuid.UUID
) -> HttpResponse:
    """One statement. A press saves it and goes on to the next one."""
    sample = _fetch(request, sample_id)
    if request.method == "POST":
        return _save(request, sample, statement_id)
    if not _is_open_to(request, sample):
        return _show_end(request, sample)
    page = queries.find_coding_page(sample, statement_id)
    if page is None:
        raise Http404
    about = {"consultation": sample.consultation, "sample": sample, "page": page}
    return render(request, "desk/coding_statement.html", about)


@require_POST
def hand_in(request: HttpRequest, sample_id: uuid.UUID) -> HttpResponse:
    sample = _fetch(request, sample_id)
    try:
        commands.hand_in(sample=sample, by=name_actor(request))
    except ChangeRefusedError as refused:
        tell_problem(request, word_coding_refusal(refused))
    return redirect("desk:code", sample.id)


@require_POST
def close(request: HttpRequest, sample_id: uuid.UUID) -> HttpResponse:
    sample = _fetch(request, sample_id, role=Role.SECRETARY)
    try:
        batch = commands.close_sample(sample=sample, by=name_actor(request))
    except ChangeRefusedError as refused:
        tell_problem(request, word_coding_refusal(refused))
        return redirect("desk:samples", sample.consultation_id)
    tell_saved(request, batch, _("The sample is closed with what was coded."))
    return redirect("desk:agreement", sample.id)


@require_POST
def remove(request: HttpRequest, sample_id: uuid.UUID) -> HttpResponse:
    sample = _fetch(request, sample_id, role=Role.SECRETARY)
    batch = commands.remove_sample(sample=sample, by=name_actor(request))
    tell_saved(request, batch, _("The sample and its codings are taken away."))
    return redirect("desk:samples", sample.consultation_id)


def _save(
    request: HttpRequest, sample: Sample, statement_id: uuid.UUID
) -> HttpResponse:
    try:
        commands.code_statement(
            sample=sample,
            statement_id=statement_id,
            sides=read_sides(request.POST),
            by=name_actor(request),
        )
    except ChangeRefusedError as refused:
        tell_problem(request, word_coding_refusal(refused))
        return redirect("desk:code", sample.id)
    order = sample.statements
    place = order.index(str(statement_id)) + 1
    if place < len(order):
        return redirect("desk:code_statement", sample.id, order[place])
    return redirect("desk:code", sample.id)


def _show_samples(
    request: HttpRequest,
    consultation: Consultation,
    form: DealForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    person = get_person(request)
    may_deal = find_role(person, consultation.id) == Role.SECRETARY
    about = {
        "consultation": consultation,
        "own": queries.list_dealt(consultation, coder=person),
        "may_deal": may_deal,
    }
    if may_deal:
        about["dealt"] = queries.list_dealt(consultation)
        about["form"] = form or DealForm(consultation=consultation, dealer=person)
    return render(request, "desk/coding_samples.html", about, status=status)


def _show_end(request: HttpRequest, sample: Sample) -> HttpResponse:
    """To its coder: all is coded, or handed in. To others: how far it has come."""
    person = get_person(request)
    about = {
        "consultation": sample.consultation,
        "dealt": queries.find_progress(sample),
        "is_own": sample.coder_id == person.pk,
        "may_compare": find_role(person, sample.consultation_id) == Role.SECRETARY,
        "last": reverse("desk:code_statement", args=[sample.id, sample.statements[-1]]),
    }
    return render(request, "desk/coding_end.html", about)


def _tell_dealt(sample: Sample, wanted: int) -> str:
    count = len(sample.statements)
    told = ngettext(
        "%(count)d statement is dealt to %(person)s.",
        "%(count)d statements are dealt to %(person)s.",
        count,
    ) % {"count": count, "person": sample.coder}
    no_more = _("There are no more that could be dealt.")
    return told if count >= wanted else f"{told} {no_more}"


def _is_open_to(request: HttpRequest, sample: Sample) -> bool:
    is_own = sample.coder_id == get_person(request).pk
    return is_own and sample.ended_at is None


def _fetch(
    request: HttpRequest, sample_id: uuid.UUID, *, role: Role = Role.MEMBER
) -> Sample:
    sample = fetch_of_consultation(Sample, request.user, sample_id, role=role)
    if sample.removed_at is not None:
        raise Http404
    return sample
