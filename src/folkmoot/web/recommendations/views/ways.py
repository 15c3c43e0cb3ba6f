"""Where did our input go? For a statement, a group or a meeting."""

import uuid

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from folkmoot.web.desk.queries.scope import Desk
from folkmoot.web.meetings.models import Consultation, Group, Meeting
from folkmoot.web.recommendations.queries.tracing import trace_input
from folkmoot.web.recommendations.queries.ways import count_outcomes, gather_ways
from folkmoot.web.recommendations.views.fetching import fetch_own
from folkmoot.web.statements.models import Statement

_ASKED = ("statement", "group", "meeting")


@require_safe
def trace(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """The whole way forward; without a question, the choice of whose input it is."""
    consultation = fetch_own(request, consultation_id)
    desk = Desk(consultation)
    name = next((each for each in _ASKED if request.GET.get(each)), None)
    meetings = list(desk.find_meetings())
    context = {"consultation": consultation, "meetings": meetings, "asked": name}
    if name is None:
        groups = Group.objects.kept().filter(meeting__in=meetings, merged_into=None)
        context["groups"] = list(groups.select_related("meeting"))
        return render(request, "recommendations/input.html", context)
    about, said = _find(desk, name, _read_id(request.GET[name]))
    traced = trace_input(consultation, said)
    counts = count_outcomes(traced)
    context |= {
        "about": about,
        "total": len(traced),
        "counts": [(each.value, count) for each, count in counts.items()],
        "ways": gather_ways(traced),
    }
    return render(request, "recommendations/input.html", context)


def _find(
    desk: Desk, name: str, own: uuid.UUID
) -> "tuple[Statement | Group | Meeting, QuerySet[Statement]]":
    """What is asked about, and what was said there; of this consultation only."""
    said = desk.find_statements()
    if name == "statement":
        statement = said.select_related("meeting").filter(id=own).first()
        if statement is None:
            raise Http404
        return statement, said.filter(id=own)
    if name == "group":
        return _find_group(desk.consultation, own), said.filter(
            Q(sheet__group=own)
            | Q(sheet__group__merged_into=own)
            | Q(said_by=own)
            | Q(said_by__merged_into=own)
        )
    meeting = desk.find_meetings().filter(id=own).first()
    if meeting is None:
        raise Http404
    return meeting, said.filter(meeting=meeting)


def _find_group(consultation: Consultation, own: uuid.UUID) -> Group:
    groups = Group.objects.kept().select_related("meeting")
    group = groups.filter(id=own, meeting__consultation=consultation).first()
    if group is None:
        raise Http404
    return group  # type: ignore[no-any-return]


def _read_id(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError as error:
        raise BadRequest from error
