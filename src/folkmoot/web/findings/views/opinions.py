"""Who answered alike in the plenary, meeting by meeting."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from folkmoot.domain.opinion_groups import FEWEST_IN_GROUP, FEWEST_PEOPLE
from folkmoot.web.findings.queries.opinions import list_plenaries
from folkmoot.web.meetings.access import fetch_consultation


@require_GET
def opinions(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_consultation(request.user, consultation_id)
    context = {
        "consultation": consultation,
        "page": "opinions",
        "plenaries": list_plenaries(consultation),
        "fewest_people": FEWEST_PEOPLE,
        "fewest_in_group": FEWEST_IN_GROUP,
    }
    return render(request, "findings/opinions.html", context)
