"""The desk's page: drawn by its script from what it is told here."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from folkmoot.jobs.drawing_together import is_model_installed
from folkmoot.web.desk.queries.choices import list_filters, tell_choices
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.desk.queries.ledger import recall_ledger
from folkmoot.web.desk.queries.numbers import read_numbers
from folkmoot.web.desk.queries.run_states import tell_run
from folkmoot.web.desk.views.fetching import fetch_desk, may_work, read_person


@require_GET
def desk(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The whole desk; its statements and key points are asked for by the page."""
    found = fetch_desk(request, consultation_id)
    person = read_person(request)
    number = read_numbers(found).total
    has_models = is_model_installed()
    works = may_work(request, found.consultation.id)
    told = {
        "consultation": str(found.consultation.id),
        "meeting": str(found.meeting.id) if found.meeting else None,
        "person": str(person),
        "may_work": works,
        "ledger": recall_ledger(found, number).tell(),
        "number": number,
        **tell_choices(found, Halls.of_desk(found)),
        "filters": list_filters(found, person),
        "has_models": has_models,
        "may_analyse": works and has_models,
        "run": tell_run(found),
    }
    values = {
        "consultation": found.consultation,
        "meeting": found.meeting,
        "may_work": works,
        "told": told,
    }
    return render(request, "desk/desk.html", values)
