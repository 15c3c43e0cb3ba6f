"""Asking the machine for evidence, and how far it has come."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.web.events.errors import ChangeRefusedError
from folkmoot.web.recommendations.commands.looking import ask_for_evidence
from folkmoot.web.recommendations.queries.suggested import (
    count_suggested,
    find_look,
)
from folkmoot.web.recommendations.refusal_words import word_recommendation_refusal
from folkmoot.web.recommendations.tasks import start_looking
from folkmoot.web.recommendations.views.evidence import find_way_back
from folkmoot.web.recommendations.views.fetching import fetch_own
from folkmoot.web.ui.notices import tell_done, tell_problem


@require_POST
def ask(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """For all recommendations; the worker looks, and the page may be left."""
    consultation = fetch_own(request, consultation_id, to_write=True)
    try:
        start_looking(ask_for_evidence(consultation=consultation))
    except ChangeRefusedError as error:
        tell_problem(request, word_recommendation_refusal(error))
    else:
        tell_done(request, _("The machine is looking. What it finds comes here."))
    otherwise = reverse("recommendations:list", args=[consultation.id])
    return redirect(find_way_back(request, otherwise))


@require_safe
def tell_look(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The part of a page that tells how far it has come."""
    consultation = fetch_own(request, consultation_id)
    context = {
        "consultation": consultation,
        "look": find_look(consultation),
        "found": count_suggested(consultation),
    }
    return render(request, "recommendations/_look.html", context)
