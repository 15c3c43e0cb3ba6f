"""The first screen, the key points, and the statements behind each figure."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from folkmoot.web.desk.queries.choices import list_filters
from folkmoot.web.desk.queries.filters import Filters
from folkmoot.web.desk.queries.halls import Halls
from folkmoot.web.findings.queries.asking import list_asked_for, read_asking
from folkmoot.web.findings.queries.brief import compose_brief
from folkmoot.web.findings.queries.dilemmas import read_dilemma_page
from folkmoot.web.findings.queries.key_point import tell_key_point
from folkmoot.web.findings.queries.opening import compose_opening
from folkmoot.web.findings.queries.statements import list_statements, read_page
from folkmoot.web.findings.queries.voices import read_voice_page
from folkmoot.web.findings.views.fetching import open_findings, read_page_number
from folkmoot.web.meetings.access import fetch_consultation
from folkmoot.web.meetings.views.answers import get_person
from folkmoot.web.minutes.views.files import attach_paper

_MOST_SUGGESTED = 30
_SHOWN_OF_EACH = 3


@require_GET
def findings(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Ten sentences, and the way to all else."""
    reading = open_findings(request, consultation_id)
    sentences = compose_opening(reading.findings)
    return reading.show("findings/findings.html", "opening", sentences=sentences)


@require_GET
def brief(request: HttpRequest, consultation_id: uuid.UUID, kind: str) -> HttpResponse:
    """Two pages before the next stop; Word in the house's own template."""
    consultation = fetch_consultation(request.user, consultation_id)
    title = _("Brief of %(name)s") % {"name": consultation}
    return attach_paper(compose_brief(consultation), kind, consultation, title)


@require_GET
def key_points(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """All key points by the focus area they came up in most."""
    reading = open_findings(request, consultation_id)
    found = reading.findings
    areas = {area.id: area.title for area in found.focus_areas}
    by_area: dict[str, list[object]] = {title: [] for title in areas.values()}
    by_area[""] = []
    for point in found.key_points:
        by_area[areas[point.focus_areas[0]] if point.focus_areas else ""].append(point)
    grouped = {title: points for title, points in by_area.items() if points}
    return reading.show("findings/key_points.html", "key_points", grouped=grouped)


@require_GET
def key_point(
    request: HttpRequest, consultation_id: uuid.UUID, key_point_id: uuid.UUID
) -> HttpResponse:
    """Who carries it, for and against, in whose words."""
    reading = open_findings(request, consultation_id)
    found = next(
        (
            each
            for each in reading.findings.key_points
            if str(key_point_id) in (each.id, *each.parts)
        ),
        None,
    )
    if found is None:
        raise Http404
    if found.id != str(key_point_id):
        return redirect("findings:key_point", consultation_id, found.id)
    told = tell_key_point(
        reading.desk, reading.findings, found, with_story=reading.may_decide
    )
    return reading.show("findings/key_point.html", "key_points", told=told)


@require_GET
def suggested(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What only the machine sees; nobody has reviewed it."""
    reading = open_findings(request, consultation_id)
    points = reading.findings.suggested[:_MOST_SUGGESTED]
    wanted = {
        point.id: [each.statement for each in point.standings[:_SHOWN_OF_EACH]]
        for point in points
    }
    ids = [uuid.UUID(each) for some in wanted.values() for each in some]
    halls = Halls.of_desk(reading.desk)
    rows = {each.id: each for each in list_statements(ids, halls)}
    shown = [
        (point, [rows[each] for each in wanted[point.id] if each in rows])
        for point in points
    ]
    return reading.show("findings/suggested.html", "key_points", shown=shown)


@require_GET
def dilemmas(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What pulls against each other, both sides in their own words."""
    reading = open_findings(request, consultation_id)
    page = read_dilemma_page(reading.desk, reading.findings, read_page_number(request))
    return reading.show(
        "findings/dilemmas.html", "dilemmas", dilemmas=page.shown, shown=page
    )


@require_GET
def voices(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """What one said and nobody else; unseen ones first."""
    reading = open_findings(request, consultation_id)
    page = read_voice_page(reading.desk, reading.findings, read_page_number(request))
    return reading.show(
        "findings/voices.html",
        "voices",
        voices=page.shown,
        shown=page,
        unseen=sum(not each.is_seen for each in reading.findings.single_voices),
    )


@require_GET
def statements(request: HttpRequest, consultation_id: uuid.UUID) -> HttpResponse:
    """Statements by the desk's filters: what stands behind a figure, or a search."""
    reading = open_findings(request, consultation_id)
    asking = read_asking(request.GET)
    filters = Filters.read(asking.told)
    if filters is None:
        raise Http404
    page = read_page(reading.desk, filters, asking.page)
    return reading.show(
        "findings/statements.html",
        "statements",
        shown=page,
        asking=asking,
        asked_for=list_asked_for(reading.desk, reading.findings, asking),
        saved=list_filters(reading.desk, get_person(request)),
    )
