"""All recommendations at once, and what is not covered by them."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from folkmoot.web.meetings.access import find_role
from folkmoot.web.meetings.models import Role
from folkmoot.web.minutes.queries.written import FORMATS
from folkmoot.web.recommendations.forms.writing import WriteForm
from folkmoot.web.recommendations.queries.coverage import Cover
from folkmoot.web.recommendations.queries.listing import read_list
from folkmoot.web.recommendations.views.fetching import fetch_own

# As they are offered.
FILES = [(kind, FORMATS[kind].name) for kind in ("docx", "pdf", "odt", "html")]


@require_safe
def show_list(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    consultation = fetch_own(request, consultation_id)
    context = {
        "consultation": consultation,
        "listed": read_list(consultation),
        "may_write": find_role(request.user, consultation.id) == Role.SECRETARY,
        "form": WriteForm(),
        "formats": FILES,
    }
    return render(request, "recommendations/list.html", context)


@require_safe
def show_coverage(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Counts that add up, then what needs a decision, first what nobody answered."""
    consultation = fetch_own(request, consultation_id)
    coverage = read_list(consultation).coverage
    context = {
        "consultation": consultation,
        "coverage": coverage,
        "parts": [
            (cover.value, coverage.list_points(cover))
            for cover in (Cover.OPEN, Cover.AGAINST, Cover.NOT_FOLLOWED, Cover.FOLLOWED)
        ],
        "may_write": find_role(request.user, consultation.id) == Role.SECRETARY,
    }
    return render(request, "recommendations/coverage.html", context)
